"""What the day view says of a session: in its block, in its tip, and to whoever listens instead of looking.

Owns these words. What a kind or a mode is called is for `domain.visits.words` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.visits.clashes import interpreters
from interpreter_app.domain.visits.session_times import times_text
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.domain.visits.words import KINDS, MODES
from interpreter_app.services.wording import in_interface_language


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session in the interface's language; `other` is its title in the other one, if that differs."""

    title: str
    other: str
    times: str
    kind: str
    mode: str
    place: str
    clashes: tuple[str, ...] = ()
    people: str = ""
    interpreters: str = ""

    @property
    def tip(self) -> str:
        """Everything, line by line."""
        how = _interpreting(self)
        lines = (
            self.title,
            self.other,
            self.times,
            " · ".join(part for part in (self.kind, self.place) if part),
            self.people,
            how,
            *self.clashes,
        )
        return "\n".join(line for line in lines if line)

    @property
    def spoken(self) -> str:
        """One sentence, and one for each clash."""
        told = ", ".join(p for p in (self.title, self.times, self.kind, self.place, _interpreting(self)) if p)
        if not self.clashes:
            return told
        return f"{told}. {_('Clash: {sentences}').format(sentences=' '.join(self.clashes))}"


@dataclass(frozen=True, slots=True)
class DayWords:
    """The words of a visit. `names` are those of contacts, `clashes` sentences, both by id."""

    visit: Visit
    names: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def session(self, session: Session) -> SessionWords:
        """What is said of a session."""
        kind = in_interface_language(KINDS[session.kind])
        title = on_one_line(in_interface_language(session.title)) or kind
        both = (on_one_line(session.title.fr), on_one_line(session.title.en))
        other = next((text for text in both if text and text != title), "")
        how = session.interpreted
        return SessionWords(
            title,
            other,
            self.times(session),
            kind,
            in_interface_language(MODES[how.mode]) if how else "",
            self._place(session),
            tuple(dict.fromkeys(self.clashes.get(session.id, ()))),
            self._people(session.people),
            self._people(interpreters(session)),
        )

    def times(self, session: Session) -> str:
        """From when until when, in the visit's zone and in its own."""
        return times_text(session, self.visit.zone, i18n.language())

    def _people(self, idents: Sequence[str]) -> str:
        return ", ".join(name for name in (self.names.get(ident, "") for ident in idents) if name)

    def _place(self, session: Session) -> str:
        names = {place.id: on_one_line(in_interface_language(place.name)) for place in self.visit.places}
        both = (names.get(session.place, ""), names.get(session.destination, ""))
        return " → ".join(name for name in both if name)


def headings(day: date, *, year: bool) -> tuple[str, str]:
    """«Jeudi 8 décembre» and «Jeu. 8 déc.»: a day, and what stands for it where there is little room."""
    language = i18n.language()
    both = dates.day_text(day, language, year=year), dates.short_day_text(day, language)
    return _capital(both[0]), _capital(both[1])


def span_text(start: int, end: int) -> str:
    """From one minute of a day until another."""
    return f"{clock_text(start)} – {clock_text(end)}"


def clock_text(minute: int) -> str:
    """A minute of a day as a time; its end is midnight."""
    minute %= 24 * 60
    return dates.time_text(time(minute // 60, minute % 60), i18n.language())


def _interpreting(words: SessionWords) -> str:
    if not words.mode:
        return ""
    told = _("interpreting: {mode}").format(mode=words.mode)
    return f"{told} ({words.interpreters})" if words.interpreters else told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
