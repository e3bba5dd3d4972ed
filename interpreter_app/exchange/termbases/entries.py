"""Entries of a termbase on their way to being concepts, whatever XML they were read from.

Owns what becomes of what an entry said: its terms with their marks, texts in French and English, and labelled
lines of the note for all that has no place (other languages, categories that we have no field for); ids,
and what is said of entries that can't be taken. Knows no XML and no format.

A format makes an `Entry` for each concept that it meets, calls the functions here on it, and hands all of
them to `concepts_of`, best as a generator::

    entry = Entry(line=12, id="c7")
    language, region = language_of("fr-CA")          # (Language.FRENCH, "CA"); (None, "") for "de"
    term = Designation("mairie", language, region)   # a mark that stays None gets its default
    entry.terms.append(term)
    add_text(entry.definition, language, "…")        # twice: on lines of their own
    add_note(entry, "de", "Rathaus", kept, 14)       # note line «de: Rathaus», and one remark on “de”
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id, new_id
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import Problem, ProblemList, at_line, too_long_term

MAX_TERM = 2000
"""Characters in a term."""

MAX_TERMS = 100
"""French and English terms in one entry."""

MAX_NOTE = 200_000
"""Characters in one note, with all that has no place elsewhere."""

MAX_JOINED = 50_000
"""Characters in a text before further ones of its kind are too much for it."""

MAX_ENTRIES = 1_000_000

_MAX_KINDS = 60
_LONGEST_LABEL = 60
_NOTHING = Bilingual()
_FRENCH, _ENGLISH = Language.FRENCH, Language.ENGLISH
_LANGUAGES = {"fr": _FRENCH, "fra": _FRENCH, "fre": _FRENCH, "en": _ENGLISH, "eng": _ENGLISH}
_REGIONS = {"UK": "GB"}

Lines = dict[str, None]
"""Texts in the order in which they were met, each once: an entry may be made of thousands of them."""


@dataclass(slots=True)
class Designation:
    """A term as a file gives it, never blank; what stays None gets its default.

    That is: full form, and preferred if it is the first one of its language, else admitted.
    """

    text: str
    language: Language
    region: str = ""
    type: TermType | None = None
    status: Status | None = None
    part_of_speech: PartOfSpeech | None = None
    gender: Gender | None = None
    number: Number | None = None
    context: str = ""
    pronunciation: str = ""


@dataclass(slots=True)
class Entry:
    """What one entry of a file says.

    `line` is where it starts, `id` the file's own id, whatever that looks like.

    `definition` and `transfer_note` are texts by language, `texts` those of "subject" and "source":
    `add_text` fills them. `notes` are the lines of the note, for `add_note`. They are joined at the end.
    """

    line: int
    id: str = ""
    terms: list[Designation] = field(default_factory=list)
    definition: dict[str, Lines] = field(default_factory=dict)
    transfer_note: dict[str, Lines] = field(default_factory=dict)
    texts: dict[str, Lines] = field(default_factory=dict)
    notes: Lines = field(default_factory=dict)
    equivalence: Equivalence | None = None
    false_friend: bool = False
    checked: bool = False


@dataclass(slots=True)
class Kept:
    """What went into notes since it has no place: the line where each kind was met first, and how often."""

    first: dict[str, int] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    unnamed: int = 0

    def met(self, label: str, line: int) -> None:
        """Count one more of this kind."""
        if label in self.first:
            self.count[label] += 1
        elif len(self.first) < _MAX_KINDS:
            self.first[label], self.count[label] = line, 1
        else:
            self.unnamed += 1

    def remarks(self) -> list[Problem]:
        """One remark for each kind, in the order of the file."""
        said = [
            Problem(
                at_line(line),
                _("“{name}” has no field of its own: what stands in it is kept in the notes.").format(
                    name=shown(label)
                ),
            )
            for label, line in self.first.items()
        ]
        if self.unnamed:
            last = at_line(max(self.first.values()))
            said.append(
                Problem(last, _("further kinds of texts without a field are kept in the notes, too."))
            )
        return said


@lru_cache(maxsize=500)
def language_of(code: str) -> tuple[Language | None, str]:
    """The language and region of a code as XML and MultiTerm have it («fr-CA», «EN_gb», «en-GB-SCT»).

    No language for any other than French and English. A script («en-Latn») is no region.
    """
    known = _LANGUAGES.get(code)
    if known:
        return known, ""
    first, _hyphen, rest = code.strip().replace("_", "-").partition("-")
    language = _LANGUAGES.get(first.lower())
    if language is None:
        return None, ""
    parts = [part.upper() for part in rest.split("-") if part]
    if parts and len(parts[0]) == 4 and parts[0].isalpha():
        del parts[0]
    region = "-".join(_REGIONS.get(part, part) for part in parts)
    return language, region[:20]


def add_text(texts: dict[str, Lines], key: str, text: str) -> None:
    """Put a text under a key (a language, or «subject»); what is there already keeps a line before it.

    Texts that together are longer than any of a person make an entry that `concepts_of` leaves out.
    """
    before = texts.get(key)
    if before is None:
        texts[key] = {text: None}
    else:
        before[text] = None


def add_note(entry: Entry, label: str, text: str, kept: Kept | None = None, line: int = 0) -> None:
    """A line of the note: «label: text», or the text alone.

    With `kept` the label is remarked upon, once a file; `line` is where the text stands, if not at the line
    of the entry. Nothing is added for a text that is empty, or that the note has already.
    """
    if not text:
        return
    label = label[:_LONGEST_LABEL]
    said = f"{label}: {text}" if label else text
    if said in entry.notes:
        return
    entry.notes[said] = None
    if kept is not None:
        kept.met(label, line or entry.line)


def concepts_of(
    entries: Iterable[Entry], problems: ProblemList, kept: Kept, *, own: bool = False
) -> tuple[tuple[Concept, ...], dict[str, int]]:
    """The concepts of these entries, and the line at which each one starts, by its id.

    An id that can't be one of ours becomes a line of the note («id: …»). Entries without a French or English
    term, with too many or too long ones, with a control character, or that repeat another one without an id,
    are left out and named. `own`: the file was written by Passerelle, so that nothing is tidied.
    `kept.remarks()` is left to the caller, who may have more of them.
    """
    concepts: list[Concept] = []
    lines: dict[str, int] = {}
    repeated: dict[int, int] = {}
    for entry in entries:
        texts = _texts(entry)
        fault = _fault(entry, texts)
        concept_id = entry.id
        if not fault and (concept_id in lines or not is_id(concept_id)):
            concept_id = _other_id(entry, texts, lines, repeated, problems, kept)
            if not concept_id:
                fault = _("it repeats line {line} and was left out.").format(line=repeated[_sum(entry)])
        if fault:
            problems.leave_out(at_line(entry.line), fault)
            continue
        lines[concept_id] = entry.line
        concepts.append(_concept(entry, concept_id, own=own))
    return tuple(concepts), lines


def _texts(entry: Entry) -> list[str]:
    """Every text of an entry, the terms first."""
    terms = entry.terms
    texts = [term.text for term in terms]
    for term in terms:
        texts += (term.region, term.context, term.pronunciation)
    for group in (entry.definition, entry.transfer_note, entry.texts):
        for lines in group.values():
            texts += lines
    texts += entry.notes
    texts.append(entry.id)
    return texts


def _fault(entry: Entry, texts: list[str]) -> str:
    """Why this entry can't be taken, or an empty string."""
    if not entry.terms:
        return _("there is neither a French nor an English term: add one.")
    if len(entry.terms) > MAX_TERMS:
        return _("there are more than {count} terms.").format(count=MAX_TERMS)
    if any(len(term.text) > MAX_TERM for term in entry.terms):
        return too_long_term(MAX_TERM)
    groups = (entry.definition, entry.transfer_note, entry.texts)
    if any(len(lines) > 1 and _too_long(lines) for group in groups for lines in group.values()):
        return _("one of its texts is too long: at most {count} characters.").format(count=MAX_JOINED)
    unwanted = UNWANTED.search("\n".join(texts))
    if unwanted:
        return control_character(unwanted.group())
    if sum(map(len, entry.notes)) > MAX_NOTE:
        return _("the note is too long: at most {count} characters.").format(count=MAX_NOTE)
    return ""


def _too_long(lines: Lines) -> bool:
    """Whether there was no room any more for the last of several texts."""
    return sum(map(len, lines)) + len(lines) - 2 - len(next(reversed(lines))) > MAX_JOINED


def _other_id(
    entry: Entry,
    texts: list[str],
    lines: dict[str, int],
    repeated: dict[int, int],
    problems: ProblemList,
    kept: Kept,
) -> str:
    """An id for an entry whose own can't be it, or an empty string for one that repeats another such entry.

    An odd id is kept in the note; one that is taken is named.
    """
    said = _sum(entry)
    if said in repeated:
        return ""
    repeated[said] = entry.line
    if is_id(entry.id):
        problems.add(
            at_line(entry.line),
            _("the id “{id}” is already that of line {line}: this entry got a new one.").format(
                id=entry.id, line=lines[entry.id]
            ),
        )
    elif entry.id:
        add_note(entry, "id", entry.id, kept)
    return new_id(texts, lines)


def _sum(entry: Entry) -> int:
    """The same number for entries that say the same."""
    return hash(
        (
            entry.id,
            *((t.text, t.language, t.region, t.type, t.status, t.part_of_speech, t.gender, t.number,
               t.context, t.pronunciation) for t in entry.terms),
            *_said(entry.definition), *_said(entry.transfer_note), *_said(entry.texts), *entry.notes,
            entry.equivalence, entry.false_friend, entry.checked,
        )
    )  # fmt: skip


def _said(texts: dict[str, Lines]) -> Iterator[str]:
    for key, lines in texts.items():
        yield key
        yield from lines


def _concept(entry: Entry, concept_id: str, *, own: bool) -> Concept:
    texts = entry.texts
    return Concept(
        id=concept_id,
        terms=_terms(entry.terms, own=own),
        subject_field="\n".join(texts.get("subject", ())),
        definition=_both(entry.definition),
        equivalence=entry.equivalence,
        false_friend=entry.false_friend,
        transfer_note=_both(entry.transfer_note),
        source="\n".join(texts.get("source", ())),
        checked=entry.checked,
        note="\n".join(entry.notes),
    )


def _terms(said: list[Designation], *, own: bool) -> tuple[Term, ...]:
    """French terms before English ones; the first of a language is the preferred one if nothing is said."""
    if not own and len({term.text for term in said}) < len(said):
        said = [term for place, term in enumerate(said) if term not in said[:place]]
    made: list[Term] = []
    for language in Language:
        status = Status.PREFERRED
        for term in said:
            if term.language is not language:
                continue
            made.append(
                Term(
                    term.text,
                    language,
                    term.type or TermType.FULL_FORM,
                    term.status or status,
                    term.part_of_speech,
                    term.gender,
                    term.number,
                    term.region,
                    term.context,
                    term.pronunciation,
                )
            )
            status = Status.ADMITTED
    return tuple(made)


def _both(texts: dict[str, Lines]) -> Bilingual:
    if not texts:
        return _NOTHING
    return Bilingual("\n".join(texts.get(_FRENCH, ())), "\n".join(texts.get(_ENGLISH, ())))
