"""`contacts`: listed, brought in from files, written out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from interpreter_app.base import i18n
from interpreter_app.base.files import refuse_target
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.cli import subcommands
from interpreter_app.cli.subcommands import Action
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import matching, shown_name, sought
from interpreter_app.domain.plain import to_plain
from interpreter_app.services import contact_files, people
from interpreter_app.services.contact_files import FORMATS, Brought
from interpreter_app.services.wording import in_interface_language
from interpreter_app.services.workspace import open_store


def add_options(parser: argparse.ArgumentParser) -> None:
    """The actions of `contacts`."""
    subcommands.add(
        parser,
        Action("list", _("list the contacts"), _list_options, _list),
        Action("import", _("bring contacts in from a file"), _import_options, _import),
        Action("export", _("write contacts into a file"), _export_options, _export),
    )


def run_contacts(options: argparse.Namespace, store_path: Path) -> int:
    """Do what was asked for with contacts. Raises ExpectedError."""
    code: int = options.run_action(options, store_path)
    return code


def _list(options: argparse.Namespace, store_path: Path) -> int:
    with open_store(store_path) as store:
        every = people.contacts(store)
    found = matching(sought(every), " ".join(options.words))
    if options.json:
        print(json.dumps([to_plain(one) for one in found], ensure_ascii=False))
        return 0
    names = {one.id: shown_name(one, i18n.language()) for one in every}
    for one in found:
        print("  ".join(filter(None, (one.id, names[one.id], _told(one, names.get(one.organisation, ""))))))
    return 0


def _told(one: Contact, organisation: str) -> str:
    title = in_interface_language(one.title) or in_interface_language(one.role)
    return ", ".join(filter(None, (title, organisation, *one.emails[:1])))


def _import(options: argparse.Namespace, store_path: Path) -> int:
    format_name, reading = contact_files.read_file(Path(options.file).expanduser(), options.format)
    with open_store(store_path) as store:
        brought = contact_files.bring(store, format_name, reading, dry_run=options.dry_run)
    for problem in brought.problems:
        place = _("{place}: {text}").format(place=problem.where, text=problem.message)
        print(place, file=sys.stderr)
    for name, yours in brought.alike:
        said = _("“{name}” is new, though you have nearly the same: “{yours}”.")
        print(said.format(name=name, yours=yours), file=sys.stderr)
    if options.json:
        plain = brought._asdict() | {
            "problems": [{"where": p.where, "message": p.message} for p in brought.problems],
            "alike": [list(pair) for pair in brought.alike],
        }
        del plain["operation"]
        print(json.dumps(plain, ensure_ascii=False))
    else:
        print(_summary(brought, options.dry_run), file=sys.stderr)
    return int(not brought.read and bool(brought.problems))


def _summary(brought: Brought, dry_run: bool) -> str:
    counts = (
        (brought.added, ngettext("{count} added", "{count} added", brought.added)),
        (brought.merged, ngettext("{count} merged with yours", "{count} merged with yours", brought.merged)),
        (brought.skipped, ngettext("{count} left as it was", "{count} left as they were", brought.skipped)),
    )
    done = ", ".join(text.format(count=count) for count, text in counts if count)
    read = ngettext("{count} contact read", "{count} contacts read", brought.read).format(count=brought.read)
    line = _("{read}: {done}.").format(read=read, done=done or _("nothing to do"))
    return f"{line} {_('Nothing was written: this was a trial.')}" if dry_run else line


def _export(options: argparse.Namespace, store_path: Path) -> int:
    path = Path(options.file).expanduser()
    wanted = contact_files.format_of(path, options.format)
    with open_store(store_path) as store:
        every = people.contacts(store)
        chosen = [people.find(store, name) for name in options.contact] if options.contact else every
        refuse_target(path)
        contact_files.write_file(store, path, wanted, chosen, private=not options.public)
    if options.json:
        print(json.dumps({"file": str(path), "format": wanted, "written": len(chosen)}, ensure_ascii=False))
    else:
        said = ngettext(
            "{count} contact written to {file}.", "{count} contacts written to {file}.", len(chosen)
        )
        print(said.format(count=len(chosen), file=path), file=sys.stderr)
    return 0


def _list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", metavar=_("WORDS"), help=_("only contacts with words that begin like these")
    )
    _json(parser)


def _import_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("vCards (2.1, 3.0, 4.0), or a table of contacts (CSV)")
    )
    parser.add_argument(
        "--format", choices=("vcf", "csv"), help=_("vcf or csv (default: what the file shows)")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be done, and write nothing")
    )
    _json(parser)


def _export_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), help=_("the file to write; one of that name is replaced"))
    parser.add_argument(
        "--contact",
        action="append",
        metavar=_("CONTACT"),
        help=_("only this contact, by id or name; for several, give the option again (default: all)"),
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=_("vcf: vCard 4.0; vcf3: vCard 3.0, for older address books; csv: a table (default: its name)"),
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help=_("leave out what one keeps to oneself: notes, follow-ups, meetings, consent"),
    )
    _json(parser)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs: answer in JSON"))
