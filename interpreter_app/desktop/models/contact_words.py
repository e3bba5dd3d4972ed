"""What the window says of contacts: rows, cards as text, why two may be the same, what an import brought."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.contact_book import Row, is_late
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.contacts.contact import Contact, FollowUp, Side
from interpreter_app.domain.contacts.duplicates import Reason
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.services.contact_files import Brought
from interpreter_app.services.wording import in_interface_language

_SIDES: Mapping[Side, Callable[[], str]] = {
    Side.VISITORS: lambda: _("visitors"),
    Side.HOSTS: lambda: _("hosts"),
    Side.OTHER: lambda: "",
}
_REASONS: Mapping[Reason, Callable[[], str]] = {
    Reason.UID: lambda: _("the same card"),
    Reason.EMAIL: lambda: _("the same e-mail address"),
    Reason.TELEPHONE: lambda: _("the same telephone number"),
    Reason.NAME: lambda: _("the same name"),
    Reason.SOUND: lambda: _("names that sound alike"),
}


def row_text(row: Row, organisation: str, today: date) -> TwoLines:
    """The row of a contact; `organisation` is the name of theirs."""
    contact = row.contact
    name = shown_name(contact, i18n.language())
    if row.to_do is not None:
        return _to_do_text(name, row.to_do, today)
    if contact.is_organisation:
        kind = in_interface_language(contact.role) or _("organisation")
        return TwoLines(name, " · ".join(part for part in (kind, side_word(contact.side)) if part))
    what = in_interface_language(contact.title) or in_interface_language(contact.role)
    parts = (what, organisation, side_word(contact.side))
    return TwoLines(name, " · ".join(dict.fromkeys(part for part in parts if part)))


def _to_do_text(name: str, what: FollowUp, today: date) -> TwoLines:
    late = is_late(what, today)
    return TwoLines(
        name, " · ".join(part for part in (due_text(what, today), what.text) if part), is_warning=late
    )


def due_text(what: FollowUp, today: date) -> str:
    """Until when something is to be done."""
    if what.due is None:
        return ""
    day = dates.day_text(what.due, i18n.language(), weekday=False, year=what.due.year != today.year)
    if is_late(what, today):
        return _("late since {day}").format(day=day)
    if what.due == today:
        return _("due today")
    return _("due {day}").format(day=day)


def side_word(side: Side | None) -> str:
    """Where somebody stands, in a word; nothing for those on neither side."""
    return _SIDES[side]() if side is not None else ""


def reasons_text(reasons: tuple[Reason, ...]) -> str:
    """Why two contacts may be the same."""
    told = [reason for reason in reasons if reason is not Reason.SOUND or Reason.NAME not in reasons]
    return ", ".join(_REASONS[reason]() for reason in told)


def card_text(contact: Contact, organisation: str) -> str:
    """A contact as a few lines of text, to be pasted into a message."""
    called = " ".join(part for part in (contact.prefix, shown_name(contact, i18n.language())) if part)
    lines = [called, in_interface_language(contact.title), in_interface_language(contact.role)]
    lines += [", ".join(part for part in (contact.unit, organisation) if part)]
    for one in contact.addresses:
        lines += [one.street, f"{one.code} {one.locality}".strip(), one.region, one.country]
    lines += [telephone.number for telephone in contact.telephones]
    lines += [*contact.emails, *contact.websites]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def brought_text(brought: Brought) -> str:
    """What a file of contacts brought, in a sentence."""
    parts = (
        (brought.added, ngettext("{count} contact added", "{count} contacts added", brought.added)),
        (brought.merged, ngettext("{count} completed", "{count} completed", brought.merged)),
        (brought.skipped, ngettext("{count} already there", "{count} already there", brought.skipped)),
    )
    said = ", ".join(text.format(count=count) for count, text in parts if count)
    return said or _("There are no contacts in this file.")
