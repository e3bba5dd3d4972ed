"""Which session of a visit a moment falls in, and who was there.

Pure. A visit's sessions may overlap, and a note may well be written between two of them.
"""

from __future__ import annotations

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Session, Visit


def session_at(visit: Visit, moment: Moment) -> Session | None:
    """The session that is on at this moment; of several the one that began last, None between two.

    At the very moment at which one ends it is still that one, unless another one begins.
    """
    on = [one for one in visit.sessions if one.start.at <= moment.at <= one.end.at]
    return max(on, key=lambda one: (one.end.at > moment.at, one.start.at), default=None)


def last_session(visit: Visit, moment: Moment) -> Session | None:
    """The session that is on at this moment, or the last one that was; None before the first."""
    over = [one for one in visit.sessions if one.end.at < moment.at]
    return session_at(visit, moment) or max(over, key=lambda one: one.end.at, default=None)


def people_first(visit: Visit, session: Session | None) -> tuple[str, ...]:
    """The ids of all contacts of a visit, each once: first those who are in the session."""
    here = present(session) if session else ()
    among = [one.contact for one in visit.people]
    others = [ident for one in visit.sessions for ident in present(one)]
    return tuple(dict.fromkeys((*here, *among, *others)))
