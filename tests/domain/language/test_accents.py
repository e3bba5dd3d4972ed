"""From any letter of a British keyboard one gets to every letter of French, and back to where one began."""

from __future__ import annotations

import pytest

from interpreter_app.domain.language.accents import ROWS, following, variants

FRENCH = "àâæçéèêëîïôœùûüÿ"


def reached(character: str) -> list[str]:
    """What the key makes of a character, until it is the same again."""
    made = [character]
    while (new := following(made[-1])) != character:
        made.append(new)
    return made


@pytest.mark.parametrize("letter", [*FRENCH, *FRENCH.upper(), *"’«»–…\u00a0≠"])
def test_every_sign_of_french_is_reached_from_one_that_the_keyboard_has(letter: str) -> None:
    plain = variants(letter)[0]
    assert plain.isascii()
    assert letter in reached(plain)
    assert len(reached(plain)) == len(variants(plain))


@pytest.mark.parametrize("character", ["x", "1", "", "\n"])
def test_what_has_no_variants_stays(character: str) -> None:
    assert following(character) == variants(character) == ""


def test_the_accent_that_french_uses_most_comes_first() -> None:
    assert [following(c) for c in "eacu'"] == ["é", "à", "ç", "ù", "’"]
    assert following("E") == "É"


def test_no_sign_stands_in_two_rows() -> None:
    signs = "".join(ROWS)
    assert len(signs) == len(set(signs))
