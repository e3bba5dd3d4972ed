"""Whatever is in a file of cards: contacts or a sentence, and never anything else."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.exchange.cards.vcard_reader import read_cards
from interpreter_app.exchange.cards.vcard_writer import write_cards
from tests.exchange.cards.made import books

SEEDS = [
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=A9vy;H;;;\r\nTEL;CELL;PREF:1\r\n"
    b"NOTE;QUOTED-PRINTABLE:a=0D=0A=\r\nb\r\nKEY;X509;ENCODING=BASE64:\r\n TUlJ\r\n\r\nAGENT:\r\n"
    b"BEGIN:VCARD\r\nFN:Aide\r\nEND:VCARD\r\nADR;WORK:;b;c;d\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Zoé\nitem1.TEL:06\nitem1.X-ABLabel:_$!<Main>!$_\nORG:A;B\nURL:http\\://a.b\n"
    "X-PHONETIC-FIRST-NAME:zo\nAGENT:BEGIN:VCARD\\nFN:X\\nEND:VCARD\\n\nEMAIL;type=pref:a@b\nEND:VCARD\n".encode(),
    b'BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:A\nTITLE;LANGUAGE=fr;ALTID=1:Maire\nTEL;TYPE="work,voice";PREF=1:tel:+1\n'
    b"LANG;PREF=2:fr-CA\nLANG:fr\nX-PASSERELLE-ID:a\nX-PASSERELLE-CONSENT:{}\nX-PASSERELLE-SIDE:hosts\n"
    b"X-PASSERELLE-UNREAD:x\nEND:VCARD\n",
]
PIECES = st.sampled_from(
    [b";", b":", b"=", b"\r\n", b"\n ", b'"', b"\\", b"BEGIN:VCARD\n", b"END:VCARD\n", b"\xff", b"\0",
     b"AGENT:\n", b"ENCODING=b;", b"QUOTED-PRINTABLE", b"VERSION:2.1\n", b"CHARSET=utf-16;", b"\xef\xbb\xbf",
     b"X-PASSERELLE-ORG:a\n", b"X-PASSERELLE-ENCOUNTER:[[[\n",
     b"N:;;;;;;;;a\n", b"PREF=99999999999;", b"item1.", b"^n", b","]
) | st.binary(max_size=4)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A card into which something has been put, or from which something has been taken."""
    content = draw(st.sampled_from(SEEDS) | books().map(lambda book: write_cards(book).encode("utf-8")))
    for _time in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 12))
        content = content[:place] + draw(PIECES) + content[place + gone :]
    return content


@given(content=mutated() | st.binary(max_size=60).map(lambda rest: b"BEGIN:VCARD\n" + rest))
@example(content=b"BEGIN:VCARD\nFN:a\nN;=:b")
@example(content=b"BEGIN:VCARD\nX-PASSERELLE-FOLLOW-UP:" + b"[" * 5000)
@settings(max_examples=120, deadline=None)
def test_a_broken_file_gives_contacts_or_a_sentence(content: bytes) -> None:
    try:
        found = read_cards(content, "cards.vcf")
    except FormatError:
        return
    assert all(is_id(one.id) and one.full_name for one in found.contacts)
    assert len({one.id for one in found.contacts}) == len(found.contacts)
    assert all(from_plain(Contact, to_plain(one)) == one for one in found.contacts)
    assert all(problem.where and problem.message for problem in found.problems)
    again = (
        read_cards(write_cards(found.contacts).encode("utf-8"), "again.vcf").contacts
        if found.contacts
        else ()
    )
    assert [one.id for one in again] == [one.id for one in found.contacts]
