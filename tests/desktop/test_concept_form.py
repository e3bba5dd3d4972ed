"""The form gives back what it was given, hands over what is typed by itself, and loses no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_form import ConceptForm
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from tests.desktop.conftest import type_text
from tests.strategies import concepts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH
MAIRIE = Concept(
    "mairie",
    (
        Term("mairie", FR, gender=Gender.FEMININE),
        Term("town hall", EN, region="GB"),
        Term("city chambers", EN, status=Status.ADMITTED),
    ),
    "buildings",
    equivalence=Equivalence.EQUIVALENT,
    transfer_note=Bilingual("", "The building\u00a0: not the council."),
)


class Form:
    """The form on a concept, and what it has handed over."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.form = ConceptForm(theme)
        qtbot.addWidget(self.form)
        self.form.resize(620, 800)
        self.form.show()
        qtbot.waitExposed(self.form)
        self.form.show_concept(MAIRIE, "The town", ["buildings", "money"])
        self.kept: list[Concept] = []
        self.form.changed.connect(self.kept.append)


@pytest.fixture
def made(qtbot: QtBot, theme: Theme) -> Form:
    return Form(qtbot, theme)


def test_what_nobody_touched_is_handed_over_to_nobody(qtbot: QtBot, made: Form) -> None:
    made.form.flush()
    qtbot.wait(600)
    assert made.kept == []
    assert made.form.concept() == MAIRIE
    assert not made.form.is_unkept


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(concept=concepts())
def test_any_concept_comes_back_as_it_was(made: Form, concept: Concept) -> None:
    made.form.show_concept(concept, "")
    assert made.form.concept() == concept
    assert not made.form.is_unkept


def test_what_is_typed_is_handed_over_within_a_second(qtbot: QtBot, made: Form) -> None:
    line = made.form.french.rows[1].text
    line.setFocus()
    type_text(line, "hôtel de ville")
    with qtbot.waitSignal(made.form.changed, timeout=1000):
        pass
    added = Term("hôtel de ville", FR, status=Status.ADMITTED)
    assert made.kept == [replace(MAIRIE, terms=(MAIRIE.terms[0], added, *MAIRIE.terms[1:]))]
    assert len(made.form.french.rows) == 3


def test_everything_of_a_term_can_be_said(made: Form) -> None:
    row = made.form.english.rows[0]
    row.more.click()
    more = row.details
    assert more is not None
    for field, place in ((more.type, 2), (row.status, 2), (more.part_of_speech, 2), (more.number, 2)):
        field.field.setCurrentIndex(place)
        field.field.activated.emit(place)
    for line, text in ((more.region, "GB-SCT"), (more.pronunciation, "taoune"), (more.context, "Go there.")):
        line.clear()
        type_text(line, text)
    made.form.flush()
    assert made.kept[-1].terms[1] == Term(
        "town hall", EN, TermType.SHORT_FORM, Status.DEPRECATED, PartOfSpeech.PROPER_NOUN, None,
        Number.PLURAL, "GB-SCT", "Go there.", "taoune",
    )  # fmt: skip


def test_texts_and_marks_of_the_concept_can_be_said(made: Form) -> None:
    form = made.form
    for name, text in (("transferFr", "Pas la mairie."), ("definitionEn", "A house."), ("source", "me")):
        form.texts[name].setFocus()
        type_text(form.texts[name], text)
    form.false_friend.click()
    form.checked.click()
    form.equivalence.choose(Equivalence.NON_EQUIVALENT)
    form.subject.setEditText("monuments")
    form.flush()
    kept = made.kept[-1]
    assert kept.transfer_note == Bilingual("Pas la mairie.", "The building\u00a0: not the council.")
    assert (kept.definition.en, kept.source, kept.false_friend, kept.checked) == (
        "A house.",
        "me",
        True,
        True,
    )
    assert (kept.equivalence, kept.subject_field) == (Equivalence.NON_EQUIVALENT, "monuments")
    assert isinstance(kept.equivalence, Equivalence)
    form.equivalence.choose("unjudged")
    assert made.kept[-1].equivalence is None


def test_insecables_survive_what_is_typed_beside_them(made: Form) -> None:
    text = made.form.texts["transferEn"]
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.End)
    type_text(text, " Really.")
    made.form.flush()
    assert made.kept[-1].transfer_note.en == "The building\u00a0: not the council. Really."


def test_an_entry_without_a_term_is_not_handed_over_and_that_is_said(made: Form) -> None:
    for rows in (made.form.french, made.form.english):
        for row in rows.rows:
            row.text.clear()
    made.form.flush()
    assert made.kept == []
    assert "type a term" in made.form.state.text()
    assert made.form.is_unkept
    type_text(made.form.english.rows[0].text, "hall")
    made.form.flush()
    assert [t.text for t in made.kept[-1].terms] == ["hall"]
    assert not made.form.state.isVisible()


def test_what_was_written_elsewhere_is_shown_unless_one_is_typing(made: Form) -> None:
    made.form.follow(replace(MAIRIE, note="from elsewhere"))
    assert made.form.texts["note"].typed() == "from elsewhere"
    type_text(made.form.texts["note"], "x")
    made.form.follow(replace(MAIRIE, note="again"))
    assert made.form.texts["note"].typed() == "xfrom elsewhere"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_leaving_keeps_what_was_typed(
    qtbot: QtBot, made: Form, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    line = made.form.french.rows[0].text
    line.setFocus()
    line.end(False)
    type_text(line, "s")
    with qtbot.waitSignal(made.form.closed):
        QTest.keyClick(line, key, modifier)
    assert made.kept[-1].terms[0].text == "mairies"


def test_the_keyboard_goes_through_the_fields_in_the_order_they_are_read(qtbot: QtBot, made: Form) -> None:
    form = made.form
    form.focus_first()
    qtbot.waitUntil(form.french.rows[0].text.hasFocus)
    type_text(form.french.rows[1].text, "ville")
    seen = []
    for _press in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is form.checked:
            break
    assert seen[:4] == ["frTermText0", "frTermGender0", "frTermStatus0", "frTermMore0"]
    wanted = ["frTermText1", "frTermText2", "enTermText0", "enTermText2", "formTransferFr", "formNote"]
    places = [seen.index(name) for name in wanted]
    assert places == sorted(places)


def test_it_speaks_the_language_of_the_interface(made: Form) -> None:
    before = i18n.language()
    try:
        i18n.set_language("fr")
        made.form.retranslate()
        assert made.form.french.heading.text() == "Français"
        assert made.form.subject.currentText() == "buildings"
        assert made.form.concept() != MAIRIE or made.form.concept().subject_field == "buildings"
    finally:
        i18n.set_language(before)
