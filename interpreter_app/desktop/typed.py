"""What a person types, safe within a moment: kept in the outbox, filed in the store, tried again if refused.

Owns the lines on their way and the thread that keeps them. A line is lost only if neither outbox nor store
can be written and the window is closed all the same; `unsafe` says which those are. Knows nothing of what
lines mean but that `typed_lines` can file them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import Cancelled, ExpectedError
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.worker import CLOSE_SECONDS, Mailbox, Worker
from interpreter_app.services import typed_lines
from interpreter_app.services.typed_lines import Filed
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import Line, Outbox, left_behind, open_outbox

_OUTBOX, _STORE = "outbox", "store"
_RETRY_MS = 4_000
_LONGEST_RETRY_MS = 120_000

Said = Callable[[Filed], str]


def _nothing(_filed: Filed) -> str:
    return ""


class Waiting(NamedTuple):
    """A line that isn't in the store yet.

    `is_kept`: it is in the outbox; `is_queued`: the writer has it; `is_refused`: it has been tried in vain.
    """

    line: Line
    said: Said
    is_kept: bool = False
    is_queued: bool = False
    is_refused: bool = False


class Typed(Mailbox):
    """The lines of one store that were typed in this window."""

    filed = Signal(object)
    """Filed: a line is in the store."""
    waited = Signal()
    """Other lines are waiting than before, or one was refused."""
    refused = Signal(str)
    """One sentence for the person: why something can't be kept at the moment. Said once until it can."""
    relieved = Signal()
    """What is half-typed can be kept again."""
    withdrawn = Signal()
    """A line that the store had refused was taken back."""

    def __init__(self, store_path: Path, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = store_path
        self._writer = writer
        self._worker: Worker[Outbox] = Worker("passerelle-outbox", lambda: open_outbox(store_path))
        self._waiting: dict[str, Waiting] = {}
        self._half: dict[str, str] = {}
        self._half_lost: dict[str, str] = {}
        self._refusing: set[str] = set()
        """Which of outbox and store refuse at the moment."""
        self._is_closed = False
        self._is_holding = False
        self._retry = QTimer(self, interval=_RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._try_again)

    @property
    def waiting(self) -> Sequence[Waiting]:
        """The lines that aren't in the store yet, in the order they were typed."""
        return list(self._waiting.values())

    @property
    def is_refused(self) -> bool:
        """Whether something that was typed can't be kept or filed at the moment, which has been said."""
        return bool(self._refusing)

    @property
    def unsafe(self) -> Sequence[str]:
        """What was typed and is on no disk, because both files have been refused: lines, and half-lines."""
        from interpreter_app.services import unsaved

        lines = [_words(w.line) for w in self._waiting.values() if not w.is_kept]
        return [*lines, *unsaved.words(text for text in self._half_lost.values() if text)]

    def write(self, line: Line, said: Said, drafts: Sequence[str] = ()) -> None:
        """Keep a line and file it; `said` gives the sentence of the status line once it is in the store.

        `drafts` are the names under which it was half-typed; once it is kept there is nothing left there.
        """
        self._waiting[line.id] = Waiting(line, said)
        for name in drafts:
            self._half[name] = self._half_lost[name] = ""
        self._keep(line, drafts)
        self._file(line.id)
        self.waited.emit()

    def draft(self, name: str, text: str) -> None:
        """Keep what is half-typed under this name; an empty text: there is nothing left of it.

        Once this is closed, what the outbox has stays there for the next start.
        """
        if not self._is_closed and self._half.get(name, "") != text:
            self._half[name] = text
            self._save_half(name, text)

    def _save_half(self, name: str, text: str) -> None:
        self._half_lost[name] = text
        self._on_outbox(
            lambda outbox: outbox.save_draft(name, text), lambda: self._on_half_kept((name,), text)
        )

    def _on_half_kept(self, names: Iterable[str], text: str) -> None:
        for name in names:
            if self._half_lost.get(name) == text:
                del self._half_lost[name]

    def half(self, name: str) -> str:
        """What is half-typed under this name, since the last run too; empty if nothing is."""
        return self._half.get(name, "")

    @property
    def halves(self) -> Mapping[str, str]:
        """All that is half-typed, by name."""
        return {name: text for name, text in self._half.items() if text}

    def resume(self, said: Callable[[int], str]) -> Mapping[str, str]:
        """File the lines that the last run left behind; what was half-typed then, by name.

        `said` gives the sentence for the number of lines. An outbox that can't be read is said.
        """
        try:
            lines, self._half = left_behind(self._path)
        except ExpectedError as error:
            self.refused.emit(str(error))
            return {}
        known = [line for line in lines if typed_lines.can_file(line)]
        for line in known[:-1]:
            self._waiting[line.id] = Waiting(line, _nothing, is_kept=True)
        for line in known[-1:]:
            self._waiting[line.id] = Waiting(line, lambda _filed: said(len(known)), is_kept=True)
        for line in known:
            self._file(line.id)
        return dict(self._half)

    def close(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Finish what was given and end the thread, after the writer's; False if that takes longer."""
        self._retry.stop()
        self._is_closed = True
        return self._worker.close(seconds)

    def wait(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Wait until what was given so far is on the disk; False if that takes longer."""
        return self._worker.wait(seconds)

    def mark(self) -> threading.Event:
        """What is set as soon as what was given so far is on the disk, or refused."""
        return self._worker.mark()

    def hold(self, holding: bool) -> None:
        """While the window is closing, leave the lines that the outbox has to the next start.

        What the outbox has refused is given to it once more.
        """
        self._is_holding = holding
        self._retry.stop()
        if holding:
            self._keep_again()
            return
        # The writer has let go of what it was told to leave alone.
        for ident in self._waiting:
            self._mark(ident, is_queued=False)
        if self._waiting or self._half_lost:
            self._retry.start()

    # The outbox.

    def _keep(self, line: Line, drafts: Sequence[str] = ()) -> None:
        def kept() -> None:
            self._on_half_kept(drafts, "")
            if line.id in self._waiting:
                self._mark(line.id, is_kept=True)

        self._on_outbox(lambda outbox: outbox.keep(line, drafts), kept)

    def _settle(self, ident: str) -> None:
        """Called on the writer's thread as soon as the line is in the store."""
        self._on_outbox(lambda outbox: outbox.settle(ident), lambda: None)

    def _on_outbox(self, do: Callable[[Outbox], None], then: Callable[[], None]) -> None:
        def run(opened: Callable[[], Outbox]) -> None:
            try:
                do(opened())
            except ExpectedError as error:
                sentence = str(error)
                self._worker.let_go()
                self.post(lambda: self._on_no_outbox(sentence))
            except Exception as error:  # noqa: BLE001 - logged as a bug; the line still goes to the store
                self.broke.emit(error)
            else:
                self.post(lambda: self._on_outbox_done(then))

        self._worker.put(run)

    def _on_outbox_done(self, then: Callable[[], None]) -> None:
        then()
        self._relieve(_OUTBOX)

    def _on_no_outbox(self, sentence: str) -> None:
        self._refuse(_OUTBOX, sentence)
        if not self._retry.isActive() and not self._is_holding:
            self._retry.start()

    # The store.

    def _file(self, ident: str) -> None:
        waiting = self._mark(ident, is_queued=True)

        def do(store: Store) -> Filed:
            # Read from the writer's thread: a line that is on the disk need not hold up the closing.
            if self._is_holding and self._waiting[ident].is_kept:
                raise Cancelled
            filed = typed_lines.file(store, waiting.line)
            self._settle(ident)
            return filed

        deed = Deed(
            do,
            waiting.said,
            typed_lines.take_back,
            withdrawn=lambda: self._withdraw(ident),
            did=lambda filed: filed.is_new,
        )
        self._writer.write(deed, self._on_filed, lambda sentence: self._on_refused(ident, sentence))

    def _on_filed(self, filed: Filed) -> None:
        self._waiting.pop(filed.line.id, None)
        self._retry.setInterval(_RETRY_MS)
        self.relieve()
        self.filed.emit(filed)
        self.waited.emit()

    def _on_refused(self, ident: str, sentence: str) -> None:
        self._mark(ident, is_queued=False, is_refused=True)
        self.refuse(sentence)
        if not self._retry.isActive():
            self._retry.start()

    def _withdraw(self, ident: str) -> None:
        """Somebody took a line back that the store has refused so far."""
        if self._waiting.pop(ident, None) is not None:
            self._settle(ident)
            self.waited.emit()
            self.withdrawn.emit()

    # What is said of it.

    def refuse(self, sentence: str) -> None:
        """The store didn't take something that was typed, for this reason."""
        self._refuse(_STORE, sentence)

    def relieve(self) -> None:
        """The store has taken something that was typed."""
        self._relieve(_STORE)

    def _refuse(self, by: str, sentence: str) -> None:
        """Said once for both, with each letter and at each try, until they take what is typed again."""
        is_known = self.is_refused
        self._refusing.add(by)
        if not is_known:
            self.refused.emit(sentence)

    def _relieve(self, by: str) -> None:
        if by not in self._refusing:
            return
        self._refusing.remove(by)
        if self._retry.isActive():
            self._retry.stop()
            self._retry.setInterval(_RETRY_MS)
            self._give_again()
        if by == _OUTBOX and not self.is_refused:
            self.relieved.emit()

    def _try_again(self) -> None:
        self._retry.setInterval(min(2 * self._retry.interval(), _LONGEST_RETRY_MS))
        self._give_again()

    def _give_again(self) -> None:
        self._keep_again()
        for ident, waiting in list(self._waiting.items()):
            if not waiting.is_queued:
                self._file(ident)

    def _keep_again(self) -> None:
        for name, text in list(self._half_lost.items()):
            self._save_half(name, text)
        for waiting in list(self._waiting.values()):
            if not waiting.is_kept:
                self._keep(waiting.line)

    def _mark(
        self, ident: str, is_kept: bool = False, is_queued: bool | None = None, is_refused: bool = False
    ) -> Waiting:
        known = self._waiting[ident]
        self._waiting[ident] = marked = known._replace(
            is_kept=known.is_kept or is_kept,
            is_queued=known.is_queued if is_queued is None else is_queued,
            is_refused=known.is_refused or is_refused,
        )
        if marked.is_refused:
            self.waited.emit()
        return marked


def _words(line: Line) -> str:
    """What a person typed of this line."""
    return " – ".join(
        line.words[name] for name in ("text", "french", "english", "query") if line.words.get(name)
    )
