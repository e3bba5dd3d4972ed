"""TBX, read: the standard's first edition (`martif`), TBX-Min, and its second edition (`tbx`, DCA and DCT).

Owns the way of a file through its header, its entries and what stands behind them. What an entry says is in
`tbx_entry`, what a header says in `tbx_header`. Entries are let go of one by one, so that a large file takes
little more memory than its glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import Problem, ProblemList, Reading, at_line, refusal
from interpreter_app.exchange.termbases import tbx_categories as tbx
from interpreter_app.exchange.termbases.entries import (
    MAX_ENTRIES,
    Entry,
    Kept,
    concepts_of,
    language_of,
)
from interpreter_app.exchange.termbases.safe_xml import (
    Document,
    Element,
    is_frame,
    pieces,
    root_of,
    text_of,
)
from interpreter_app.exchange.termbases.tbx_entry import XML_LANG, File, all_text, entry_of
from interpreter_app.exchange.termbases.tbx_header import About, about, glossary_of
from interpreter_app.exchange.termbases.worth import Worth, mostly_useless

_EDITIONS = {tbx.VERSION_2: "tbx2", tbx.MINIMAL: "tbx2", tbx.VERSION_3: "tbx"}
_MAX_BEFORE = 10_000


@dataclass(slots=True)
class _Rest:
    """What stands outside of header and entries: the line where that begins, and of what isn't even kept."""

    said: About
    line: int = 0
    lost: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def take(self, piece: Element) -> None:
        """Keep what it says in the description, as far as there is room."""
        text = all_text(piece) if piece.name else text_of(piece).strip()
        if not text:
            return
        self.line = self.line or piece.line
        label = " ".join(part for part in (piece.name, piece.attributes.get("id", "")) if part)
        if self.said.own or not self.said.add(f"{label}: {text}" if label else text):
            self.lost = self.lost or piece.line


def read(content: bytes, name: str) -> Reading:
    """The glossary in a TBX file; its format is the edition that its root tells, whatever it was taken for.

    Raises FormatError for what isn't XML or no TBX, and for one that declares entities or is too large.
    """
    document = Document(content, name, tbx.FRAMES)
    problems, kept = ProblemList(), Kept()
    with collector_paused():
        stream = pieces(document)
        root = next(stream)
        if root.name not in _EDITIONS:
            raise refusal(
                name,
                _("this is XML, but not TBX: it begins with “{name}”.").format(name=shown(root.name)),
                at_line(root.line),
            )
        before, first = _until_first_entry(stream, name)
        header = next((piece for piece in before if piece.name in tbx.HEADERS), None)
        said = about(header, name)
        rest = _Rest(said)
        for piece in before:
            if piece is not header and not is_frame(piece, document):
                rest.take(piece)
        file = File(said.own, language_of(root.attributes.get(XML_LANG, ""))[0], kept)
        entries = _entries(chain(first, stream), document, file, rest, problems)
        concepts, lines = concepts_of(entries, problems, kept, own=said.own)
    if not (concepts or problems.found or said.own):
        raise refusal(name, _("there is no entry in it: choose another file."))
    remarks = [*kept.remarks(), *one_sided(concepts, lines), *_outside(rest)]
    glossary = glossary_of(said, root.attributes.get(XML_LANG, ""), name, concepts)
    return Reading(
        _EDITIONS[root.name],
        document.encoding,
        glossary,
        len(concepts),
        problems.all(),
        lines,
        problems.left_out,
        tuple(remarks),
        said.own,
    )


def is_tbx(content: bytes) -> bool:
    """Whether these bytes begin as TBX of either edition, whatever the file is called."""
    try:
        return root_of(content, "").name in _EDITIONS
    except FormatError:
        return False


def _until_first_entry(stream: Iterator[Element], name: str) -> tuple[list[Element], list[Element]]:
    """What stands before the first entry, and that entry if there is one."""
    before: list[Element] = []
    for piece in stream:
        if piece.name in tbx.ENTRIES:
            return before, [piece]
        before.append(piece)
        if len(before) > _MAX_BEFORE:
            raise refusal(name, mostly_useless(), at_line(piece.line))
    return before, []


def _entries(
    stream: Iterator[Element], document: Document, file: File, rest: _Rest, problems: ProblemList
) -> Iterator[Entry]:
    """What the entries say, one by one; FormatError for too many, or for a file that has hardly a term."""
    worth = Worth(document.name)
    count = 0
    for piece in stream:
        if piece.name in tbx.ENTRIES:
            count += 1
            if count > MAX_ENTRIES:
                raise refusal(
                    document.name,
                    _("there are more than {count} entries: export less at once.").format(count=MAX_ENTRIES),
                    at_line(piece.line),
                )
            entry = entry_of(piece, file)
            before = problems.left_out
            yield entry
            worth.took(piece, entry, left_out=problems.left_out > before)
        else:
            is_beginning = is_frame(piece, document)
            if not is_beginning:
                rest.take(piece)
            worth.passed_over(piece, 1 if is_beginning else piece.size)


def _outside(rest: _Rest) -> Iterator[Problem]:
    """What to say of texts outside of all entries, where there are any."""
    if rest.line:
        yield Problem(
            at_line(rest.line),
            _("what stands outside of the entries from here on is kept in the glossary’s description."),
        )
    lost = rest.lost or rest.said.lines_left
    if lost:
        yield Problem(
            at_line(lost),
            _("what stands outside of the entries is too long from here on: it was left out."),
        )
