"""The head of a UTX file: what the glossary says of itself, the languages, and what its columns hold.

Owns the lines above the entries, read and written here: «#UTX 1.11; fr/en; copyright: …; license: …», lines
of description, and last the names of the columns («#src ⇥ tgt ⇥ src:pos …», or in UTX 1.20 «#term:fr ⇥
term:en …»). What the standard has no name for stands in lines of our own («#name:fr: …»), which other
programs take for descriptions; «#generator: Passerelle» says that texts are escaped as in `one_line`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interpreter_app.domain.ids import is_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.guessing import likely_language, word_set
from interpreter_app.domain.terms import Bilingual, Glossary, Language
from interpreter_app.exchange.tables.headings import Role, Side, is_other_language, language_named, understood
from interpreter_app.exchange.tables.one_line import divided, escaped, unescaped

TERM_STATUS = "term status"

_VERSION = re.compile(r"#\s*UTX(?:-S(?:imple)?)?\b[^;,]*", re.IGNORECASE)
_PAIR = re.compile(r"([a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]+)*)\s*/\s*([a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]+)*)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\S*")
_GENERATOR = "generator: Passerelle"
_MAX_LINES = 1000
_LONGEST = 10_000
_TERM_NAMES = word_set("src tgt source target term")
_FLAGS = word_set("bidirectional monodirectional unidirectional")
_ROLES = {
    "pos": Role.PART_OF_SPEECH, "gender": Role.GENDER, "number": Role.NUMBER, "type": Role.TYPE,
    "status": Role.STATUS, "region": Role.REGION, "context": Role.CONTEXT, "sample": Role.CONTEXT,
    "example": Role.CONTEXT, "pronunciation": Role.PRONUNCIATION, "definition": Role.DEFINITION,
    "transfer note": Role.TRANSFER_NOTE, "domain": Role.SUBJECT, "subject": Role.SUBJECT,
    "subject field": Role.SUBJECT, "equivalence": Role.EQUIVALENCE, "false friend": Role.FALSE_FRIEND,
    "origin": Role.SOURCE, "checked": Role.CHECKED, "comment": Role.NOTE, "note": Role.NOTE,
    "concept id": Role.ID,
}  # fmt: skip
_NEED_LANGUAGE = frozenset(
    {
        Role.PART_OF_SPEECH, Role.GENDER, Role.NUMBER, Role.TYPE, Role.STATUS, Role.REGION, Role.CONTEXT,
        Role.PRONUNCIATION, Role.DEFINITION, Role.TRANSFER_NOTE,
    }
)  # fmt: skip
"""What is said of one language: without one, such a column has no field."""


@dataclass(frozen=True, slots=True)
class UtxColumn:
    """A column; `role` is None for the status of the row's pair, OTHER for what goes to the note.

    `label` is how it is called in a note, `side` where in the pair the column stands.
    """

    index: int
    label: str
    role: Role | None
    language: Language | None = None
    region: str = ""
    side: Side | None = None


@dataclass(slots=True)
class Head:
    """What the lines above the entries say."""

    own: bool = False
    languages: tuple[str, str] = ("", "")
    columns: tuple[UtxColumn, ...] = ()
    separator: str = "\t"
    fields: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def is_first_line(line: str) -> bool:
    """Whether a UTX file begins so."""
    return _VERSION.match(line.lstrip("\ufeff")) is not None


def names_columns(line: str) -> bool:
    """Whether this line of the head names the columns."""
    return line.startswith("#") and any(_is_term(_parts(cell)) for cell in _cells(line[1:]))


def head_in(lines: Sequence[str]) -> Head:
    """What these lines say: the first is the one with the version, the last may name the columns."""
    head = Head(own=any(line.lstrip("# \t") == _GENERATOR for line in lines[:_MAX_LINES]))
    for part in divided(_VERSION.sub("", lines[0].lstrip("\ufeff"), count=1), ";"):
        _take_field(part.strip(), head)
    columns = lines[-1] if names_columns(lines[-1]) else ""
    for line in lines[1 : -1 if columns else None][:_MAX_LINES]:
        text = line.lstrip("#").strip()
        label, colon, _value = text.partition(":")
        if not (colon and (label in ("name", "version", "generator") or fold(label) == "description")):
            head.remarks.append(text[:_LONGEST])
        elif text != _GENERATOR:
            _take_field(text if head.own else text.rstrip("; "), head)
    if columns:
        head.separator = "\t" if "\t" in columns else ","
        head.columns = tuple(
            _column(index, cell.strip(), head.languages) for index, cell in enumerate(_cells(columns[1:]))
        )
    return head


def about(head: Head, nameless: Glossary) -> Glossary:
    """The glossary as the head names it, else as `nameless` is named."""
    own = head.fields.get
    made_id = own("dictionary id", "")
    described = [own("description", ""), *head.remarks]
    description = Bilingual(own("description:fr", ""), own("description:en", ""))
    foreign = "\n".join(text for text in described if text)
    if foreign and not description:
        french = likely_language(foreign, Language.ENGLISH) is Language.FRENCH
        description = Bilingual(fr=foreign) if french else Bilingual(en=foreign)
    name = Bilingual(own("name:fr", ""), own("name:en", ""))
    return replace(
        nameless,
        id=made_id if is_id(made_id) else nameless.id,
        name=name or nameless.name,
        description=description,
        version=own("version", ""),
        licence=own("license", ""),
        authors=own("copyright", ""),
    )


def head_lines(glossary: Glossary, columns: Sequence[str], *, bidirectional: bool) -> Iterator[str]:
    """The lines of the head. No date: what is written depends on nothing but the glossary."""
    first = ["#UTX 1.11", "fr/en"]
    for label, text in (("copyright", glossary.authors), ("license", glossary.licence)):
        if text.strip():
            first.append(f"{label}: {escaped(text, ';')}")
    first.append(f"dictionary ID: {glossary.id}")
    if bidirectional:
        first.append("bidirectional")
    yield "; ".join(first)
    yield f"#{_GENERATOR}"
    for label, text in (
        ("name:fr", glossary.name.fr),
        ("name:en", glossary.name.en),
        ("description:fr", glossary.description.fr),
        ("description:en", glossary.description.en),
        ("version", glossary.version),
    ):
        if text.strip():
            yield f"#{label}: {escaped(text)}"
    yield "#" + "\t".join(columns)


def _take_field(text: str, head: Head) -> None:
    pair = _PAIR.fullmatch(text)
    if pair:
        head.languages = (pair[1], pair[2])
        return
    label, colon, value = text.partition(": ") if ": " in text else text.partition(":")
    label = label.strip().lower()
    if colon:
        head.fields.setdefault(label, unescaped(value.strip()) if head.own else value.strip()[:_LONGEST])
    elif _DATE.fullmatch(text):
        head.fields.setdefault("version", text)
    elif text and label not in _FLAGS:
        head.remarks.append(text[:_LONGEST])


def _cells(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else line.split(",")


def _parts(cell: str) -> list[str]:
    return [part.strip().lower() for part in cell.split(":")]


def _is_term(parts: Sequence[str]) -> bool:
    return parts[0] in _TERM_NAMES and (len(parts) == 1 or _is_language(parts[1]))


def _is_language(code: str) -> bool:
    return language_named(code)[0] is not None or is_other_language(code[:2])


_SIDES: Mapping[str, tuple[int, Side]] = {
    "src": (0, Side.SOURCE), "source": (0, Side.SOURCE), "tgt": (1, Side.TARGET), "target": (1, Side.TARGET),
}  # fmt: skip


def _column(index: int, cell: str, languages: tuple[str, str]) -> UtxColumn:
    parts = _parts(cell)
    name = fold(parts[0].replace("_", " "))
    side: Side | None
    if parts[0] in _SIDES:
        place, side = _SIDES[parts[0]]
        code, name = languages[place], fold(" ".join(parts[1:]).replace("_", " "))
    else:
        code, side = (parts[1], None) if len(parts) > 1 and _is_language(parts[1]) else ("", None)
        name = "" if name == "term" and code else fold(" ".join(parts)) if not code else name
    language, region = language_named(code)
    if not name:
        label = code or cell
        return UtxColumn(index, label, Role.TERM if language else Role.OTHER, language, region, side)
    if name == TERM_STATUS:
        return UtxColumn(index, cell, None)
    role = _ROLES.get(name) or _other_role(name)
    if role in _NEED_LANGUAGE and not language:
        role = Role.OTHER
    return UtxColumn(index, cell, role, language, side=side)


def _other_role(name: str) -> Role:
    """The role of a column by the words of other tables, if it is one that stands for itself."""
    role = understood(0, name).role
    return role if role in (Role.SUBJECT, Role.NOTE, Role.DEFINITION, Role.CONTEXT) else Role.OTHER
