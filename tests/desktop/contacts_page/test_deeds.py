"""What is done to contacts as a whole on the Contacts page: each said, and with one undo but forgetting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton

from interpreter_app.desktop.dialogs.contact_duplicates import ContactDuplicates
from interpreter_app.desktop.dialogs.contact_problems import ContactProblems
from interpreter_app.desktop.dialogs.export_contacts import ExportContacts
from interpreter_app.desktop.dialogs.forget_contact import ForgetContact
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services import contact_files, kept_apart, people
from tests.desktop.contacts_page.conftest import Desk, Opener

CARDS = """BEGIN:VCARD\r
VERSION:4.0\r
FN:Zoé Martin\r
EMAIL:zoe@example.org\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
FN:Broken\r
"""


@pytest.fixture
def twins(opened: Opener) -> Desk:
    """Two cards of one person, and somebody else."""
    return opened(
        Contact("one", "Maud Arnaud", emails=("maud@paris.example",), note="met in 2015"),
        Contact("two", "Arnaud Maud", emails=("maud@paris.example",), unit="Mission"),
        Contact("sam", "Sam"),
    )


def duplicates(desk: Desk) -> ContactDuplicates:
    desk.page.tasks.look_for_duplicates()
    desk.qtbot.waitUntil(lambda: bool(desk.page.tasks.duplicates), timeout=5000)
    assert desk.page.column.duplicates_button.text() == "1 duplicate…"
    desk.click("contactDuplicatesButton")
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, ContactDuplicates)
    return dialog


def done(desk: Desk) -> None:
    assert desk.writer.wait()
    QApplication.processEvents()
    desk.page.refresh()


def test_a_deleted_contact_comes_back_by_undo(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.press(Qt.Key.Key_Delete, "contactList")
    done(desk)
    assert "Hélène Dupré" not in desk.names()
    assert desk.page.contact is not None
    assert desk.page.contact.id == "sam"
    desk.undo()
    assert "Hélène Dupré" in desk.names()


def test_what_is_being_typed_of_a_deleted_contact_is_in_the_bin_with_it(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactNote", "calls back")
    desk.page.delete()
    done(desk)
    (binned,) = people.deleted(desk.store)
    assert binned.body["note"] == "calls back"
    assert desk.kept["contact:helene"] == ""


def test_duplicates_stand_beside_each_other_and_are_made_one_with_one_undo(twins: Desk) -> None:
    dialog = duplicates(twins)
    assert "Mission" in dialog.text.toPlainText()
    dialog.first.click()
    done(twins)
    assert [one.id for one in people.contacts(twins.store)] == ["one", "sam"]
    assert twins.stored("one").unit == "Mission"
    assert not dialog.first.isEnabled()
    twins.undo()
    assert len(people.contacts(twins.store)) == 3
    dialog.reject()


def test_the_right_one_may_stand(twins: Desk) -> None:
    dialog = duplicates(twins)
    dialog.second.click()
    done(twins)
    assert twins.stored("two").full_name == "Arnaud Maud"
    assert people.contact(twins.store, "one") is None
    dialog.reject()


def test_two_who_are_kept_are_asked_about_no_more_until_that_is_undone(twins: Desk) -> None:
    dialog = duplicates(twins)
    dialog.both.click()
    done(twins)
    dialog.reject()
    twins.qtbot.waitUntil(lambda: not twins.page.tasks.duplicates, timeout=5000)
    assert not twins.page.column.duplicates_button.isVisible()
    twins.undo()
    assert len(kept_apart.to_ask(twins.store, people.contacts(twins.store))) == 1


def test_somebody_is_forgotten_only_after_a_plain_question(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.click("contactForget")
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, ForgetContact)
    said = " ".join(label.text() for label in dialog.texts)
    assert "can’t be taken back" in said
    assert "Copies of the store" in said
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    done(desk)
    assert desk.stored("helene").full_name == "Hélène Dupré"


def test_of_somebody_forgotten_nothing_is_left_in_the_store_nor_beside_it(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.type("contactNote", "secret of Hélène")
    desk.click("contactForget")
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, ForgetContact)
    dialog.forget_button.click()
    done(desk)
    assert people.contact(desk.store, "helene") is None
    assert "Hélène Dupré" not in desk.names()
    assert not any("Hélène" in text for text in desk.kept.values())
    assert not desk.writer.can_undo or "Hélène" not in str(people.contacts(desk.store))


def test_a_file_is_brought_in_and_its_problems_are_named_with_their_place(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARDS.encode())
    desk.page.tasks.bring(path)
    done(desk)
    assert "Zoé Martin" in desk.names()
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, ContactProblems)
    assert "line" in dialog.text.toPlainText()
    dialog.reject()
    desk.undo()
    assert "Zoé Martin" not in desk.names()


def test_a_file_that_cant_be_read_is_said_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "cards.xyz"
    path.write_bytes(b"\0\1\2")
    desk.page.tasks.bring(path)
    done(desk)
    assert "cards.xyz" in desk.said[-1]
    assert len(desk.names()) == 4


def test_what_is_listed_is_exported(desk: Desk, jobs: Jobs, tmp_path: Path) -> None:
    desk.type("contactSearch", "kirsty")
    desk.page.export()
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, ExportContacts)
    assert dialog.shown_button.isChecked()
    dialog.findChild(QRadioButton, "contactsExport-csv").click()
    folders: list[str] = []
    desk.page.folderUsed.connect(folders.append)
    path = tmp_path / "out.csv"
    dialog.save_to(path)
    desk.qtbot.waitUntil(lambda: jobs.is_idle and dialog.folder_button.isVisible(), timeout=5000)
    _format, reading = contact_files.read_file(path)
    assert [one.full_name for one in reading.contacts] == ["Kirsty Blackwood"]
    assert folders == [str(tmp_path)]
    assert desk.page.folder == str(tmp_path)
    dialog.reject()


def test_an_address_and_a_card_are_copied(desk: Desk) -> None:
    desk.page.show_contact("helene")
    desk.click("contactEmailCopy")
    assert QApplication.clipboard().text() == "helene@paris.example"
    desk.click("contactCopy")
    text = QApplication.clipboard().text()
    assert text.split("\n") == [
        "Hélène Dupré", "head of the team", "City of Paris", "+33 1 42 76 00 00", "helene@paris.example",
    ]  # fmt: skip


def test_who_met_whom_is_told_from_both_sides(desk: Desk) -> None:
    desk.page.show_contact("kirsty")
    text = desk.page.margin.text.toPlainText()
    for part in ("Hélène Dupré", "rue des Archives", "5 December 2016", "the evaluation in English"):
        assert part in text
    asked: list[str] = []
    desk.page.margin.contactAsked.connect(asked.append)
    desk.page.margin.text.anchorClicked.emit("contact:helene")
    assert asked == ["helene"]
    assert desk.page.contact is not None
    assert desk.page.contact.id == "helene"


def test_a_file_is_chosen_in_a_dialog_and_its_folder_remembered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARDS.replace("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Broken\r\n", "").encode())
    folders: list[str] = []
    desk.page.folderUsed.connect(folders.append)
    desk.page.import_()
    dialog = desk.page.tasks.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    done(desk)
    assert "Zoé Martin" in desk.names()
    assert folders == [str(tmp_path)]
