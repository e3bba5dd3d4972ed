"""The commands and their options, declared in one place; each command's work is in a module of its own.

Exit codes: 0 done, 1 an expected failure said in one sentence, 2 wrong usage. Results go to stdout,
messages to stderr.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, NoReturn

from interpreter_app import __version__
from interpreter_app.base import i18n, paths
from interpreter_app.base.i18n import gettext as _
from interpreter_app.cli import argparse_words

_FORMATS = (
    "yaml", "json", "xlsx", "csv", "tsv", "ods", "docx", "odt", "markdown", "tbx", "tbx2", "multiterm",
    "omegat", "utx", "anki",
)  # fmt: skip
"""Named here as well: asking the registry would cost every look-up its import."""

_NOT_READ = ("anki",)
_NOT_WRITTEN = ("ods", "docx", "odt")

_WORD_WITH_DASH = re.compile(r"-[^\W\d_]{2,}")
_READS_ONLY = ("lookup", "export", "print", "check")


class _HelpFormatter(argparse.HelpFormatter):
    """Fills paragraphs as argparse does, but leaves examples, of several lines, as they stand."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return "".join(indent + line for line in text.splitlines(keepends=True))
        return super()._fill_text(text, width, indent)

    def start_section(self, heading: str | None) -> None:
        """With the space that stands before a colon in French."""
        is_french = heading and i18n.language() == "fr"
        super().start_section(f"{heading}\u00a0" if is_french else heading)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with where to read on."""

    def error(self, message: str) -> NoReturn:
        said = f"{message[:1].upper()}{message[1:]}\n"
        self.exit(2, said + _("See: {command}").format(command=f"{self.prog} --help") + "\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; ends the program with code 2 and a sentence if they don't fit."""
    argparse_words.borrow()
    parser = build(arguments)
    options, strange = parser.parse_known_args(list(arguments))
    if strange:
        is_asked = options.command == "lookup" and not options.stdin
        parser.error(_unknown(strange, may_be_words=is_asked))
    if options.command == "lookup":
        # A program may ask for an empty text, and be told that nothing is found.
        is_missing = not options.query
        options.query = " ".join(options.query)
        if options.stdin and not is_missing:
            parser.error(_("--stdin reads the queries line by line: leave the words out, or --stdin."))
        if not options.stdin and (is_missing or not (options.json or options.query.strip())):
            parser.error(_("say what to look up, for example: passerelle lookup conseil"))
    return options


def _unknown(arguments: Sequence[str], *, may_be_words: bool) -> str:
    said = _("unrecognized arguments: %s") % " ".join(arguments)
    if not (may_be_words and any(_WORD_WITH_DASH.match(argument) for argument in arguments)):
        return said
    return said + "\n" + _("Write -- before words that begin with a dash: passerelle lookup -- -conseil")


def run(options: argparse.Namespace, store_path: Path) -> int:
    """Run the chosen command on the store at this path; its exit code. Raises ExpectedError."""
    if _only_reads_a_named_store(options):
        from interpreter_app.services.workspace import refuse_missing_folder

        refuse_missing_folder(store_path)
    module = import_module(_COMMANDS[options.command].module)
    code: int = getattr(module, f"run_{options.command}")(options, store_path)
    sys.stdout.flush()
    return code


def _only_reads_a_named_store(options: argparse.Namespace) -> bool:
    if options.command not in _READS_ONLY or (options.command == "check" and options.file):
        return False
    return bool(options.store or os.environ.get(paths.STORE_VARIABLE))


def build(arguments: Collection[str]) -> argparse.ArgumentParser:
    """The whole command line; a command has its options only if it is named in the arguments."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _common(common)
    parser = _Parser(
        prog="passerelle",
        formatter_class=_HelpFormatter,
        description=_("Bilingual glossaries for interpreters. Without a command, the window opens."),
        epilog=_examples("passerelle lookup conseil", "passerelle print --help"),
    )
    parser.set_defaults(store="", language="")
    _common(parser)
    parser.add_argument(
        "--version",
        action="version",
        version=f"Passerelle {__version__}",
        help=_("show the program’s version and exit"),
    )
    commands = parser.add_subparsers(
        dest="command", title=_("commands"), metavar=_("COMMAND"), parser_class=_Parser
    )
    for name, command in _COMMANDS.items():
        summary = command.summary()
        if name in arguments:
            own = commands.add_parser(
                name,
                parents=[common],
                help=summary,
                description=f"{summary[:1].upper()}{summary[1:]}.",
                formatter_class=_HelpFormatter,
                epilog=_examples(*command.examples()),
            )
            command.options(own)
        else:
            commands.add_parser(name, help=summary, add_help=False)
    return parser


def _examples(*lines: str) -> str:
    return "\n  ".join((_("Examples:"), *lines))


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        metavar=_("STORE"),
        default=argparse.SUPPRESS,
        help=_(
            "the file in which Passerelle keeps your glossaries "
            "(default: the one that PASSERELLE_STORE names, else the one in your data folder)"
        ),
    )
    parser.add_argument(
        "--language",
        choices=i18n.languages(),
        default=argparse.SUPPRESS,
        help=_("the language of help, messages and prints (default: that of your settings or system)"),
    )


def _lookup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar=_("QUERY"), help=_("what you heard or read"))
    parser.add_argument(
        "--stdin",
        action="store_true",
        help=_("for programs: read one query a line and answer each with one line of JSON"),
    )
    parser.add_argument("--from", dest="source", choices=("fr", "en"), help=_("only terms of this language"))
    parser.add_argument(
        "--glossary", metavar=_("GLOSSARY"), help=_("only in this glossary, by its id or its name")
    )
    parser.add_argument(
        "--limit",
        type=_limit,
        default=7,
        metavar="N",
        help=_("how many results at most, from 1 to 100 (default: 7)"),
    )
    _json(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("a table, a file of another terminology program, or a glossary of ours"),
    )
    parser.add_argument(
        "--glossary",
        metavar=_("GLOSSARY"),
        help=_("where to put it; made if there is none of this name (default: the file’s own)"),
    )
    _format(parser, _NOT_READ)
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be done, and write nothing")
    )
    parser.add_argument(
        "--on-duplicate",
        choices=("keep", "merge", "skip"),
        default="merge",
        help=_(
            "what to do with a concept that you have already: merge completes yours with what is new, "
            "skip leaves yours as it is, keep has both unless they say the same (default: merge)"
        ),
    )
    # Here: the words for columns would cost every look-up their import.
    from interpreter_app.cli import column_words

    column_words.add_options(parser)
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("glossary", metavar=_("GLOSSARY"), help=_("the glossary, by its id or its name"))
    parser.add_argument("file", metavar=_("FILE"), help=_("the file to write; one of that name is replaced"))
    _format(parser, _NOT_WRITTEN, is_there=False)
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=_("only say what the format can’t hold, and write nothing"),
    )
    _json(parser)
    # Here: what a filter may ask for would cost every look-up its import.
    from interpreter_app.cli import choosing

    choosing.add_options(parser)


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "glossaries",
        nargs="+",
        metavar=_("GLOSSARY"),
        help=_("a glossary, by its id or its name; several become one list"),
    )
    parser.add_argument(
        "file", metavar=_("FILE.pdf"), help=_("the PDF file to write; one of that name is replaced")
    )
    parser.add_argument(
        "--order",
        choices=("fr", "en", "both"),
        default="both",
        help=_(
            "fr: French → English; en: English → French; both: one part for each direction (default: both)"
        ),
    )
    parser.add_argument(
        "--paper",
        choices=("a4", "a5", "letter"),
        default="a4",
        help=_(
            "the sheet of paper in the printer; a booklet’s pages are half as large, "
            "for it is folded (default: a4)"
        ),
    )
    parser.add_argument(
        "--style",
        choices=("columns", "booklet", "cheat-sheet"),
        default="columns",
        help=_(
            "columns: everything, in two columns; booklet: the same, to be printed on both sides, "
            "folded and stapled; cheat-sheet: only terms and signs, for the pocket (default: columns)"
        ),
    )
    _json(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="*",
        metavar=_("FILE"),
        help=_(
            "glossary files, which are compared with one another, or a folder of them; or another store "
            "(default: the store with your glossaries)"
        ),
    )
    _format(parser, _NOT_READ)
    _json(parser)


def _own(module: str) -> Callable[[argparse.ArgumentParser], None]:
    """The options that a command's own module declares: to load it would cost every look-up its import."""

    def options(parser: argparse.ArgumentParser) -> None:
        import_module(module).add_options(parser)

    return options


def _format(parser: argparse.ArgumentParser, but: tuple[str, ...], *, is_there: bool = True) -> None:
    """The option that names a format, one of all but those, of a file that is there or is to be made."""
    known = ", ".join(name for name in _FORMATS if name not in but)
    if is_there:
        said = _("the format of the file: {known} (default: what the file’s name or its content says)")
    else:
        said = _("the format of the file: {known} (default: what the file’s name says)")
    parser.add_argument("--format", metavar=_("FORMAT"), help=said.format(known=known))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("for programs: answer in JSON"))


def _limit(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError(_("“{text}” isn’t a number from 1 to 100").format(text=text))
    return number


class _Command(NamedTuple):
    """A command: the module of its work, its options, and its words in the current language."""

    module: str
    options: Callable[[argparse.ArgumentParser], None]
    summary: Callable[[], str]
    examples: Callable[[], tuple[str, ...]]


_COMMANDS: Mapping[str, _Command] = {
    "lookup": _Command(
        "interpreter_app.cli.lookup",
        _lookup,
        lambda: _("look a term up"),
        lambda: ("passerelle lookup conseil", "passerelle lookup --from fr --limit 3 budget participatif"),
    ),
    "import": _Command(
        "interpreter_app.cli.transfer",
        _import,
        lambda: _("bring a file into a glossary"),
        lambda: (
            _("passerelle import colleague.csv --dry-run"),
            _('passerelle import colleague.csv --glossary "Paris visit"'),
            _("passerelle import colleague.xlsx --sheet Budget --columns B=fr,D=en"),
        ),
    ),
    "export": _Command(
        "interpreter_app.cli.exporting",
        _export,
        lambda: _("write a glossary into a file"),
        lambda: (
            _("passerelle export participatory-budgeting glossary.csv"),
            _("passerelle export participatory-budgeting to-check.xlsx --checked no"),
        ),
    ),
    "print": _Command(
        "interpreter_app.cli.printing",
        _print,
        lambda: _("print glossaries into a PDF file"),
        lambda: (
            _("passerelle print participatory-budgeting glossary.pdf"),
            _("passerelle print participatory-budgeting booklet.pdf --style booklet"),
        ),
    ),
    "check": _Command(
        "interpreter_app.cli.checking",
        _check,
        lambda: _("check a store or glossary files"),
        lambda: ("passerelle check", _("passerelle check glossary.csv colleague.yaml")),
    ),
    "visits": _Command(
        "interpreter_app.cli.visits",
        _own("interpreter_app.cli.visits"),
        lambda: _("list and show visits, write them out and bring them in"),
        lambda: (
            "passerelle visits list",
            "passerelle visits show paris-2016",
            _("passerelle visits export paris-2016 visit.yaml"),
            _("passerelle visits import colleague.yaml --dry-run"),
        ),
    ),
    "contacts": _Command(
        "interpreter_app.cli.contacts",
        _own("interpreter_app.cli.contacts"),
        lambda: _("list contacts, bring them in and write them out"),
        lambda: (
            "passerelle contacts list",
            _("passerelle contacts import addresses.vcf --dry-run"),
            _("passerelle contacts export delegation.vcf --contact ann-fraser --public"),
        ),
    ),
    "notes": _Command(
        "interpreter_app.cli.notes",
        _own("interpreter_app.cli.notes"),
        lambda: _("write notes down, list and find them, write them out and bring them in"),
        lambda: (
            _('passerelle notes add "@ann #2 we vote by post" --kind quote --visit paris-2016'),
            _("passerelle notes search budget --visit paris-2016"),
            _("passerelle notes export notes.md --visit paris-2016"),
            _("passerelle notes import recording.srt --start 2016-12-08T09:30"),
        ),
    ),
    "report": _Command(
        "interpreter_app.cli.reporting",
        _own("interpreter_app.cli.reporting"),
        lambda: _("write what was learnt in a visit into a report"),
        lambda: (
            _("passerelle report paris-2016 report.docx"),
            _("passerelle report paris-2016 report.pdf --both"),
        ),
    ),
    "sample": _Command(
        "interpreter_app.cli.visits",
        _json,
        lambda: _("bring in the sample visit"),
        lambda: ("passerelle sample",),
    ),
}
"""The commands in the order of the help."""
