"""MultiTerm XML, read: the export of a Trados termbase, whatever fields its makers gave it.

Owns the way from such a file to a Reading, and tells MultiTerm's files from other XML. An entry is taken
apart in `multiterm_entry`; what fields are called is in `multiterm_fields`. The format has no header: a
glossary's id and name come from the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.ids import slug
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import Problem, ProblemList, Reading, at_line, refusal
from interpreter_app.exchange.termbases.entries import Entry, concepts_of
from interpreter_app.exchange.termbases.multiterm_entry import Tally, entry_of
from interpreter_app.exchange.termbases.multiterm_fields import OWN_MARK
from interpreter_app.exchange.termbases.safe_xml import Document, Element, is_frame, pieces
from interpreter_app.exchange.termbases.worth import Worth

FORMAT = "multiterm"

_HEAD = 8192
_PROLOG = rb"(?>\s*(?:<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE[^>\[]{0,500}>))*\s*"
_MULTITERM = re.compile(
    _PROLOG + rb"(?:<Schema(?:\s[^>]{0,500})?>\s*)?<(?:[A-Za-z_][\w.-]{0,40}:)?mtf[\s/>]", re.DOTALL
)
_OWN = re.compile(rb"<\?" + OWN_MARK.encode() + rb"[\s?]")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NAMELESS = "glossary"


def is_multiterm(content: bytes) -> bool:
    """Whether these bytes begin as MultiTerm XML does, in UTF-8 or UTF-16; looks at the first kilobytes."""
    return _MULTITERM.match(_ascii_head(content)) is not None


def read(content: bytes, name: str) -> Reading:
    """The glossary in a MultiTerm file; its id and name are made from the file's name.

    Raises FormatError for what isn't MultiTerm XML, isn't well-formed, has no entry, or exceeds a bound.
    """
    document = Document(content, name, frozenset({"mtf"}))
    groups = pieces(document)
    root = next(groups, None)
    if root is None or root.name not in ("mtf", "Schema"):
        raise _other_xml(name, root.name if root is not None else "")
    problems = ProblemList()
    tally = Tally(own=_is_own(content))
    with collector_paused():
        entries = _entries(groups, root, document, tally, problems)
        concepts, lines = concepts_of(entries, problems, tally.kept, own=tally.own)
    if not concepts and not problems.found and not tally.own:
        raise refusal(name, _("there is no entry in it: choose another file."))
    remarks = (
        *tally.kept.remarks(),
        *_of_odd_values(tally),
        *_of_records(tally),
        *one_sided(concepts, lines),
    )
    stem = re.sub(r"\.mtf$", "", PurePath(name).stem, flags=re.IGNORECASE)
    return Reading(
        FORMAT,
        document.encoding,
        Glossary(slug(stem) or _NAMELESS, Bilingual(stem, stem), concepts=concepts),
        len(concepts),
        problems.all(),
        lines,
        problems.left_out,
        remarks,
        tally.own,
    )


def _entries(
    groups: Iterator[Element], root: Element, document: Document, tally: Tally, problems: ProblemList
) -> Iterator[Entry]:
    """The entries one by one. What is found wrong with one while it is out gets its number as its place.

    MultiTerm writes a whole termbase on one line, so that the line tells nothing.
    """
    before = root.line
    worth = Worth(document.name)
    for group in groups:
        if group.name != "conceptGrp":
            if not is_frame(group, document):
                problems.leave_out(at_line(group.line), _no_entry(group.name))
                worth.passed_over(group, group.size)
            continue
        entry, number = entry_of(group, tally)
        known, left_out = len(problems.found), problems.left_out
        yield entry
        worth.took(group, entry, left_out=problems.left_out > left_out)
        if number and group.line == before:
            for place in range(known, len(problems.found)):
                where = _("entry {number}").format(number=shown(number))
                problems.found[place] = replace(problems.found[place], where=where)
        before = group.line


def _is_own(content: bytes) -> bool:
    head = _ascii_head(content)
    start = head.find(b"<mtf")
    return start > 0 and _OWN.search(head, 0, start) is not None


def _ascii_head(content: bytes) -> bytes:
    """The first bytes without byte-order mark and NULs, so that UTF-16 looks like ASCII, which markup is."""
    head = content[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


def _of_odd_values(tally: Tally) -> Iterator[Problem]:
    for name, (line, text) in tally.odd.items():
        message = _("“{value}” isn’t understood in the field “{name}”: such values are kept in the notes.")
        yield Problem(at_line(line), message.format(value=shown(text), name=shown(name)))


def _of_records(tally: Tally) -> Iterator[Problem]:
    if tally.records:
        message = ngettext(
            "{count} record of MultiTerm’s own (who wrote what and when, an entry’s class) was left out.",
            "{count} records of MultiTerm’s own (who wrote what and when, an entry’s class) were left out.",
            tally.records,
        )
        yield Problem(at_line(tally.first), message.format(count=tally.records))


def _no_entry(name: str) -> str:
    if not name:
        return _("this text is in no entry and was left out.")
    return _("“{name}” isn’t an entry of MultiTerm and was left out.").format(name=shown(name))


def _other_xml(name: str, root: str) -> FormatError:
    """What to say of XML that isn't MultiTerm's: what it seems to be."""
    kind = root.lower()
    if kind in ("martif", "tbx"):
        return refusal(name, _("this is TBX, not MultiTerm’s XML: import it as TBX."))
    if kind == "tmx":
        seems = _("a translation memory (TMX)")
    elif kind == "xliff":
        seems = _("a translation (XLIFF)")
    elif kind in ("rss", "feed", "rdf"):
        seems = _("a news feed")
    else:
        seems = _("XML of the kind “{root}”").format(root=shown(root))
    message = _("this is {kind}, not a termbase: export the terms as MultiTerm XML, TBX or CSV.")
    return refusal(name, message.format(kind=seems))
