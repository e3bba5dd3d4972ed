"""The commands and their options, declared in one place; each command's work is in a module of its own.

Exit codes: 0 done, 1 an expected failure said in one sentence, 2 wrong usage. Results go to stdout,
messages to stderr.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from interpreter_app import __version__
from interpreter_app.base.i18n import gettext as _
from interpreter_app.cli import argparse_words

_MODULES = {
    "lookup": "interpreter_app.cli.lookup",
    "import": "interpreter_app.cli.transfer",
    "export": "interpreter_app.cli.transfer",
    "print": "interpreter_app.cli.printing",
    "check": "interpreter_app.cli.checking",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message}\n" + _("See: {command}").format(command=f"{self.prog} --help") + "\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; ends the program with code 2 and a sentence if they don't fit."""
    argparse_words.borrow()
    parser = build()
    options = parser.parse_args(list(arguments))
    if options.command == "lookup" and options.query is None and not options.stdin:
        parser.error(_("say what to look up, for example: passerelle lookup conseil"))
    return options


def run(options: argparse.Namespace, store_path: Path) -> int:
    """Run the chosen command on the store at this path; its exit code. Raises ExpectedError."""
    module = import_module(_MODULES[options.command])
    code: int = getattr(module, f"run_{options.command}")(options, store_path)
    sys.stdout.flush()
    return code


def build() -> argparse.ArgumentParser:
    """The whole command line."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    _common(common)
    parser = _Parser(
        prog="passerelle",
        description=_("Bilingual glossaries for interpreters. Without a command, the window opens."),
        epilog=_("Example: passerelle lookup conseil"),
    )
    parser.set_defaults(store="", language="")
    _common(parser)
    parser.add_argument("--version", action="version", version=f"Passerelle {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)
    _lookup(commands.add_parser("lookup", parents=[common], help=_("look a term up")))
    _import(commands.add_parser("import", parents=[common], help=_("bring a file into a glossary")))
    _export(commands.add_parser("export", parents=[common], help=_("write a glossary into a file")))
    _print(commands.add_parser("print", parents=[common], help=_("print glossaries into a PDF file")))
    _check(commands.add_parser("check", parents=[common], help=_("check a store or a glossary file")))
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        metavar=_("FILE"),
        default=argparse.SUPPRESS,
        help=_("the store to use (else PASSERELLE_STORE, else the one in your data folder)"),
    )
    parser.add_argument(
        "--language",
        choices=("fr", "en"),
        default=argparse.SUPPRESS,
        help=_("the language of messages"),
    )


def _lookup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", metavar=_("QUERY"), help=_("what you heard or read"))
    parser.add_argument(
        "--stdin",
        action="store_true",
        help=_("read one query a line and answer each with one line of JSON"),
    )
    parser.add_argument("--from", dest="source", choices=("fr", "en"), help=_("only terms of this language"))
    parser.add_argument("--glossary", metavar=_("NAME"), help=_("only this glossary"))
    parser.add_argument("--limit", type=_limit, default=7, metavar="N", help=_("at most so many results (7)"))
    _json(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"))
    parser.add_argument(
        "--glossary", metavar=_("NAME"), help=_("the glossary to bring it into (made if there is none)")
    )
    _format(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be done"))
    parser.add_argument(
        "--on-duplicate",
        choices=("keep", "merge", "skip"),
        default="merge",
        help=_("what to do with a concept that is there already (merge)"),
    )
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("glossary", metavar=_("GLOSSARY"))
    parser.add_argument("file", metavar=_("FILE"))
    _format(parser)
    _json(parser)


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("glossaries", nargs="+", metavar=_("GLOSSARY"))
    parser.add_argument("file", metavar=_("FILE.pdf"))
    parser.add_argument("--order", choices=("fr", "en", "both"), default="both")
    parser.add_argument("--paper", choices=("a4", "a5", "letter"), default="a4")
    parser.add_argument("--style", choices=("columns", "booklet", "cheat-sheet"), default="columns")
    _json(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar=_("FILE"), help=_("a glossary file, or another store"))
    _format(parser)
    _json(parser)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", metavar="F", help=_("the format of the file (else told by its name)"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _limit(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError(_("“{text}” isn’t a number from 1 to 100").format(text=text))
    return number
