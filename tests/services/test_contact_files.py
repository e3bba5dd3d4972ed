"""Contacts come in from cards and tables without doubling anybody, and go out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import FormatError, UsageError
from interpreter_app.domain.contacts.contact import Contact, ContactKind, Telephone
from interpreter_app.services import people
from interpreter_app.services.contact_files import Brought, bring, format_of, read_file, write_file
from interpreter_app.store import deeds
from interpreter_app.store.database import Store

ANN = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Fraser\nN:Fraser;Ann;;;\nEMAIL:ann@fife.example\n"
    "ORG:Fife Council\nEND:VCARD\n"
)
BOB = "BEGIN:VCARD\nVERSION:4.0\nFN:Bob Scott\nUID:urn:uuid:1\nNOTE:likes tea\nEND:VCARD\n"


def _bring(store: Store, folder: Path, text: str, name: str = "a.vcf", *, dry_run: bool = False) -> Brought:
    path = folder / name
    path.write_text(text, "utf-8")
    return bring(store, *read_file(path), dry_run=dry_run)


def _counts(brought: Brought) -> tuple[int, int, int, int]:
    return brought.read, brought.added, brought.merged, brought.skipped


def test_cards_come_in_with_their_organisation_as_one_deed(store: Store, tmp_path: Path) -> None:
    assert _counts(_bring(store, tmp_path, ANN + BOB)) == (3, 3, 0, 0)
    ann = people.find(store, "Ann Fraser")
    home = people.contact(store, ann.organisation)
    assert home is not None
    assert (home.full_name, home.kind) == ("Fife Council", ContactKind.ORGANISATION)
    deeds.undo_next(store)
    assert people.contacts(store) == []


def test_the_same_file_again_adds_nobody(store: Store, tmp_path: Path) -> None:
    _bring(store, tmp_path, ANN + BOB)
    assert _counts(_bring(store, tmp_path, ANN + BOB)) == (3, 0, 0, 3)


def test_somebody_who_is_here_is_completed(store: Store, tmp_path: Path) -> None:
    people.create(store, [Contact("", "Fraser Ann", emails=("ANN@fife.example",), note="met in Paris")])
    brought = _bring(store, tmp_path, ANN)
    assert (brought.added, brought.merged) == (1, 1)  # The organisation is new.
    ann = people.find(store, "Fraser Ann")
    assert (ann.family_name, ann.note, bool(ann.organisation)) == ("Fraser", "met in Paris", True)


def test_a_card_that_changed_its_name_is_known_by_its_uid(store: Store, tmp_path: Path) -> None:
    _bring(store, tmp_path, BOB)
    assert _counts(_bring(store, tmp_path, BOB.replace("Bob Scott", "Robert Scott"))) == (1, 0, 1, 0)


def test_two_of_one_name_are_both_kept_and_told(store: Store, tmp_path: Path) -> None:
    people.create(store, [Contact("", "Scott Bob", telephones=(Telephone("0131 000 0000"),))])
    brought = _bring(store, tmp_path, BOB)
    assert (brought.added, brought.alike) == (1, (("Bob Scott", "Scott Bob"),))


def test_a_trial_writes_nothing(store: Store, tmp_path: Path) -> None:
    assert _bring(store, tmp_path, ANN, dry_run=True).added == 2
    assert people.contacts(store) == []


@pytest.mark.parametrize("format_name", ["vcf", "vcf3", "csv"])
def test_what_goes_out_comes_back_the_same(store: Store, tmp_path: Path, format_name: str) -> None:
    _bring(store, tmp_path, ANN + BOB)
    every = people.contacts(store)
    path = tmp_path / f"out.{format_name[:3]}"
    write_file(store, path, format_name, every)
    brought = bring(store, *read_file(path))
    assert _counts(brought) == (3, 0, 0, 3)
    assert people.contacts(store) == every


def test_what_one_keeps_to_oneself_stays_at_home(store: Store, tmp_path: Path) -> None:
    _bring(store, tmp_path, BOB)
    write_file(store, tmp_path / "out.vcf", "vcf", people.contacts(store), private=False)
    assert "likes tea" not in (tmp_path / "out.vcf").read_text("utf-8")


def test_a_card_is_known_by_its_content_whatever_its_name(store: Store, tmp_path: Path) -> None:
    assert _bring(store, tmp_path, BOB, "contacts.txt").format == "vcf"
    assert _bring(store, tmp_path, "Name,E-mail\nZoé,z@x.org\n", "contacts.csv").format == "csv"


def test_what_is_no_list_of_contacts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with pytest.raises(FormatError):
        read_file(tmp_path / "a.csv")
    with pytest.raises(UsageError, match="--format"):
        format_of(tmp_path / "a.doc")
