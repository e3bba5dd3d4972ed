"""Languages are named in French and English, and understood by either name or by their code."""

from __future__ import annotations

import pytest

from interpreter_app.base.language_names import language_code, language_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("French", "fr"),
        ("anglais", "en"),
        ("gaélique écossais", "gd"),
        ("GAELIQUE ECOSSAIS", "gd"),
        ("de", "de"),
    ],
)
def test_a_language_is_understood(text: str, code: str) -> None:
    assert language_code(text) == code


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(ValueError):
        language_code("Klingonish tongue")


def test_a_name_stands_in_the_language_of_the_reader() -> None:
    assert (language_name("gd", "fr"), language_name("gd", "en")) == ("gaélique écossais", "Scottish Gaelic")
    assert language_name("zz-unknown", "en") == "zz-unknown"
