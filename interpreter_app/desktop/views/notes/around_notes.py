"""What the Notes page must know around the notes: visits, contacts, and where one writes at the moment.

Owns how that is read, in one go, beside the window. Changes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_taking, people, planning
from interpreter_app.services.note_taking import Setting
from interpreter_app.services.todays import todays
from interpreter_app.store import notes
from interpreter_app.store.database import Store


class Known(NamedTuple):
    """What was read of the store: visits, how many notes each has, all contacts, and where one writes."""

    visits: list[Visit]
    counts: dict[str, int]
    contacts: dict[str, Contact]
    todays: str
    setting: Setting


def read_known(
    store: Store, today: date, opened: str | None, wanted: str | None, session: str | None
) -> Known:
    """Read it. `opened` is the id of the visit that is open (empty: none; None: not known yet), `wanted` the
    one that was open the last time, `session` the one that somebody chose to write in.
    """
    with store.read():
        visits = planning.visits(store)
        ids = {one.id for one in visits}
        now = todays(store, today).visit
        where = opened
        if where is None:
            where = next((one for one in (now, wanted) if one in ids), None)
            if where is None:
                where = visits[0].id if visits and wanted is None else ""
        setting = note_taking.setting(store, note_taking.now(), where, session)
        return Known(visits, dict(notes.per_visit(store)), people.by_id(store), now, setting)
