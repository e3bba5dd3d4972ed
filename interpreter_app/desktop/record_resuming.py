"""Records that were being written when the last run ended, saved at the next start.

Owns that a kept text is there until it is in the store. What a record is and how it is written a `Way` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.record_saving import Keep, Saved, Way, is_written, undo
from interpreter_app.services.half_records import Half
from interpreter_app.store.database import Store

R = TypeVar("R")


def resume(way: Way[R], writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the records that were being written when the last run ended, among what it `left`, by name."""
    for name, text in left.items():
        half = way.from_text(text)
        if half is not None:
            deed = Deed(
                partial(_taken_up, way, half),
                lambda saved: (
                    _("Saved what you were writing: {term}").format(term=way.words(saved.record))
                    if is_written(saved)
                    else ""
                ),
                undo,
                did=is_written,
            )
            writer.write(deed, partial(_settle, keep, name))


def _taken_up(way: Way[R], half: Half[R], store: Store) -> Saved[R]:
    return way.take_up(store, half)


def _settle(keep: Keep, name: str, _saved: Saved[Any]) -> None:
    keep(name, "")
