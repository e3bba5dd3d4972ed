"""The way of a record that is being written into the store, on which nothing typed is lost.

Owns a record as it stands in the window: what was read, what the person made of it since, and when that is
written. The fields show it and say what to change. What somebody else writes meanwhile comes together with
it, field by field. What a record is, and how it is written, is for who inherits.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.plain_merging import Where, merged
from interpreter_app.domain.plain_places import Changed, changed_place
from interpreter_app.services.half_records import Half
from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change as Written

_SOON_MS = 300
"""So long after a key what has been typed so far is kept beside the store, however fast one goes on."""
_REST_MS = 400
"""What is typed is written so long after the last key: it must be on the disk within a second."""
_RETRY_MS, _LONGEST_MS = 4_000, 64_000
"""What was refused is tried again after this, and then each time after twice as long."""
_PAUSE_S = 60.0
"""Whoever goes on in the same place so long afterwards does something new, which is taken back by itself."""

R = TypeVar("R")
Keep = Callable[[str, str], None]


class Saved(NamedTuple, Generic[R]):
    """What was written, as what, and the places that somebody else had changed, too.

    `is_more`: it went on with the deed before, which takes it back, too.
    """

    change: Written
    record: R
    conflicts: tuple[Where, ...]
    is_more: bool = False


class Way(NamedTuple, Generic[R]):
    """How a kind of record is written and kept. `name` names what is kept of one beside the store, `words` is
    what a person calls it, `said` says of which record something is saved, and in which place of it.

    `refusal` says why a record can't be written as it stands, or nothing. `write` and `take_up` run on the
    writer's thread: the record before and after, who wrote it, and the deed that it goes on with.
    """

    kind: type[R]
    name: Callable[[R], str]
    words: Callable[[R], str]
    plain: Callable[[R], dict[str, Any]]
    write: Callable[[Store, R, R, str, int | None], Saved[R]]
    take_up: Callable[[Store, Half[R]], Saved[R]]
    to_text: Callable[[Half[R]], str]
    from_text: Callable[[str], Half[R] | None]
    said: Callable[[R, Where], str]
    refusal: Callable[[R], str] = lambda _record: ""


def _nowhere(_name: str, _text: str) -> None:
    """There is no place beside the store."""


_NOWHERE = Changed((), False)


class RecordSaving(QObject, Generic[R]):
    """The record that is open. `who` gives the name that stands in the history.

    What is typed in one field is one deed, however often it is written meanwhile; whatever is chosen, moved,
    added or taken away is one by itself.
    """

    followed = Signal()
    """The record is another one, or says something that wasn't typed here: the fields must show it anew."""
    changed = Signal()
    """The person has made something else of the record; the fields show it already."""
    said = Signal(str)
    """A sentence for the person."""
    saved = Signal()
    """What was typed is in the store."""

    def __init__(self, way: Way[R], writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._way = way
        self._writer = writer
        self._base: R | None = None
        self._record: R | None = None
        self._sent: R | None = None
        self._deed: int | None = None
        self._sitting = 0
        """Counts what was opened: an answer to what was sent in another sitting is about another base."""
        self._place, self._at = _NOWHERE, 0.0
        """Where the person changed something last, and when."""
        self._sentence = ""
        self._goes_on = False
        """Whether what was written last goes on, so that what is typed next is a part of the same deed."""
        self._left_over: dict[int, R] = {}
        """What was typed in a sitting that was left while something else of it was on its way."""
        self._left: dict[str, tuple[int, Half[R]]] = {}
        """Records that were left and aren't in the store yet, by name, and in which sitting that was."""
        self._wait_ms = _RETRY_MS
        self._refused_for = ""
        """Why the store didn't take it: said once, however often it is tried again."""
        self._is_hurried = False
        """What was typed meanwhile is to be written as soon as what is on its way has arrived."""
        self._refused = ""
        self._stuck: set[str] = set()
        """Which of the records that were left the store has refused."""
        self.keep: Keep = _nowhere
        self.refuse: Callable[[str], None] = self.said.emit
        """Told why the store didn't take what was typed; `saved` tells that it takes it again."""
        self.who: Callable[[], str] = str
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._retry = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.flush)
        self._soon.timeout.connect(self._keep)
        self._retry.timeout.connect(self._try_again)

    @property
    def record(self) -> R | None:
        """The record as it stands in the window."""
        return self._record

    @property
    def is_unwritten(self) -> bool:
        """Whether something was typed that isn't in the store yet."""
        return self._sent is not None or self._record != self._base

    def is_left(self, record: R) -> bool:
        """Whether what was typed of a record isn't in the store yet, though another one is open now."""
        return self._way.name(record) in self._left

    @property
    def unwritten(self) -> list[R]:
        """The records as they were typed, those that were left included, that aren't in the store yet."""
        known = [half.after for _sitting, half in self._left.values()]
        if self._record is not None and self.is_unwritten:
            known.append(self._record)
        return [record for record in known if not self._way.refusal(record)]

    def open(self, record: R | None) -> None:
        """Show this record; what was typed of another one is written first."""
        self.flush()
        if self._base is not None and self._record is not None and self.is_unwritten:
            half = Half(self._base, self._record, self.who())
            self._left[self._way.name(self._base)] = (self._sitting, half)
            if self._sent is not None and self._record != self._sent:
                self._left_over[self._sitting] = self._record
        self._begin(record)
        if record is not None:
            self._take_up(record)
        self.followed.emit()

    def _take_up(self, record: R) -> None:
        """Go on with what was typed of this record, and isn't in the store, when it was left."""
        name = self._way.name(record)
        if name not in self._left:
            return
        _sitting, left = self._left.pop(name)
        self._stuck.discard(name)
        for sitting, other in list(self._left_over.items()):
            if self._way.name(other) == name:
                del self._left_over[sitting]
        self._record = self._together(left.before, left.after, record)
        if self.is_unwritten:
            self._rest.start()

    def tell(self, sentence: str) -> None:
        """Have this said once what was changed last is written, rather than in which place it was."""
        self._sentence = sentence

    def change(self, change: Callable[[R], R]) -> None:
        """Have the record changed so, and written a moment later; what can't be is said and left."""
        if self._record is None:
            return
        before = self._record
        try:
            made = change(before)
        except ValueError as wrong:
            self.said.emit(str(wrong))
            return
        if made != before:
            self._come_to(changed_place(before, made))
            # What was written first may have got something thereby, such as an id.
            self._record = made if self._record is before else change(self._record)
            self._sentence = ""
        if self.is_unwritten:
            self._rest.start()
            if not self._soon.isActive():
                self._soon.start()
        elif (
            self._base is not None and self._sent is None
        ):  # taken back letter by letter: nothing is left to be kept
            self._rest.stop()
            self._soon.stop()
            self.keep(self._way.name(self._base), "")
        self.changed.emit()

    def _come_to(self, place: Changed) -> None:
        """Another place begins another deed; what was typed elsewhere is written first."""
        now = monotonic()
        if place != self._place or now - self._at > _PAUSE_S:
            self.flush()
            self._goes_on = False
            self._deed = None
        self._place, self._at = place, now

    def flush(self) -> None:
        """Write now what was typed."""
        self._rest.stop()
        if self._base is None or self._record is None or not self.is_unwritten or self._record == self._sent:
            return
        self._keep()
        if self._is_refused(self._record):
            return
        if self._sent is not None:
            # One after the other: nobody knows yet what comes of what is on its way.
            self._is_hurried = True
            return
        self._sent, self._goes_on = self._record, self._place.is_text
        self._send(self._sitting, self._base, self._record, self._deed)

    def _send(self, sitting: int, before: R, after: R, deed: int | None) -> None:
        way, who = self._way, self.who()
        where = changed_place(before, after).where
        sentence, self._sentence = self._sentence, ""
        wrong: list[UsageError] = []

        def write(store: Store) -> Saved[R]:
            try:
                return _with_deed(store, way.write(store, before, after, who, deed), deed)
            except UsageError as error:
                wrong.append(error)
                raise

        done = Deed(
            write,
            lambda saved: (sentence or way.said(after, where)) if is_written(saved) else "",
            undo,
            did=_is_deed_of_its_own,
            is_more=lambda saved: saved.is_more,
        )
        self._writer.write(
            done,
            partial(self._on_saved, sitting, before, after),
            partial(self._on_refused, sitting, after, wrong),
        )

    def follow(self, stored: R | None) -> None:
        """Take over what somebody else has written of the record; None: it isn't there any more."""
        if self._base is None or self._record is None or stored == self._base or self._sent is not None:
            return
        if stored is None:
            if not self.is_unwritten:
                self.open(None)
            return
        self._record = self._together(self._base, self._record, stored)
        self._base, self._deed = stored, None
        self.followed.emit()

    def _is_refused(self, record: R) -> bool:
        sentence = self._way.refusal(record)
        if sentence and sentence != self._refused:
            self.said.emit(sentence)
        self._refused = sentence
        return bool(sentence)

    def _begin(self, record: R | None) -> None:
        self._base = self._record = record
        self._sent, self._deed, self._refused = None, None, ""
        self._place, self._goes_on = _NOWHERE, False
        self._wait_ms = _RETRY_MS
        self._is_hurried = False
        self._sitting += 1

    def _on_saved(self, sitting: int, before: R, after: R, saved: Saved[R]) -> None:
        if sitting != self._sitting:
            self._on_left_saved(sitting, before, after, saved)
            return
        if self._base is None:
            return
        typed, self._sent = self._record or after, None
        self._relieve()
        self._base = saved.record
        self._record = saved.record if typed == after else self._together(after, typed, saved.record)
        if self._goes_on:
            self._deed = saved.change.operation or self._deed
        if not self.is_unwritten:
            self.keep(self._way.name(before), "")
        if saved.conflicts:
            self.said.emit(_("Somebody else has changed the same: yours stands, theirs is in the history."))
        if saved.record != after:
            self.followed.emit()
        is_hurried, self._is_hurried = self._is_hurried, False
        if self.is_unwritten and is_hurried:
            self.flush()
        elif self.is_unwritten:
            self._rest.start()
        self.saved.emit()

    def _on_left_saved(self, sitting: int, before: R, after: R, saved: Saved[R]) -> None:
        """What was left for another record is in the store; it may have been opened again meanwhile."""
        self._relieve()
        name = self._way.name(before)
        left = self._left_over.pop(sitting, None)
        if left is not None and left != after:
            rest = self._together(after, left, saved.record)
            self._send(sitting, saved.record, rest, saved.change.operation)
            return
        if name in self._left and self._left[name][0] == sitting:
            del self._left[name]
        is_open = self._base is not None and self._way.name(self._base) == name
        if is_open:
            self.follow(saved.record)
        if not (name in self._left or (is_open and self.is_unwritten)):
            self.keep(name, "")
        self.saved.emit()

    def _on_refused(self, sitting: int, after: R, wrong: list[UsageError], sentence: str) -> None:
        """It is tried again, what was left for another record, too."""
        if sitting != self._sitting:
            self._left_over.pop(sitting, None)
            left = [name for name, (of, _half) in self._left.items() if of == sitting]
            if not left:
                return  # it was opened again, and is tried from there
            self._stuck.update(left)
        elif self._sent == after:
            self._sent = None
        else:
            return
        if sentence != self._refused_for:
            self._refused_for = sentence
            (self.said.emit if wrong else self.refuse)(sentence)
        self._retry.start(self._wait_ms)
        self._wait_ms = min(2 * self._wait_ms, _LONGEST_MS)

    def _try_again(self) -> None:
        self.flush()
        stuck, self._stuck = self._stuck, set()
        for sitting, half in [self._left[name] for name in stuck]:
            self._send(sitting, half.before, half.after, None)

    def _relieve(self) -> None:
        """The store takes what is typed: what it refused needn't wait any longer."""
        self._refused_for = ""
        self._wait_ms = _RETRY_MS
        if self._stuck:
            self._retry.start(0)

    def _keep(self) -> None:
        if self._base is not None and self._record is not None and self.is_unwritten:
            half = Half(self._base, self._record, self.who())
            self.keep(self._way.name(self._base), self._way.to_text(half))

    def _together(self, base: R, mine: R, theirs: R) -> R:
        plain = self._way.plain
        both = merged(plain(base), plain(mine), plain(theirs))
        try:
            return from_plain(self._way.kind, both.body)
        except (PlainError, UsageError):
            return mine


def _with_deed(store: Store, saved: Saved[R], deed: int | None) -> Saved[R]:
    """What was written, told whether it is a part of that deed."""
    written = saved.change.operation
    if deed is None or written is None:
        return saved
    return saved._replace(is_more=history.deed_of(store, written) == history.deed_of(store, deed))


def _is_deed_of_its_own(saved: Saved[Any]) -> bool:
    return is_written(saved) and not saved.is_more


def is_written(saved: Saved[Any]) -> bool:
    """Whether something was written, which can be taken back."""
    return saved.change.operation is not None


def undo(store: Store, saved: Saved[Any]) -> object:
    """Take back what was written."""
    return history.undo(store, saved.change.operation)
