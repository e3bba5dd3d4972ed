"""What is chosen beside a file of notes that is read in: where they go, when it began, and who speaks.

Owns which of these a file asks for. What the choices mean is `note_import`'s and `transcripts`'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.clock_fields import DayField, TimeField
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.visits.visit import SessionKind, Visit
from interpreter_app.services.note_import import Into, Look
from interpreter_app.services.note_taking import Said
from interpreter_app.services.transcripts import Telling

_AS_SAID, _OUTSIDE = "\0as-said", ""
_BY_CLOCK = "\0by-clock"
_MOST_NAMES = 8


class Name(NamedTuple):
    """A name that stands in a file, how often, and who is meant by it: an id, or the name itself."""

    name: str
    times: int
    meant: str


class NoteChoices(QWidget):
    """The choices. `zone` is that in which times are meant where no visit says."""

    changed = Signal()

    def __init__(
        self,
        visits: Sequence[Visit],
        contacts: Mapping[str, Contact],
        opened: str,
        now: Moment,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._visits = {one.id: one for one in visits}
        self._contacts = contacts
        self._opened = opened
        self._now = now
        self._theme = theme
        self._look: Look | None = None
        self._is_start_given = self._elapsed = False
        self._left = 0
        self._meant: dict[str, str] = {}
        """Who is meant by a name of the file, as somebody has said."""
        self._otherwise = ""
        self.visit = drop_down("importNotesVisit", self)
        self.session = drop_down("importNotesSession", self)
        self.times = drop_down("importNotesTimes", self)
        self.day, self.clock = DayField("importNotesDay", self), TimeField("importNotesClock", self)
        self.speaker = self._person("importNotesSpeaker")
        self.names: dict[str, ContactField] = {}
        self._name_labels: dict[str, tuple[QLabel, int]] = {}
        self.more = QLabel(self)
        self.confidential = QCheckBox(self)
        self.confidential.setObjectName("importNotesConfidential")
        self.labels = {
            name: QLabel(self) for name in ("visit", "session", "times", "start", "speaker", "names")
        }
        self._lay_out()
        self._connect()

    def _person(self, name: str) -> ContactField:
        field = ContactField(name, lambda: self._contacts, self._theme, self, keeps=True)
        field.offer = lambda typed: _("“{name}”, who isn’t among the contacts").format(name=typed)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(UNIT // 2)
        self._start = QWidget(self)
        start = QHBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(2 * UNIT)
        start.addWidget(self.day, 3)
        start.addWidget(self.clock, 1)
        self._names = QWidget(self)
        self._rows = QVBoxLayout(self._names)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT // 2)
        for name, field in self.fields.items():
            label = self.labels[name]
            label.setProperty("role", "small")
            label.setBuddy(self.day if name == "start" else field)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(UNIT)
        self.more.setProperty("role", "small")
        self.more.setWordWrap(True)
        column.addWidget(self.more)
        column.addWidget(self.confidential)
        column.addStretch()

    @property
    def fields(self) -> Mapping[str, QWidget]:
        """What stands below each label."""
        return {
            "visit": self.visit, "session": self.session, "times": self.times, "start": self._start,
            "names": self._names, "speaker": self.speaker,
        }  # fmt: skip

    def _connect(self) -> None:
        self.visit.activated.connect(self._on_visit)
        self.session.activated.connect(self._on_session)
        self.times.activated.connect(self._on_any)
        self.day.edited.connect(self._on_start)
        self.clock.edited.connect(self._on_start)
        self.speaker.chosen.connect(self._on_speaker)
        self.speaker.newAsked.connect(self._on_speaker)
        self.confidential.toggled.connect(self._on_any)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        is_recording = self._is_recording()
        for name, text in (
            ("visit", _("Into the visit")),
            ("session", _("Into the session")),
            ("times", _("Times")),
            ("start", _("The recording began on") if is_recording else _("Where no day or time stands")),
            ("speaker", _("Who speaks where nobody is named")),
            ("names", _("Who is who")),
        ):
            self.labels[name].setText(text)
            self.fields[name].setAccessibleName(text)
        self.day.setAccessibleName(_("Day"))
        self.clock.setAccessibleName(_("Time"))
        self.day.retranslate()
        self.clock.retranslate()
        self.speaker.say(_("Who speaks where nobody is named"), _("nobody"))
        self.confidential.setText(_("All of it is confidential"))
        self._fill_visits()
        self._fill_sessions()
        self._fill_times()
        self._say_names()

    # What is chosen.

    @property
    def into(self) -> Into:
        """Where the notes go."""
        visit, session = self.visit.currentData(), self.session.currentData()
        return Into(
            None if visit in (None, _AS_SAID) else str(visit),
            None if session in (None, _BY_CLOCK) else str(session),
        )

    @property
    def start(self) -> Moment:
        """When the recording began, or what has no time of its own was written."""
        return on_clock(self.day.day or self._now.day, self.clock.clock, self._zone())

    @property
    def telling(self) -> Telling:
        """What is to be known besides the file."""
        elapsed = self.times.currentData()
        names = {name: self._meant[name] for name in self.names if name in self._meant}
        return Telling(self.start, None if elapsed is None else bool(elapsed), names, self._otherwise)

    @property
    def said(self) -> Said:
        """What is so of every note."""
        return Said(confidential=self.confidential.isChecked())

    # What is shown.

    def show_nothing(self) -> None:
        """No file has been read yet: nothing of this matters."""
        self._look = None
        self.setVisible(False)

    def begin(self, is_own: bool, names_visits: bool) -> None:
        """Another file is read: choose what is likeliest for it."""
        self._is_start_given = False
        self._meant.clear()
        self._fill_visits()
        wanted = _AS_SAID if is_own and names_visits else self._opened
        self.visit.setCurrentIndex(max(0, self.visit.findData(wanted)))
        self._fill_sessions()
        self.session.setCurrentIndex(0)
        self.times.setCurrentIndex(0)
        self._show_start()

    def show_look(self, found: Look, is_elapsed: bool, names: Sequence[Name]) -> None:
        """Ask for what this file leaves open."""
        self._look, self._elapsed = found, is_elapsed
        is_told = found.transcript is not None
        pieces = found.transcript.pieces if found.transcript is not None else ()
        if [one.name for one in names[:_MOST_NAMES]] != list(self.names):
            self._fill_names(names)
        seen = {
            "session": self.visit.currentData() not in (_AS_SAID, _OUTSIDE),
            "times": any(one.at is not None for one in pieces),
            "start": is_told or found.kind == "csv",
            "speaker": is_told,
            "names": bool(self.names),
        }
        for name, is_seen in seen.items():
            self.labels[name].setVisible(is_seen)
            self.fields[name].setVisible(is_seen)
        self.confidential.setVisible(is_told)
        self.setVisible(True)
        self.retranslate()

    def _is_recording(self) -> bool:
        return self._look is not None and self._look.transcript is not None and self._elapsed

    def _visit(self) -> Visit | None:
        return self._visits.get(str(self.visit.currentData()))

    def _zone(self) -> str:
        visit = self._visit()
        return visit.zone if visit is not None else self._now.zone

    def _show_start(self) -> None:
        """The likeliest beginning: that of the session, of the first meeting of the visit, else now."""
        if self._is_start_given:
            return
        visit, session = self._visit(), self.session.currentData()
        every = sorted(visit.sessions, key=lambda one: one.start.at) if visit is not None else []
        told = (one for one in every if one.kind is SessionKind.FORMAL)
        chosen = next((one for one in every if one.id == session), None) or next(told, None)
        chosen = chosen or (every[0] if every else None)
        there = (chosen.start if chosen is not None else self._now).there(self._zone())
        self.day.show_day(there.day)
        self.clock.show_time(time(there.local.hour, there.local.minute))

    def _fill_visits(self) -> None:
        offers = [(title_of(one), ident) for ident, one in self._visits.items()]
        offers.append((_("Outside any visit"), _OUTSIDE))
        if self._look is None or self._look.file is not None:
            offers.insert(0, (_("As the file says"), _AS_SAID))
        _offer(self.visit, offers)

    def _fill_sessions(self) -> None:
        visit = self._visit()
        offers: list[tuple[str, object]] = [
            (_("The one that was on at the time"), _BY_CLOCK), (_("Outside any session"), _OUTSIDE),
        ]  # fmt: skip
        if visit is not None:
            for one in sorted(visit.sessions, key=lambda one: one.start.at):
                day = note_words.day_name(one.start.there(visit.zone).day)
                offers.append((f"{note_words.session_name(one)} · {day}", one.id))
        _offer(self.session, offers)

    def _fill_times(self) -> None:
        looks = _("since the recording began") if self._elapsed else _("of the clock")
        _offer(
            self.times,
            [
                (_("As they look: {what}").format(what=looks), None),
                (_("Of the clock"), False),
                (_("Since the recording began"), True),
            ],
        )

    def _fill_names(self, names: Sequence[Name]) -> None:
        for field in self.names.values():
            field.deleteLater()
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().deleteLater()  # type: ignore[union-attr]  # it has one
        self.names, self._name_labels = {}, {}
        for one in names[:_MOST_NAMES]:
            label = QLabel(self._names)
            label.setProperty("role", "soft")
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._name_labels[one.name] = (label, one.times)
            field = self._person(f"importNotesName{len(self.names)}")
            label.setBuddy(field)
            known = one.meant in self._contacts
            field.show_contact(one.meant if known else "", "" if known else one.meant)
            field.chosen.connect(self._named(one.name))
            field.newAsked.connect(self._named(one.name))
            self.names[one.name] = field
            self._rows.addWidget(label)
            self._rows.addWidget(field)
        self._left = max(0, len(names) - _MOST_NAMES)

    def _say_names(self) -> None:
        for name, (label, times) in self._name_labels.items():
            said = ngettext("{count} note", "{count} notes", times).format(count=number_text(times))
            label.setText(f"{name} · {said}".replace("&", "&&"))
            self.names[name].say(_("Who “{name}” is").format(name=name), _("nobody"))
        said = ngettext(
            "{count} more name is taken as it stands.",
            "{count} more names are taken as they stand.",
            self._left,
        )
        self.more.setText(said.format(count=number_text(self._left)))
        self.more.setVisible(bool(self._left))

    def _named(self, name: str) -> Callable[[str], None]:
        """What takes down who is meant by a name."""

        def take(who: str) -> None:
            self._meant[name] = who
            self.changed.emit()

        return take

    # What a person does.

    def _on_visit(self, _place: int) -> None:
        self._fill_sessions()
        self.session.setCurrentIndex(0)
        self._show_start()
        self.changed.emit()

    def _on_session(self, _place: int) -> None:
        self._show_start()
        self.changed.emit()

    def _on_start(self, _value: date | time | None) -> None:
        self._is_start_given = True
        self.changed.emit()

    def _on_speaker(self, who: str) -> None:
        self._otherwise = who
        self.changed.emit()

    def _on_any(self, _what: object) -> None:
        self.changed.emit()


def _offer(box: QComboBox, offers: Sequence[tuple[str, object]]) -> None:
    """Offer these, the chosen one still chosen if it is among them, else the first."""
    wanted = box.currentData() if box.count() else None
    with QSignalBlocker(box):
        box.clear()
        for text, value in offers:
            box.addItem(text, value)
        box.setCurrentIndex(next((n for n, (_text, value) in enumerate(offers) if value == wanted), 0))
