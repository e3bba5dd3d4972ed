"""What is done to a visit at a stroke, rather than typed: a deed of its own, said in a sentence of its own.

Owns the way of such a deed to the store, and of a contact that is made in the midst of a visit. One Ctrl+Z
takes back this and nothing that was typed before or after.
"""

from __future__ import annotations

from collections.abc import Callable

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.visit_saving import Change
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.services import people, planning
from interpreter_app.services.planning import Saved
from interpreter_app.store import history, listing
from interpreter_app.store.database import Store


def do(desk: VisitDesk, change: Change, sentence: str) -> None:
    """Have the visit that is open changed so, and the status line say this; the sections follow.

    Where it is refused, that is said, and the sections show again what stands.
    """
    desk.saving.flush()
    before = desk.visit
    if before is None:
        return
    after, who = change(before), desk.saving.who()

    def follow(saved: Saved) -> None:
        if desk.visit is not None and desk.visit.id == saved.visit.id:
            desk.saving.follow(saved.visit)

    def put_back(sentence: str) -> None:
        desk.said.emit(sentence)
        desk.saving.followed.emit()

    deed: Deed[Saved] = Deed(
        lambda store: planning.save(store, before, after, who),
        lambda saved: sentence if saved.change.operation else "",
        lambda store, saved: history.undo(store, saved.change.operation),
        did=lambda saved: saved.change.operation is not None,
    )
    desk.writer.write(deed, follow, put_back)


def make_contact(desk: VisitDesk, name: str, side: Side | None, then: Callable[[str], None]) -> None:
    """Add a contact of this name; `then` gets the id once it is in the store."""
    who = desk.saving.who()

    def make(store: Store) -> tuple[Contact, int]:
        with store.write():
            (made,) = people.create(store, [Contact("", name, side=side)], who)
            return made, listing.newest_operation(store)

    def known(made: tuple[Contact, int]) -> None:
        desk.contacts = {**desk.contacts, made[0].id: made[0]}
        then(made[0].id)

    deed: Deed[tuple[Contact, int]] = Deed(
        make,
        lambda made: _("{name} is among the contacts now").format(name=made[0].full_name),
        lambda store, made: history.undo(store, made[1]),
    )
    desk.writer.write(deed, known)
