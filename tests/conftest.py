"""What every test stands on: no display, no file of the person who runs the tests, a small store.

The environment is set before Qt or the package is imported. Fixtures that need Qt import it themselves, so
that the tests of the lower layers run without. Folders of tests are run by as many processes as there are
processors (pytest-xdist, which may be missing); each has a home of its own.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PASSERELLE_HOME"] = tempfile.mkdtemp(prefix="passerelle-tests-")
os.environ["LANGUAGE"] = "en"
os.environ.pop("PASSERELLE_STORE", None)

import pytest
from hypothesis import HealthCheck, settings

from interpreter_app.base import i18n
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store, connect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from interpreter_app.desktop.jobs import Jobs, Writer
    from interpreter_app.desktop.theme import Theme
    from interpreter_app.desktop.typed import Typed

HOME = os.environ["PASSERELLE_HOME"]
if sys.dont_write_bytecode:
    # Many tests start programs, each of which would compile what it imports: they share what one compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(HOME, "compiled"))

# How fast examples are made and tried says how busy the machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

FR, EN = Language.FRENCH, Language.ENGLISH


def small_glossary() -> Glossary:
    """A handful of concepts with everything that a page can show."""
    return Glossary(
        "town",
        Bilingual("La ville", "The town"),
        Bilingual("Pour les essais", "For the tests"),
        concepts=(
            Concept(
                "conseil-citoyen",
                (
                    Term("conseil citoyen", FR, gender=Gender.MASCULINE, region="FR"),
                    Term("citizens’ council", EN),
                    Term("residents’ council", EN, status=Status.ADMITTED),
                ),
                definition=Bilingual("Instance d’habitants", "A body of residents"),
                equivalence=Equivalence.QUASI_EQUIVALENT,
                transfer_note=Bilingual(
                    "En Écosse, rien de tel n’est prévu par la loi.",
                    "A residents’ body that the State requires in deprived areas; half drawn by lot.",
                ),
                source="loi du 21 février 2014",
                checked=True,
            ),
            Concept(
                "conseil-de-quartier",
                (
                    Term("conseil de quartier", FR, gender=Gender.MASCULINE, region="FR-75C"),
                    Term("neighbourhood council", EN),
                ),
                equivalence=Equivalence.QUASI_EQUIVALENT,
            ),
            Concept(
                "conseil-communautaire",
                (
                    Term("conseil communautaire", FR, gender=Gender.MASCULINE),
                    Term("inter-municipal council", EN),
                ),
                equivalence=Equivalence.NON_EQUIVALENT,
                false_friend=True,
                transfer_note=Bilingual(en="Not a community council: it joins several towns."),
            ),
            Concept(
                "mairie",
                (Term("mairie", FR, gender=Gender.FEMININE), Term("town hall", EN)),
                equivalence=Equivalence.EQUIVALENT,
                checked=True,
            ),
            Concept(
                "budget-participatif",
                (
                    Term("budget participatif", FR, gender=Gender.MASCULINE),
                    Term("BP", FR, TermType.ACRONYM, Status.ADMITTED, gender=Gender.MASCULINE),
                    Term("participatory budgeting", EN),
                    Term("PB", EN, TermType.ACRONYM, Status.ADMITTED),
                ),
                equivalence=Equivalence.EQUIVALENT,
            ),
            Concept(
                "recevabilite",
                (Term("recevabilité", FR, gender=Gender.FEMININE), Term("eligibility", EN)),
            ),
            Concept(
                "assises",
                (
                    Term(
                        "assises",
                        FR,
                        part_of_speech=PartOfSpeech.NOUN,
                        gender=Gender.FEMININE,
                        number=Number.PLURAL,
                    ),
                    Term("conference", EN),
                ),
            ),
            Concept(
                "un-pour-cent",
                (Term("1 % de budget", FR, TermType.PHRASE), Term("1% of the budget", EN)),
            ),
        ),
    )


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Without pytest-xdist its options say nothing."""
    if not pluginmanager.hasplugin("xdist"):
        for option in ("--numprocesses", "--dist"):
            parser.addoption(option, help="how many processes; only with pytest-xdist")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for single files, of which none is worth the start of another; else xdist decides."""
    return None if any(Path(argument).is_dir() for argument in config.args) else 0


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform remarks on what only a real screen can do."""
    config.addinivalue_line("qt_log_ignore", r"^This plugin does not support (propagateSizeHints|raise)\(\)$")


def pytest_unconfigure() -> None:
    """Nothing of the tests stays behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Every test starts in English."""
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with `small_glossary`, indexed and closed, of which tests take copies."""
    path = tmp_path_factory.mktemp("small") / "small.sqlite"
    with connect(path) as store:
        index.build(store)
        made = small_glossary()
        glossaries.create(store, made)
        glossaries.put(store, made.id, made.concepts, kind="import")
    return path


@pytest.fixture
def store_path(small_store: Path, tmp_path: Path) -> Path:
    """The path of a store with `small_glossary`, indexed and closed."""
    return Path(shutil.copy(small_store, tmp_path))


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """The store of `store_path`, open in the test's thread."""
    with connect(store_path) as opened:
        yield opened


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, in force."""
    from interpreter_app.desktop.theme import Theme

    made = Theme(qapp)
    made.apply("light", 100, False)
    yield made
    made.deleteLater()


@pytest.fixture
def writer(qapp: QApplication, store_path: Path) -> Iterator[Writer]:
    """The thread that writes to the store of `store_path`."""
    from interpreter_app.desktop.jobs import Writer

    made = Writer(store_path)
    yield made
    assert made.close()


@pytest.fixture
def typed(qapp: QApplication, store_path: Path, writer: Writer) -> Iterator[Typed]:
    """What is typed into a window on the store of `store_path`."""
    from interpreter_app.desktop.typed import Typed

    made = Typed(store_path, writer)
    yield made
    assert writer.close()
    assert made.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """The threads for long work."""
    from interpreter_app.desktop.jobs import Jobs

    made = Jobs()
    yield made
    assert made.close()
