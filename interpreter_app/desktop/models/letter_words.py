"""What the window says of a letter: what it is called, to whom it goes, whether it was sent, what it lacks.

Owns these words. The letter itself is `services.letters`'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from interpreter_app.base import i18n
from interpreter_app.base.dates import day_text
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name, sorting_name
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Letter, Visit
from interpreter_app.services.letters import letter_text
from interpreter_app.services.wording import in_interface_language

_MISSING: Mapping[str, Callable[[], str]] = {
    "title": lambda: _("its title"),
    "dates": lambda: _("its dates"),
    "visitor_aims": lambda: _("the aims of the visitors"),
    "host_aims": lambda: _("what the hosts gain"),
    "questions": lambda: _("the key questions"),
    "options": lambda: _("the date options"),
    "schedule": lambda: _("the sessions"),
    "interpreted": lambda: _("which sessions are interpreted"),
    "protocols": lambda: _("the protocols"),
    "terms": lambda: _("the terms of the interpreter’s commission"),
    "equipment": lambda: _("the equipment"),
    "material": lambda: _("the material for the interpreter"),
}


def letter_name(template: str) -> str:
    """What a letter of this template is called."""
    text = letter_text(template)
    return in_interface_language(text.name) if text else template or _("Letter")


def letter_row(letter: Letter, name: Callable[[str], str]) -> TwoLines:
    """The row of a letter; `name` gives the name of a contact."""
    to = name(letter.contact) if letter.contact else letter.to
    return TwoLines(
        letter_name(letter.template), " · ".join(part for part in (to, sent_text(letter)) if part)
    )


def sent_text(letter: Letter) -> str:
    """Whether a letter was sent, when and by whom."""
    if letter.sent is None:
        return pgettext("a letter", "not sent")
    day = day_text(letter.sent.day, i18n.language())
    if letter.by:
        return pgettext("a letter", "sent on {day} by {who}").format(day=day, who=letter.by)
    return pgettext("a letter", "sent on {day}").format(day=day)


def lacking(
    places: Iterable[str], contact: Contact | None, sender: str, borrowed: Iterable[Language] = ()
) -> str:
    """What a letter leaves out or says in general, since nobody has said it yet; nothing if all is there."""
    said = []
    named = [_MISSING[place]() for place in places if place in _MISSING]
    if named:
        said.append(
            _("The visit doesn’t say yet: {what}. The letter leaves it out.").format(what=", ".join(named))
        )
    for language in borrowed:
        if language is Language.FRENCH:
            said.append(_("A part of the French text is in English: the visit has it in English only."))
        else:
            said.append(_("A part of the English text is in French: the visit has it in French only."))
    if contact is not None and not contact.address:
        name = shown_name(contact, i18n.language())
        said.append(
            _("No form of address is known for {name}: look at how the letter begins.").format(name=name)
        )
    if not sender:
        said.append(_("Nobody signs it: write your name in the preferences."))
    return " ".join(said)


def addressees(visit: Visit, contacts: Mapping[str, Contact]) -> tuple[list[Contact], list[Contact]]:
    """To whom a letter may go: those of the visit, its interpreters included, and all others, by name."""
    named = {one.contact for one in visit.people} | {*visit.commission.interpreters}
    known = [one for one in contacts.values() if one.forgotten is None]
    ordered = sorted(known, key=lambda one: (sorting_name(one, i18n.language()), one.id))
    return [one for one in ordered if one.id in named], [one for one in ordered if one.id not in named]
