"""The way of a visit that is being written into the store, on which nothing typed is lost.

Owns how a visit is written and named; when, and what comes together with what others write, is
`record_saving`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop import record_resuming
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models.visit_words import section_name, section_of
from interpreter_app.desktop.record_saving import Keep, RecordSaving, Saved, Way
from interpreter_app.domain.plain_merging import Where
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import half_planned, planning
from interpreter_app.services.half_planned import HalfPlanned
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.database import Store

Change = Callable[[Visit], Visit]


def _write(store: Store, before: Visit, after: Visit, who: str, deed: int | None) -> Saved[Visit]:
    return Saved(*planning.save(store, before, after, who, deed))


def _take_up(store: Store, half: HalfPlanned) -> Saved[Visit]:
    return Saved(*half_planned.take_up(store, half))


def _words(visit: Visit) -> str:
    return in_interface_language(visit.title) or visit.id


def _said(visit: Visit, where: Where) -> str:
    section = section_of(where)
    what = section_name(section) if section is not None else _("several changes")
    return _("“{title}” – {what}").format(title=_words(visit), what=what)


_WAY: Way[Visit] = Way(
    kind=Visit,
    name=lambda visit: f"visit:{visit.id}",
    words=_words,
    said=_said,
    plain=planning.plain,
    write=_write,
    take_up=_take_up,
    to_text=half_planned.to_text,
    from_text=half_planned.from_text,
)


class VisitSaving(RecordSaving[Visit]):
    """The visit that is open. `who` gives the name that stands in the history."""

    def __init__(self, writer: Writer, parent: QObject) -> None:
        super().__init__(_WAY, writer, parent)

    @property
    def visit(self) -> Visit | None:
        """The visit as it stands in the window."""
        return self.record


def resume(writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the visits that were being written when the last run ended, among what it `left`, by name."""
    record_resuming.resume(_WAY, writer, keep, left)
