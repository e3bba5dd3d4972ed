"""The map of relationships in the window: looked at, asked by key and mouse, copied, saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n, paths
from interpreter_app.base.errors import ExpectedError, UsageError
from interpreter_app.desktop.theme import DARK, Theme
from interpreter_app.desktop.widgets.map_canvas import MapCanvas
from interpreter_app.desktop.widgets.relationship_map import RelationshipMap
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import visit_files
from tests.domain.visits.plan import plan, session


@pytest.fixture
def sample() -> tuple[Visit, dict[str, Contact]]:
    """The sample visit and its contacts."""
    file = visit_files.read_file(paths.samples_dir() / "paris-2016.yaml")
    return file.visit, {one.id: one for one in file.contacts}


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot, sample: tuple[Visit, dict[str, Contact]]) -> RelationshipMap:
    """The map of the sample visit, in a room of usual size."""
    made = RelationshipMap(theme)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.set_visit(*sample)
    made.show()
    return made


def _canvas(shown: RelationshipMap) -> MapCanvas:
    found = shown.findChild(MapCanvas)
    assert found is not None
    return found


def _said(shown: RelationshipMap) -> str:
    label = shown.findChild(QLabel, "visitMapSentence")
    assert isinstance(label, QLabel)
    assert _canvas(shown).accessibleDescription() == label.text()
    return label.text()


def _place(shown: RelationshipMap, person: str) -> QPoint:
    """Where somebody's dot is, found as a person does: by what is said when the mouse is there."""
    viewport = _canvas(shown).viewport()
    for y in range(0, viewport.height(), 6):
        for x in range(0, viewport.width(), 6):
            if _canvas(shown).person_at(QPoint(x, y)) == person:
                return QPoint(x + 3, y + 3)
    raise AssertionError(person)


def _colours(image: QImage) -> set[str]:
    wide, high = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(0, wide, 2) for y in range(0, high, 2)}


def test_it_says_how_to_read_it_until_somebody_is_chosen(shown: RelationshipMap, qtbot: QtBot) -> None:
    assert _said(shown).startswith("Who meets whom: the thicker the line")
    assert shown.objectName() == "visitMap"
    shown.choose("pb-lead")
    assert _said(shown).startswith("Lead of the PB team meets 14 people: ")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert _said(shown).startswith("Who meets whom")


def test_arrows_go_to_everybody_and_home_and_end_to_the_ends(shown: RelationshipMap, qtbot: QtBot) -> None:
    met: list[str] = []
    shown.chosen.connect(met.append)
    for _ in range(15):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert len(set(met)) == 15
    assert met[0] == "councillor"
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert met[-1] == "councillor"
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert met[-2] == met[-1] == met[14]
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert met[-1] == "councillor"


def test_left_and_right_go_to_whoever_stands_next_to_them_there(shown: RelationshipMap, qtbot: QtBot) -> None:
    met: list[str] = []
    shown.choose("councillor")
    shown.chosen.connect(met.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(shown, key)
    assert met[:3] == ["interpreter", "pb-lead", "pb-lead"]
    assert met[3].startswith("officer-glasgow")


def test_hovering_shows_somebody_and_a_click_keeps_them(shown: RelationshipMap, qtbot: QtBot) -> None:
    viewport = _canvas(shown).viewport()
    lead, film = _place(shown, "pb-lead"), _place(shown, "film-maker")
    qtbot.mouseMove(viewport, lead)
    assert _said(shown).startswith("Lead of the PB team meets")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=lead)
    qtbot.mouseMove(viewport, film)
    assert _said(shown).startswith("Film-maker meets")
    qtbot.mouseMove(viewport, QPoint(2, 2))
    assert _said(shown).startswith("Lead of the PB team meets")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert _said(shown).startswith("Who meets whom")


def test_of_somebody_chosen_only_their_ties_are_drawn(shown: RelationshipMap) -> None:
    def painted() -> int:
        image = shown.grab().toImage()
        ground = QColor(shown.palette().window().color()).name()
        pixels = (image.pixelColor(x, y).name() for x in range(300, 700, 3) for y in range(100, 500, 3))
        return sum(colour != ground for colour in pixels)

    everybody = painted()
    shown.choose("pb-evaluation")
    assert 0 < painted() < everybody / 2


def test_colours_follow_the_theme(shown: RelationshipMap, theme: Theme) -> None:
    theme.apply("dark", 100, False)
    shown.choose("pb-lead")
    found = _colours(shown.grab().toImage())
    assert {DARK.paper, DARK.accent} <= found
    assert "#ffffff" not in found


def test_it_speaks_the_language_of_the_interface(shown: RelationshipMap) -> None:
    shown.choose("pb-lead")
    i18n.set_language("fr")
    shown.retranslate()
    assert _said(shown).startswith("Responsable du budget participatif rencontre 14\u00a0personnes")


def test_the_ties_can_be_copied_and_read_as_a_list(shown: RelationshipMap, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == shown.text()
    assert len(shown.text().splitlines()) == 102
    shown.choose("film-maker")
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines
    assert all("Film-maker" in line for line in lines)
    shown.show_list(True)
    text = shown.findChild(QPlainTextEdit, "visitMapList")
    assert isinstance(text, QPlainTextEdit)
    assert text.isVisible()
    assert text.toPlainText() == shown.text().replace("\u00a0", " ")  # as Qt gives it
    shown.show_list(False)
    assert _canvas(shown).isVisible()


def test_a_visit_without_people_says_so_and_none_says_nothing(shown: RelationshipMap) -> None:
    shown.choose("pb-lead")
    shown.set_visit(plan(), {})
    assert _canvas(shown).accessibleDescription().startswith("Nobody meets anybody yet")
    assert shown._sentence.text() == ""  # it stands in the drawing
    shown.set_visit(None, {})
    assert _said(shown) == ""
    assert not shown.grab().isNull()


def test_whoever_is_chosen_stays_so_while_they_are_there(
    shown: RelationshipMap, sample: tuple[Visit, dict[str, Contact]]
) -> None:
    shown.choose("pb-lead")
    shown.set_visit(*sample)
    assert _said(shown).startswith("Lead of the PB team")
    shown.set_visit(plan(session("talk", "09:00", "10:00", people=("ann", "bob"))), {})
    assert _said(shown).startswith("Who meets whom")


def test_names_stay_readable_where_there_is_little_room(shown: RelationshipMap) -> None:
    shown.resize(420, 300)
    canvas = _canvas(shown)
    assert canvas.verticalScrollBar().maximum() > 0
    assert canvas.horizontalScrollBar().maximum() > 0
    shown.choose("pb-evaluation")
    assert canvas.horizontalScrollBar().value() > 0
    assert _place(shown, "pb-evaluation")


def test_it_is_saved_as_svg_in_the_colours_of_paper(
    shown: RelationshipMap, theme: Theme, tmp_path: Path
) -> None:
    theme.apply("dark", 100, False)
    shown.save(tmp_path / "map.svg")
    drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert fromstring(drawn).tag.endswith("svg")
    assert "#ffffff" in drawn
    assert DARK.paper not in drawn
    assert "Study visit to Paris" in drawn


def test_it_is_saved_as_png_at_twice_the_density(
    shown: RelationshipMap, theme: Theme, tmp_path: Path
) -> None:
    theme.apply("dark", 100, False)
    shown.choose("film-maker")
    shown.save(tmp_path / "map.PNG")
    image = QImage(str(tmp_path / "map.PNG"))
    assert image.width() > 1300
    assert {"#ffffff", "#10598f"} <= _colours(image)
    assert [one.name for one in tmp_path.glob("*") if one.suffix == ".part"] == []


def test_another_ending_is_refused_and_nothing_is_written(shown: RelationshipMap, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"map\.jpg: the map is saved as SVG or PNG"):
        shown.save(tmp_path / "map.jpg")
    with pytest.raises(ExpectedError, match="no folder"):
        shown.save(tmp_path / "nowhere" / "map.svg")
    shown.set_visit(None, {})
    with pytest.raises(UsageError, match="no map to save yet"):
        shown.save(tmp_path / "map.svg")
    assert not list(tmp_path.glob("map*"))
