"""What a person types, safe within a moment: kept in the outbox, filed in the store, tried again if refused.

Owns the lines on their way and the thread that keeps them. A line is lost only if neither outbox nor store
can be written and the window is closed all the same; `unsafe` says which those are. Knows nothing of what
lines mean but that `typed_lines` can file them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import ExpectedError
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.worker import CLOSE_SECONDS, Mailbox, Worker
from interpreter_app.services import typed_lines
from interpreter_app.services.typed_lines import Filed
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import Line, Outbox, left_behind, open_outbox

_RETRY_MS = 4_000
_LONGEST_RETRY_MS = 120_000

Said = Callable[[Filed], str]


def _nothing(_filed: Filed) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that isn't in the store yet; `is_kept`: it is in the outbox; `is_refused`: it was tried."""

    line: Line
    said: Said
    is_kept: bool = False
    is_refused: bool = False


class Typed(Mailbox):
    """The lines of one store that were typed in this window."""

    filed = Signal(object)
    """Filed: a line is in the store."""
    waited = Signal()
    """Other lines are waiting than before, or one was refused."""
    refused = Signal(str)
    """One sentence for the person: why something can't be kept at the moment."""

    def __init__(self, store_path: Path, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = store_path
        self._writer = writer
        self._worker: Worker[Outbox] = Worker("passerelle-outbox", lambda: open_outbox(store_path))
        self._waiting: dict[str, Waiting] = {}
        self._half: dict[str, str] = {}
        self._is_telling = True
        self._retry = QTimer(self, interval=_RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._try_again)

    @property
    def waiting(self) -> Sequence[Waiting]:
        """The lines that aren't in the store yet, in the order they were typed."""
        return list(self._waiting.values())

    @property
    def unsafe(self) -> Sequence[Line]:
        """The lines that are on no disk, because both files have been refused."""
        return [w.line for w in self._waiting.values() if w.is_refused and not w.is_kept]

    def write(self, line: Line, said: Said) -> None:
        """Keep a line and file it; `said` gives the sentence of the status line once it is in the store."""
        self._waiting[line.id] = Waiting(line, said)
        self._keep(line)
        self._file(line.id)
        self.waited.emit()

    def draft(self, name: str, text: str) -> None:
        """Keep what is half-typed under this name; an empty text: there is nothing left of it."""
        if self._half.get(name, "") == text:
            return
        self._half[name] = text
        self._on_outbox(lambda outbox: outbox.save_draft(name, text), lambda: None)

    def resume(self, said: Callable[[int], str]) -> Mapping[str, str]:
        """File the lines that the last run left behind; what was half-typed then, by name.

        `said` gives the sentence for the number of lines. One that can't be read is said and left alone.
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
        return self._worker.close(seconds)

    def wait(self, seconds: float = CLOSE_SECONDS) -> bool:
        """Wait until what was given so far is on the disk; False if that takes longer."""
        return self._worker.wait(seconds)

    # The outbox.

    def _keep(self, line: Line) -> None:
        self._on_outbox(lambda outbox: outbox.keep(line), lambda: self._mark(line.id, is_kept=True))

    def _settle(self, ident: str) -> None:
        """Called on the writer's thread as soon as the line is in the store."""
        self._on_outbox(lambda outbox: outbox.settle(ident), lambda: None)

    def _on_outbox(self, do: Callable[[Outbox], None], then: Callable[[], None]) -> None:
        def run(opened: Callable[[], Outbox]) -> None:
            try:
                do(opened())
            except ExpectedError as error:
                sentence = str(error)
                self.post(lambda: self._on_no_outbox(sentence))
            except Exception as error:  # noqa: BLE001 - logged as a bug; the line still goes to the store
                self.broke.emit(error)
            else:
                self.post(lambda: self._on_outbox_done(then))

        self._worker.put(run)

    def _on_outbox_done(self, then: Callable[[], None]) -> None:
        self._is_telling = True
        then()

    def _on_no_outbox(self, sentence: str) -> None:
        """Said once, not with each letter, until something works again."""
        if self._is_telling:
            self._is_telling = False
            self.refused.emit(sentence)
        self._half.clear()

    # The store.

    def _file(self, ident: str) -> None:
        waiting = self._waiting[ident]

        def do(store: Store) -> Filed:
            filed = typed_lines.file(store, waiting.line)
            self._settle(ident)
            return filed

        deed = Deed(do, waiting.said, typed_lines.take_back, lambda filed: filed.is_new)
        self._writer.write(deed, self._on_filed, lambda sentence: self._on_refused(ident, sentence))

    def _on_filed(self, filed: Filed) -> None:
        self._waiting.pop(filed.line.id, None)
        self._retry.setInterval(_RETRY_MS)
        self.filed.emit(filed)
        self.waited.emit()

    def _on_refused(self, ident: str, sentence: str) -> None:
        was_refused = self._waiting[ident].is_refused
        self._mark(ident, is_refused=True)
        if not was_refused:
            self.refused.emit(sentence)
        if not self._retry.isActive():
            self._retry.start()

    def _try_again(self) -> None:
        self._retry.setInterval(min(2 * self._retry.interval(), _LONGEST_RETRY_MS))
        for ident, waiting in list(self._waiting.items()):
            if waiting.is_refused:
                if not waiting.is_kept:
                    self._keep(waiting.line)
                self._file(ident)

    def _mark(self, ident: str, is_kept: bool = False, is_refused: bool = False) -> None:
        known = self._waiting.get(ident)
        if known is not None:
            self._waiting[ident] = replace(
                known, is_kept=known.is_kept or is_kept, is_refused=known.is_refused or is_refused
            )
            self.waited.emit()
