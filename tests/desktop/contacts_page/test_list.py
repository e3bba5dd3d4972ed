"""The list of the Contacts page: looked through in any accents, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from interpreter_app.base import i18n
from interpreter_app.desktop.models.contact_book import Which
from interpreter_app.desktop.theme import Theme
from tests.desktop.contacts_page.conftest import Desk, Opener


def test_people_and_organisations_stand_in_the_order_of_their_names(desk: Desk) -> None:
    assert desk.names() == ["Kirsty Blackwood", "City of Paris", "Hélène Dupré", "Sam Interpreter"]
    assert desk.small()[2] == "head of the team · City of Paris · hosts"


def test_the_search_folds_accents_and_opens_the_first(desk: Desk) -> None:
    desk.type("contactSearch", "helene")
    assert desk.names() == ["Hélène Dupré"]
    assert desk.page.contact is not None
    assert desk.page.contact.id == "helene"


def test_who_belongs_to_an_organisation_is_found_by_its_name(desk: Desk) -> None:
    desk.type("contactSearch", "ville")
    assert desk.names() == ["City of Paris", "Hélène Dupré"]


def test_arrows_in_the_search_move_in_the_list_and_enter_leads_to_it_and_into_the_form(desk: Desk) -> None:
    for _time in range(2):
        desk.press(Qt.Key.Key_Down, "contactSearch")
    assert desk.page.contact is not None
    assert desk.page.contact.id == "helene"
    desk.press(Qt.Key.Key_Return, "contactSearch")
    assert desk.find("contactList").hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.find("contactFullName").hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.find("contactList").hasFocus()


def test_nobody_found_is_said_and_escape_gives_the_list_back(desk: Desk) -> None:
    desk.type("contactSearch", "zzz")
    assert "zzz" in desk.page.column.nothing.text()
    assert desk.page.contact is not None
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.names()) == 4


def test_only_people_or_only_organisations(desk: Desk) -> None:
    which = desk.page.column.which
    which.setCurrentIndex(which.findData(Which.ORGANISATIONS.value))
    which.activated.emit(which.currentIndex())
    assert desk.names() == ["City of Paris"]
    which.setCurrentIndex(which.findData(Which.PEOPLE.value))
    which.activated.emit(which.currentIndex())
    assert "City of Paris" not in desk.names()


def test_follow_ups_are_listed_the_late_ones_first_and_in_the_colour_of_a_warning(desk: Desk) -> None:
    assert desk.page.column.due_button.text() == "2 follow-ups to do · 1 late"
    desk.click("contactDue")
    assert desk.small() == [
        "late since 12 December · Send the report",
        "due 10 January 2017 · Ask for the film",
    ]
    model = desk.page.column.list.model()
    lines = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(2)]
    assert [line.is_warning for line in lines] == [True, False]


def test_an_empty_page_says_what_to_do(opened: Opener) -> None:
    desk = opened()
    desk.qtbot.waitUntil(desk.find("contactsEmptyNew").hasFocus)
    assert desk.find("contactsEmptyImport").isVisible()
    desk.click("contactsEmptyNew")
    assert desk.find("contactFullName").hasFocus()


def test_the_page_speaks_the_other_language_at_once(desk: Desk) -> None:
    desk.page.show_contact("paris")
    i18n.set_language("fr")
    desk.page.retranslate()
    assert "Ville de Paris" in desk.names()


def test_every_control_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    desk.page.show_contact("helene")
    for section in desk.page.form.sections.values():
        section.open()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit, QTextBrowser)
    for widget in desk.page.findChildren(QWidget):
        if (
            isinstance(widget, kinds)
            and widget.isVisible()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget.objectName() or widget


def test_tab_leads_from_the_search_through_list_and_form_in_the_order_of_sight(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.page.column.search.setFocus()
    order = []
    for _step in range(60):
        desk.press(Qt.Key.Key_Tab)
        focused = desk.page.window().focusWidget()
        assert focused is not None
        order.append(focused.objectName())
    wanted = (
        "contactFilter contactDue contactList contactNewButton contactImportButton contactExportButton"
        " contactCopy contactDelete contactForget contactFullName contactGivenName contactFamilyName"
        " contactSayFr contactSayEn contactAddressFr contactTitleFr contactRoleFr contactOrganisation"
        " contactUnit contactSide contactLanguages contactEmail contactEmailsAdd contactTelephone"
        " contactFollowUpText contactFollowUpDue contactFollowUpDone contactEncounterDay"
        " contactEncounterTime contactEncounterPeople contactEncounterPlace contactEncounterPromised"
        " contactNote contactMoreFold contactConsentFold contactMetText contactSearch"
    ).split()
    known = [name for name in order if name in wanted]
    assert [name for place, name in enumerate(known) if known[:place][-1:] != [name]][: len(wanted)] == wanted


def test_who_met_whom_stands_beside_the_form_or_below_it_where_it_is_narrow(desk: Desk) -> None:
    margin, page = desk.page.margin, desk.page
    beside = margin.mapTo(page, margin.rect().topLeft()).x()
    page.resize(900, 700)
    QApplication.processEvents()
    assert page.form.isAncestorOf(margin)
    page.resize(1180, 760)
    QApplication.processEvents()
    assert not page.form.isAncestorOf(margin)
    assert abs(margin.mapTo(page, margin.rect().topLeft()).x() - beside) < 40


def test_nothing_is_cut_at_twice_the_size_of_text(desk: Desk, theme: Theme) -> None:
    desk.page.show_contact("helene")
    theme.apply("dark", 200, False)
    QApplication.processEvents()
    inside = desk.page.form.room.widget()
    assert inside is not None
    assert inside.width() <= desk.page.form.room.viewport().width()
    for button in (*desk.page.column.buttons.values(), desk.page.sheet.forget_button):
        assert button.width() >= button.sizeHint().width(), button.objectName()
    for field in desk.page.form.findChildren(QComboBox):
        assert not field.isVisible() or field.height() >= field.sizeHint().height(), field.objectName()
