"""`notes`: written down, listed, found, written out and brought in."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.files import refuse_target
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.cli import subcommands
from interpreter_app.cli.subcommands import Action
from interpreter_app.domain.moments import Moment, parsed
from interpreter_app.domain.notes.filters import Filter, fitting
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.words import KINDS, kind_named
from interpreter_app.domain.plain import to_plain
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import (
    note_files,
    note_import,
    note_reading,
    note_taking,
    people,
    planning,
)
from interpreter_app.services.note_files import FORMATS
from interpreter_app.services.note_import import Brought
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.services.wording import in_interface_language
from interpreter_app.services.workspace import open_store
from interpreter_app.store.database import Store


def add_options(parser: argparse.ArgumentParser) -> None:
    """The actions of `notes`."""
    subcommands.add(
        parser,
        Action("add", _("write a note down"), _add_options, _add),
        Action("list", _("list notes"), _list_options, _list),
        Action("search", _("find notes by their words"), _search_options, _search),
        Action("export", _("write notes into a file"), _export_options, _export),
        Action("import", _("bring notes, or a transcript, in from a file"), _import_options, _import),
    )


def run_notes(options: argparse.Namespace, store_path: Path) -> int:
    """Do what was asked for with notes. Raises ExpectedError."""
    code: int = options.run_action(options, store_path)
    return code


def _add(options: argparse.Namespace, store_path: Path) -> int:
    at = note_taking.now()
    with open_store(store_path) as store:
        where = _where(store, options, at)
        drafted = note_taking.drafted(" ".join(options.text), where, at, _said(options, where))
        (made,) = note_taking.add(store, [drafted]).notes
    if options.json:
        print(json.dumps(to_plain(made), ensure_ascii=False))
    else:
        names = {one.id: one.full_name for one in (*where.people, *where.others)}
        said = _("Written down as {id}: {note}")
        print(said.format(id=made.id, note=_line(made, names)), file=sys.stderr)
    return 0


def _list(options: argparse.Namespace, store_path: Path) -> int:
    with open_store(store_path) as store:
        found = _chosen(store, options, options.limit)
        return _shown(store, found, as_json=options.json)


def _search(options: argparse.Namespace, store_path: Path) -> int:
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit) if options.visit else None
        note_reading.make_findable(store)
        found = note_reading.search(store, " ".join(options.words), options.limit, visit).notes
        return _shown(store, found, as_json=options.json)


def _shown(store: Store, found: Sequence[Note], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps([to_plain(one) for one in found], ensure_ascii=False))
        return 0
    names = {ident: one.full_name for ident, one in people.by_id(store).items()}
    for one in found:
        print(f"{one.id}  {one.at.local:%Y-%m-%d %H:%M}  {_line(one, names)}")
    return 0


def _line(one: Note, names: dict[str, str]) -> str:
    """A note on one line: its kind, who speaks, its first line."""
    kind = "" if one.kind is NoteKind.NOTE else in_interface_language(KINDS[one.kind])
    colon = "\u00a0: " if i18n.language() == "fr" else ": "
    before = ", ".join(filter(None, (kind, names.get(one.speaker, one.speaker))))
    more = " …" if "\n" in one.text.strip() else ""
    return f"{before}{colon if before else ''}{one.first_line}{more}"


def _export(options: argparse.Namespace, store_path: Path) -> int:
    path = Path(options.file).expanduser()
    wanted = note_files.format_of(path, options.format)
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit) if options.visit else None
        some = _chosen(store, options, None)
        refuse_target(path)
        language = Language(i18n.language())
        done = note_files.write(store, some, path, wanted, language, visit, confidential=options.confidential)
    if options.json:
        told = {"file": str(path), "format": wanted, **done._asdict()}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    said = ngettext("{count} note written to {file}.", "{count} notes written to {file}.", done.written)
    print(said.format(count=done.written, file=path), file=sys.stderr)
    if done.left_out:
        said = ngettext(
            "{count} confidential note was left out: --confidential takes it along.",
            "{count} confidential notes were left out: --confidential takes them along.",
            done.left_out,
        )
        print(said.format(count=done.left_out), file=sys.stderr)
    return 0


def _import(options: argparse.Namespace, store_path: Path) -> int:
    path = Path(options.file).expanduser()
    with open_store(store_path) as store:
        asked = _start(options.start)
        now = asked or note_taking.now()
        if note_import.is_transcript(path):
            where = _where(store, options, now)
            start = asked or (where.session.start if where.session is not None else now)
            brought = note_import.bring_transcript(
                store,
                path,
                where,
                start,
                _said(options, where),
                elapsed=None if options.times is None else options.times == "elapsed",
                dry_run=options.dry_run,
            )
        else:
            brought = note_import.bring(store, path, now, dry_run=options.dry_run)
    for problem in brought.problems:
        print(_("{place}: {text}").format(place=problem.where, text=problem.message), file=sys.stderr)
    if options.json:
        told = brought._asdict() | {
            "conflicts": list(brought.conflicts),
            "problems": [{"where": one.where, "message": one.message} for one in brought.problems],
        }
        del told["operation"]
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(_summary(brought, dry_run=options.dry_run), file=sys.stderr)
    return int(not brought.read and bool(brought.problems))


def _summary(brought: Brought, *, dry_run: bool) -> str:
    counts = (
        (brought.added, ngettext("{count} added", "{count} added", brought.added)),
        (
            brought.changed,
            ngettext("{count} brought up to date", "{count} brought up to date", brought.changed),
        ),
        (brought.left, ngettext("{count} left as it was", "{count} left as they were", brought.left)),
        (brought.binned, ngettext("{count} left in the bin", "{count} left in the bin", brought.binned)),
    )
    done = ", ".join(text.format(count=count) for count, text in counts if count)
    read = ngettext("{count} note read", "{count} notes read", brought.read).format(count=brought.read)
    sentences = [_("{read}: {done}.").format(read=read, done=done or _("nothing to do"))]
    if brought.conflicts:
        said = ngettext(
            "Both have changed {count} note, and yours stands: {ids}.",
            "Both have changed {count} notes, and yours stand: {ids}.",
            len(brought.conflicts),
        )
        sentences.append(said.format(count=len(brought.conflicts), ids=", ".join(brought.conflicts[:20])))
    if dry_run:
        sentences.append(_("Nothing was written: this was a trial."))
    return " ".join(sentences)


# What was asked for.


def _chosen(store: Store, options: argparse.Namespace, limit: int | None) -> list[Note]:
    """The notes that were asked for, in their order; without a visit those of all, the newest last."""
    visit = planning.find(store, options.visit) if options.visit else None
    session = planning.session_named(visit, options.session).id if options.session and visit else ""
    if options.session and visit is None:
        raise UsageError(_("A session belongs to a visit: name that with --visit."))
    wanted = Filter(sessions=frozenset({session} if session else ()), kinds=frozenset(options.kind or ()))
    if visit is not None:
        found = note_reading.all_of(store, visit, wanted)
    else:
        found = fitting(note_reading.newest(store, None if wanted else limit), wanted, "UTC")[::-1]
    return found if limit is None else found[-limit:]


def _where(store: Store, options: argparse.Namespace, at: Moment) -> Setting:
    """Where a note is written: as the options say, else in today's visit and the session that is on."""
    if not options.visit:
        where = note_taking.setting(store, at)
        visit = where.visit
    else:
        visit = planning.find(store, options.visit)
        where = note_taking.setting(store, at, visit.id)
    if not options.session:
        return where
    if visit is None:
        raise UsageError(_("A session belongs to a visit: name that with --visit."))
    return note_taking.setting(store, at, visit.id, _session(visit, options.session))


def _session(visit: Visit, name: str) -> str:
    return planning.session_named(visit, name).id


def _said(options: argparse.Namespace, where: Setting) -> Said:
    speaker = options.speaker
    return Said(
        options.one_kind,
        None if speaker is None else note_taking.person_named(speaker, where),
        Language(options.spoken) if options.spoken else None,
        confidential=options.confidential,
        owner=note_taking.person_named(options.owner, where) if options.owner else "",
        due=options.due,
    )


def _start(text: str | None) -> Moment | None:
    if text is None:
        return None
    try:
        return parsed(text, note_taking.now().zone)
    except ValueError:
        sentence = _("“{text}” isn’t a date with a time: write 2016-12-08T09:30, for example.")
        raise UsageError(sentence.format(text=shown(text))) from None


def _kind(text: str) -> NoteKind:
    kind = kind_named(text)
    if kind is None:
        known = ", ".join(one.value for one in NoteKind)
        said = _("“{text}” isn’t a kind of notes: use {known}")
        raise argparse.ArgumentTypeError(said.format(text=text, known=known))
    return kind


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = _("“{text}” isn’t a date such as 2016-12-05")
        raise argparse.ArgumentTypeError(said.format(text=text)) from None


def _limit(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(_("“{text}” isn’t a number from 1 on").format(text=text))
    return number


# Options.


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        nargs="+",
        metavar=_("TEXT"),
        help=_("the note; @name, #question and !kind may stand in front of it: “!action @ann send the form”"),
    )
    _placed(parser)
    _about(parser)
    _json(parser)


def _placed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--visit",
        metavar=_("VISIT"),
        help=_("the visit, by its id or by words of its title (default: today’s)"),
    )
    parser.add_argument(
        "--session",
        metavar=_("SESSION"),
        help=_("the session, by its id or by words of its title (default: the one that is on)"),
    )


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", dest="one_kind", type=_kind, metavar=_("KIND"), help=_kinds())
    parser.add_argument(
        "--speaker",
        metavar=_("NAME"),
        help=_(
            "who speaks: an id, a name or initials; an empty text for nobody (default: whoever spoke last)"
        ),
    )
    parser.add_argument("--language", dest="spoken", choices=("fr", "en"), help=_("the language of the note"))
    parser.add_argument("--owner", metavar=_("NAME"), help=_("who has to do it: an id, a name or initials"))
    parser.add_argument(
        "--due", type=_day, metavar=_("DATE"), help=_("until when it has to be done: 2016-12-05")
    )
    parser.add_argument("--confidential", action="store_true", help=_("it isn’t to leave this computer"))


def _filtered(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--visit", metavar=_("VISIT"), help=_("only of this visit, by its id or by words of its title")
    )
    parser.add_argument("--session", metavar=_("SESSION"), help=_("only of this session of the visit"))
    parser.add_argument(
        "--kind",
        action="append",
        type=_kind,
        metavar=_("KIND"),
        help=_("only of this kind; may be given again"),
    )


def _list_options(parser: argparse.ArgumentParser) -> None:
    _filtered(parser)
    parser.add_argument(
        "--limit",
        type=_limit,
        default=200,
        metavar="N",
        help=_("how many at most, the last ones (default: 200)"),
    )
    _json(parser)


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar=_("WORDS"), help=_("words that the notes must have"))
    parser.add_argument(
        "--visit", metavar=_("VISIT"), help=_("only of this visit, by its id or by words of its title")
    )
    parser.add_argument(
        "--limit", type=_limit, default=50, metavar="N", help=_("how many at most, the newest (default: 50)")
    )
    _json(parser)


def _export_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("the file to write; one of that name is replaced"))
    _filtered(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=_(
            "yaml: everything, to be brought in again; csv: a table; md: a text to read (default: its name)"
        ),
    )
    parser.add_argument("--confidential", action="store_true", help=_("take what is confidential along, too"))
    _json(parser)


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("notes of ours (.yaml, .csv), or a text or transcript (.txt, .md, .docx, .srt, .vtt)"),
    )
    _placed(parser)
    _about(parser)
    parser.add_argument(
        "--start",
        metavar=_("TIME"),
        help=_("when a recording began, or the day of its times: 2016-12-08T09:30 (default: the session’s)"),
    )
    parser.add_argument(
        "--times",
        choices=("clock", "elapsed"),
        help=_("whether times are those of a clock, or since the beginning (default: what they look like)"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be done, and write nothing")
    )
    _json(parser)


def _kinds() -> str:
    known = ", ".join(one.value for one in NoteKind)
    return _("what it is: {known} (default: note)").format(known=known)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs: answer in JSON"))
