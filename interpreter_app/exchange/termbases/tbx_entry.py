"""One entry of a TBX file, of either edition of the standard, into what it says.

Owns which data category goes where: terms and their marks, texts, and labelled lines of the note for all
others. Categories are known by their `type` (DCA) or by their element's name (DCT, TBX-Min) alike, at
whatever level they stand. Must not know files, headers or ids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from interpreter_app.domain.terms import Equivalence, Gender, Language, PartOfSpeech
from interpreter_app.exchange.termbases import tbx_categories as tbx
from interpreter_app.exchange.termbases import tbx_own as ours
from interpreter_app.exchange.termbases.entries import (
    MAX_JOINED,
    Designation,
    Entry,
    Kept,
    add_note,
    add_text,
    language_of,
)
from interpreter_app.exchange.termbases.safe_xml import Element, text_of

XML_LANG = "xml:lang"

_BLANKS = re.compile(r"[ \t\r\n]+")
_WRAPPED = re.compile(r"[ \t]*\n[ \t]+")
_LONGEST_NAME = 120
_DEGREES = {str(degree): degree for degree in Equivalence}


@dataclass(frozen=True, slots=True)
class File:
    """What the entries of a file share: whether we wrote it, its language, and what went into notes."""

    own: bool
    language: Language | None
    kept: Kept


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an entry something stands; `code` is the language as written, empty outside of sections."""

    entry: Entry
    file: File
    language: Language | None
    code: str = ""
    region: str = ""


def entry_of(element: Element, file: File) -> Entry:
    """What an entry says. Nothing is judged here: it may have no term at all."""
    given = element.attributes.get("id", "")
    entry = Entry(element.line, ours.own_id(given) if file.own else given.strip())
    place = Place(entry, file, file.language)
    for child in element.content:
        if isinstance(child, str):
            if not child.isspace():
                _stray(child, place)
        elif child.name in tbx.LANGUAGES:
            _take_section(child, entry, file)
        else:
            _take(child, place)
    return entry


def tidy(text: str) -> str:
    """A text of another program: no space around it, lines that were only wrapped and indented joined."""
    text = text.strip()
    return _WRAPPED.sub(" ", text) if "\n" in text else text


def value_of(element: Element, *, own: bool = False) -> str:
    """The text of a category, with the target that it points at, if it names one."""
    text = text_of(element)
    if own:
        return text
    text = tidy(text)
    target = element.attributes.get("target", "").strip()
    if target and target not in text:
        return f"{text} ({target})" if text else target
    return text


def kind_of(element: Element) -> str:
    """The data category of an element: its type, else its name."""
    name = element.name
    return (element.attributes.get("type") or name) if name in tbx.TYPED else name


def all_text(element: Element) -> str:
    """All that an element of no known shape says, its parts set apart by spaces."""
    parts = [tidy(part) if isinstance(part, str) else all_text(part) for part in element.content]
    target = element.attributes.get("target", "").strip()
    return " ".join(part for part in (*parts, target) if part)


def _stray(text: str, place: Place) -> None:
    add_note(place.entry, "", tidy(text))


def _take_section(section: Element, entry: Entry, file: File) -> None:
    """A section of one language: its terms, and what is said of all of them."""
    code = section.attributes.get(XML_LANG) or section.attributes.get("lang", "")
    language, region = language_of(code)
    place = Place(entry, file, language, code.strip() or "?", region)
    for child in section.content:
        if isinstance(child, str):
            if not child.isspace():
                _stray(child, place)
        elif child.name in tbx.TERMS:
            _take_term(child, place)
        else:
            _take(child, place)


def _take(element: Element, place: Place) -> None:
    """What is said of a concept, or of the terms of one language."""
    if element.name in tbx.GROUPS:
        for child in element:
            _take(child, place)
        return
    if element.name == tbx.HISTORY:
        _keep(*_history(element), place, element)
        return
    kind = kind_of(element)
    text = value_of(element, own=place.file.own)
    if text:
        _take_text(kind, text, element, place)


def _take_text(kind: str, text: str, element: Element, place: Place) -> None:
    entry = place.entry
    if kind in tbx.SUBJECT:
        add_text(entry.texts, "subject", text)
    elif kind in tbx.SOURCE:
        add_text(entry.texts, "source", text)
    elif kind in tbx.DEFINITION:
        code = element.attributes.get(XML_LANG, "")
        language = language_of(code)[0] if code else place.language
        if language:
            add_text(entry.definition, language, text)
        else:
            _keep(kind, text, place, element, code or place.code)
    elif kind != tbx.NOTE:
        _keep(kind, text if element.name in tbx.TYPED else all_text(element), place, element)
    elif place.file.own:
        _take_own_note(text, element, place)
    elif place.language or not place.code:
        add_note(entry, "", text)
    else:
        _keep(kind, text, place, element)


def _keep(kind: str, text: str, place: Place, element: Element, code: str = "") -> None:
    """A line of the note for what has no field, with its language if that is neither French nor English."""
    code = code or ("" if place.language else place.code)
    if code:
        add_note(place.entry, f"{code}, {kind}", text)
        place.file.kept.met(code, element.line)
    else:
        add_note(place.entry, kind, text, place.file.kept, element.line)


def _history(element: Element) -> tuple[str, str]:
    """What was done to an entry, when and by whom, as one line."""
    parts = [value_of(child) for child in element]
    first = next(iter(element), None)
    return (kind_of(first) if first is not None else element.name), ", ".join(part for part in parts if part)


def _take_term(section: Element, place: Place) -> None:
    """A term with what is said of it. Whatever stands where there is no term is said of its language."""
    texts: list[str] = []
    others: list[Element] = []
    for child in section.content:
        if isinstance(child, str):
            if not child.isspace():
                _stray(child, place)
        elif child.name == tbx.TERM_GROUP:
            for part in child:
                _sort(part, texts, others, place)
        else:
            _sort(child, texts, others, place)
    if not texts:
        for part in others:
            _take(part, place)
    elif place.language is None:
        _keep_foreign(texts, others, place, section)
    else:
        made = [Designation(text, place.language, place.region) for text in texts]
        place.entry.terms += made
        for part in others:
            _take_mark(part, made[0], place)


def _sort(part: Element, texts: list[str], others: list[Element], place: Place) -> None:
    """Terms to the texts, what is said of them to the others."""
    if part.name != "term":
        others.append(part)
    elif (text := _term_text(part, own=place.file.own)).strip():
        texts.append(text)


def _term_text(element: Element, *, own: bool) -> str:
    text = text_of(element)
    return text if own else _BLANKS.sub(" ", text).strip()


def _keep_foreign(texts: list[str], others: list[Element], place: Place, section: Element) -> None:
    """A term of another language, on one line with all its marks."""
    marks = "; ".join(f"{kind}: {text}" for part in others for kind, text in _said(part) if text)
    line = ", ".join(texts)
    add_note(place.entry, place.code, f"{line} ({marks})" if marks else line, place.file.kept, section.line)


def _said(element: Element) -> list[tuple[str, str]]:
    if element.name == tbx.HISTORY:
        return [_history(element)]
    if element.name in tbx.GROUPS:
        return [said for child in element for said in _said(child)]
    return [(kind_of(element), value_of(element) if element.name in tbx.TYPED else all_text(element))]


def _take_mark(element: Element, term: Designation, place: Place) -> None:
    """What is said of one term."""
    name = element.name
    own = place.file.own
    if name in tbx.GROUPS:
        for child in element:
            _take_mark(child, term, place)
        return
    if name == tbx.HISTORY:
        kind, text = _history(element)
    else:
        kind, text = kind_of(element), value_of(element, own=own)
    if not text or _marked(term, kind, text, own=own) or _written(term, kind, text):
        return
    if kind in tbx.DEFINITION or kind in tbx.SUBJECT:
        _take_text(kind, text, element, place)
    elif kind == tbx.NOTE and own:
        _take_own_mark(text, term, place)
    else:
        if name not in tbx.TYPED and name != tbx.HISTORY:
            text = all_text(element)
        text = f"{text} ({term.text[:_LONGEST_NAME]})"
        if kind == tbx.NOTE:
            add_note(place.entry, "", text)
        else:
            _keep(kind, text, place, element)


def _marked(term: Designation, kind: str, text: str, *, own: bool) -> bool:
    """Put a mark on a term; False for what is none, or contradicts another one."""
    found = tbx.MARKS.get((kind, text))
    if found is None:
        if own and kind == tbx.GENDER and text == tbx.GENDER_NAMES[Gender.COMMON]:
            term.gender = Gender.COMMON
            return True
        return False
    field, value = found
    before = getattr(term, field)
    if before is None:
        setattr(term, field, value)
    return before is None or before is value


def _written(term: Designation, kind: str, text: str) -> bool:
    """Put a text on a term; False for one without a field, or where the field has another one."""
    if kind in tbx.CONTEXT and len(term.context) <= MAX_JOINED:
        term.context = f"{term.context}\n{text}" if term.context else text
        return True
    if kind == tbx.REGION:
        term.region = term.region or text
        return term.region == text
    if kind == tbx.PRONUNCIATION:
        term.pronunciation = term.pronunciation or text
        return term.pronunciation == text
    return False


def _take_own_note(text: str, element: Element, place: Place) -> None:
    """A note of a file that we wrote, of which a label may say what it is."""
    entry = place.entry
    label, rest = ours.unlabelled(text)
    if label == ours.EQUIVALENCE and rest in _DEGREES:
        entry.equivalence = _DEGREES[rest]
    elif label == ours.FALSE_FRIEND and rest == ours.YES:
        entry.false_friend = True
    elif label == ours.CHECKED and rest == ours.YES:
        entry.checked = True
    elif label == ours.TRANSFER_NOTE and (language := language_of(element.attributes.get(XML_LANG, ""))[0]):
        add_text(entry.transfer_note, language, rest)
    elif label == ours.NOTE:
        add_note(entry, "", rest)
    else:
        add_note(entry, "", text)


def _take_own_mark(text: str, term: Designation, place: Place) -> None:
    label, rest = ours.unlabelled(text)
    if label == ours.PRONUNCIATION:
        term.pronunciation = rest
    elif label == ours.NUMBER and rest in tbx.NUMBERS:
        term.number = tbx.NUMBERS[rest]
    elif label == ours.PART_OF_SPEECH and rest == ours.PROPER_NOUN:
        term.part_of_speech = PartOfSpeech.PROPER_NOUN
    else:
        add_note(place.entry, "", text)
