"""Packages are told by what is in them, and none of them does harm when it is opened."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange import packages
from interpreter_app.exchange.packages import MAX_MEMBERS, Package, kind_of, opened
from tests.exchange.packages_made import (
    MACRO_TYPE,
    docx,
    encrypted,
    ods,
    odt,
    overlapping,
    sheet_of,
    with_lying_sizes,
    xlsx,
    zipped,
)

BOMB = "unpacks to more than any glossary needs"
DAMAGED = "is damaged or cut short"


def whole(content: bytes, member: str = "a") -> bytes:
    return b"".join(Package(content, "a.zip").chunks(member))


def refused(content: bytes, member: str = "a") -> str:
    with pytest.raises(FormatError) as caught:
        whole(content, member)
    assert str(caught.value).startswith("a.zip: ")
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx(("a", sheet_of([["a"]]))), "xlsx"),
        (xlsx(("a", sheet_of([["a"]])), main_type=MACRO_TYPE), "xlsm"),
        (docx(""), "docx"),
        (ods(""), "ods"),
        (odt(""), "odt"),
        (zipped({"mimetype": "application/epub+zip"}), "epub"),
        (zipped({"[Content_Types].xml": '"…presentationml.presentation.main+xml"'}), "pptx"),
        (
            zipped({"META-INF/manifest.xml": '<m media-type="application/vnd.oasis.opendocument.text"/>'}),
            "odt",
        ),
        (zipped({"words.csv": "fr,en"}), "zip"),
        (b"PK\x05\x06" + bytes(18), "zip"),
        (b"PK\x03\x04 and no more", "zip"),
        (encrypted(ods("")), "zip"),
        (b"fr,en\n", ""),
        (b"", ""),
    ],
)
def test_the_kind_is_told_by_what_is_inside(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_a_package_of_another_kind_is_named() -> None:
    with pytest.raises(FormatError, match=r"a\.xlsx: this is a Word document, whatever its name says"):
        opened(docx(""), "a.xlsx", ("xlsx",))
    with pytest.raises(FormatError, match=r"a\.xlsx: this is a zipped file"):
        opened(zipped({"a": "b"}), "a.xlsx", ("xlsx",))
    with pytest.raises(FormatError, match=r"a\.xlsx: this is no office file"):
        opened(b"fr,en\n", "a.xlsx", ("xlsx",))


def test_a_member_comes_back_whole() -> None:
    content = bytes(range(256)) * 2000
    assert whole(zipped({"a": content})) == content
    assert whole(zipped({"a": content}, zipfile.ZIP_STORED)) == content
    assert Package(zipped({"a": content}), "").beginning("a", 300) == content[:300]
    assert Package(zipped({"a": content}), "").beginning("b", 300) == b""


def test_a_protected_file_is_said_to_be_protected() -> None:
    assert "protected by a password" in refused(encrypted(zipped({"a": "b"})))
    protected = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refused(protected)
    assert "an old Excel or Word file" in refused(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_what_inflates_without_end_is_left_at_once() -> None:
    assert BOMB in refused(zipped({"a": bytes(12_000_000)}))


def test_no_member_and_no_package_grows_beyond_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_MEMBER", 100_000)
    assert BOMB in refused(zipped({"a": bytes(200_000)}))
    monkeypatch.setattr(packages, "MAX_TOTAL", 150_000)
    package = Package(zipped({"a": bytes(90_000)}), "a.zip")
    assert sum(map(len, package.chunks("a"))) == 90_000
    with pytest.raises(FormatError, match=BOMB):
        list(package.chunks("a"))


def test_sizes_are_counted_and_not_believed() -> None:
    content = zipped({"a": b"abc" * 1000})
    assert DAMAGED in refused(with_lying_sizes(content, 10))
    assert whole(with_lying_sizes(content, 4_000_000_000)) == b"abc" * 1000


def test_members_over_one_another_are_refused() -> None:
    assert DAMAGED in refused(overlapping(500, 1_000_000))


def test_thousands_of_members_are_refused() -> None:
    assert BOMB in refused(zipped({f"{n}": b"" for n in range(MAX_MEMBERS + 1)}))


def test_a_directory_of_gigabytes_is_not_read() -> None:
    entry = zipped({"a": b""})[31:-22]
    directory = entry * 60_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(directory), 31, 0)
    assert BOMB in refused(zipped({"a": b""})[:31] + directory + end)


def test_an_unknown_way_of_packing_is_refused() -> None:
    assert "packed in a way that isn’t known" in refused(zipped({"a": b"b" * 99}, zipfile.ZIP_BZIP2))


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    content = zipped({"../a": b"outside", "/etc/a": b"b", "C:\\a": b"c"})
    assert whole(content, "../a") == b"outside"
    assert list(tmp_path.rglob("*")) == [tmp_path / "inside"]


def test_a_package_cut_anywhere_is_refused() -> None:
    content = zipped({"a": bytes(range(256))})
    for end in range(len(content)):
        refused(content[:end])


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_change_of_a_package_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(zipped({"a": b"some words " * 9, "mimetype": "application/epub+zip"}))
    for _change in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert kind_of(bytes(content)) in ("", "zip", "epub", "ods", "odt")
    try:
        found = whole(bytes(content))
    except FormatError as error:
        assert "a.zip" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    assert found == b"some words " * 9
