"""Contacts as a store may hold them, for round trips: texts as people write them, no space around them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import (
    Address,
    Consent,
    Contact,
    ContactKind,
    Encounter,
    FollowUp,
    Side,
    Telephone,
)
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual
from tests.strategies import AWKWARD

_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
_PIECES = st.sampled_from([one for one in AWKWARD if "\r" not in one]) | st.sampled_from(
    [
        "a;b",
        "a\\,b",
        "a\\",
        "\\n",
        "é" * 60,
        "x" * 200,
        "=?",
        'di"t',
        "a:b",
        "^n",
        "TEL:1",
        "END:VCARD",
        "œ 😀",
    ]
)
_MIXED = _PIECES | st.text(_SIGNS, max_size=12)


def notes() -> st.SearchStrategy[str]:
    """A text of several lines, or none."""
    return st.tuples(_MIXED, _MIXED).map("\n".join).map(str.strip)


def lines() -> st.SearchStrategy[str]:
    """A text of one line, or none."""
    return _MIXED.map(lambda text: " ".join(text.replace("\n", " ").split(" ")).strip())


def filled() -> st.SearchStrategy[str]:
    """A text of one line."""
    return lines().map(lambda text: text or "a")


def bilinguals() -> st.SearchStrategy[Bilingual]:
    """A text in both languages, in one or in none."""
    return st.builds(Bilingual, notes(), notes())


_IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_MOMENTS = st.builds(
    lambda at: Moment(at.replace(microsecond=0, tzinfo=UTC), "Europe/Paris"),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
)
_FOLLOW_UPS = st.builds(FollowUp, _IDS, notes(), due=st.none() | _DAYS, done=st.none() | _DAYS)
_ENCOUNTERS = st.builds(
    Encounter, _IDS, _MOMENTS, people=st.lists(_IDS, max_size=2).map(tuple), promised=notes()
)
_KINDS = st.sampled_from(
    ["", "work", "home fax", "cell", "Secrétariat", "bureau du maire", "voice", "work work"]
)
_TELEPHONES = st.builds(Telephone, filled(), _KINDS | lines())
_ADDRESSES = st.builds(Address, notes(), lines(), lines(), lines(), lines()).filter(bool)
_KEPT = st.sampled_from(
    [
        "BDAY:--0203",
        "item1.X-ABDATE:2001",
        "X-A;TYPE=home:b",
        "NICKNAME:Jo\\, Jojo",
        "not a line",
        "END:VCARD",
    ]
) | filled().filter(lambda text: ":" not in text)


def _several(made: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(made, max_size=3).map(tuple)


def contacts() -> st.SearchStrategy[Contact]:
    """A person or an organisation with anything that one can have."""
    return st.builds(
        Contact,
        id=_IDS,
        full_name=filled(),
        kind=st.sampled_from(ContactKind),
        family_name=lines(),
        given_name=lines(),
        prefix=lines(),
        suffix=lines(),
        say=bilinguals(),
        address=bilinguals(),
        title=bilinguals(),
        role=bilinguals(),
        name=bilinguals(),
        organisation=st.just("") | _IDS,
        unit=lines(),
        side=st.none() | st.sampled_from(Side),
        languages=st.lists(st.sampled_from(["fr", "en", "de", "oc", "gsw"]), unique=True, max_size=4).map(
            tuple
        ),
        emails=_several(filled()),
        telephones=st.lists(_TELEPHONES, max_size=3).map(tuple),
        addresses=st.lists(_ADDRESSES, max_size=2).map(tuple),
        websites=_several(filled()),
        note=notes(),
        follow_ups=st.lists(_FOLLOW_UPS, max_size=2).map(tuple),
        encounters=st.lists(_ENCOUNTERS, max_size=2).map(tuple),
        consent=st.none() | st.builds(Consent, _DAYS, lines(), notes()),
        unread=_several(_KEPT),
        uid=lines(),
        forgotten=st.none() | _DAYS,
    )


def books() -> st.SearchStrategy[list[Contact]]:
    """Several contacts, each with an id of its own."""
    return st.lists(contacts(), min_size=1, max_size=3, unique_by=lambda one: one.id)
