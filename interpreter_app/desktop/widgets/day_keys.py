"""What keys do in the day view: from session to session, and moving the chosen one about.

Owns which key does what; pure but for Qt's names of keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from interpreter_app.domain.visits import day_plan
from interpreter_app.domain.visits.visit import Session

_STEP = 15
_ALT = Qt.KeyboardModifier.AltModifier
_ALT_SHIFT = _ALT | Qt.KeyboardModifier.ShiftModifier
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ARROWS = _UP_DOWN | _ASIDE


def is_change(event: QKeyEvent) -> bool:
    """Whether a key moves or resizes: no shortcut of the window may take it."""
    modifiers = _modifiers(event)
    if modifiers == _ALT_SHIFT:
        return event.key() in _UP_DOWN
    return modifiers == _ALT and event.key() in _ARROWS


def changed_by(event: QKeyEvent, session: Session) -> Session:
    """The session after such a key; itself where the calendar ends."""
    key = Qt.Key(event.key())
    try:
        if _modifiers(event) == _ALT_SHIFT:
            return day_plan.resized(session, _UP_DOWN[key] * _STEP)
        if key in _ASIDE:
            return day_plan.moved_days(session, _ASIDE[key])
        return day_plan.moved(session, _UP_DOWN[key] * _STEP)
    except OverflowError:
        return session


def neighbour(sessions: Sequence[Session], current: str, zone: str, key: int) -> Session | None:
    """The session where a key leads from another; None if the key leads nowhere.

    ↑ and ↓ lead through all in the order of time, ← and → to the nearest hour of the day before or after that
    has sessions, Home and End to the first and the last. Without a current one each leads to the first.
    """
    if not sessions or key not in (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End):
        return None
    place = next((row for row, one in enumerate(sessions) if one.id == current), None)
    if key == Qt.Key.Key_End:
        return sessions[-1]
    if place is None or key == Qt.Key.Key_Home:
        return sessions[0]
    if key in _UP_DOWN:
        return sessions[max(0, min(place + _UP_DOWN[Qt.Key(key)], len(sessions) - 1))]
    return _aside(sessions, sessions[place], zone, _ASIDE[Qt.Key(key)])


def _aside(sessions: Sequence[Session], current: Session, zone: str, way: int) -> Session:
    here = current.start.there(zone).local
    days = {session.start.there(zone).day for session in sessions}
    beside = [day for day in days if (day - here.date()).days * way > 0]
    if not beside:
        return current
    wanted = min(beside) if way > 0 else max(beside)
    of_day = [session for session in sessions if session.start.there(zone).day == wanted]
    hour = here.hour * 60 + here.minute

    def far(session: Session) -> int:
        local = session.start.there(zone).local
        return abs(local.hour * 60 + local.minute - hour)

    return min(of_day, key=far)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
