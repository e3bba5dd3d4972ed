"""A large glossary that looks like a real one: made of rules and a fixed seed, the same on every machine.

Words are roots with the endings of French and English (so that the two sides resemble each other, as they
do in institutions' termbases), chosen unevenly as in any text: a few roots stand in many terms and most in
a few. The number of roots grows with the size, as vocabularies do (about 9,000 distinct words at 10,000
concepts, 40,000 at 100,000 and 180,000 at a million).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Status,
    Term,
    TermType,
)

SEED = 20161201

_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "bl",
    "br",
    "ch",
    "cl",
    "cr",
    "dr",
    "fl",
    "fr",
    "gr",
    "pl",
    "pr",
    "qu",
    "st",
    "tr",
    "v",
    "j",
    "h",
]
_VOWELS = [
    "a",
    "e",
    "i",
    "o",
    "u",
    "a",
    "e",
    "i",
    "o",
    "é",
    "ou",
    "eau",
    "ai",
    "an",
    "on",
    "in",
    "en",
    "è",
    "ô",
]
_CODAS = ["", "", "", "", "r", "l", "s", "n", "t", "c"]
_NOUNS = [
    ("tion", "tion", "f"), ("ment", "ment", "m"), ("eur", "er", "m"), ("ité", "ity", "f"),
    ("age", "age", "m"), ("ance", "ance", "f"), ("isme", "ism", "m"), ("ure", "ure", "f"), ("", "", "m"),
]  # fmt: skip
_ADJECTIVES = [("if", "ive"), ("el", "al"), ("ique", "ic"), ("aire", "ary"), ("able", "able"), ("ien", "ian")]


@dataclass(frozen=True, slots=True)
class _Root:
    french: str
    english: str


def _roots(rng: random.Random, count: int) -> list[_Root]:
    seen: dict[str, _Root] = {}
    while len(seen) < count:
        parts = [
            rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)
            for _ in range(rng.choice((1, 2, 2, 2)))
        ]
        french = "".join(parts)
        if len(french) >= 3:
            english = french.replace("é", "e").replace("è", "e").replace("ô", "o").replace("eau", "o")
            english = english.replace("ou", "oo").replace("qu", "c")
            seen.setdefault(french, _Root(french, english))
    return list(seen.values())


def roots_for(concepts: int) -> int:
    """How many roots a glossary of this size draws on."""
    return max(200, int(9 * concepts**0.5))


def concepts(count: int, seed: int = SEED) -> Iterator[Concept]:
    """`count` concepts, each with one to three terms in both languages."""
    rng = random.Random(seed)
    roots = _roots(rng, roots_for(count))
    for number in range(count):
        yield _concept(rng, roots, number)


def glossary(count: int, ident: str = "benchmark") -> Glossary:
    """A glossary of `count` concepts."""
    name = Bilingual("Glossaire d’essai", "Benchmark glossary")
    return Glossary(ident, name, concepts=tuple(concepts(count)))


def _pick(rng: random.Random, roots: list[_Root]) -> _Root:
    return roots[int(len(roots) * rng.random() ** 2.2)]


def _concept(rng: random.Random, roots: list[_Root], number: int) -> Concept:
    root, (fr_end, en_end, gender) = _pick(rng, roots), rng.choice(_NOUNS)
    french, english = root.french + fr_end, root.english + en_end
    shape = rng.random()
    if shape > 0.15:
        other, (fr_adjective, en_adjective) = _pick(rng, roots), rng.choice(_ADJECTIVES)
        french += f" {other.french}{fr_adjective}"
        english = f"{other.english}{en_adjective} {english}"
    if shape > 0.5:
        third, (fr_third, en_third, _) = _pick(rng, roots), rng.choice(_NOUNS)
        vowel = third.french[0] in "aeiouéèh"
        french += (" d’" if vowel else " de ") + third.french + fr_third
        english = f"{third.english}{en_third} {english}"
    if shape > 0.92:
        fourth = _pick(rng, roots)
        french += f" et {fourth.french}s"
        english += f" and {fourth.english}s"
    terms = [
        Term(french, Language.FRENCH, gender=Gender(gender)),
        Term(english, Language.ENGLISH),
    ]
    if rng.random() < 0.25:
        extra = _pick(rng, roots)
        terms.append(Term(extra.french + "age " + french, Language.FRENCH, status=Status.ADMITTED))
    if rng.random() < 0.1 and " " in french:
        letters = "".join(w[0] for w in french.upper().split() if len(w) > 2)
        terms.append(Term(letters, Language.FRENCH, TermType.ACRONYM, Status.ADMITTED))
    note = Bilingual(f"À dire : {english}.", f"Say: {english}.") if rng.random() < 0.3 else Bilingual()
    return Concept(
        id=f"c{number}",
        terms=tuple(terms),
        equivalence=rng.choice(tuple(Equivalence)),
        transfer_note=note,
        checked=rng.random() < 0.5,
    )
