"""Hypothesis strategies for notes: whatever a person or another program may put into them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.terms import Language
from tests.strategies import ids, texts
from tests.visit_strategies import ZONES, days

PLACES = ("", "2016-12-08T08:42:10.123", "2016-12-08T08:42:10.1235")


def stamps() -> st.SearchStrategy[Moment]:
    """Moments as a clock stamps them, to the millisecond."""
    at = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31))
    return st.builds(
        lambda at, zone: Moment(at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=UTC), zone),
        at,
        st.sampled_from(ZONES),
    )


def notes() -> st.SearchStrategy[Note]:
    """A note with anything that one can have; what it refers to needn't be there."""
    made = st.builds(
        Note,
        id=ids(),
        at=stamps(),
        text=texts().filter(str.strip),
        kind=st.sampled_from(NoteKind),
        visit=st.just("") | ids(),
        session=ids() | st.just(""),
        speaker=st.sampled_from(("", "AF", "ann-fraser")),
        language=st.none() | st.sampled_from(Language),
        questions=st.lists(ids(), max_size=3, unique=True).map(tuple),
        place=st.sampled_from(PLACES),
        confidential=st.booleans(),
        prompt=st.none() | st.sampled_from(Prompt),
        owner=st.sampled_from(("", "ann-fraser", "la mairie")),
        due=st.none() | days(),
        done=st.none() | days(),
        adaptation=st.just("") | texts(),
    )
    return made.filter(lambda note: bool(note.visit) or not note.session)
