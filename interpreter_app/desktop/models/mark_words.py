"""What the window says of a term or a person that stands in a note: the translation, who it is.

Owns these words in the language of the interface. Which words of a note are marked is `services.note_marks`'.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.desktop.models.note_words import person_name
from interpreter_app.desktop.models.result_text import one_line, row_text
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services.lookup import LookupResult
from interpreter_app.services.note_marks import Mark
from interpreter_app.services.wording import in_interface_language

Contacts = Mapping[str, Contact]


def rendering(result: LookupResult) -> str:
    """A term with what is said for it: «conseil de quartier ≈ neighbourhood council»."""
    row = row_text(result, "")
    return one_line(f"{row.matched} {row.sign or '–'} {row.article}{row.target}")


def told_of(result: LookupResult) -> str:
    """What else is to be known of a term: what to tell the listener, and the glossary."""
    row = row_text(result, "")
    return " · ".join(part for part in (row.warning, row.hint, row.glossary) if part)


def who(ident: str, contacts: Contacts) -> tuple[str, str]:
    """A person's name, and what they are: title and organisation."""
    known = contacts.get(ident)
    if known is None:
        return ident, ""
    belongs = person_name(known.organisation, contacts) if known.organisation else ""
    about = (in_interface_language(known.title), belongs)
    return person_name(ident, contacts), " · ".join(part for part in about if part)


def tip(mark: Mark, contacts: Contacts) -> str:
    """What is shown where the mouse rests on a mark: each line is one term, or the person."""
    if mark.contact:
        return " – ".join(part for part in who(mark.contact, contacts) if part)
    lines = [f"{rendering(one)}\n{told_of(one)}".strip() for one in mark.results]
    return "\n\n".join(lines)
