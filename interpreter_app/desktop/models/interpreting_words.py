"""What the window says of interpreting a visit: how long each day, what is too long, what is owed to whom.

Owns these sentences. What counts as too long or too late is the domain's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.session_lines import session_title
from interpreter_app.domain.visits.balance import balance, by_day
from interpreter_app.domain.visits.clashes import Clash, ClashKind, clashes
from interpreter_app.domain.visits.visit import Owed, Session, Visit

_OF_INTERPRETERS = (ClashKind.NO_BREAK, ClashKind.INTERPRETER_TWICE)


def day_lines(visit: Visit) -> list[str]:
    """How long is interpreted on each day on which anything is."""
    lines = []
    for day, sessions in by_day(visit.sessions).items():
        minutes = balance(sessions).interpreted
        if minutes:
            said = dates.day_text(day, i18n.language(), year=False)
            told = _("{day}: {length} interpreted")
            lines.append(told.format(day=said[:1].upper() + said[1:], length=dates.length_text(minutes)))
    return lines


def warnings(visit: Visit, name: Callable[[str], str]) -> list[str]:
    """What is too much for the interpreters, and what nobody interprets; `name` gives that of a contact."""
    sessions = {session.id: session for session in visit.sessions}
    told = [
        _clash_line(clash, [sessions[one] for one in clash.sessions], name(clash.subject))
        for clash in clashes(visit)
        if clash.kind in _OF_INTERPRETERS and _is_interpreting(clash, sessions)
    ]
    nobody = [one for one in visit.sessions if one.interpreted and not one.interpreted.interpreters]
    if nobody:
        told.append(_("Nobody is down to interpret: {sessions}").format(sessions=_titles(nobody)))
    return told


def owed_state(owed: Owed, today: date) -> tuple[str, bool]:
    """How it stands with something that is owed, and whether that warns."""
    if owed.due is None:
        return ("" if owed.given is not None else _("no day agreed")), False
    days = ((owed.given or today) - owed.due).days
    if owed.given is not None:
        said = ngettext("given {count} day late", "given {count} days late", days)
        return (said.format(count=days) if days > 0 else _("given in time")), False
    if days > 0:
        return ngettext("late by {count} day", "late by {count} days", days).format(count=days), True
    if days == 0:
        return _("due today"), True
    return ngettext("due in {count} day", "due in {count} days", -days).format(count=-days), False


def _is_interpreting(clash: Clash, sessions: dict[str, Session]) -> bool:
    """Whether all of its sessions are interpreted: else it is for the schedule to say."""
    return all(sessions[one].interpreted is not None for one in clash.sessions)


def _clash_line(clash: Clash, sessions: list[Session], name: str) -> str:
    if clash.kind is ClashKind.NO_BREAK:
        said = _("{name}: {length} without a break, at most {most} agreed ({sessions})")
        return said.format(
            name=name,
            length=dates.length_text(clash.minutes),
            most=dates.length_text(clash.needed),
            sessions=_titles(sessions),
        )
    return _("{name} interprets two sessions at once: {sessions}").format(
        name=name, sessions=_titles(sessions)
    )


def _titles(sessions: list[Session]) -> str:
    return ", ".join(session_title(one) for one in sessions)
