"""Looking back on a session, and on the visit: what was asked, what was answered, what is still open.

Owns how an answer becomes a note. The questions are the domain's (`domain.notes.debrief`).
"""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.debrief import Debriefed, Review, debriefed, review, to_debrief
from interpreter_app.domain.notes.filters import Filter
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.notes.timeline import in_order
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Said, Saved, Setting
from interpreter_app.store import notes
from interpreter_app.store.database import Store


def of_session(store: Store, visit: Visit, session: str) -> tuple[Debriefed, ...]:
    """The questions after a session, with what has been answered."""
    return debriefed(notes.of_session(store, visit.id, session))


def still_to_debrief(store: Store, visit: Visit) -> tuple[Session, ...]:
    """The sessions of a visit about which nobody has answered anything yet, in their order."""
    return to_debrief(visit, answers(store, visit))


def answers(store: Store, visit: Visit) -> list[Note]:
    """All that was answered to the questions of looking back in a visit, in its order."""
    return notes.of_prompts(store, visit.id)


def of_visit(store: Store, visit: Visit) -> Review:
    """What was learnt in a visit, and how well it worked as a way to learn."""
    with store.read():
        insights = notes.of_visit(store, visit.id, wanted=Filter(kinds=frozenset({NoteKind.INSIGHT}))).notes
        every = {note.id: note for note in (*insights, *answers(store, visit))}
    return review(in_order(every.values()))


def answer(
    store: Store, where: Setting, prompt: Prompt, text: str, at: Moment, speaker: str = "", who: str = ""
) -> Saved:
    """Keep an answer as a note of its own. Raises UsageError for an empty one."""
    said = Said(speaker=speaker, prompt=prompt)
    return note_taking.add(store, [note_taking.drafted(text, where, at, said)], who)


def adapt(store: Store, insight: Note, adaptation: str, owner: str, who: str = "") -> Saved:
    """Say how an insight would be adapted at home, and by whom (the id of a contact, or words)."""
    after = replace(insight, adaptation=adaptation, owner=owner)
    return note_taking.save(store, insight, after, who)
