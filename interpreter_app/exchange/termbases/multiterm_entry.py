"""One entry of MultiTerm (a «conceptGrp») into what it says: terms, texts, and lines of the note.

Owns where the fields go that stand on the levels of the entry, of a language and of a term. What they are
called is known in `multiterm_fields`, marks are put on terms in `multiterm_marks`. Must not know files, ids
or other entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from interpreter_app.domain.language.guessing import likely_language
from interpreter_app.domain.terms import Language, Status, TermType
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.termbases import multiterm_fields as fields
from interpreter_app.exchange.termbases.entries import Designation, Entry, Kept
from interpreter_app.exchange.termbases.multiterm_fields import Meaning
from interpreter_app.exchange.termbases.multiterm_marks import OF_TERM, put, settle_status
from interpreter_app.exchange.termbases.multiterm_texts import cleaned, term_in, text_in
from interpreter_app.exchange.termbases.safe_xml import Element, text_of

_OTHER_TERMS = {
    Role.SYNONYMS: TermType.FULL_FORM,
    Role.ACRONYMS: TermType.ACRONYM,
    Role.SHORT_FORMS: TermType.SHORT_FORM,
    Role.VARIANTS: TermType.VARIANT,
    Role.PHRASES: TermType.PHRASE,
}
_IN_ENTRY = frozenset({"concept", "system", "languageGrp"})
_IN_LANGUAGE = frozenset({"language", "termGrp"})
_IN_TERM = frozenset({"term"})
_NOTHING: frozenset[str] = frozenset()
_NO_MEANING = Meaning(Role.OTHER)
_LONGEST_NAME = 80
_MAX_ODD = 60
_MAX_NAMES = 2000


@dataclass(slots=True)
class Tally:
    """What is said once for a whole file: kinds of texts kept in notes, and records of MultiTerm’s own.

    Those, who wrote what and when, and an entry’s class, are counted from the line `first`. `own`: the file
    was written by Passerelle, so that texts are meant as they stand.
    """

    own: bool
    kept: Kept = field(default_factory=Kept)
    odd: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The line and text of the first value of a field that wasn’t understood."""
    names: dict[str, Meaning] = field(default_factory=dict)
    records: int = 0
    first: int = 0

    def record(self, line: int) -> None:
        """Count one more record of MultiTerm’s own."""
        self.first = self.first or line
        self.records += 1


class _Field(NamedTuple):
    """A field with a text; `label` is its name after that of the field it stands in («Context, Source»)."""

    name: str
    meaning: Meaning
    text: str
    line: int
    label: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field stands: on the level of the entry, of a language, or of a term, which `label` names."""

    language: Language | None = None
    label: str = ""
    term: Designation | None = None


@dataclass(slots=True)
class _Said:
    """What has been met of an entry. Texts are keys of dictionaries: in order, and each of them once."""

    entry: Entry
    tally: Tally
    texts: dict[tuple[Role, Language | None], dict[str, None]] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    number: str = ""


_ENTRY_LEVEL = _Place()


def entry_of(group: Element, tally: Tally) -> tuple[Entry, str]:
    """What a «conceptGrp» says, and its number as it stands in the file.

    Its id is that of our own field, else the number. What has no place is among its notes and in the tally.
    """
    said = _Said(Entry(group.line), tally)
    for child in group:
        if child.name == "concept":
            said.number = said.number or text_of(child).strip()[:40]
        elif child.name == "system":
            _take_system(child, said)
    marks = _take(_fields(group, said, _IN_ENTRY), _ENTRY_LEVEL, said)
    for child in group:
        if child.name == "languageGrp":
            _take_language(child, said)
    for mark in marks:
        _mark_entry(mark, said)
    entry = said.entry
    entry.id = entry.id or said.number
    entry.terms.sort(key=_french_first)
    settle_status(entry.terms)
    _put_texts(said)
    return entry, said.number


def _take_language(group: Element, said: _Said) -> None:
    named = next((child for child in group if child.name == "language"), None)
    about = named.attributes if named is not None else {}
    spoken = fields.spoken_in(about.get("lang", "")[:_LONGEST_NAME], about.get("type", "")[:_LONGEST_NAME])
    if spoken.language is None:
        _keep_language(group, spoken.label or "?", said)
        return
    terms = said.entry.terms
    first = len(terms)
    place = _Place(spoken.language, spoken.language)
    for child in group:
        if child.name == "termGrp":
            _take_term(child, spoken.language, spoken.region, said)
    for mark in _take(_fields(group, said, _IN_LANGUAGE), place, said):
        target = terms[first] if len(terms) > first else None
        if target is None or not _put(target, mark, said):
            _keep(mark, place, said)


def _take_term(group: Element, language: Language, region: str, said: _Said) -> None:
    texts = [text for child in group if child.name == "term" and (text := term_in(child, own=said.tally.own))]
    made = [Designation(text, language, region) for text in texts if text.strip()]
    said.entry.terms += made
    term = made[0] if made else None
    place = _Place(language, term.text if term else language, term)
    for mark in _take(_fields(group, said, _IN_TERM), place, said):
        if term is None or not _put(term, mark, said):
            _keep(mark, place, said)


def _keep_language(group: Element, label: str, said: _Said) -> None:
    """What is said in another language stands in the note, each term on a line after the language’s code."""
    found = _fields(group, said, _IN_LANGUAGE)
    for child in group:
        if child.name == "termGrp":
            for term in child:
                if term.name == "term":
                    _note(f"{label}: ", term_in(term, own=said.tally.own), label, term.line, said)
            found += _fields(child, said, _IN_TERM)
    for one in found:
        _note(f"{one.label} ({label}): ", one.text, label, one.line, said)


def _fields(level: Element, said: _Said, known: frozenset[str]) -> list[_Field]:
    """The fields on one level, and those that stand inside them; records are counted on the way.

    What is on no level in MultiTerm’s schema is taken for a field, too: an element by its name, a stray text
    by that of its parent. The elements `known` are left to the caller.
    """
    found: list[_Field] = []
    _gather(level, ("", ""), known, found, said)
    return found


def _gather(
    parent: Element, labels: tuple[str, str], known: frozenset[str], found: list[_Field], said: _Said
) -> None:
    """Add the fields in an element. `labels` stand before those directly in it and in its groups."""
    within, inside = labels
    for child in parent.content:
        if isinstance(child, str):
            text = "" if child.isspace() else cleaned(child, own=said.tally.own)
            if text:
                found.append(_Field(parent.name, _NO_MEANING, text, parent.line, parent.name))
        elif child.name == "descripGrp":
            content = child.content
            if len(content) == 1 and isinstance(content[0], Element) and content[0].name == "descrip":
                _add_field(content[0], inside, found, said)
                continue
            name = next((_name(one) for one in child if one.name == "descrip"), "")
            further = f"{inside}, {name}" if inside and name else inside or name
            _gather(child, (inside, further[-_LONGEST_NAME:]), _NOTHING, found, said)
        elif child.name == "transacGrp":
            said.tally.record(child.line)
        elif child.name not in known:
            _add_field(child, within, found, said)


def _add_field(element: Element, within: str, found: list[_Field], said: _Said) -> None:
    text = text_in(element, own=said.tally.own)
    if text:
        name = _name(element)
        label = f"{within}, {name}" if within else name
        found.append(_Field(name, _meaning(name, said.tally), text, element.line, label))


def _meaning(name: str, tally: Tally) -> Meaning:
    """What a field’s name says, found out once; nothing is said by more names than any termbase has."""
    known = tally.names.get(name)
    if known is None:
        if len(tally.names) >= _MAX_NAMES:
            return _NO_MEANING
        known = tally.names[name] = fields.meaning_of(name)
    return known


def _name(element: Element) -> str:
    named = element.attributes.get("type", "").strip() if element.name == "descrip" else ""
    return (named or element.name)[:_LONGEST_NAME]


def _take(found: Iterable[_Field], place: _Place, said: _Said) -> list[_Field]:
    """Put each field where it belongs; those that are marks of a term are given back."""
    marks: list[_Field] = []
    for one in found:
        if one.meaning.role in OF_TERM:
            marks.append(one)
        elif not _take_text(one, place, said):
            _keep(one, place, said)
    return marks


def _take_text(one: _Field, place: _Place, said: _Said) -> bool:
    """Put a field that is of the whole concept there; whether it has a place."""
    role, text = one.meaning.role, one.text
    entry = said.entry
    if role in (Role.SUBJECT, Role.SOURCE):
        said.texts.setdefault((role, None), {})[text] = None
    elif role in (Role.DEFINITION, Role.TRANSFER_NOTE):
        language = one.meaning.language or place.language or likely_language(text, _of_name(one.name))
        said.texts.setdefault((role, language), {})[text] = None
    elif role is Role.NOTE:
        alone = place is _ENTRY_LEVEL and one.label == one.name
        _note("" if alone else _before(one, place), text, "", one.line, said)
    elif role is Role.EQUIVALENCE:
        degree = cells_of.equivalence_in(text)
        if degree is None or entry.equivalence not in (None, degree):
            return False
        entry.equivalence = degree
    elif role in (Role.FALSE_FRIEND, Role.CHECKED):
        flag = cells_of.flag_in(text)
        if flag is None:
            return False
        entry.checked |= flag and role is Role.CHECKED
        entry.false_friend |= flag and role is Role.FALSE_FRIEND
    elif role is Role.ID:
        if entry.id or place is not _ENTRY_LEVEL:
            return False
        entry.id = text
    elif role in _OTHER_TERMS:
        return _take_other_terms(one, place, said)
    else:
        return False
    return True


def _take_other_terms(one: _Field, place: _Place, said: _Said) -> bool:
    """A field of synonyms or acronyms has more terms of its language, or says yes of the one it stands at."""
    language, kind = one.meaning.language or place.language, _OTHER_TERMS[one.meaning.role]
    flag = cells_of.flag_in(one.text)
    if flag is not None and place.term is not None:
        if flag:
            place.term.type = place.term.type or kind
        return True
    if language is None or fields.says_nothing(one.text):
        return False
    for piece in cells_of.split_terms(one.text):
        said.entry.terms.append(
            Designation(
                piece.text, language, piece.region, piece.type or kind, piece.status or Status.ADMITTED,
                piece.part_of_speech, piece.gender, piece.number,
            )
        )  # fmt: skip
    return True


def _mark_entry(one: _Field, said: _Said) -> None:
    """A mark of terms that stands on the level of the entry: for those terms that it can only mean."""
    role, terms = one.meaning.role, said.entry.terms
    if role is Role.STATUS and not one.meaning.forbids and fields.is_usable(one.text):
        said.entry.checked = True
        return
    if role is Role.PART_OF_SPEECH:
        targets = [term for term in terms if term.part_of_speech is None]
    elif role is Role.CONTEXT:
        language = one.meaning.language or likely_language(one.text, _of_name(one.name))
        targets = [term for term in terms if term.language is language][:1]
    elif role in (Role.GENDER, Role.NUMBER):
        targets = [term for term in terms if term.language is Language.FRENCH][:1]
    else:
        targets = []
    understood = [_put(term, one, said) for term in targets]
    if not targets or not all(understood):
        _keep(one, _ENTRY_LEVEL, said)


def _take_system(element: Element, said: _Said) -> None:
    if element.attributes.get("type") == "status" and text_of(element).strip().lower() == "approved":
        said.entry.checked = True
    else:
        said.tally.record(element.line)


def _put(term: Designation, one: _Field, said: _Said) -> bool:
    return put(term, one.meaning, one.text, own=said.tally.own)


def _keep(one: _Field, place: _Place, said: _Said) -> None:
    """Into the note, either for want of a field like this one, or since its value says nothing there."""
    has_field, odd = one.meaning.role is not Role.OTHER, said.tally.odd
    _note(_before(one, place), one.text, "" if has_field else one.name, one.line, said)
    if has_field and len(odd) < _MAX_ODD:
        odd.setdefault(one.name, (one.line, one.text))


def _before(one: _Field, place: _Place) -> str:
    return f"{one.label} ({place.label[:_LONGEST_NAME]}): " if place.label else f"{one.label}: "


def _note(before: str, text: str, kind: str, line: int, said: _Said) -> None:
    """A line of the note; `kind` is what is remarked upon, nothing for a note that is meant as one."""
    if text:
        said.notes[before + text] = None
        if kind:
            said.tally.kept.met(kind, line)


def _put_texts(said: _Said) -> None:
    entry = said.entry
    for (role, language), found in said.texts.items():
        if role is Role.DEFINITION and language:
            entry.definition[language] = found
        elif language:
            entry.transfer_note[language] = found
        else:
            entry.texts[role] = {"; ".join(found): None} if role is Role.SUBJECT else found
    entry.notes = said.notes


def _french_first(term: Designation) -> bool:
    return term.language is Language.ENGLISH


def _of_name(name: str) -> Language:
    return likely_language(name, Language.ENGLISH)
