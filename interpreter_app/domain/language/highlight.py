"""Which letters of a term are those that were typed, so that they can be underlined."""

from __future__ import annotations

import re

from interpreter_app.domain.language.folding import STOP_WORDS, folded, shared_beginning

Span = tuple[int, int]

_LEAST_SHARED = 3
_MOST_OTHERWISE = 3
"""Letters that two forms of a word share at least, and may differ in at their ends."""

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:[%+#]+)?|[%&€£$§]")


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """The (start, end) places in `text` of the words typed, in order; nothing where they aren't.

    A word typed to half marks half of the word; accents, case and apostrophes make no difference. Of another
    form of a word, or of a slip in it, the letters up to the first other one are marked.
    """
    tokens = [(m.start(), m.end(), folded(m.group())) for m in _WORD.finditer(text)]
    found: list[Span] = []
    used: set[int] = set()
    wanted = folded(typed).split()
    for word in wanted:
        place = next(
            (i for i, (_s, _e, key) in enumerate(tokens) if i not in used and key.startswith(word)), None
        )
        offset, length = 0, len(word)
        if place is None and len(word) >= 3:
            place = next((i for i, (_s, _e, key) in enumerate(tokens) if word in key), None)
            offset = tokens[place][2].index(word) if place is not None else 0
            if place is None:
                length, place = _likest(word, [key for _s, _e, key in tokens], used)
        if place is None or (word in STOP_WORDS and len(wanted) > 1 and tokens[place][2] != word):
            continue
        used.add(place)
        start, end, _key = tokens[place]
        first = start + _letters(text[start:end], offset)
        found.append((first, start + _letters(text[start:end], offset + length)))
    return _joined(text, sorted(found))


def _likest(word: str, keys: list[str], used: set[int]) -> tuple[int, int | None]:
    """How many letters a word shares with the one that begins most like it, and which one that is."""
    best, place = 0, None
    for number, key in enumerate(keys):
        if number in used or key[:1] != word[:1]:
            continue
        shared = shared_beginning(word, key)
        if shared > best and shared >= _LEAST_SHARED and max(len(word), len(key)) - shared <= _MOST_OTHERWISE:
            best, place = shared, number
    return best, place


def _letters(word: str, wanted: int) -> int:
    """How many letters of a written word make this many folded ones (œ makes two)."""
    if wanted == 0 or word.isascii():
        return min(wanted, len(word))
    for count in range(1, len(word) + 1):
        if len(folded(word[:count])) >= wanted and (
            count == len(word) or len(folded(word[: count + 1])) > len(folded(word[:count]))
        ):
            return count
    return len(word)


def _joined(text: str, found: list[Span]) -> tuple[Span, ...]:
    """Spans with nothing but spaces and apostrophes between them are one."""
    out: list[Span] = []
    for start, end in found:
        if out and not text[out[-1][1] : start].strip(" \u00a0\u202f’'-"):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
