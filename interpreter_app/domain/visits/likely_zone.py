"""The time zone in which a place most likely is, by what it is called in either language.

Owns the names that are known. A guess, to be shown where it can be corrected; never taken in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual

PARIS, LONDON = "Europe/Paris", "Europe/London"

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        LONDON: (
            "scotland ecosse england angleterre wales galles uk britain"
            " edinburgh edimbourg glasgow aberdeen dundee inverness stirling perth paisley fife angus moray"
            " highland orkney orcades shetland ayrshire lanarkshire lothian falkirk london londres cardiff"
            " swansea belfast manchester leeds birmingham liverpool bristol newcastle sheffield"
        ),
        PARIS: (
            "france paris lyon marseille lille rennes nantes bordeaux toulouse grenoble strasbourg"
            " montpellier nice angers metz nancy dijon rouen brest tours reims amiens orleans poitiers"
            " montreuil"
        ),
        "Europe/Brussels": "belgium belgique brussels bruxelles antwerp anvers ghent gand liege namur",
        "Europe/Dublin": "ireland irlande dublin cork galway limerick",
        "Europe/Zurich": "switzerland suisse geneva geneve lausanne bern berne zurich basel bale",
        "Europe/Lisbon": "portugal lisbon lisbonne porto cascais braga",
        "Europe/Madrid": "spain espagne madrid barcelona barcelone seville",
        "America/Montreal": "quebec montreal",
        "Africa/Dakar": "senegal dakar",
    }
)
_ZONES: Mapping[str, str] = {name: zone for zone, names in _NAMES.items() for name in names.split()}
_PHRASES: Mapping[str, str] = {
    "united kingdom": LONDON,
    "royaume uni": LONDON,
    "northern ireland": LONDON,
    "irlande du nord": LONDON,
    "grande bretagne": LONDON,
    "great britain": LONDON,
    "saint denis": PARIS,
    "clermont ferrand": PARIS,
    "new york": "America/New_York",
}
_WORD = re.compile(r"\w+")


def likely_zone(where: Bilingual) -> str:
    """The IANA name of the zone, or an empty text where nothing in the place's name is known.

    The last name that is known decides: «Perth, Écosse».
    """
    for text in (where.fr, where.en):
        folded = fold(text)
        phrase = next((zone for words, zone in _PHRASES.items() if words in folded), "")
        known = [_ZONES[word] for word in _WORD.findall(folded) if word in _ZONES]
        if phrase or known:
            return phrase or known[-1]
    return ""


def other_side(zone: str) -> str:
    """The zone from which visitors of that zone most likely come: Paris and London visit each other."""
    return PARIS if zone == LONDON else LONDON
