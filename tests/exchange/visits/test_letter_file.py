"""A letter is a draft that mail programs open, with both texts; nothing in it can forge a header."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given

from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.visits.letter_file import letter_eml
from tests.strategies import bilinguals

SUBJECT = Bilingual("Dates de la visite\u00a0: Élan", "Dates of the visit: Élan")
TEXT = Bilingual("Madame la Maire,\n\nBonjour\u00a0!\n– lundi", "Dear Madam Mayor,\n\nHello!")


def _read(content: bytes) -> EmailMessage:
    read = message_from_bytes(content, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_both_texts_are_in_it_and_say_their_language() -> None:
    read = _read(letter_eml(SUBJECT, TEXT, "maire@exemple.fr", "Zoé Lefèvre, maire"))
    assert read["Subject"] == "Dates de la visite\u00a0: Élan / Dates of the visit: Élan"
    assert read["To"].addresses[0].addr_spec == "maire@exemple.fr"
    assert read["To"].addresses[0].display_name == "Zoé Lefèvre, maire"
    assert read["X-Unsent"] == "1"
    plain, page = (read.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    assert plain.get_content().index("Bonjour\u00a0!") < plain.get_content().index("Hello!")
    assert '<div lang="fr"><p>Madame la Maire,</p>' in page.get_content()
    assert '<div lang="en"><p>Dear Madam Mayor,</p>' in page.get_content()


def test_the_readers_language_stands_first_and_a_missing_one_is_left_out() -> None:
    read = _read(letter_eml(SUBJECT, TEXT, first=Language.ENGLISH))
    plain = read.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().startswith("Dear Madam Mayor")
    assert "To" not in read
    assert _read(letter_eml(Bilingual("a", "a"), Bilingual("Bonjour")))["Content-Language"] == "fr"


@pytest.mark.parametrize("to", ["a@b\r\nBcc: all@example.org", "no address", "a@b, c@d", ""])
def test_an_address_that_isnt_one_forges_nothing(to: str) -> None:
    read = _read(letter_eml(SUBJECT, TEXT, to, "A\r\nBcc: x@y"))
    assert read["Bcc"] is None
    assert read["Subject"].startswith("Dates")


@given(bilinguals(), bilinguals())
def test_any_text_comes_back(subject: Bilingual, text: Bilingual) -> None:
    read = _read(letter_eml(subject, text))
    plain = read.get_body(("plain",))
    assert plain is not None
    said = " ".join(plain.get_content().split())
    for one in (text.fr, text.en):
        assert " ".join(one.split()) in said
    assert [key for key in read if key.lower() not in _KNOWN] == []


_KNOWN = (
    "subject",
    "x-unsent",
    "content-language",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
)
