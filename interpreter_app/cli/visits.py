"""`visits` and `sample`: visits listed, shown, written out and brought in."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from interpreter_app.base import i18n, paths
from interpreter_app.base.dates import days_text
from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import refuse_target
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.cli import subcommands
from interpreter_app.cli.subcommands import Action
from interpreter_app.domain.plain import to_plain
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.calendar_merging import CalendarMerge
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.domain.visits.words import STATUSES
from interpreter_app.services import people, planning, visit_files
from interpreter_app.services.visit_files import Brought
from interpreter_app.services.wording import in_interface_language
from interpreter_app.services.workspace import open_store

_FORMATS = ("yaml", "ics", "md", "svg")
_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".md": "md", ".ics": "ics", ".svg": "svg"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The actions of `visits`."""
    subcommands.add(
        parser,
        Action("list", _("list the visits"), _json, _list),
        Action("show", _("show a visit"), _show_options, _show),
        Action("export", _("write a visit into a file"), _export_options, _export),
        Action("import", _("bring a visit in from a file"), _import_options, _import),
    )


def run_visits(options: argparse.Namespace, store_path: Path) -> int:
    """Do what was asked for with visits. Raises ExpectedError."""
    code: int = options.run_action(options, store_path)
    return code


def run_sample(options: argparse.Namespace, store_path: Path) -> int:
    """Bring the sample visit in, or leave it as it is if it is there."""
    file = visit_files.read_file(paths.samples_dir() / "paris-2016.yaml")
    with open_store(store_path) as store:
        here = planning.visit(store, file.visit.id)
        brought = visit_files.bring(store, file, kind="sample") if here is None else None
        shown = here or file.visit
    if options.json:
        print(json.dumps({"id": shown.id, "added": brought is not None}))
    elif brought is None:
        print(_("The sample visit is there already: {id}.").format(id=shown.id), file=sys.stderr)
    else:
        said = _("The sample visit is there now; look at it with: {command}")
        print(said.format(command=f"passerelle visits show {shown.id}"), file=sys.stderr)
    return 0


def _list(options: argparse.Namespace, store_path: Path) -> int:
    with open_store(store_path) as store:
        every = planning.visits(store)
        current = planning.todays_visit(store, date.today())
    if options.json:
        rows = [_row(visit, is_today=current is not None and visit.id == current.id) for visit in every]
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for visit in every:
        told = (
            visit.id,
            _days(visit),
            in_interface_language(STATUSES[visit.status]),
            in_interface_language(visit.title),
        )
        print("  ".join(filter(None, told)))
    if not every:
        said = _("There is no visit yet. Bring the sample in: {command}")
        print(said.format(command="passerelle sample"), file=sys.stderr)
    return 0


def _row(visit: Visit, *, is_today: bool) -> dict[str, object]:
    return {
        "id": visit.id,
        "title": {"fr": visit.title.fr, "en": visit.title.en},
        "status": visit.status.value,
        "first": visit.first.isoformat() if visit.first else None,
        "last": visit.last.isoformat() if visit.last else None,
        "sessions": len(visit.sessions),
        "archived": visit.archived,
        "today": is_today,
    }


def _days(visit: Visit) -> str:
    if visit.first is None or visit.last is None:
        return ""
    return days_text(visit.first, visit.last, i18n.language())


def _show(options: argparse.Namespace, store_path: Path) -> int:
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit)
        if options.json:
            print(json.dumps(to_plain(visit), ensure_ascii=False))
        else:
            print(visit_files.as_text(store, visit, Language(i18n.language())), end="")
    return 0


def _export(options: argparse.Namespace, store_path: Path) -> int:
    path = Path(options.file).expanduser()
    wanted = _format_of(options.format, path)
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit)
        refuse_target(path)
        language = Language(i18n.language())
        if wanted == "md":
            visit_files.write_markdown(store, visit, path, language)
        elif wanted == "svg":
            visit_files.write_map(store, visit, path, language)
        elif wanted == "ics":
            person = people.find(store, options.person).id if options.person else ""
            visit_files.write_ics(store, visit, path, language, person, attendees=options.attendees)
        else:
            visit_files.write_yaml(store, visit, path)
    if options.json:
        print(json.dumps({"id": visit.id, "file": str(path), "format": wanted}, ensure_ascii=False))
    else:
        title = in_interface_language(visit.title)
        print(_("“{title}” is written to {file}.").format(title=title, file=path), file=sys.stderr)
    return 0


def _format_of(asked: str | None, path: Path) -> str:
    ending = path.suffix.casefold()
    if not asked and ending == ".png":
        said = _("{file}: PNG pictures are drawn by the window only: save the map there, or as .svg here.")
        raise UsageError(said.format(file=path.name))
    known = asked or _SUFFIXES.get(ending, "")
    if known not in _FORMATS:
        said = _("{file}: its name doesn’t say the format: name one with --format ({known}).")
        raise UsageError(said.format(file=path.name, known=", ".join(_FORMATS)))
    return known


def _import(options: argparse.Namespace, store_path: Path) -> int:
    if Path(options.file).suffix.casefold() == ".ics":
        return _import_calendar(options, store_path)
    file = visit_files.read_file(Path(options.file).expanduser())
    with open_store(store_path) as store:
        brought = visit_files.bring(store, file, dry_run=options.dry_run)
    if options.json:
        plain = brought._asdict() | {"conflicts": [list(where) for where in brought.conflicts]}
        del plain["operation"]
        print(json.dumps(plain, ensure_ascii=False))
    else:
        print(_said(brought, options.dry_run), file=sys.stderr)
    return 0


def _import_calendar(options: argparse.Namespace, store_path: Path) -> int:
    if not options.visit:
        raise UsageError(_("Say to which visit the calendar belongs: --visit with its id or title."))
    with open_store(store_path) as store:
        visit = planning.find(store, options.visit)
        reading, merge = visit_files.bring_calendar(
            store, visit, Path(options.file).expanduser(), add_new=options.add_new, dry_run=options.dry_run
        )
    for problem in reading.problems:
        print(_("{place}: {text}").format(place=problem.where, text=problem.message), file=sys.stderr)
    new = len(merge.offers)
    told: dict[str, object] = {
        "visit": visit.id,
        "events": len(reading.events),
        "changed": [one.before.id for one in merge.taken],
        "conflicts": [one.mine.id if one.mine else one.event.uid for one in merge.conflicts],
        "new": new,
        "added": new if options.add_new and not options.dry_run else 0,
        "problems": [{"where": p.where, "message": p.message} for p in reading.problems],
    }
    if options.json:
        print(json.dumps(told, ensure_ascii=False))
        return 0
    for line in _calendar_lines(merge, add_new=options.add_new, dry_run=options.dry_run):
        print(line, file=sys.stderr)
    return 0


def _calendar_lines(merge: CalendarMerge, *, add_new: bool, dry_run: bool) -> Iterator[str]:
    count = len(merge.taken)
    yield ngettext("{count} session was changed.", "{count} sessions were changed.", count).format(
        count=count
    )
    for conflict in merge.conflicts:
        title = in_interface_language(conflict.mine.title) if conflict.mine else conflict.event.summary
        said = _("“{title}” was changed here and in the calendar: yours stands. The calendar has {start}.")
        yield said.format(title=title, start=conflict.event.start)
    new = len(merge.offers)
    if new and add_new:
        yield ngettext("{count} new session.", "{count} new sessions.", new).format(count=new)
    elif new:
        said = ngettext(
            "{count} event is new: take it with --add-new.",
            "{count} events are new: take them with --add-new.",
            new,
        )
        yield said.format(count=new)
    if dry_run:
        yield _("Nothing was written: this was a trial.")


def _said(brought: Brought, dry_run: bool) -> str:
    if brought.is_new:
        line = _("The visit {id} is new.")
    elif brought.is_changed:
        line = _("The visit {id} was brought up to date.")
    else:
        line = _("The visit {id} is as in the file.")
    count = brought.added + brought.changed
    sentences = [line.format(id=brought.visit)]
    if count:
        said = ngettext("{count} contact written.", "{count} contacts written.", count)
        sentences.append(said.format(count=count))
    if brought.conflicts:
        said = ngettext(
            "In {count} place both have changed, and yours stands: {where}.",
            "In {count} places both have changed, and yours stand: {where}.",
            len(brought.conflicts),
        )
        where = ", ".join(".".join(place) or brought.visit for place in brought.conflicts)
        sentences.append(said.format(count=len(brought.conflicts), where=where))
    if dry_run:
        sentences.append(_("Nothing was written: this was a trial."))
    return " ".join(sentences)


def _show_options(parser: argparse.ArgumentParser) -> None:
    _visit(parser)
    _json(parser)


def _export_options(parser: argparse.ArgumentParser) -> None:
    _visit(parser)
    parser.add_argument("file", metavar=_("FILE"), help=_("the file to write; one of that name is replaced"))
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        help=_(
            "yaml: everything, to be brought in again; ics: for calendars; md: a text to read; "
            "svg: a drawing of who meets whom (default: the file’s name)"
        ),
    )
    parser.add_argument(
        "--person", metavar=_("CONTACT"), help=_("in a calendar only what this contact takes part in")
    )
    parser.add_argument(
        "--attendees",
        action="store_true",
        help=_("write everybody’s e-mail address into the calendar, so that it invites them"),
    )
    _json(parser)


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("a visit in a YAML file, or a calendar (.ics) that was made of one")
    )
    parser.add_argument("--visit", metavar=_("VISIT"), help=_("the visit to which a calendar belongs"))
    parser.add_argument(
        "--add-new", action="store_true", help=_("make sessions of what is new in the calendar")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be done, and write nothing")
    )
    _json(parser)


def _visit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("visit", metavar=_("VISIT"), help=_("the visit, by its id or by words of its title"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs: answer in JSON"))
