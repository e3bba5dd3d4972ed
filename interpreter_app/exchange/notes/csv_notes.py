"""Notes as a table (CSV): one row each, with headings in English or French, out and in.

Owns the columns and what stands in their cells. A row that can't be taken is named and left out. Written in
UTF-8 with a byte-order mark, so that Excel shows the accents; no cell is a formula to a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from interpreter_app.base.dates import parsed_day, parsed_time
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.moments import Moment, is_zone, on_clock, parsed
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.notes.soundness import faults
from interpreter_app.domain.notes.words import KINDS, kind_named
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.notes.note_file import MAX_NOTES, NoteFile
from interpreter_app.exchange.reading import ProblemList, Row, at_row, refusal
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import clean_row, guarded

COLUMNS: Mapping[str, tuple[str, str]] = {
    "id": ("Id", "Id"),
    "day": ("Date", "Date"),
    "time": ("Time", "Heure"),
    "zone": ("Time zone", "Fuseau horaire"),
    "kind": ("Kind", "Nature"),
    "text": ("Note", "Note"),
    "visit": ("Visit", "Visite"),
    "session": ("Session", "Séance"),
    "speaker": ("Speaker", "Intervenant"),
    "language": ("Language", "Langue"),
    "questions": ("Key questions", "Questions clés"),
    "confidential": ("Confidential", "Confidentiel"),
    "owner": ("Owner", "Responsable"),
    "due": ("Due", "Échéance"),
    "done": ("Done", "Fait le"),
    "adaptation": ("Adaptation", "Adaptation"),
    "prompt": ("Debriefing", "Bilan"),
    "place": ("Place in the order", "Place dans l’ordre"),
}
"""The headings of our own table, in English and French, in their order."""

_ALSO: Mapping[str, str] = {
    "text": "text, texte, content, contenu, notes",
    "day": "day, jour",
    "time": "hour, timestamp, start, debut, horaire",
    "kind": "type, categorie, category",
    "speaker": "who, qui, name, nom, auteur, author, orateur",
    "done": "done on",
    "due": "pour le, until, deadline",
}
"""Other headings that people write, folded."""

_YES = frozenset({"yes", "oui", "true", "vrai", "x", "1"})
_NO = frozenset({"", "no", "non", "false", "faux", "0"})
_LANGUAGES = {
    "fr": Language.FRENCH, "francais": Language.FRENCH, "french": Language.FRENCH,
    "en": Language.ENGLISH, "anglais": Language.ENGLISH, "english": Language.ENGLISH,
}  # fmt: skip
_PROMPTS = {one.value: one for one in Prompt}
_HEADING_ROWS = 10
_MOST_CELLS = 6_000_000
_SEPARATOR = "; "


def write_csv(notes: Iterable[Note], language: Language = Language.ENGLISH, separator: str = ",") -> bytes:
    """The table. Raises FormatError for a text that no table holds."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([names[language is Language.FRENCH] for names in COLUMNS.values()])
    for note in notes:
        row = _cells(note, language)
        for cell in row:
            if unwanted := UNWANTED.search(cell):
                raise refusal(note.first_line, control_character(unwanted.group()))
            if len(cell) >= csv_text.MAX_CELL:
                most = csv_text.MAX_CELL - 1
                said = _("a text has more than {count} characters: save these notes as YAML.")
                raise refusal(note.first_line, said.format(count=most))
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def read_csv(content: bytes, name: str, new_id: Callable[[], str], otherwise: Moment) -> NoteFile:
    """The notes in the bytes of a table. One without a date or time of its own is of the moment `otherwise`;
    one without an id gets a new one.

    Raises FormatError for what isn't a text table, or has no column of notes.
    """
    problems = ProblemList()
    text = csv_text.looked_at(content, name, lambda cells: len(_columns(cells)))
    csv_text.name_stray_lines(text.encoding, problems)
    csv_text.refuse_many_cells(content, (text.separator or ",").encode(), _MOST_CELLS, name)
    rows = csv_text.rows(text if text.separator else replace(text, separator=","), name, problems)
    columns: dict[str, int] = {}
    notes: dict[str, Note] = {}
    unnamed: set[str] = set()
    for passed, row in enumerate(rows):
        cells = clean_row(row.cells)
        if not columns:
            found = _columns(cells)
            columns = found if "text" in found else {}
            if not columns and passed >= _HEADING_ROWS:
                break
            continue
        if len(notes) >= MAX_NOTES:
            said = _("there are more than {count} rows: divide the file.")
            raise refusal(name, said.format(count=MAX_NOTES), at_row(row.number))
        given = {key: cells[place] for key, place in columns.items() if place < len(cells) and cells[place]}
        ident = given.pop("id", "")
        if not ident:
            ident = new_id()
            unnamed.add(ident)
        _take(ident, given, row, otherwise, notes, problems)
    if not columns:
        raise refusal(name, _("no column of notes was found: write the headings Note, Date, Time in row 1."))
    return NoteFile(tuple(notes.values()), problems.all(), frozenset(unnamed))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """The places of the columns that are known by their headings."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells[:200]):
        key = _HEADINGS.get(fold(cell))
        if key is not None:
            found.setdefault(key, place)
    return found


def _cells(note: Note, language: Language) -> list[str]:
    local = note.at.local
    clock = local.strftime("%H:%M:%S") + (f".{local.microsecond // 1000:03}" if local.microsecond else "")
    if on_clock(local.date(), local.time(), note.at.zone) != note.at:
        clock += f"{local:%z}"[:3] + ":" + f"{local:%z}"[3:5]  # the hour that clocks repeat in autumn
    is_french = language is Language.FRENCH
    return [
        note.id,
        local.date().isoformat(),
        clock,
        note.at.zone,
        KINDS[note.kind].get(language),
        note.text,
        note.visit,
        note.session,
        note.speaker,
        note.language.value if note.language else "",
        _SEPARATOR.join(note.questions),
        ("oui" if is_french else "yes") if note.confidential else "",
        note.owner,
        note.due.isoformat() if note.due else "",
        note.done.isoformat() if note.done else "",
        note.adaptation,
        note.prompt.value if note.prompt else "",
        note.place,
    ]


def _take(
    ident: str,
    given: Mapping[str, str],
    row: Row,
    otherwise: Moment,
    notes: dict[str, Note],
    problems: ProblemList,
) -> None:
    wrong: list[tuple[str, str]] = []
    note = _note(ident, given, otherwise, wrong)
    for key, sentence in wrong:
        problems.add(at_row(row.number, COLUMNS[key][0]), sentence)
    fault = next(faults(note), None)
    if fault is None and note.id in notes:
        problems.leave_out(at_row(row.number), _("the id “{id}” stands here twice.").format(id=note.id))
    elif fault is not None:
        column = COLUMNS.get(str(fault.where[0]), ("",))[0]
        problems.leave_out(at_row(row.number, column), fault.sentence)
    else:
        notes[note.id] = note


def _note(ident: str, given: Mapping[str, str], otherwise: Moment, wrong: list[tuple[str, str]]) -> Note:
    """The note of a row; what a cell can't be is noted as wrong, and has its default."""

    def day(key: str) -> date | None:
        try:
            return parsed_day(given[key], otherwise.day) if key in given else None
        except ValueError:
            wrong.append((key, _("a date belongs here, such as 2016-12-05.")))
            return None

    kind = kind_named(given["kind"]) if "kind" in given else NoteKind.NOTE
    if kind is None:
        known = ", ".join(one.value for one in NoteKind)
        wrong.append(("kind", _("one of these belongs here: {choices}.").format(choices=known)))
    language = _LANGUAGES.get(fold(given.get("language", "")))
    if language is None and "language" in given:
        wrong.append(("language", _("one of these belongs here: {choices}.").format(choices="fr, en")))
    secret = fold(given.get("confidential", ""))
    if secret not in _YES | _NO:
        wrong.append(("confidential", _("one of these belongs here: {choices}.").format(choices="yes, no")))
    prompt = _PROMPTS.get(given.get("prompt", ""))
    if prompt is None and "prompt" in given:
        choices = ", ".join(_PROMPTS)
        wrong.append(("prompt", _("one of these belongs here: {choices}.").format(choices=choices)))
    return Note(
        ident,
        _moment(given, otherwise, wrong),
        given.get("text", ""),
        kind or NoteKind.NOTE,
        given.get("visit", ""),
        given.get("session", "") if "visit" in given else "",
        given.get("speaker", ""),
        language,
        tuple(dict.fromkeys(one.strip() for one in given.get("questions", "").split(";") if one.strip())),
        given.get("place", ""),
        secret not in _NO,
        given.get("owner", ""),
        day("due"),
        day("done"),
        given.get("adaptation", ""),
        prompt,
    )


def _moment(given: Mapping[str, str], otherwise: Moment, wrong: list[tuple[str, str]]) -> Moment:
    """When the note of a row was written."""
    zone = given.get("zone", otherwise.zone)
    if not is_zone(zone):
        said = _("“{zone}” isn’t a time zone: use a name such as Europe/Paris.")
        wrong.append(("zone", said.format(zone=zone[:60])))
        zone = otherwise.zone
    if "day" not in given and "time" not in given:
        return otherwise
    for both in _written(given):
        try:
            return parsed(both, zone)
        except ValueError:
            continue
    key = "day"
    try:
        on = parsed_day(given["day"], otherwise.day) if "day" in given else otherwise.day
        key = "time"
        at = parsed_time(given["time"]) if "time" in given else otherwise.local.time()
        return on_clock(on, at, zone)
    except ValueError:
        if key == "day":
            wrong.append((key, _("a date belongs here, such as 2016-12-05.")))
        else:
            wrong.append((key, _("a time belongs here, such as 09:30.")))
        return otherwise


def _written(given: Mapping[str, str]) -> Iterator[str]:
    """Date and time as one text, if they may be in the form in which we write them."""
    if "time" in given and "day" in given:
        yield f"{given['day']}T{given['time']}"
    if "day" in given and "time" not in given:
        yield given["day"]
    if "time" in given:
        yield given["time"]


_HEADINGS: Mapping[str, str] = {
    fold(heading): key
    for key, names in COLUMNS.items()
    for heading in (*names, *filter(None, _ALSO.get(key, "").split(", ")))
}
