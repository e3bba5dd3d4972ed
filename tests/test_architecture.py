"""The house stands as ARCHITECTURE.md says: imports run one way, each heavy library has one home.

The rule is read from the source with `ast`, so imports inside functions and under TYPE_CHECKING count, and so
do modules that are only named in a string for `import_module`. What it must find is tried on bad samples.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import interpreter_app

PACKAGE = "interpreter_app"
ROOT = Path(interpreter_app.__file__).parent
STEPS = (
    ("base",),
    ("domain",),
    ("search", "store", "exchange", "briefing"),
    ("services",),
    ("cli", "desktop"),
    ("bootstrap",),
    ("__main__",),
)
"""The packages from the ground floor up; those on one step don't know each other."""

HOMES = {
    "sqlite3": "store",
    "sqlite_utils": "store",
    "reportlab": "briefing",
    "PySide6": "desktop",
    "shiboken6": "desktop",
    "pypdfium2": "desktop",
}
LOWEST = {"base": {"platformdirs", "babel"}, "domain": set[str]()}
"""What the two lowest packages may use besides the standard library."""

MOST_LINES = 450

_STEP = {name: place for place, names in enumerate(STEPS) for name in names}
_NAMED = re.compile(rf"{PACKAGE}(?:\.\w+)+")


class Import(NamedTuple):
    """One import: where it stands, and the dotted name that it asks for."""

    module: str
    line: int
    name: str


def sources() -> dict[str, str]:
    """The source of every module of the package, by dotted name."""
    return {_module_name(path): path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py"))}


def _module_name(path: Path) -> str:
    parts = (PACKAGE, *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: str, source: str, modules: Mapping[str, str]) -> Iterator[Import]:
    """Every import of a module, wherever it stands; of our own package by the module that is meant."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(module, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = "." * node.level + (node.module or "")  # a relative one is refused by `wrong_way`
            for alias in node.names:
                longer = f"{parent}.{alias.name}"
                yield Import(module, node.lineno, longer if longer in modules else parent)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _NAMED.fullmatch(node.value):
            yield Import(module, node.lineno, node.value)


def _part(module: str) -> str:
    """The package or top module that a module of ours belongs to; empty for the root."""
    return module.split(".")[1] if "." in module else ""


def wrong_way(modules: Mapping[str, str]) -> list[str]:
    """Imports that run up the steps, or across one."""
    found = []
    for one in _all_imports(modules):
        if not _is_ours(one.name) or one.name == PACKAGE:
            continue
        part, wanted = _part(one.module), _part(one.name)
        if one.name.startswith(".") or (part != wanted and (not part or _STEP[wanted] >= _STEP[part])):
            found.append(f"{one.module}:{one.line} imports {one.name}")
    return found


def out_of_home(modules: Mapping[str, str]) -> list[str]:
    """Libraries used where they don't belong."""
    found = []
    for one in _all_imports(modules):
        library = one.name.partition(".")[0]
        part = _part(one.module)
        allowed = HOMES.get(library, part) == part
        if part in LOWEST and library not in sys.stdlib_module_names and not _is_ours(one.name):
            allowed = library in LOWEST[part]
        if not allowed:
            found.append(f"{one.module}:{one.line} imports {one.name}")
    return found


def circles(modules: Mapping[str, str]) -> list[str]:
    """Modules that need each other, as «a → b → a»."""
    needs = {
        name: sorted({i.name for i in imports(name, source, modules) if i.name in modules and i.name != name})
        for name, source in modules.items()
    }
    done: set[str] = set()
    found: list[str] = []

    def walk(module: str, trail: tuple[str, ...]) -> None:
        if module in trail:
            found.append(" → ".join((*trail[trail.index(module) :], module)))
        elif module not in done:
            for other in needs[module]:
                walk(other, (*trail, module))
            done.add(module)

    for module in needs:
        walk(module, ())
    return found


def without_docstring(modules: Mapping[str, str]) -> list[str]:
    """Modules that don't say what they own."""
    return [name for name, source in modules.items() if not ast.get_docstring(ast.parse(source))]


def too_long(modules: Mapping[str, str]) -> list[str]:
    """Modules of more than MOST_LINES lines."""
    return [name for name, source in modules.items() if len(source.splitlines()) > MOST_LINES]


def _all_imports(modules: Mapping[str, str]) -> Iterator[Import]:
    for name, source in modules.items():
        yield from imports(name, source, modules)


def _is_ours(name: str) -> bool:
    return name == PACKAGE or name.startswith((PACKAGE + ".", "."))


def test_every_package_has_its_step() -> None:
    parts = {_part(name) for name in sources()} - {""}
    assert parts == set(_STEP)


def test_imports_run_one_way() -> None:
    assert wrong_way(sources()) == []


def test_each_heavy_library_has_one_home() -> None:
    assert out_of_home(sources()) == []


def test_no_modules_need_each_other() -> None:
    assert circles(sources()) == []


def test_every_module_says_what_it_is() -> None:
    assert without_docstring(sources()) == []


def test_no_module_is_too_long_to_read() -> None:
    assert too_long(sources()) == []


def _sample(**modules: str) -> dict[str, str]:
    """Modules by their path below the package, with __ for a dot."""
    return {f"{PACKAGE}.{name.replace('__', '.')}": source for name, source in modules.items()}


def test_the_rule_lets_what_is_allowed_pass() -> None:
    good = _sample(
        base__errors='"""Errors."""\nimport os\nimport platformdirs\n',
        domain__terms='"""Terms."""\nfrom interpreter_app.base import errors\n',
        store__database='"""Store."""\nimport sqlite3\nfrom interpreter_app.domain.terms import Term\n',
        services__lookup='"""Look-up."""\nfrom interpreter_app.store import database\n',
        cli__parser='"""Parser."""\nfrom interpreter_app import __version__\nX = "interpreter_app.cli.run"\n',
    )
    for rule in (wrong_way, out_of_home, circles, without_docstring, too_long):
        assert rule(good) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("base__paths", "from interpreter_app.domain.terms import Term"),
        ("domain__terms", "def late():\n    from interpreter_app.store import database"),
        ("domain__ids", "if TYPE_CHECKING:\n    import interpreter_app.services.lookup"),
        ("store__index", "from interpreter_app.search.engine import Match"),
        ("search__engine", "from interpreter_app import store"),
        ("exchange__csv", "import interpreter_app.briefing"),
        ("services__lookup", "from interpreter_app.cli import parser"),
        ("cli__parser", "from interpreter_app.desktop import app"),
        ("desktop__app", 'import_module("interpreter_app.cli.parser")'),
        ("cli__lookup", "from interpreter_app.bootstrap import main"),
        ("cli__lookup", "from ..services import lookup"),
        ("desktop__app", "async def f():\n    class A:\n        from interpreter_app.bootstrap import main"),
        ("store__index", "try:\n    pass\nfinally:\n    from interpreter_app.services import lookup as x"),
    ],
)
def test_the_rule_finds_an_import_that_runs_the_wrong_way(module: str, source: str) -> None:
    bad = _sample(
        **dict.fromkeys(("store", "briefing", "cli__parser", "desktop__app"), "") | {module: source}
    )
    assert len(wrong_way(bad)) == 1
    assert wrong_way(bad)[0].startswith(f"{PACKAGE}.{module.replace('__', '.')}:")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("services__lookup", "import sqlite3"),
        ("cli__lookup", "def run():\n    from sqlite_utils.db import Table"),
        ("services__printing", "from reportlab.pdfgen import canvas"),
        ("cli__parser", "from PySide6.QtCore import QObject"),
        ("briefing__pdf", "import pypdfium2 as pdfium"),
        ("base__i18n", "import yaml"),
        ("domain__terms", "import platformdirs"),
        ("bootstrap", "if TYPE_CHECKING:\n    from PySide6 import QtWidgets"),
    ],
)
def test_the_rule_finds_a_library_out_of_its_home(module: str, source: str) -> None:
    assert len(out_of_home(_sample(**{module: source}))) == 1


def test_the_rule_finds_circles_long_modules_and_missing_docstrings() -> None:
    bad = _sample(
        domain__a="from interpreter_app.domain import b",
        domain__b="def f():\n    import interpreter_app.domain.c",
        domain__c="from interpreter_app.domain.a import x\n" * (MOST_LINES + 1),
    )
    assert circles(bad) == [" → ".join(f"{PACKAGE}.domain.{x}" for x in "abca")]
    assert without_docstring(bad) == list(bad)
    assert too_long(bad) == [f"{PACKAGE}.domain.c"]


def test_the_library_lists_name_what_the_package_really_uses() -> None:
    used = {one.name.partition(".")[0] for one in _all_imports(sources())}
    assert {"sqlite3", "sqlite_utils", "reportlab", "PySide6", "platformdirs", "babel"} <= used


def _loaded_after(statement: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after a statement."""
    tell = "import json, sys\nprint(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    code = f"{statement}\n{tell}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    return set(json.loads(run.stdout.splitlines()[-1]))


_HEAVY = {
    "PySide6", "shiboken6", "sqlite_utils", "reportlab", "yaml", "babel", "pypdfium2", "charset_normalizer",
    "click", "tzlocal", "PIL",
}  # fmt: skip


def test_the_package_can_be_imported_without_paying_for_anything_heavy() -> None:
    assert not _loaded_after("import interpreter_app.bootstrap") & (_HEAVY | {"sqlite3", "csv"})


def test_a_look_up_on_an_existing_store_loads_neither_qt_nor_anything_heavy(store_path: Path) -> None:
    look_up = (
        "from interpreter_app.bootstrap import main\n"
        f"assert main(['--store', {str(store_path)!r}, 'lookup', 'conseil', '--json']) == 0"
    )
    _loaded_after(look_up)  # the first one fills the store with the starter glossaries
    assert not _loaded_after(look_up) & _HEAVY


def test_the_window_is_opened_without_loading_the_command_line(store_path: Path) -> None:
    opened = (
        "import interpreter_app.bootstrap as b\n"
        "asked = []\n"
        "b._open_window = lambda *a: asked.append((str(a[0]), a[2])) or 0\n"
        f"path = {str(store_path)!r}\n"
        "assert b.main([]) == b.main(['--language', 'fr', '--store', path]) == 0\n"
        "assert asked[1] == (path, 'fr')"
    )
    assert not _loaded_after(opened) & {"argparse", "sqlite3"}


def test_no_command_loads_qt(store_path: Path, tmp_path: Path) -> None:
    commands = [
        ["lookup", "conseil"],
        ["export", "town", str(tmp_path / "town.yaml")],
        ["import", str(tmp_path / "town.yaml")],
        ["print", "town", str(tmp_path / "town.pdf")],
        ["check"],
    ]
    loaded = _loaded_after(
        "from interpreter_app.bootstrap import main\n"
        f"codes = [main(['--store', {str(store_path)!r}, *c]) for c in {commands!r}]\n"
        "assert codes[:4] == [0] * 4, codes"
    )
    assert not loaded & {"PySide6", "shiboken6", "pypdfium2"}
