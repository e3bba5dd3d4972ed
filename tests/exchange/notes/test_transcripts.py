"""What others wrote down is read with its times and speakers; whatever a file is, it ends in a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.exchange.notes.transcript import Piece
from interpreter_app.exchange.notes.transcript_reader import SUFFIXES, read_transcript
from tests.exchange.packages_made import BILLION_LAUGHS, WORD, WORD_TYPE, zipped

NEAR = date(2016, 12, 1)
SRT = """1
00:00:01,000 --> 00:00:04,000
<i>Hello</i> there
friend

2
00:01:01,5 --> 00:01:04,000
Ann Fraser: yes

lost
"""
VTT = """\ufeffWEBVTT - a visit

NOTE a remark

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v Ann Fraser>Hello &amp; <c.x>bye</c></v>

01:00:00.000 --> 99:99
broken
"""


def _said(text: str | bytes, name: str) -> list[tuple[str, str, float | None]]:
    content = text if isinstance(text, bytes) else text.encode()
    read = read_transcript(content, name, NEAR)
    return [
        (one.speaker, one.text, None if one.at is None else one.at.total_seconds()) for one in read.pieces
    ]


def test_subtitles_are_read_with_their_times_and_voices() -> None:
    assert _said(SRT, "a.srt") == [("", "Hello there friend", 1.0), ("Ann Fraser", "yes", 61.5)]
    assert _said(VTT, "a.vtt") == [("Ann Fraser", "Hello & bye", 1.0)]
    read = read_transcript(SRT.encode(), "a.srt", NEAR)
    assert (read.is_elapsed, [one.where for one in read.problems]) == (True, ["line 10"])
    assert [one.where for one in read_transcript(VTT.encode(), "a.vtt", NEAR).problems] == ["line 12"]


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("[00:12:31] Ann Fraser: Hello", ("Ann Fraser", "Hello", 751)),
        ("00:12:31.5 Hello", ("", "Hello", 751.5)),
        ("09:42 – on vote", ("", "on vote", 34920)),
        ("(9 h 42) Élodie Blanc\u00a0: oui", ("Élodie Blanc", "oui", 34920)),
        ("9h42 oui", ("", "oui", 34920)),
        ("9\u00a0h\u00a042 oui", ("", "oui", 34920)),
        ("- 09:42 oui", ("", "oui", 34920)),
        ("2 h de trajet", ("", "2 h de trajet", None)),
        ("1. first", ("", "first", None)),
        ("http://example.org: yes", ("", "http://example.org: yes", None)),
        ("the point: yes", ("", "the point: yes", None)),
        ("Marie de la Tour : oui", ("Marie de la Tour", "oui", None)),
        ("2016: a good year", ("", "2016: a good year", None)),
        ("Budget : 5 %", ("", "Budget : 5 %", None)),
        ("AF: yes", ("AF", "yes", None)),
        ("09:42 Ann: yes", ("Ann", "yes", 34920)),
    ],
)
def test_a_line_tells_its_time_and_its_speaker(line: str, piece: tuple[str, str, float | None]) -> None:
    assert _said(line, "a.txt") == [piece]


def test_a_kind_before_a_colon_isnt_a_speaker() -> None:
    read = read_transcript("Décision : on vote\nQuestion: who?".encode(), "a.txt", NEAR)
    assert [(one.kind, one.text, one.speaker) for one in read.pieces] == [
        (NoteKind.DECISION, "on vote", ""),
        (NoteKind.QUESTION, "who?", ""),
    ]


def test_lines_of_a_text_are_notes_each_and_go_on_only_where_times_stand() -> None:
    assert [text for _who, text, _at in _said("one\ntwo\n\nthree", "a.txt")] == ["one", "two", "three"]
    assert [text for _who, text, _at in _said("00:01 one\ntwo\n\nthree", "a.txt")] == ["one\ntwo", "three"]
    assert [text for _who, text, _at in _said("one\ntwo\n\n- three\n- four", "a.md")] == [
        "one\ntwo", "three", "four",
    ]  # fmt: skip


def test_a_single_name_is_a_speaker_where_it_stands_again() -> None:
    assert _said("Ann: yes\nBob: no\nAnn: why", "a.txt") == [
        ("Ann", "yes", None), ("", "Bob: no", None), ("Ann", "why", None),
    ]  # fmt: skip


def test_a_speaker_and_a_time_on_a_line_of_their_own_hold_for_what_follows() -> None:
    text = "Ann Fraser   0:12\nHello: there\nagain\n\nÉlodie Blanc (1:02:15)\nOui"
    assert _said(text, "a.txt") == [("Ann Fraser", "Hello: there\nagain", 720), ("Élodie Blanc", "Oui", 3735)]
    assert read_transcript(text.encode(), "a.txt", NEAR).pieces[0].is_short


def test_headings_tell_the_day_and_the_session() -> None:
    text = "# Notes\n## jeudi 8 décembre 2016\n### Réunion\n- **09:42** oui\n## 9 December\n- non"
    first, second = read_transcript(text.encode(), "a.md", NEAR).pieces
    assert (first.day, first.heading) == (date(2016, 12, 8), "Réunion")
    assert (second.day, second.heading) == (date(2016, 12, 9), "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    assert _said("l’école a été votée\r\nvoilà".encode(encoding), "a.txt")[0][1] == "l’école a été votée"


def _docx(body: str, before: str = "") -> bytes:
    return zipped(
        {
            "[Content_Types].xml": f'<Types><Override ContentType="{WORD_TYPE}"/></Types>',
            "word/document.xml": f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def _p(*runs: str) -> str:
    return f"<w:p><w:pPr><w:tab/></w:pPr>{''.join(runs)}</w:p>"


def _t(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_of_a_document_are_pieces_as_they_read_with_changes_accepted() -> None:
    body = _p(_t("00:01 "), _t("Ann Fraser: Hello")) + _p() + _p(
        _t("kept"), "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "<w:r><w:br/></w:r>", _t("below")
    ) + f"<w:tbl><w:tr><w:tc>{_p(_t('in a cell'))}</w:tc></w:tr></w:tbl>"  # fmt: skip
    assert _said(_docx(body), "a.docx") == [
        ("Ann Fraser", "Hello", 60), ("", "kept\nbelow", 60), ("", "in a cell", 60),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.txt"),
        (b"   \n\n", "a.txt"),
        (b"", "a.srt"),
        (b"no cue at all", "a.srt"),
        (b"WEBVTT\n", "a.vtt"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.txt"),
        (b"%PDF-1.7", "a.md"),
        (b"hello", "a.docx"),
        (_docx(""), "a.docx"),
        (_docx("<w:p>")[:300], "a.docx"),
        (_docx("<w:p><w:r>"), "a.docx"),
        (_docx("", BILLION_LAUGHS), "a.docx"),
        (b"x", "a.mp3"),
        (b"a" * 5_000_000, "a.txt"),
        (b"a" * 150_000, "a.txt"),
        (b"00:01 x\n" + b"y\n" * 100_000, "a.txt"),
        (b"one\x00two", "a.txt"),
    ],
)
def test_what_cant_be_read_is_refused_in_one_sentence(content: bytes, name: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_transcript(content, name, NEAR)
    assert str(refused.value).startswith(name)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.srt", "a.docx"])
def test_more_pieces_than_a_meeting_has_are_refused_with_their_place(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cues = "".join(f"00:00:0{n},000 --> 00:00:09,000\nx\n\n" for n in range(9))
    made = {"a.srt": cues.encode(), "a.docx": _docx(_p(_t("x")) * 9)}.get(name, b"x\n\n" * 9)
    for module in ("transcript", "transcript_text", "subtitles", "docx_text"):
        monkeypatch.setattr(f"interpreter_app.exchange.notes.{module}.MAX_PIECES", 4)
    with pytest.raises(FormatError, match=r"(line|paragraph) \d+: there are more than 4 lines"):
        read_transcript(made, name, NEAR)


def test_a_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "wordprocessingml.document.main+xml")
        archive.writestr("word/document.xml", "<w:p>" + " " * 30_000_000)
    with pytest.raises(FormatError, match="unpacks to more"):
        read_transcript(buffer.getvalue(), "a.docx", NEAR)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
       st.sampled_from(SUFFIXES))  # fmt: skip
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    try:
        read = read_transcript(content, f"a{suffix}", NEAR)
    except FormatError:
        return
    assert all(isinstance(one, Piece) and one.text.strip() for one in read.pieces)
    assert all(one.at is None or one.at >= timedelta() for one in read.pieces)
