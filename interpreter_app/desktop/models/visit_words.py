"""What the window says of a visit: its sections, how it stands, and what in it wants attention.

Owns the words of lists and headings of the Visits page. The words for kinds, modes and the like are those of
the papers (`domain.visits.words`), so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext, pgettext
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.plain_merging import Where
from interpreter_app.domain.visits.clashes import clashes
from interpreter_app.domain.visits.countdown import Urgency, urgency
from interpreter_app.domain.visits.visit import Visit, VisitStatus
from interpreter_app.services.visit_files import Brought
from interpreter_app.services.wording import in_interface_language


class SectionName(StrEnum):
    """The sections of a visit, in the order of the page."""

    OVERVIEW = "overview"
    DATES = "dates"
    SCHEDULE = "schedule"
    PEOPLE = "people"
    INTERPRETER = "interpreter"
    PROTOCOLS = "protocols"
    TASKS = "tasks"
    LETTERS = "letters"
    DOCUMENTS = "documents"
    MAP = "map"


_SECTIONS: Mapping[SectionName, Callable[[], str]] = {
    SectionName.OVERVIEW: lambda: _("Overview"),
    SectionName.DATES: lambda: pgettext("section of a visit", "Dates"),
    SectionName.SCHEDULE: lambda: _("Schedule"),
    SectionName.PEOPLE: lambda: _("People"),
    SectionName.INTERPRETER: lambda: _("Interpreter"),
    SectionName.PROTOCOLS: lambda: _("Protocols"),
    SectionName.TASKS: lambda: _("Tasks"),
    SectionName.LETTERS: lambda: _("Letters"),
    SectionName.DOCUMENTS: lambda: _("Documents"),
    SectionName.MAP: lambda: _("Who met whom"),
}

_PLACES: Mapping[str, SectionName] = {
    "options": SectionName.DATES,
    "sessions": SectionName.SCHEDULE,
    "places": SectionName.SCHEDULE,
    "legs": SectionName.SCHEDULE,
    "between": SectionName.SCHEDULE,
    "people": SectionName.PEOPLE,
    "commission": SectionName.INTERPRETER,
    "protocols": SectionName.PROTOCOLS,
    "tasks": SectionName.TASKS,
    "letters": SectionName.LETTERS,
    "documents": SectionName.DOCUMENTS,
}
"""The section in which a field of a visit is seen, if it isn't the first one."""

_STATUSES: Mapping[VisitStatus, Callable[[], str]] = {
    VisitStatus.IDEA: lambda: pgettext("status of a visit", "idea"),
    VisitStatus.NEGOTIATING: lambda: pgettext("status of a visit", "being negotiated"),
    VisitStatus.AGREED: lambda: pgettext("status of a visit", "agreed"),
    VisitStatus.UNDER_WAY: lambda: pgettext("status of a visit", "under way"),
    VisitStatus.DONE: lambda: pgettext("status of a visit", "done"),
}


def section_name(section: SectionName) -> str:
    """What a section is called."""
    return _SECTIONS[section]()


def section_of(where: Where) -> SectionName | None:
    """The section in which a place of a visit is seen; None for the visit as a whole."""
    return _PLACES.get(where[0], SectionName.OVERVIEW) if where else None


def status_name(status: VisitStatus) -> str:
    """How far a visit has come, in a word or two."""
    return _STATUSES[status]()


def title_of(visit: Visit) -> str:
    """The title for whoever reads the interface; a visit without one is said so."""
    return in_interface_language(visit.title) or _("Visit without a title")


def days_of(visit: Visit) -> str:
    """The agreed days, or nothing."""
    if visit.first is None or visit.last is None:
        return ""
    return dates.days_text(visit.first, visit.last, i18n.language())


def visit_row(visit: Visit, todays: str) -> TwoLines:
    """The row of a visit in the list; `todays` is the id of today's."""
    state = _("today’s visit") if visit.id == todays else ""
    status = _("archived") if visit.archived else status_name(visit.status)
    small = " · ".join(part for part in (state, days_of(visit), status) if part)
    return TwoLines(title_of(visit), small, is_quiet=visit.archived)


def attention(visit: Visit, section: SectionName, today: date) -> tuple[str, bool]:
    """What stands behind the name of a section: a few words, and whether they warn."""
    match section:
        case SectionName.DATES:
            return _open_dates(visit), False
        case SectionName.SCHEDULE:
            return _sessions(visit)
        case SectionName.PEOPLE:
            return _count(len(visit.people)), False
        case SectionName.INTERPRETER:
            return _owed(visit, today)
        case SectionName.PROTOCOLS:
            waiting = sum(not one.agreed for one in visit.protocols)
            said = ngettext("{count} not agreed", "{count} not agreed", waiting)
            return (said.format(count=waiting) if waiting else _count(len(visit.protocols))), False
        case SectionName.TASKS:
            return _tasks(visit, today)
        case SectionName.LETTERS:
            return _count(len(visit.letters)), False
        case SectionName.DOCUMENTS:
            return _count(len(visit.documents)), False
        case _:
            return "", False


def _open_dates(visit: Visit) -> str:
    if visit.first is not None or not visit.options:
        return ""
    count = len(visit.options)
    return ngettext("{count} option", "{count} options", count).format(count=count)


def _sessions(visit: Visit) -> tuple[str, bool]:
    found = len(clashes(visit))
    if found:
        return ngettext("{count} clash", "{count} clashes", found).format(count=found), True
    return _count(len(visit.sessions)), False


def _owed(visit: Visit, today: date) -> tuple[str, bool]:
    owed = [one for one in visit.commission.material if one.given is None and one.due is not None]
    late = sum(one.due < today for one in owed if one.due is not None)
    return (ngettext("{count} late", "{count} late", late).format(count=late), True) if late else ("", False)


def _tasks(visit: Visit, today: date) -> tuple[str, bool]:
    states = [urgency(task, visit, today) for task in visit.tasks]
    late = states.count(Urgency.LATE)
    if late:
        return ngettext("{count} late", "{count} late", late).format(count=late), True
    undone = len(states) - states.count(Urgency.DONE)
    return (ngettext("{count} open", "{count} open", undone).format(count=undone) if undone else ""), False


def _count(number: int) -> str:
    return str(number) if number else ""


def brought_text(brought: Brought, title: str) -> str:
    """What a file of a visit brought, for the status line."""
    if brought.is_new:
        line = _("New visit: {title}")
    elif brought.is_changed:
        line = _("“{title}” was brought up to date")
    else:
        line = _("“{title}” is as in the file")
    count = len(brought.conflicts)
    both = ngettext(
        "in {count} place both have changed, and yours stands",
        "in {count} places both have changed, and yours stand",
        count,
    ).format(count=count)
    return f"{line.format(title=title)}; {both}" if count else line.format(title=title)
