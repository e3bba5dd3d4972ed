"""The form of the Contacts page: what is typed is in the store a moment later, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from interpreter_app.desktop import contact_saving
from interpreter_app.domain.contacts.contact import Consent, Contact, ContactKind, Telephone
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services import half_contacts, people
from tests.desktop.conftest import type_text
from tests.desktop.contacts_page.conftest import TODAY, Desk, Opener

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")
"""What the offscreen platform says of every list that pops up."""


def test_what_is_typed_is_in_the_store_within_a_second(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactSayEn", "ay-LEN doo-PRAY")
    desk.qtbot.waitUntil(lambda: desk.stored("helene").say.en == "ay-LEN doo-PRAY", timeout=3000)
    desk.settle()
    assert desk.kept == {"contact:helene": ""}


def test_every_field_is_written(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.page.form.sections["contactMore"].open()
    desk.page.form.sections["contactConsent"].open()
    for name, text in {
        "contactFullName": "Sam Taylor",
        "contactGivenName": "Sam",
        "contactFamilyName": "Taylor",
        "contactPrefix": "Mx",
        "contactSayFr": "sam té-lor",
        "contactAddressFr": "Cher Sam",
        "contactTitleEn": "interpreter",
        "contactRoleFr": "interprète",
        "contactUnit": "AIIC",
        "contactLanguages": "anglais, French",
        "contactNote": "Needs a table.",
        "contactConsentHow": "by e-mail",
    }.items():
        desk.type(name, text)
    desk.settle()
    assert desk.stored("sam") == Contact(
        "sam",
        "Sam Taylor",
        given_name="Sam",
        family_name="Taylor",
        prefix="Mx",
        say=Bilingual("sam té-lor"),
        address=Bilingual("Cher Sam"),
        title=Bilingual(en="interpreter"),
        role=Bilingual("interprète"),
        unit="AIIC",
        languages=("en", "fr"),
        note="Needs a table.",
        consent=Consent(TODAY, "by e-mail"),
    )


def test_rows_are_added_and_taken_away(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.click("contactEmailsAdd")
    type_text(desk.find("contactEmail"), " sam@example.org ")
    desk.click("contactTelephonesAdd")
    type_text(desk.find("contactTelephone"), "+44 141 000")
    desk.settle()
    assert desk.stored("sam").emails == ("sam@example.org",)
    assert desk.stored("sam").telephones == (Telephone("+44 141 000"),)
    shifts = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.find("contactEmail"), Qt.Key.Key_Delete, shifts)
    desk.settle()
    assert desk.stored("sam").emails == ()
    assert "sam@example.org" not in desk.said[-1] or desk.said[-1].startswith("Taken away")


def test_a_new_contact_is_there_once_it_has_a_name_and_undo_takes_it_away(desk: Desk) -> None:
    desk.page.new()
    type_text(desk.find("contactFullName"), "Zoé Martin")
    desk.settle()
    desk.type("contactNote", "likes trains")
    desk.settle()
    (made,) = [one for one in people.contacts(desk.store) if one.full_name == "Zoé Martin"]
    assert (made.id, made.note) == ("zoe-martin", "likes trains")
    assert desk.names()[desk.page.column.chosen_place()] == "Zoé Martin"
    assert desk.find("contactForget").isVisible()
    while people.contact(desk.store, "zoe-martin") is not None:
        desk.undo()
    assert desk.page.contact is None or desk.page.contact.id != "zoe-martin"


def test_what_is_typed_while_a_new_contact_is_on_its_way_makes_no_second_one(desk: Desk) -> None:
    desk.page.new()
    type_text(desk.find("contactFullName"), "Zoé")
    desk.page.flush()
    type_text(desk.find("contactFullName"), " Martin")
    desk.page.flush()
    desk.settle()
    assert [one.full_name for one in people.contacts(desk.store) if one.full_name.startswith("Zoé")] == [
        "Zoé Martin"
    ]


def test_a_new_contact_without_a_name_is_named_by_what_was_typed_when_it_is_left(desk: Desk) -> None:
    desk.page.new()
    desk.click("contactEmailsAdd")
    type_text(desk.find("contactEmail"), "zoe@example.org")
    desk.page.flush()
    assert "write a name" in desk.said[-1]
    desk.page.show_contact("sam")
    desk.settle()
    assert desk.stored("zoe-example-org").emails == ("zoe@example.org",)


def test_a_new_contact_of_which_nothing_was_typed_leaves_nothing(desk: Desk) -> None:
    desk.page.new()
    desk.page.show_contact("sam")
    desk.settle()
    assert len(people.contacts(desk.store)) == 4


def test_an_organisation_is_chosen_by_the_beginning_of_its_name(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.type("contactOrganisation", "city of paris")
    desk.press(Qt.Key.Key_Tab, "contactOrganisation")
    desk.settle()
    assert desk.stored("sam").organisation == "paris"
    desk.type("contactOrganisation", "")
    desk.press(Qt.Key.Key_Tab, "contactOrganisation")
    desk.settle()
    assert desk.stored("sam").organisation == ""


def test_a_new_organisation_is_made_by_typing_its_name(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.type("contactOrganisation", "Glasgow Council")
    desk.press(Qt.Key.Key_Tab, "contactOrganisation")
    desk.settle()
    made = desk.stored(desk.stored("sam").organisation)
    assert (made.full_name, made.kind) == ("Glasgow Council", ContactKind.ORGANISATION)
    assert "Glasgow Council" in desk.names()
    assert desk.page.form.belonging.organisation.text() == "Glasgow Council"


def test_a_follow_up_is_written_and_done(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.click("contactFollowUpsAdd")
    type_text(desk.find("contactFollowUpText"), "Pay the bill")
    desk.type("contactFollowUpDue", "3 January 2017")
    desk.settle()
    (made,) = desk.stored("sam").follow_ups
    assert (made.text, made.due, made.done) == ("Pay the bill", date(2017, 1, 3), None)
    desk.find("contactFollowUpDone", QCheckBox).click()
    desk.settle()
    assert desk.stored("sam").follow_ups[0].done == TODAY


def test_an_encounter_names_others_by_the_beginning_of_their_names(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.click("contactEncountersAdd")
    desk.type("contactEncounterDay", "5 December 2016")
    desk.type("contactEncounterPeople", "helene dupre; kirsty blackwood")
    desk.type("contactEncounterPlace", "Gare du Nord")
    desk.settle()
    (made,) = desk.stored("sam").encounters
    assert (made.at.day, made.people, made.place) == (date(2016, 12, 5), ("helene", "kirsty"), "Gare du Nord")


def test_who_isnt_among_the_contacts_stays_in_the_field_and_changes_nothing(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactEncounterPeople", "Nobody At All")
    desk.settle()
    assert desk.stored("helene").encounters[0].people == ("kirsty",)
    assert "Nobody At All" in desk.find("contactEncounterPeople").toolTip()


def test_a_language_that_nobody_knows_stays_in_the_field_and_is_said(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.type("contactLanguages", "Klingonish tongue")
    desk.settle()
    assert desk.stored("sam").languages == ()
    assert "Klingonish" in desk.find("contactLanguages").toolTip()


def test_what_another_process_writes_comes_together_with_what_is_typed(desk: Desk) -> None:
    desk.page.show_contact("helene")
    before = desk.stored("helene")
    desk.type("contactNote", "calls back")
    people.save(desk.store, before, replace(before, unit="Mission"), "Zoé")
    desk.page.refresh()
    assert desk.find("contactUnit").text() == "Mission"  # type: ignore[attr-defined]
    desk.settle()
    assert (desk.stored("helene").note, desk.stored("helene").unit) == ("calls back", "Mission")


def test_going_to_another_contact_and_back_while_the_store_is_slow_keeps_what_was_typed(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactNote", "calls back")
    desk.page.column.chosen.emit("sam")
    desk.page.column.chosen.emit("helene")
    desk.settle()
    assert desk.stored("helene").note == "calls back"
    assert desk.page.contact is not None
    assert desk.page.contact.note == "calls back"
    assert desk.kept["contact:helene"] == ""


def test_a_contact_whose_name_is_cleared_keeps_its_name_when_it_is_left(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactNote", "calls back")
    desk.type("contactFullName", "")
    desk.page.show_contact("sam")
    desk.settle()
    assert (desk.stored("helene").full_name, desk.stored("helene").note) == ("Hélène Dupré", "calls back")


def test_what_the_last_run_left_is_saved_a_new_contact_included(desk: Desk) -> None:
    before = desk.stored("helene")
    halves = {
        "contact:helene": half_contacts.HalfContact(before, replace(before, note="calls back"), "Ann"),
        "contact:": half_contacts.HalfContact(Contact("", ""), Contact("", "Zoé Martin"), "Ann"),
    }
    left = {name: half_contacts.to_text(half) for name, half in halves.items()}
    contact_saving.resume(desk.writer, desk.kept.__setitem__, left | {"note": "x"})
    assert desk.writer.wait()
    QApplication.processEvents()
    assert desk.kept == {"contact:helene": "", "contact:": ""}
    assert desk.stored("helene").note == "calls back"
    assert desk.stored("zoe-martin").full_name == "Zoé Martin"


def test_another_contact_begins_with_its_own_rows(opened: Opener) -> None:
    desk = opened(
        Contact("one", "One", emails=("a@b.fr",)), Contact("two", "Two", emails=("c@d.fr", "e@f.fr"))
    )
    desk.page.show_contact("two")
    desk.click("contactEmailsAdd")
    desk.page.show_contact("one")
    assert desk.page.form.emails.values == ("a@b.fr",)
    assert len(desk.page.form.emails.rows.rows) == 1


def test_a_new_contact_goes_on_while_its_name_is_on_its_way(desk: Desk) -> None:
    desk.page.new()
    type_text(desk.find("contactFullName"), "Zoé")
    desk.type("contactNote", "likes trains")
    type_text(desk.find("contactFullName"), " Martin")
    desk.type("contactUnit", "Mission")
    desk.settle()
    desk.settle()
    (made,) = [one for one in people.contacts(desk.store) if one.full_name.startswith("Zoé")]
    assert (made.full_name, made.note, made.unit) == ("Zoé Martin", "likes trains", "Mission")
    while people.contact(desk.store, made.id) is not None:
        desk.undo()


def test_what_wasnt_understood_stays_until_somebody_else_is_shown(desk: Desk) -> None:
    desk.page.show_contact("helene")
    languages, agreed = desk.page.form.belonging.languages.line, desk.page.form.consent.on
    desk.type("contactLanguages", "Frenchh")
    desk.type("contactUnit", "Cabinet")
    agreed.setText("5 Dezz")
    desk.settle()
    assert (languages.text(), languages.property("wrong")) == ("Frenchh", True)
    desk.page.show_contact("kirsty")
    assert (languages.text(), languages.property("wrong")) == ("", False)
    assert (agreed.text(), agreed.property("wrong")) == ("", False)


def test_tab_comes_to_the_first_row_of_a_list_that_was_empty(desk: Desk) -> None:
    desk.page.show_contact("sam")
    desk.click("contactMoreFold")
    desk.click("contactWebsitesAdd")
    assert QApplication.focusWidget() is desk.find("contactWebsite")
    assert QApplication.focusWidget().accessibleName() == "Website"
    came = []
    for _press in range(3):
        desk.press(Qt.Key.Key_Tab)
        came.append(QApplication.focusWidget().objectName())
    assert came == ["removePart", "contactWebsitesAdd", "contactConsentFold"]
