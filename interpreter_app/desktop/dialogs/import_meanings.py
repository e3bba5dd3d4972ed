"""What a column of a table may hold, in words: the choices above the columns in the import dialog.

Owns their order and wording. What a column is read as is decided below, in `exchange`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Meaning

_FR, _EN = Language.FRENCH, Language.ENGLISH

MEANINGS: tuple[Meaning, ...] = (
    Meaning(Role.TERM, _FR), Meaning(Role.TERM, _EN),
    Meaning(Role.LEFT_OUT), Meaning(Role.NOTE), Meaning(Role.OTHER),
    Meaning(Role.GENDER, _FR), Meaning(Role.PART_OF_SPEECH),
    Meaning(Role.DEFINITION, _FR), Meaning(Role.DEFINITION, _EN),
    Meaning(Role.TRANSFER_NOTE, _FR), Meaning(Role.TRANSFER_NOTE, _EN),
    Meaning(Role.CONTEXT, _FR), Meaning(Role.CONTEXT, _EN),
    Meaning(Role.SUBJECT), Meaning(Role.SOURCE), Meaning(Role.EQUIVALENCE), Meaning(Role.FALSE_FRIEND),
    Meaning(Role.CHECKED),
    Meaning(Role.SYNONYMS, _FR), Meaning(Role.SYNONYMS, _EN),
    Meaning(Role.ACRONYMS, _FR), Meaning(Role.ACRONYMS, _EN),
    Meaning(Role.REGION, _FR), Meaning(Role.REGION, _EN),
    Meaning(Role.PRONUNCIATION, _FR), Meaning(Role.PRONUNCIATION, _EN),
    Meaning(Role.ID),
)  # fmt: skip
"""What one can choose, what most people want first; what was guessed besides is added."""

_WORDS: Mapping[Meaning, Callable[[], str]] = {
    Meaning(Role.TERM, _FR): lambda: _("French term"),
    Meaning(Role.TERM, _EN): lambda: _("English term"),
    Meaning(Role.GENDER, _FR): lambda: _("Gender"),
    Meaning(Role.DEFINITION, _FR): lambda: _("Definition in French"),
    Meaning(Role.DEFINITION, _EN): lambda: _("Definition in English"),
    Meaning(Role.TRANSFER_NOTE, _FR): lambda: _("Say to a French speaker"),
    Meaning(Role.TRANSFER_NOTE, _EN): lambda: _("Say to an English speaker"),
    Meaning(Role.SYNONYMS, _FR): lambda: _("Other French terms"),
    Meaning(Role.SYNONYMS, _EN): lambda: _("Other English terms"),
}
_ROLES: Mapping[Role, Callable[[], str]] = {
    Role.TERM: lambda: _("Term of the row’s language"),
    Role.SYNONYMS: lambda: _("Other terms"),
    Role.ACRONYMS: lambda: _("Acronym"),
    Role.SHORT_FORMS: lambda: _("Short form"),
    Role.VARIANTS: lambda: _("Variant"),
    Role.PHRASES: lambda: _("Phrase"),
    Role.TYPE: lambda: _("Kind"),
    Role.STATUS: lambda: _("Status"),
    Role.GENDER: lambda: _("Gender"),
    Role.NUMBER: lambda: _("Number"),
    Role.PART_OF_SPEECH: lambda: _("Part of speech"),
    Role.REGION: lambda: _("Region"),
    Role.CONTEXT: lambda: _("In a sentence"),
    Role.PRONUNCIATION: lambda: _("How to say it"),
    Role.DEFINITION: lambda: _("Definition"),
    Role.TRANSFER_NOTE: lambda: _("What to say"),
    Role.EQUIVALENCE: lambda: _("Equivalence"),
    Role.FALSE_FRIEND: lambda: _("False friend"),
    Role.SUBJECT: lambda: _("Subject field"),
    Role.SOURCE: lambda: _("Source"),
    Role.CHECKED: lambda: _("Checked"),
    Role.NOTE: lambda: _("Note"),
    Role.ID: lambda: _("Id"),
    Role.LANGUAGE: lambda: _("Language of the row"),
    Role.OTHER: lambda: _("Note, with its heading"),
    Role.LEFT_OUT: lambda: _("Leave out"),
}


def meaning_text(meaning: Meaning) -> str:
    """What a column holds, as one chooses it."""
    if meaning in _WORDS:
        return _WORDS[meaning]()
    field = _ROLES[meaning.role]()
    match meaning.language:
        case Language.FRENCH:
            return _("{field}, in French").format(field=field)
        case Language.ENGLISH:
            return _("{field}, in English").format(field=field)
        case _:
            return field


def column_letters(index: int) -> str:
    """What a spreadsheet calls the column at this place, counted from 0: A, B, … Z, AA."""
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)
