"""How near a word is to what was typed or heard: which edits are believed, and what they cost.

Owns the judgement of single edits, of letters and of sounds. Must not look for words: the vocabulary does.
"""

from __future__ import annotations

from interpreter_app.search.neighbours import Near
from interpreter_app.search.skeletons import skeleton

LEAST_FOR_TYPO = 4
LEAST_FOR_TWO_TYPOS = 8
LEAST_FOR_SOUND = 2
LONG = 10
"""Letters from which on a word may have two slips anywhere."""

LEAST_FOR_ONE_SOUND = 5
LEAST_FOR_TWO_SOUNDS = 9
_LEAST_FOR_A_CONSONANT = 8

_VOWELS = str.maketrans("", "", "AEIOU")
_CONFUSED = str.maketrans("IU", "EO")
"""«ee» for é, «oo» for o: vowels heard for each other across the two languages."""

_FARTHEST = (0.0, 0.0, 0.0, 0.5, 0.5, 1.0, 2.0)
"""By the number of consonants that agree: how much the vowels between them may differ, in all."""

_FARTHEST_BESIDE_OTHERS = (0.0, 1.0, 1.0, 1.0, 1.0, 1.5, 2.5)
"""The same where other words have to agree, too."""


def slip_cost(near: Near, typed: int) -> float:
    """Edits count most; one in the first letter counts more, one in the last is hardly evidence."""
    cost = float(near.edits)
    if near.place == 0:
        cost += 0.2
    if near.place >= typed - 1:
        cost += 0.3
    return cost


def is_far_fetched(near: Near, typed: str) -> bool:
    """Two edits, the first letter among them: in a word that isn't long, little is left of what was typed."""
    return near.edits == 2 and near.place == 0 and len(typed) < LONG


def is_elsewhere(near: Near, typed: str) -> bool:
    """Two edits, and the end is another one: «computer» isn't «comptes». People slip inside words."""
    return near.edits == 2 and len(typed) < LONG and near.prefix[-1] != typed[-1]


def is_telling(near: Near, typed: int) -> bool:
    """Whether so few letters with edits among them say enough to take them for a beginning."""
    if near.place >= typed - 1:
        return False
    if near.edits == 2:
        return typed >= LONG
    return typed > LEAST_FOR_TYPO + 2 or (typed == LEAST_FOR_TYPO + 2 and 0 < near.place < typed - 2)


def farthest(code: str, alone: bool) -> float:
    """How far a word with the same consonants may be: the more there are of them, the more they tell."""
    most = _FARTHEST if alone else _FARTHEST_BESIDE_OTHERS
    return most[min(len(skeleton(code)), len(most) - 1)]


def sound_cost(code: str, near: Near) -> float:
    """A vowel misheard counts half of a consonant."""
    return near.edits * (0.5 if _has_same_consonants(code, near.prefix) else 1.0)


def _has_same_consonants(one: str, other: str) -> bool:
    return one.translate(_VOWELS) == other.translate(_VOWELS)


def sounds_like(code: str, near: Near) -> bool:
    """Whether a word may be heard as another one: it begins alike, and the longer, the more may differ.

    In short words only vowels that one language doesn't tell apart as the other does; in longer ones any
    vowel; a consonant only in long ones.
    """
    length = len(code)
    if near.place == 0 or code[0] != near.prefix[0]:
        return False
    if near.edits == 2:
        return length >= LEAST_FOR_TWO_SOUNDS and (
            _has_same_consonants(code, near.prefix) or length >= LEAST_FOR_TWO_SOUNDS + 2
        )
    if length >= _LEAST_FOR_A_CONSONANT:
        return True
    if length >= _LEAST_FOR_A_CONSONANT - 1:
        return _has_same_consonants(code, near.prefix)
    return len(near.prefix) == length and code.translate(_CONFUSED) == near.prefix.translate(_CONFUSED)


def may_sound_like(code: str, near: Near) -> bool:
    """The same for a word with others beside it."""
    return _has_same_consonants(code, near.prefix) or (len(code) > LEAST_FOR_TYPO + 1 and near.place > 0)
