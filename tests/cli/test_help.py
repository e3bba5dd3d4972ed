"""The help of every command explains every option, shows examples that work, and fits a terminal."""

from __future__ import annotations

import argparse
import re
import shlex

import pytest

from interpreter_app.base import i18n
from interpreter_app.bootstrap import main
from interpreter_app.cli import argparse_words, parser
from interpreter_app.exchange.formats import FORMATS
from tests import translations

Capture = pytest.CaptureFixture[str]
COMMANDS = ("lookup", "import", "export", "print", "check", "visits", "contacts", "notes", "report", "sample")
LANGUAGES = i18n.languages()

_BOUND = re.compile(r"(more than|longer than|larger than|[Aa]t most) \{count\}|\(\{count\}\)…")
_ALWAYS_MANY = {
    "there are {count} columns, at most {most} are read: leave out those without terms.",
    "{count} concepts have this id.",
    "{message} So it is, or alike, with {count} of the first {rows} rows: nothing was read. "
    "Check in which columns the terms are, or take these rows out of the file.",
}
"""Texts that are never said of one thing."""


def _commands(language: str) -> dict[str, argparse.ArgumentParser]:
    i18n.set_language(language)
    argparse_words.borrow()
    (made,) = [a for a in parser.build(COMMANDS)._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(made.choices)


def _with_actions(language: str) -> dict[str, argparse.ArgumentParser]:
    """The commands, and those that some of them have inside: «visits list»."""
    every = _commands(language)
    for name, command in list(every.items()):
        for kinds in command._actions:
            if isinstance(kinds, argparse._SubParsersAction):
                every |= {f"{name} {action}": own for action, own in kinds.choices.items()}
    return every


def _help(capsys: Capture, monkeypatch: pytest.MonkeyPatch, language: str, *command: str) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--language", language, *command, "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [(), *(tuple(name.split()) for name in _with_actions("en"))], ids=str)
def test_help_fits_a_terminal(
    language: str, command: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _help(capsys, monkeypatch, language, *command)
    assert max(map(len, said.splitlines())) <= 80


def test_every_argument_is_explained_and_its_default_told() -> None:
    for command in _with_actions("en").values():
        for action in command._actions:
            assert action.help, action.dest
            if action.option_strings and action.default not in (None, False, argparse.SUPPRESS):
                assert f"(default: {action.default})" in action.help


def test_help_lists_the_formats_that_there_are(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for command, way in (("import", "read"), ("export", "write"), ("check", "read")):
        names = ", ".join(known.name for known in FORMATS if getattr(known, way))
        said = " ".join(_help(capsys, monkeypatch, "en", command).split())
        assert f"--format FORMAT the format of the file: {names} (" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_commands_that_can_be_given(language: str) -> None:
    for name, command in _commands(language).items():
        _title, *examples = str(command.epilog).split("\n  ")
        assert examples
        for example in examples:
            program, *arguments = shlex.split(example)
            options = parser.parse(arguments)
            assert (program, options.command) == ("passerelle", name)


def test_options_mean_the_same_in_every_language() -> None:
    """Names of options and choices are typed, so they aren't translated; only what stands for a value is."""
    english = _with_actions("en")
    for language in LANGUAGES:
        for name, command in _with_actions(language).items():
            for ours, theirs in zip(command._actions, english[name]._actions, strict=True):
                assert ours.option_strings == theirs.option_strings
                assert list(ours.choices or ()) == list(theirs.choices or ())


def test_several_words_are_one_query(capsys: Capture) -> None:
    assert parser.parse(["lookup", "budget", "participatif"]).query == "budget participatif"
    assert parser.parse(["lookup", "--json", "1 %", "du", "budget"]).query == "1 % du budget"
    assert parser.parse(["lookup", "--json", ""]).query == ""


def test_a_number_in_a_sentence_has_its_singular() -> None:
    """Texts with {count} are told in the singular and the plural, unless the number is a bound or alone."""
    for text in translations.marked():
        if text.function != "ngettext":
            said = text.texts[-1] or ""
            assert "{count}" not in said or _BOUND.search(said) or said in _ALWAYS_MANY, text
