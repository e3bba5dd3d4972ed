"""How often the bounds that keep a look-up quick have cut something off, for the benchmark to print.

Counts only; a look-up never depends on it.
"""

from __future__ import annotations

from collections import Counter

reached: Counter[str] = Counter()
"""The name of a bound, and how often it was met since the program started."""


def met(name: str, is_met: bool) -> bool:
    """Count a bound if it is met; gives back whether it is."""
    if is_met:
        reached[name] += 1
    return is_met
