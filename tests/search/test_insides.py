"""Every word that holds a piece inside is found, whatever was asked for before, and no other one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.search.insides import LEAST, Insides

_words = st.lists(st.text("abc", min_size=1, max_size=9), max_size=30, unique=True)
_pieces = st.lists(st.text("abc", max_size=7), min_size=1, max_size=6)


def _holding(words: list[str], piece: str) -> list[str]:
    return [word for word in words if len(piece) >= LEAST and piece in word[1:]]


@given(_words, _pieces, st.integers(1, 5))
def test_the_first_words_that_hold_a_piece_behind_their_first_letter(
    words: list[str], pieces: list[str], most: int
) -> None:
    insides = Insides(words)
    for piece in pieces:
        for length in range(1, len(piece) + 1):
            held = insides.holding(piece[:length], most)
            assert set(held) <= set(_holding(words, piece[:length]))
            assert len(held) == min(most, len(_holding(words, piece[:length])))


@given(_words, _words, st.text("abc", min_size=LEAST, max_size=5))
def test_words_taken_in_later_are_found_like_the_others(
    early: list[str], late: list[str], piece: str
) -> None:
    insides = Insides(early)
    insides.holding(piece, 99)
    for word in late:
        insides.add(word)
    assert set(insides.holding(piece, 99)) == set(_holding(early + late, piece))
