"""In which sessions somebody is: how often, and a menu that changes it.

Owns what becomes of the sessions of a visit when somebody is put into them or taken out. The visit is changed
by whoever shows this.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.session_lines import in_time, session_line, session_title
from interpreter_app.desktop.views.visits import apart
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.domain.visits.balance import FORMAL
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Session, Visit

_MOST_NAMED = 3


def sessions_of(visit: Visit, contact: str) -> list[Session]:
    """The sessions that somebody is in or interprets, in the order of time."""
    return [one for one in in_time(visit.sessions) if contact in present(one)]


def attending(visit: Visit, contact: str, wanted: Container[str]) -> Visit:
    """The visit in which somebody takes part in the sessions with these ids and in no other."""

    def changed(session: Session) -> Session:
        is_in = contact in session.people
        if is_in == (session.id in wanted):
            return session
        others = tuple(one for one in session.people if one != contact)
        return replace(session, people=others if is_in else (*others, contact))

    return replace(visit, sessions=tuple(changed(one) for one in visit.sessions))


def without(visit: Visit, contact: str) -> Visit:
    """The visit without somebody: neither taking part, nor in a session, nor interpreting one."""

    def changed(session: Session) -> Session:
        session = replace(session, people=tuple(one for one in session.people if one != contact))
        how = session.interpreted
        if how is None or contact not in how.interpreters:
            return session
        left = tuple(one for one in how.interpreters if one != contact)
        return replace(session, interpreted=replace(how, interpreters=left))

    people = tuple(one for one in visit.people if one.contact != contact)
    return replace(visit, people=people, sessions=tuple(changed(one) for one in visit.sessions))


def removal_text(visit: Visit, contact: str, name: str) -> str:
    """What is said when somebody doesn't take part any more: in which sessions they were."""
    were = sessions_of(visit, contact)
    if not were:
        return _("{name} doesn’t take part any more").format(name=name)
    titles = ", ".join(session_title(one) for one in were[:_MOST_NAMED])
    said = ngettext(
        "{name} doesn’t take part any more, nor in {count} session: {titles}",
        "{name} doesn’t take part any more, nor in {count} sessions: {titles}",
        len(were),
    )
    more = " …" if len(were) > _MOST_NAMED else ""
    return said.format(name=name, count=len(were), titles=titles + more)


class Attendance(QPushButton):
    """Says in how many sessions somebody is; its menu has them all, each with a tick."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("personSessions")
        self.setProperty("role", "link")
        self._desk = desk
        self._contact = ""
        keeping = self.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # what stands beside it stays in line
        self.setSizePolicy(keeping)
        self.clicked.connect(self.open_menu)

    def show_contact(self, contact: str) -> None:
        """Say in how many sessions of the visit this contact is."""
        self._contact = contact
        visit = self._desk.visit
        every = len(visit.sessions) if visit is not None else 0
        count = len(sessions_of(visit, contact)) if visit is not None else 0
        said = ngettext("in {count} of {every} session", "in {count} of {every} sessions", every)
        text = said.format(count=count, every=every)
        if count in (0, every):
            text = _("in every session") if count else _("in no session")
        self.setText(f"{text}…")
        self.setAccessibleName(f"{self._desk.name(contact)}, {text}")
        self.setVisible(every > 0)

    def open_menu(self) -> None:
        """Show the sessions."""
        visit = self._desk.visit
        if visit is None:
            return
        menu = QMenu(self)
        menu.setObjectName("personSessionsMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("In every formal meeting"), self._put_into_formal)
        menu.addAction(_("In no session"), self._take_out_of_all)
        menu.addSeparator()
        for session in in_time(visit.sessions):
            action = menu.addAction(session_line(session, visit.zone).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self._contact in session.people)
            action.toggled.connect(self._toggler(session.id))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _toggler(self, session: str) -> Callable[[bool], None]:
        contact = self._contact

        def toggle(is_on: bool) -> None:
            def change(visit: Visit) -> Visit:
                there = {one.id for one in visit.sessions if contact in one.people}
                return attending(visit, contact, there | {session} if is_on else there - {session})

            self._desk.change(change)
            self.show_contact(contact)

        return toggle

    def _put_into_formal(self) -> None:
        contact = self._contact

        def change(visit: Visit) -> Visit:
            wanted = {one.id for one in visit.sessions if one.kind in FORMAL or contact in one.people}
            return attending(visit, contact, wanted)

        said = _("{name} takes part in every formal meeting now").format(name=self._desk.name(contact))
        apart.do(self._desk, change, said)

    def _take_out_of_all(self) -> None:
        contact = self._contact
        said = _("{name} takes part in no session now").format(name=self._desk.name(contact))
        apart.do(self._desk, lambda visit: attending(visit, contact, ()), said)
