"""The way of a concept that is being written into the store, on which nothing typed is lost.

Owns the copy of it that is kept beside the store until it is in it, trying again what the store has refused,
and taking up what the last run left behind. It doesn't know from which field of the window it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.models import concept_deeds
from interpreter_app.desktop.models.concept_deeds import Draft, Saved, name_of
from interpreter_app.domain.terms import Concept
from interpreter_app.services import half_written
from interpreter_app.services.half_written import HalfWritten, TakenUp

_RETRY_MS = 4_000

Keep = Callable[[str, str], None]
"""Keeps a text under a name, so that it outlives the program; an empty text: nothing is left to be kept."""


class _Waiting(NamedTuple):
    """What has been given to the writer and isn't in the store yet."""

    draft: Draft
    after: Concept
    then: Callable[[Saved], None]
    otherwise: Callable[[str], None]
    is_refused: bool = False


def _nowhere(_name: str, _text: str) -> None:
    """There is no place beside the store."""


class ConceptSaving(QObject):
    """Saves concepts for the form and the table. `who` gives the name that stands in the history."""

    def __init__(self, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._writer = writer
        self._waiting: dict[str, _Waiting] = {}
        self._retry = QTimer(self, interval=_RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._try_again)
        self.keep: Keep = _nowhere
        self.who: Callable[[], str] = str

    def is_refused(self, draft: Draft) -> bool:
        """Whether the store has refused what was typed of this, which is tried again."""
        waiting = self._waiting.get(draft.name)
        return waiting is not None and waiting.is_refused

    def is_waiting(self, draft: Draft) -> bool:
        """Whether something that was typed of this isn't in the store yet."""
        return draft.name in self._waiting

    def half(self, draft: Draft, after: Concept) -> None:
        """Keep what has been typed so far."""
        written = HalfWritten(draft.glossary, draft.before, after, self.who())
        self.keep(draft.name, half_written.to_text(written))

    def save(
        self,
        draft: Draft,
        after: Concept,
        then: Callable[[Saved], None],
        otherwise: Callable[[str], None],
    ) -> None:
        """Write a concept; `then` tells what came of it, `otherwise` that it will be tried again."""
        self.half(draft, after)
        waiting = _Waiting(draft, after, then, otherwise)
        self._waiting[draft.name] = waiting
        self._write(waiting)

    def take_half_back(self, draft: Draft) -> None:
        """What was kept last has been taken back: keep what was to be saved before, if that still waits."""
        waiting = self._waiting.get(draft.name)
        if waiting is not None:
            self.half(draft, waiting.after)
        else:
            self.keep(draft.name, "")

    def forget(self, draft: Draft) -> None:
        """Nothing that is left of this is to be kept."""
        self._waiting.pop(draft.name, None)
        self.keep(draft.name, "")

    def to_note(self, draft: Draft, after: Concept) -> None:
        """Keep what was typed of a concept, and can't be saved as one, as a note."""
        written = HalfWritten(draft.glossary, draft.before, after, self.who())
        self._waiting.pop(draft.name, None)
        _take_up(self._writer, self.keep, draft.name, written, is_note=True)

    def _write(self, waiting: _Waiting) -> None:
        self._writer.write(
            concept_deeds.save(waiting.draft, waiting.after, self.who()),
            partial(self._on_written, waiting),
            partial(self._on_refused, waiting),
        )

    def _on_written(self, waiting: _Waiting, saved: Saved) -> None:
        name = waiting.draft.name
        if self._is_newest(waiting):
            del self._waiting[name]
            if saved.conflict is None and not saved.refusal:
                self.keep(name, "")
        elif (newer := self._waiting.get(name)) is not None:
            # It goes on from what has just been written: a new concept isn't new any more.
            self.half(newer.draft, newer.after)
        waiting.then(saved)

    def _on_refused(self, waiting: _Waiting, sentence: str) -> None:
        if not self._is_newest(waiting):
            return
        known = self._waiting[waiting.draft.name]
        self._waiting[waiting.draft.name] = known._replace(is_refused=True)
        if not self._retry.isActive():
            self._retry.start()
        if not known.is_refused:
            waiting.otherwise(sentence)

    def _is_newest(self, waiting: _Waiting) -> bool:
        """Whether nothing newer has been typed of the same concept since."""
        known = self._waiting.get(waiting.draft.name)
        return known is not None and known.after is waiting.after

    def _try_again(self) -> None:
        for waiting in [one for one in self._waiting.values() if one.is_refused]:
            self._write(waiting)


def resume(writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the concepts that were being written when the last run ended, among what it `left`, by name."""
    for name, text in left.items():
        written = half_written.from_text(text)
        if written is not None:
            _take_up(writer, keep, name, written)


def _take_up(writer: Writer, keep: Keep, name: str, written: HalfWritten, is_note: bool = False) -> None:
    do = half_written.as_note if is_note else half_written.take_up
    deed = Deed(
        lambda store: do(store, written),
        _said,
        half_written.take_back,
        did=lambda taken: taken.operation is not None or taken.note is not None,
    )
    writer.write(deed, lambda _taken: keep(name, ""))


def _said(taken: TakenUp) -> str:
    if taken.note is not None:
        return _(
            "What you were writing of “{term}” is in your notes: it couldn’t be saved as an entry."
        ).format(term=name_of(taken.concept))
    if taken.operation is not None:
        return _("Saved what you were writing: {term}").format(term=name_of(taken.concept))
    return ""
