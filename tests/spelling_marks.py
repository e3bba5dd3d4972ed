"""Works out the table of `domain/language/spelling.py` anew: `python -m tests.spelling_marks` prints it.

A logistic regression on the words of the starter glossaries and of what they say in both languages; the
heaviest features are kept. `held_out` tells how well that does on words it hasn't seen.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interpreter_app.base import paths
from interpreter_app.domain.language.spelling import STEPS, marks_of, words_of
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.exchange.formats import read_glossary

_KEPT = 700
_ROUNDS = 6
_BOTH = (0.25, 0.75)
"""A word of which such a share stands in either language is no word of one of them, and tells nothing."""


class Word(NamedTuple):
    """A word, whether it is French, and how much it weighs: the commoner the more."""

    text: str
    is_french: bool
    weight: float


def words() -> list[Word]:
    """The words of all starter glossaries that are of one language."""
    counts: dict[Language, Counter[str]] = {language: Counter() for language in Language}
    for path in sorted(paths.glossaries_dir().glob("*.yaml")):
        for concept in read_glossary(path).glossary.concepts:
            for language, text in _texts(concept):
                counts[language].update(words_of(text))
    french, english = counts[Language.FRENCH], counts[Language.ENGLISH]
    made = []
    for text in sorted({*french, *english}):
        times = french[text] + english[text]
        share = french[text] / times
        if len(text) > 1 and not _BOTH[0] < share < _BOTH[1]:
            made.append(Word(text, share > 0.5, min(4.0, 1 + math.log(times))))
    random.Random(3).shuffle(made)
    return made


def fitted(some: Sequence[Word]) -> dict[str, int]:
    """The weights of the heaviest marks, in steps of a quarter."""
    weights: defaultdict[str, float] = defaultdict(float)
    rows = [(marks_of(word.text), word) for word in some]
    chance = random.Random(1)
    for turn in range(_ROUNDS):
        chance.shuffle(rows)
        rate = 0.15 / (1 + turn / 2)
        for marks, word in rows:
            odds = max(-30.0, min(30.0, sum(weights[mark] for mark in marks)))
            step = (word.is_french - 1 / (1 + math.exp(-odds))) * word.weight * rate / 2
            for mark in marks:
                value = weights[mark] + step
                shrunk = rate * 1.6e-4
                weights[mark] = 0.0 if abs(value) < shrunk else value - math.copysign(shrunk, value)
    heaviest = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:_KEPT]
    return {mark: round(value * STEPS) for mark, value in heaviest if round(value * STEPS)}


def held_out(parts: int = 3) -> float:
    """The share of words that are told rightly by what was learnt from the others."""
    every, right = words(), 0
    for part in range(parts):
        learnt = fitted([word for n, word in enumerate(every) if n % parts != part])
        for word in every[part::parts]:
            right += (sum(learnt.get(mark, 0) for mark in marks_of(word.text)) > 0) == word.is_french
    return right / len(every)


def _texts(concept: Concept) -> Iterator[tuple[Language, str]]:
    for term in concept.terms:
        yield term.language, term.text
        yield term.language, term.context
    for language in Language:
        yield language, concept.definition.get(language)
        yield language, concept.transfer_note.get(language)


def _printed(table: dict[str, int]) -> Iterator[str]:
    for weight in sorted(set(table.values()), reverse=True):
        yield f"{weight}: {' '.join(sorted(mark for mark, value in table.items() if value == weight))}"


if __name__ == "__main__":
    print(f"{held_out():.1%} of words not learnt")
    print("\n".join(_printed(fitted(words()))))
