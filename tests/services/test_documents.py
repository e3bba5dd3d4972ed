"""What a visit keeps of documents: copies that come back as they were, links, and nothing that would run."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError, UsageError
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Document, Visit
from interpreter_app.services import documents, planning
from interpreter_app.services.documents import (
    clean_link,
    keep,
    link_target,
    linked,
    open_copy,
    read_copy,
    refuse_to_run,
    safe_name,
    save_copy,
)
from interpreter_app.store import attachments
from interpreter_app.store.database import Store

RTL = "\u202e"


def _kept(store: Store, path: Path, content: bytes = b"%PDF-1.7 agenda") -> Document:
    path.write_bytes(content)
    return keep(store, read_copy(path))


def test_a_copy_is_kept_with_its_name_type_and_size(store: Store, tmp_path: Path) -> None:
    made = _kept(store, tmp_path / "Ordre du jour.pdf")
    assert (made.file_name, made.media_type, made.size) == ("Ordre du jour.pdf", "application/pdf", 15)
    assert attachments.content(store, made.digest) == b"%PDF-1.7 agenda"
    visit = planning.create(store, Visit("a", Bilingual("Fife"), documents=(made,))).visit
    assert visit.documents == (made,)


def test_a_copy_is_written_elsewhere_as_it_was(store: Store, tmp_path: Path) -> None:
    made = _kept(store, tmp_path / "a.pdf")
    save_copy(store, made, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF-1.7 agenda"


def test_what_is_too_large_or_no_file_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST", 1_000_000)
    large = tmp_path / "film.mp4"
    large.write_bytes(bytes(1_000_001))
    with pytest.raises(ExpectedError, match=r"film\.mp4 is larger than 1 MB: add a link to it instead"):
        read_copy(large)
    for path in (tmp_path, tmp_path / "none.pdf"):
        with pytest.raises(ExpectedError):
            read_copy(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError):
        read_copy(tmp_path / "pipe")
    with pytest.raises(UsageError):
        link_target(str(tmp_path / "pipe"))


def test_what_is_opened_cant_be_written_and_goes_after_a_day(store: Store, tmp_path: Path) -> None:
    made = _kept(store, tmp_path / "a.pdf")
    place = open_copy(store, made)
    assert place.name == "a.pdf"
    assert place.read_bytes() == b"%PDF-1.7 agenda"
    assert not place.stat().st_mode & 0o222
    assert open_copy(store, made) == place
    yesterday = time.time() - 25 * 60 * 60
    os.utime(place.parent, (yesterday, yesterday))
    other = open_copy(store, _kept(store, tmp_path / "b.pdf", b"other"))
    assert not place.exists()
    assert other.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../.bashrc",
        "..\\..\\boot.txt",
        "/etc/passwd",
        "C:\\Windows\\win.txt",
        "a\0b.pdf",
        "",
        ".",
        "..",
        "a\n.pdf",
    ],
)
def test_a_hostile_name_stays_in_the_folder(store: Store, tmp_path: Path, name: str) -> None:
    made = replace(_kept(store, tmp_path / "a.pdf"), file_name=name)
    place = open_copy(store, made)
    assert place.is_relative_to(paths.cache_dir() / "documents")
    assert ".." not in place.parts


def test_a_hostile_digest_leads_nowhere(store: Store, tmp_path: Path) -> None:
    made = replace(_kept(store, tmp_path / "a.pdf"), digest="../../outside")
    with pytest.raises(UsageError, match="isn’t in this store"):
        open_copy(store, made)
    with store.write():
        store.connection.execute("UPDATE attachment SET digest = '../../outside'")
    assert open_copy(store, made).is_relative_to(paths.cache_dir() / "documents")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Compte rendu.pdf", "Compte rendu.pdf"),
        ("Élan 2016 – l’été.docx", "Élan 2016 – l’été.docx"),
        ("E\u0301lan.pdf", "Élan.pdf"),
        ("a/b/c.pdf", "c.pdf"),
        ("a\\b\\c.pdf", "c.pdf"),
        (f"photo{RTL}gpj.exe", "photogpj.exe"),
        ("a\u200bb.pdf", "ab.pdf"),
        ("  .hidden  ", "hidden"),
        ("end. . .", "end"),
        ("what?*<x>|\".pdf", "what x.pdf"),
        ("CON.pdf", "document CON.pdf"),
        ("nul", "document nul"),
        ("", "document"),
        ("...", "document"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe_and_still_says_what_it_is(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_end() -> None:
    made = safe_name(f"{'é' * 300}.pdf")
    assert made.endswith("é.pdf")
    assert len(made.encode()) <= 120


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_a_file_can_have(name: str) -> None:
    made = safe_name(name)
    assert made
    assert len(made.encode()) <= 120
    assert not set(made) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in made)
    assert made == made.strip(" .")
    assert safe_name(made) == made


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.exe", b""), ("SETUP.EXE", b""), ("run.bat. ", b""), ("a.pdf.js", b""), ("x.desktop", b""),
        ("x.lnk", b""), ("x.AppImage", b""), ("agenda", b"#!/bin/sh\nrm"), ("agenda.pdf", b"\x7fELF\x02"),
        ("agenda.pdf", b"MZ\x90"), ("a.command", b""), ("a.url", b""), (f"agenda{RTL}fdp.exe", b""),
    ],
)  # fmt: skip
def test_what_a_computer_would_run_is_not_opened(
    store: Store, tmp_path: Path, name: str, content: bytes
) -> None:
    made = replace(_kept(store, tmp_path / "kept", content), file_name=name)
    with pytest.raises(UsageError, match="is a program"):
        open_copy(store, made)
    save_copy(store, made, tmp_path / "still to be had")
    assert (tmp_path / "still to be had").read_bytes() == content


def test_documents_are_opened() -> None:
    for name in ("a.pdf", "b.docx", "c.odt", "d.html", "e.PNG", "no end", "x.exemple"):
        refuse_to_run(name, b"%PDF-1.7")


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://www.paris.fr/x?y=1#z", "https://www.paris.fr/x?y=1#z"),
        (" <http://paris.fr> ", "http://paris.fr"),
        ("www.paris.fr/budget", "https://www.paris.fr/budget"),
        ("budgetparticipatif.paris.fr", "https://budgetparticipatif.paris.fr"),
        ("mailto:maire@paris.fr", "mailto:maire@paris.fr"),
        ("/home/ann/agenda.pdf", "/home/ann/agenda.pdf"),
        ("C:\\Users\\Ann\\a.pdf", "C:\\Users\\Ann\\a.pdf"),
        (f"https://paris.fr/{RTL}x", "https://paris.fr/x"),
    ],
)
def test_a_link_is_kept_as_an_address_or_a_path(typed: str, link: str) -> None:
    assert linked(typed).link == link


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "agenda", "javascript:alert(1)", "data:text/html,x", "ms-settings:x", "ssh://host", "https://",
        "http://", "mailto:", "file://server/share/a.exe", "\\\\server\\share\\a.pdf", "//server/share",
        "file:////server/share", "file:///a%00b", "vbscript:x", "smb://x/y", "https://exa mple.org",
        "x" * 3000,
        "http://[", "mailto:a@b?Attachment=/etc/passwd", "java\nscript:alert(1)",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_sound_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="isn’t a link"):
        clean_link(typed)
    with pytest.raises(UsageError):
        link_target(typed)


def test_a_link_leads_to_an_address_or_to_what_is_there(tmp_path: Path) -> None:
    there = tmp_path / "l’agenda.pdf"
    there.write_bytes(b"%PDF")
    assert link_target("https://paris.fr").address == "https://paris.fr"
    assert link_target(str(there)).path == there
    assert link_target(there.as_uri()).path == there
    assert link_target(str(tmp_path)).path == tmp_path
    with pytest.raises(UsageError, match="There is no"):
        link_target(str(tmp_path / "gone.pdf"))


@pytest.mark.skipif(sys.platform == "win32", reason="a script has another end there")
def test_a_link_to_a_program_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "agenda"
    script.write_bytes(b"#!/bin/sh\n")
    (tmp_path / "X.app").mkdir()
    for path in (script, tmp_path / "X.app"):
        with pytest.raises(UsageError, match="is a program"):
            link_target(str(path))
