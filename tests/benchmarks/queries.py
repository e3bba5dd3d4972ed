"""What people type while somebody speaks, made from a glossary's own terms with a fixed seed.

A Target is a term that somebody wants and what they end up typing to find it. It is typed letter by letter.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from interpreter_app.domain.language.folding import STOP_WORDS, fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NEAR = {
    "a": "qzs", "b": "vgn", "c": "xvd", "d": "sfe", "e": "zrd", "f": "dgr", "g": "fht", "h": "gjy",
    "i": "uok", "j": "hku", "k": "jli", "l": "kmo", "m": "lpn", "n": "bhm", "o": "ipl", "p": "om",
    "q": "aw", "r": "etf",
    "s": "qdz", "t": "ryg", "u": "yij", "v": "cbf", "w": "xqs", "x": "wcs", "y": "tuh", "z": "aes",
}  # fmt: skip
_HEARD = (
    ("eau", "oh"), ("ou", "oo"), ("ai", "ay"), ("é", "ay"), ("è", "eh"), ("an", "on"), ("en", "on"),
    ("qu", "k"), ("ch", "sh"), ("c", "k"), ("j", "zh"), ("i", "ee"), ("ô", "oh"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """The term wanted, what is typed for it in the end, and the kind of query."""

    wanted: str
    typed: str
    kind: str


def targets(connection: sqlite3.Connection, each: int, seed: int = 7) -> Iterator[Target]:
    """`each` targets of every kind from the terms of a store."""
    rng = random.Random(seed)
    count = connection.execute("SELECT max(number) FROM term").fetchone()[0]
    words = {row[0] for row in connection.execute("SELECT word FROM search_word")}

    def term() -> str:
        while True:
            row = connection.execute(
                "SELECT text, type FROM term WHERE number >= ? LIMIT 1", (rng.randint(1, count),)
            ).fetchone()
            if row and row[1] != "acronym" and len(fold(row[0])) >= 5:
                return str(row[0])

    makers: dict[str, Callable[[str], str | None]] = {
        "exact": lambda t: t,
        "prefix": lambda t: _prefix(connection, t),
        "no accents": lambda t: fold(t) if fold(t) != t.lower() else None,
        "inner word": lambda t: _inner(rng, t),
        "one typo": lambda t: _misspelt(rng, t, 1, words),
        "early typo": lambda t: _misspelt(rng, t, 1, words, early=True),
        "two typos": lambda t: _misspelt(rng, t, 2, words),
        "inflected": lambda t: _inflected(t, words),
        "by ear": lambda t: _heard(t),
        "miss": lambda _t: "".join(rng.choice("bcdfgklmprtvz") + rng.choice("aeiou") for _ in range(6)),
    }
    for kind, make in makers.items():
        made = 0
        while made < each:
            wanted = term()
            typed = make(wanted)
            if typed:
                made += 1
                yield Target(wanted, typed, kind)


def _prefix(connection: sqlite3.Connection, term: str) -> str | None:
    """The shortest beginning that no more than seven terms share."""
    key = fold(term)
    for length in range(1, len(key)):
        if key[length - 1] == " ":
            # It says no more than the letters before it, which other terms may consist of.
            continue
        shared = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search_whole WHERE key >= ? AND key < ? LIMIT 8)",
            (key[:length], key[:length] + "\U0010ffff"),
        ).fetchone()[0]
        if shared <= 7:
            return key[:length]
    return None


def _inner(rng: random.Random, term: str) -> str | None:
    """The term from one of its inner words on."""
    words = fold(term).split()
    starts = [i for i in range(1, len(words)) if words[i] not in STOP_WORDS]
    if len(words) < 3 or not starts:
        return None
    return " ".join(words[rng.choice(starts[:-1] or starts) :])


def _misspelt(rng: random.Random, term: str, edits: int, words: set[str], early: bool = False) -> str | None:
    """The term with slips in one of its words, none of which makes another real word."""
    parts = fold(term).split()
    least = 4 if edits == 1 else 8
    long = [i for i, w in enumerate(parts) if len(w) >= least + edits and w.isalpha()]
    if not long:
        return None
    place = rng.choice(long)
    word = parts[place]
    for _ in range(edits):
        word = _slip(rng, word, early)
    if word in words or word == parts[place] or len(word) < least:
        return None
    return " ".join((*parts[:place], word, *parts[place + 1 :]))


def _slip(rng: random.Random, word: str, early: bool) -> str:
    at = rng.randrange(0, min(4, len(word) - 1) if early else len(word) - 1)
    match rng.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + rng.choice(_NEAR.get(word[at], _LETTERS)) + word[at:]
        case 2:
            return word[:at] + rng.choice(_NEAR.get(word[at], _LETTERS)) + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _inflected(term: str, words: set[str]) -> str | None:
    parts = fold(term).split()
    plural = [w if w in STOP_WORDS or w[-1] in "sxz" else w + "s" for w in parts]
    return " ".join(plural) if plural != parts and plural[0] not in words else None


def _heard(term: str) -> str | None:
    heard = term.lower()
    if " " in heard or len(heard) < 6:
        return None
    for written, said in _HEARD:
        heard = heard.replace(written, said)
    return heard if heard != term.lower() else None
