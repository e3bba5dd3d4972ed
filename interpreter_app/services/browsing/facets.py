"""Which rows of a list have a facet, and how many have each.

Owns the facets of the rows. Rows that have the same ones share a profile, of which there are few: a filter
asks about these, and a row is one small number.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from interpreter_app.services.browsing.filters import FIXED, Facet, Filter, Kind
from interpreter_app.services.browsing.splices import GONE, Splice, pieces

BITS: Mapping[Facet, int] = {facet: 1 << place for place, facet in enumerate(FIXED)}
"""The bit of each fixed facet in a profile."""

_Test = Callable[["Profile"], bool]


class Profile(NamedTuple):
    """The facets of a concept: `bits` as in BITS, subject field, and the regions of its terms in order."""

    bits: int
    subject: str
    regions: tuple[str, ...]


class Facets:
    """The facets of the rows of a list: `codes` are the places of their profiles among `profiles`."""

    def __init__(self, codes: array[int], profiles: Sequence[Profile]) -> None:
        self._codes = codes
        self._profiles = profiles

    def fitting(self, wanted: Filter, rows: array[int] | None = None) -> array[int]:
        """Those of these rows, or of all, that the chosen facets leave, in the order they come."""
        tests = _tests(wanted).values()
        fits = [all(test(profile) for test in tests) for profile in self._profiles]
        if rows is None:
            return array("i", compress(range(len(self._codes)), map(fits.__getitem__, self._codes)))
        return array("i", compress(rows, map(fits.__getitem__, map(self._codes.__getitem__, rows))))

    def counts(self, wanted: Filter, rows: array[int] | None = None) -> dict[Facet, int]:
        """How many of these rows, or of all, each facet would leave together with the other kinds chosen.

        It has the fixed facets, and those of the subject fields and regions that stand in the list.
        """
        tests = _tests(wanted)
        bits: Counter[tuple[Kind | None, int]] = Counter()
        subjects: Counter[str] = Counter({p.subject: 0 for p in self._profiles if p.subject})
        regions: Counter[str] = Counter({code: 0 for profile in self._profiles for code in _regions(profile)})
        for code, count in self._tally(rows).items():
            profile = self._profiles[code]
            failed = [kind for kind, test in tests.items() if not test(profile)]
            if len(failed) > 1:
                continue
            only = failed[0] if failed else None
            bits[only, profile.bits] += count
            if profile.subject and only in (None, Kind.SUBJECT):
                subjects[profile.subject] += count
            if only in (None, Kind.REGION):
                regions.update(dict.fromkeys(_regions(profile), count))
        found = {facet: _sum(bits, facet) for facet in FIXED}
        found |= {Facet(Kind.SUBJECT, value): count for value, count in subjects.items()}
        return found | {Facet(Kind.REGION, value): count for value, count in regions.items()}

    def spliced(self, splice: Splice, added: Sequence[Profile]) -> Facets:
        """Those of a list of which some rows went and others came, which have the profiles `added`."""
        codes = splice.of(self._codes, [GONE] * len(added))
        used: set[int] = set()
        for piece in pieces(codes):
            used.update(piece)
        profiles = list(self._profiles)
        known = {profiles[code]: code for code in used if code != GONE}
        unused = [code for code in range(len(profiles)) if code not in used]
        for row, place in splice.fresh():
            profile = added[place]
            if profile not in known and unused:
                known[profile] = unused.pop()
                profiles[known[profile]] = profile
            elif profile not in known:
                known[profile] = len(profiles)
                profiles.append(profile)
            codes[row] = known[profile]
        # A profile that no row has any more would go on naming its subject field.
        for code in unused:
            profiles[code] = next(iter(known), Profile(0, "", ()))
        return Facets(codes, profiles if known else ())

    def _tally(self, rows: array[int] | None) -> Counter[int]:
        """How many of the rows have each profile."""
        return Counter(self._codes if rows is None else map(self._codes.__getitem__, rows))


def _sum(bits: Mapping[tuple[Kind | None, int], int], facet: Facet) -> int:
    return sum(
        count
        for (only, had), count in bits.items()
        if had & BITS[facet] and (only is None or only is facet.kind)
    )


def _regions(profile: Profile) -> Iterable[str]:
    return profile.regions or ("",)


def _tests(wanted: Filter) -> dict[Kind, _Test]:
    return {kind: _test(kind, values) for kind, values in wanted.by_kind.items()}


def _test(kind: Kind, values: frozenset[str]) -> _Test:
    if kind is Kind.SUBJECT:
        return lambda profile: profile.subject in values
    if kind is Kind.REGION:
        return lambda profile: not values.isdisjoint(_regions(profile))
    bits = sum(BITS.get(Facet(kind, value), 0) for value in values)
    return lambda profile: bool(profile.bits & bits)
