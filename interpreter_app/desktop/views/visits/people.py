"""Who takes part in a visit, by sides: what each is there, and in how many sessions.

Owns these rows and how somebody is added or taken away. Who somebody is stands with the contacts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.contact_lines import position, spoken
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits import apart
from interpreter_app.desktop.views.visits.attendance import Attendance, removal_text, without
from interpreter_app.desktop.views.visits.contact_link import ContactLink
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.views.visits.split_row import SplitRow, column_of, fill, in_a_row
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Participant, Visit
from interpreter_app.domain.visits.words import SIDES
from interpreter_app.services.wording import in_interface_language


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a row; the id is that of the contact."""

    id: str
    person: Participant


class PersonEditor(PartEditor[Seat]):
    """One who takes part."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name = ContactLink("personName", self)
        self.small = small(self, "personSmall")
        self.role = in_a_row(TwoLanguages("personRole", self, lines=False))
        self.side = drop_down("personSide", self)
        self.sessions = Attendance(desk, self)
        below = FittingGrid(2, self)
        below.add(self.side)
        below.add(self.sessions)
        left = column_of(self, self.name, self.small, above=UNIT // 2)
        fill(self, SplitRow(left, column_of(self, self.role, below, gap=UNIT), self))
        self.name.opened.connect(desk.contactAsked)
        self.role.edited.connect(self._on_role)
        self.side.activated.connect(self._on_side)

    def show_part(self, part: Seat) -> None:
        """Show somebody."""
        super().show_part(part)
        contact = self._desk.contacts.get(part.id)
        self.name.show_contact(part.id, self._desk.name(part.id), is_known=contact is not None)
        what = position(contact, self._desk.contacts) if contact is not None else ""
        self.small.setText("\n".join(text for text in (spoken(contact), what) if text))
        self.small.setVisible(bool(self.small.text()))
        self.role.show_text(part.person.role)
        self.side.setCurrentIndex(list(Side).index(part.person.side))
        self.sessions.show_contact(part.id)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.role.say("", _("Role in this visit"))
        self.role.french.setPlaceholderText(_("role, in French"))
        self.role.english.setPlaceholderText(_("role, in English"))
        self.side.clear()
        self.side.addItems([in_interface_language(SIDES[side]) for side in Side])
        self.side.setAccessibleName(_("Side"))
        if hasattr(self, "part"):
            self.show_part(self.part)

    def focus_first(self) -> None:
        """Put the keyboard in the role."""
        self.role.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_role(self, role: Bilingual) -> None:
        self.change(replace(self.part, person=replace(self.part.person, role=role)))

    def _on_side(self, place: int) -> None:
        self.change(replace(self.part, person=replace(self.part.person, side=list(Side)[place])))


class _Group:
    """Those of one side, and the field that adds to them."""

    def __init__(self, side: Side, section: People) -> None:
        desk = section.desk
        self.side = side
        self.heading = heading(section)
        self.none = QLabel(section)
        self.none.setProperty("role", "soft")
        self.none.setWordWrap(True)
        self.rows: PartRows[Seat] = PartRows(
            f"{side.value}People",
            lambda parent: PersonEditor(desk, parent),
            lambda: Seat("", Participant("", side)),
            desk.theme,
            section,
            named=lambda seat: desk.name(seat.id),
            is_ruled=True,
        )
        self.rows.add_button.hide()
        self.add = ContactField(f"{side.value}Add", lambda: desk.contacts, desk.theme, section)


class People(Section):
    """Visitors, hosts, and others."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitPeople", desk, parent)
        self.groups = {side: _Group(side, self) for side in Side}
        self._visit = ""
        self._half: dict[tuple[str, Side], str] = {}
        """What is typed of a name and not taken yet, by visit and side."""
        for group in self.groups.values():
            for part in (group.heading, group.none, group.rows):
                self.body.addWidget(part)
            self.body.addWidget(group.add, 0, Qt.AlignmentFlag.AlignLeft)
            group.rows.changed.connect(self._on_changed)
            group.add.chosen.connect(self._on_chosen)
            group.add.newAsked.connect(self._on_new)
            group.add.left_out = self._taking_part
        self.body.addStretch()

    def show_visit(self, visit: Visit) -> None:
        """Show who takes part."""
        for group in self.groups.values():
            seats = _seats(visit.people, group.side)
            group.rows.show_parts(seats)
            group.rows.setVisible(bool(seats))
            group.none.setVisible(not seats)
            if visit.id != self._visit:
                if group.add.text().strip():
                    self._half[self._visit, group.side] = group.add.text()
                group.add.setText(self._half.pop((visit.id, group.side), ""))
        self._visit = visit.id

    def focus_first(self) -> None:
        """Put the keyboard where visitors are added."""
        self.groups[Side.VISITORS].add.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        adding = {
            Side.VISITORS: (_("Add a visitor: name"), _("Nobody comes yet.")),
            Side.HOSTS: (_("Add a host: name"), _("Nobody receives them yet.")),
            Side.OTHER: (
                _("Add somebody else: name"),
                _("Interpreters, those who film, those who come along: nobody yet."),
            ),
        }
        for side, group in self.groups.items():
            group.heading.setText(in_interface_language(SIDES[side]))
            words, none = adding[side]
            group.add.say(words, words)
            group.none.setText(none)
            group.rows.say("", _("Take this person out of the visit"))

    def _taking_part(self) -> set[str]:
        visit = self.desk.visit
        return {one.contact for one in visit.people} if visit is not None else set()

    def _on_changed(self, seats: Sequence[Seat]) -> None:
        visit = self.desk.visit
        group = next(group for group in self.groups.values() if group.rows is self.sender())
        if visit is None:
            return
        left = {seat.id for seat in seats}
        gone = [seat.id for seat in _seats(visit.people, group.side) if seat.id not in left]
        if gone:
            self._take_out(visit, gone[0], group)
            return
        self.desk.change(lambda visit: replace(visit, people=_regrouped(visit.people, group.side, seats)))
        moved = next((seat for seat in seats if seat.person.side is not group.side), None)
        if moved is not None and self.desk.visit is not None:
            self.show_visit(self.desk.visit)
            self._focus_side(moved)

    def _take_out(self, visit: Visit, contact: str, group: _Group) -> None:
        said = removal_text(visit, contact, self.desk.name(contact))
        if not group.rows.rows:
            group.add.setFocus(Qt.FocusReason.OtherFocusReason)
        apart.do(self.desk, lambda visit: without(visit, contact), said)

    def _focus_side(self, seat: Seat) -> None:
        for row in self.groups[seat.person.side].rows.rows:
            if row.editor.part.id == seat.id and isinstance(row.editor, PersonEditor):
                row.editor.side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, contact: str) -> None:
        group = next(group for group in self.groups.values() if group.add is self.sender())
        self._add(contact, group.side)

    def _on_new(self, name: str) -> None:
        side = next(group.side for group in self.groups.values() if group.add is self.sender())
        visit = self.desk.visit
        ident = visit.id if visit is not None else ""

        def add(contact: str) -> None:
            if self.desk.visit is not None and self.desk.visit.id == ident:
                self._add(contact, side)

        apart.make_contact(self.desk, name, side, add)

    def _add(self, contact: str, side: Side) -> None:
        def change(visit: Visit) -> Visit:
            if any(one.contact == contact for one in visit.people):
                return visit
            return replace(visit, people=(*visit.people, Participant(contact, side)))

        self.desk.change(change)
        if self.desk.visit is not None:
            self.show_visit(self.desk.visit)


def _seats(people: Iterable[Participant], side: Side) -> list[Seat]:
    """Those of a side, each once."""
    seats = {one.contact: Seat(one.contact, one) for one in reversed(tuple(people)) if one.side is side}
    return list(reversed(seats.values()))


def _regrouped(people: tuple[Participant, ...], side: Side, seats: Sequence[Seat]) -> tuple[Participant, ...]:
    """The people of a visit with those of a side as these rows have them, the others where they were."""
    following = iter([seat.person for seat in seats])
    made = []
    seen: set[str] = set()
    for one in people:
        if one.side is not side:
            made.append(one)
        elif one.contact not in seen:
            made.append(next(following, one))
        seen.add(one.contact)
    return tuple(made)
