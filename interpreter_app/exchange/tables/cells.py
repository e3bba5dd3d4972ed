"""The cells of a table of terms: what one holds, and how it is written so that it comes back.

Owns the splitting of a cell into terms, the marks behind a term («[m, FR]», «(n.f.)»), the words by which
people name genders and degrees, and the guard against formulas. Knows nothing of columns, rows or files: a
notation of its own, read and written here, side by side, so that what goes out comes back.

In a cell of terms, « | », « ; », « / » and a line end divide one term from the next; a backslash before one
of the signs that mean something takes its meaning away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.guessing import word_set
from interpreter_app.domain.terms import Equivalence, Gender, Number, PartOfSpeech, Status, TermType

BETWEEN_TERMS: Final = " | "

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_SPECIAL = re.compile(r"[\\|;/()\[\]\n,.]")
_ESCAPED = re.compile(r"\\([\\|;/()\[\]\n,.])")
_DIVISION = re.compile(r"\\.|&#?\w{1,8};|(?P<sure>\||\n)|(?P<likely>;|\s/\s)", re.DOTALL)
_MARKS = re.compile(r"(?<=\S)\s*\[([^\[\]\\]{1,60})\]$")
_FOREIGN_MARKS = re.compile(
    r"(?:(?<=\S)\s+[(\[]([a-zéA-Z./ ]{1,14})[)\]]|(?<!\\),\s*([a-z. ]{1,9})|\s(n\. ?[mf]\.))$"
)
_ACRONYM = re.compile(r"^(?P<full>.{3,295}\S)\s+\((?P<short>[^\W\d_a-z][^\W_a-zß-ÿ.&-]{1,9})\)$")
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,4})?")
_LONGEST_LIST = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """One term of a cell with what the cell says of it; None and empty where it says nothing."""

    text: str
    type: TermType | None = None
    status: Status | None = None
    gender: Gender | None = None
    number: Number | None = None
    part_of_speech: PartOfSpeech | None = None
    region: str = ""


def clean(cell: str) -> str:
    """The text of a cell: no spaces around it, LF at line ends, without the guard of `guarded`."""
    text = cell.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def clean_row(cells: Sequence[str]) -> list[str]:
    """The text of each of these cells, as `clean` gives it."""
    together = "\0".join(cells)
    if "\r" in together or "'" in together:
        return [clean(cell) for cell in cells]
    return [cell.strip() for cell in cells]


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: an apostrophe stands before = + - @."""
    text = text.strip()
    return f"'{text}" if _FORMULA.match(text) else text


def is_one_term(cell: str) -> bool:
    """Whether a cleaned cell, which isn't empty, is one term without any mark: nothing to be taken apart."""
    return _SPECIAL.search(cell) is None


def split_terms(cell: str) -> list[Piece]:
    """The terms in a cleaned cell, each with its marks."""
    if is_one_term(cell):
        return [Piece(cell)] if cell else []
    pieces: list[Piece] = []
    for raw in _divided(cell):
        piece = _marked(raw)
        acronym = _ACRONYM.match(piece.text) if piece.text[-1:] == ")" else None
        if acronym and _are_initials(acronym["short"], acronym["full"]):
            pieces.append(replace(piece, text=_unescaped(acronym["full"])))
            pieces.append(Piece(acronym["short"], type=TermType.ACRONYM))
        else:
            pieces.append(replace(piece, text=_unescaped(piece.text)))
    return [piece for piece in pieces if piece.text]


def join_terms(pieces: Sequence[Piece]) -> str:
    """The cell that `split_terms` reads as these pieces; signs are escaped only where they'd be misread."""
    plain = BETWEEN_TERMS.join(piece.text.strip() + _written_marks(piece) for piece in pieces)
    if split_terms(plain) == list(pieces):
        return plain
    return BETWEEN_TERMS.join(
        _SPECIAL.sub(r"\\\g<0>", piece.text.strip()) + _written_marks(piece) for piece in pieces
    )


def texts_in(cell: str) -> list[str]:
    """The terms in a cleaned cell as they stand there; what looks like marks is a part of them."""
    if is_one_term(cell):
        return [cell] if cell else []
    return [text for raw in _divided(cell) if (text := _unescaped(raw))]


def one_cell(texts: Sequence[str]) -> str:
    """The cell that `texts_in` reads as these terms; signs are escaped only where they'd be misread."""
    plain = BETWEEN_TERMS.join(texts)
    if texts_in(plain) == list(texts):
        return plain
    return BETWEEN_TERMS.join(_SPECIAL.sub(r"\\\g<0>", text) for text in texts)


def can_be_mark(region: str) -> bool:
    """Whether a region can stand in the marks behind a term."""
    return _REGION.fullmatch(region) is not None


def gender_in(cell: str) -> tuple[Gender | None, Number | None]:
    """The gender and number that a cell names: «m», «féminin», «n.m.pl.» …; None for what it doesn't."""
    marks = _abbreviation(cell)
    return (marks.gender, marks.number) if marks else (None, None)


def number_in(cell: str) -> Number | None:
    """The number that a cell names."""
    marks = _abbreviation(cell)
    return marks.number if marks else None


def part_of_speech_in(cell: str) -> PartOfSpeech | None:
    """The part of speech that a cell names in French or English; OTHER for one that isn't known."""
    marks = _abbreviation(cell)
    if marks and marks.part_of_speech:
        return marks.part_of_speech
    return _PARTS.get(fold(cell), PartOfSpeech.OTHER) if cell else None


def equivalence_in(cell: str) -> Equivalence | None:
    """The degree of equivalence that a cell names, in either language or by its sign."""
    return _DEGREES.get(cell.strip().lower()) or _DEGREES.get(fold(cell))


def type_in(cell: str) -> TermType | None:
    """The type of a term that a cell names."""
    return _TYPES.get(fold(cell))


def status_in(cell: str) -> Status | None:
    """The status of a term that a cell names."""
    return _STATUSES.get(fold(cell))


def flag_in(cell: str) -> bool | None:
    """Yes or no as people write it in a table; None for anything else."""
    text = fold(cell)
    if text in _YES:
        return True
    return False if text in _NO else None


def _divided(cell: str) -> list[str]:
    """The cell cut at its divisions; at the merely likely ones only if every part is a word or more."""
    if len(cell) > _LONGEST_LIST and "|" not in cell:
        return [cell]
    whole = _cut(cell, likely=False)
    parts = [part for raw in whole for part in _cut(raw, likely=True)]
    return parts if all(any(map(str.isalnum, part)) for part in parts) else whole


def _cut(cell: str, *, likely: bool) -> list[str]:
    parts: list[str] = []
    start = 0
    for division in _DIVISION.finditer(cell):
        if division["sure"] or (likely and division["likely"]):
            parts.append(cell[start : division.start()].strip())
            start = division.end()
    parts.append(cell[start:].strip())
    return [part for part in parts if part]


def _marked(raw: str) -> Piece:
    if len(raw) > _LONGEST_LIST:
        return Piece(raw)
    own = _MARKS.search(raw)
    if own:
        piece = _own_marks(raw[: own.start()], own[1])
        if piece:
            return piece
    foreign = _FOREIGN_MARKS.search(raw)
    if foreign:
        marks = _abbreviation(foreign[1] or foreign[2] or foreign[3])
        if marks:
            return replace(marks, text=raw[: foreign.start()].rstrip())
    return Piece(raw)


def _own_marks(text: str, marks: str) -> Piece | None:
    piece = Piece(text)
    for mark in marks.split(","):
        known = _OWN_MARKS.get(mark.strip())
        if known:
            piece = replace(piece, **known)
        elif can_be_mark(mark.strip()):
            piece = replace(piece, region=mark.strip())
        else:
            return None
    return piece


def _written_marks(piece: Piece) -> str:
    marks = [piece.status, piece.gender, piece.number, piece.part_of_speech, piece.region]
    inside = ", ".join(str(mark) for mark in marks if mark)
    return f" [{inside}]" if inside else ""


def _abbreviation(text: str) -> Piece | None:
    plain = text.strip().replace(".", "").replace(" ", "").replace("é", "e")
    return _ABBREVIATIONS.get(plain) or _ABBREVIATIONS.get(plain.lower() if len(plain) > 2 else plain)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip() if "\\" in text else text


def _are_initials(short: str, full: str) -> bool:
    """Whether the letters of an acronym are first letters of the words, in their order."""
    initials = iter([word[0] for word in fold(full).split()])
    letters = fold(short).replace(" ", "")
    return len(letters) > 1 and all(letter in initials for letter in letters)


_OWN_MARKS: dict[str, dict[str, Any]] = {
    **{str(value): {"status": value} for value in Status},
    **{str(value): {"gender": value} for value in Gender},
    **{str(value): {"number": value} for value in Number},
    **{str(value): {"part_of_speech": value} for value in PartOfSpeech},
}


def _abbreviations() -> dict[str, Piece]:
    genders = {
        "m": Gender.MASCULINE, "masc": Gender.MASCULINE, "masculin": Gender.MASCULINE,
        "masculine": Gender.MASCULINE, "f": Gender.FEMININE, "fem": Gender.FEMININE,
        "feminin": Gender.FEMININE, "feminine": Gender.FEMININE, "mf": Gender.COMMON, "m/f": Gender.COMMON,
        "m,f": Gender.COMMON, "f/m": Gender.COMMON, "epicene": Gender.COMMON, "common": Gender.COMMON,
    }  # fmt: skip
    numbers = {
        "pl": Number.PLURAL, "plur": Number.PLURAL, "plural": Number.PLURAL, "pluriel": Number.PLURAL,
        "sg": Number.SINGULAR, "sing": Number.SINGULAR, "singular": Number.SINGULAR,
        "singulier": Number.SINGULAR,
    }  # fmt: skip
    table = {name: Piece("", number=number) for name, number in numbers.items()}
    for name, gender in genders.items():
        table[name] = Piece("", gender=gender)
        table[f"n{name}"] = Piece("", gender=gender, part_of_speech=PartOfSpeech.NOUN)
        for short, number in (("pl", Number.PLURAL), ("sg", Number.SINGULAR), ("sing", Number.SINGULAR)):
            table[f"{name}{short}"] = Piece("", gender=gender, number=number)
            table[f"n{name}{short}"] = Piece(
                "", gender=gender, number=number, part_of_speech=PartOfSpeech.NOUN
            )
    table["nompl"] = table["npl"] = Piece("", number=Number.PLURAL, part_of_speech=PartOfSpeech.NOUN)
    for name, part in (
        ("n", PartOfSpeech.NOUN),
        ("adj", PartOfSpeech.ADJECTIVE),
        ("adv", PartOfSpeech.ADVERB),
    ):
        table[name] = Piece("", part_of_speech=part)
    for name in ("v", "vtr", "vi", "vt"):
        table[name] = Piece("", part_of_speech=PartOfSpeech.VERB)
    for name, region in (("UK", "GB"), ("GB", "GB"), ("US", "US"), ("USA", "US")):
        table[name] = Piece("", region=region)
    return table


_ABBREVIATIONS = _abbreviations()

_PARTS = {
    "noun": PartOfSpeech.NOUN, "nom": PartOfSpeech.NOUN, "nom commun": PartOfSpeech.NOUN,
    "common noun": PartOfSpeech.NOUN, "substantif": PartOfSpeech.NOUN, "noun phrase": PartOfSpeech.NOUN,
    "proper noun": PartOfSpeech.PROPER_NOUN, "propernoun": PartOfSpeech.PROPER_NOUN,
    "nom propre": PartOfSpeech.PROPER_NOUN, "verb": PartOfSpeech.VERB, "verbe": PartOfSpeech.VERB,
    "adjective": PartOfSpeech.ADJECTIVE, "adjectif": PartOfSpeech.ADJECTIVE,
    "adverb": PartOfSpeech.ADVERB, "adverbe": PartOfSpeech.ADVERB,
}  # fmt: skip

_DEGREES = {
    "=": Equivalence.EQUIVALENT, "equivalent": Equivalence.EQUIVALENT, "full": Equivalence.EQUIVALENT,
    "full equivalence": Equivalence.EQUIVALENT, "equivalence": Equivalence.EQUIVALENT,
    "totale": Equivalence.EQUIVALENT, "exact": Equivalence.EQUIVALENT, "exacte": Equivalence.EQUIVALENT,
    "equivalente": Equivalence.EQUIVALENT,
    "≈": Equivalence.QUASI_EQUIVALENT, "~": Equivalence.QUASI_EQUIVALENT,
    "quasi equivalent": Equivalence.QUASI_EQUIVALENT, "quasi equivalence": Equivalence.QUASI_EQUIVALENT,
    "quasi": Equivalence.QUASI_EQUIVALENT, "partial": Equivalence.QUASI_EQUIVALENT,
    "partial equivalence": Equivalence.QUASI_EQUIVALENT, "partielle": Equivalence.QUASI_EQUIVALENT,
    "approximate": Equivalence.QUASI_EQUIVALENT, "approximative": Equivalence.QUASI_EQUIVALENT,
    "≠": Equivalence.NON_EQUIVALENT, "non equivalent": Equivalence.NON_EQUIVALENT,
    "non equivalence": Equivalence.NON_EQUIVALENT, "none": Equivalence.NON_EQUIVALENT,
    "no equivalent": Equivalence.NON_EQUIVALENT, "pas equivalent": Equivalence.NON_EQUIVALENT,
    "nulle": Equivalence.NON_EQUIVALENT, "sans equivalent": Equivalence.NON_EQUIVALENT,
    "aucune": Equivalence.NON_EQUIVALENT,
}  # fmt: skip

_TYPES = {
    "full form": TermType.FULL_FORM, "forme complete": TermType.FULL_FORM, "fullform": TermType.FULL_FORM,
    "acronym": TermType.ACRONYM, "acronyme": TermType.ACRONYM, "sigle": TermType.ACRONYM,
    "abbreviation": TermType.ACRONYM, "short form": TermType.SHORT_FORM,
    "forme courte": TermType.SHORT_FORM, "shortform": TermType.SHORT_FORM, "variant": TermType.VARIANT,
    "variante": TermType.VARIANT, "phrase": TermType.PHRASE, "expression": TermType.PHRASE,
    "locution": TermType.PHRASE,
}  # fmt: skip

_STATUSES = {
    "preferred": Status.PREFERRED, "prefere": Status.PREFERRED, "privilegie": Status.PREFERRED,
    "admitted": Status.ADMITTED, "admis": Status.ADMITTED, "accepted": Status.ADMITTED,
    "deprecated": Status.DEPRECATED, "deconseille": Status.DEPRECATED, "a eviter": Status.DEPRECATED,
    "not recommended": Status.DEPRECATED, "rejete": Status.DEPRECATED,
}  # fmt: skip

_YES = word_set("true yes y oui o vrai 1 x ok ✓ ✔ ✅ ☑ checked verified verifie valide")
_NO = word_set("false no n non faux 0 - ✗ ✘ ☐ unchecked unverified")
