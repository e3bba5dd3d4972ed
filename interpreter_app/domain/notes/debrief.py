"""Looking back: what is asked after a session and after the visit, and what has been answered.

Owns these questions, in both languages, and what kind of note answers each. An answer is a note like any
other. Pure. What is asked after a visit follows the questions that the team of a study visit put to itself:
what such a visit is good for as a way to learn, and what it costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Session, SessionKind, Visit

AFTER_SESSION = (Prompt.SURPRISE, Prompt.DIFFERENCE, Prompt.ADAPTABLE, Prompt.ASK_AGAIN)
AFTER_VISIT = (Prompt.EFFICIENT, Prompt.INEFFICIENT, Prompt.UNPLANNED, Prompt.COMMUNITY)

QUESTIONS: Mapping[Prompt, Bilingual] = {
    Prompt.SURPRISE: Bilingual("Qu’est-ce qui a surpris\u202f?", "What was surprising?"),
    Prompt.DIFFERENCE: Bilingual(
        "Qu’est-ce qui est différent de chez nous\u202f?", "What differs from home?"
    ),
    Prompt.ADAPTABLE: Bilingual("Que pourrait-on adapter chez nous\u202f?", "What could be adapted at home?"),
    Prompt.ASK_AGAIN: Bilingual("Que faut-il redemander\u202f?", "What must be asked again?"),
    Prompt.EFFICIENT: Bilingual(
        "Qu’a-t-on appris ici plus vite ou mieux que de loin\u202f?",
        "What was learnt here faster or better than from afar?",
    ),
    Prompt.INEFFICIENT: Bilingual(
        "Qu’est-ce qui a coûté plus de temps ou de peine que cela n’a apporté\u202f?",
        "What took more time or trouble than it was worth?",
    ),
    Prompt.UNPLANNED: Bilingual(
        "Qu’a-t-on gagné que personne n’avait prévu\u202f?", "What was gained that nobody had planned?"
    ),
    Prompt.COMMUNITY: Bilingual(
        "À quoi voit-on que les participants continueront d’apprendre les uns des autres\u202f?",
        "What shows that those who took part will go on learning from one another?",
    ),
}

KINDS: Mapping[Prompt, NoteKind] = {
    Prompt.SURPRISE: NoteKind.INSIGHT,
    Prompt.DIFFERENCE: NoteKind.INSIGHT,
    Prompt.ADAPTABLE: NoteKind.INSIGHT,
    Prompt.ASK_AGAIN: NoteKind.QUESTION,
}
"""What kind of note answers a prompt; a plain note any other one."""

_WITHOUT_DEBRIEF = frozenset({SessionKind.TRAVEL, SessionKind.PREPARATION, SessionKind.DEBRIEF})


@dataclass(frozen=True, slots=True)
class Debriefed:
    """A question of looking back and the notes that answer it, in their order."""

    prompt: Prompt
    notes: tuple[Note, ...] = ()

    @property
    def question(self) -> Bilingual:
        """What is asked."""
        return QUESTIONS[self.prompt]


@dataclass(frozen=True, slots=True)
class Review:
    """What was learnt in a visit: its insights, and how well it worked as a way to learn.

    `open` are the insights of which nobody has said yet how they would be adapted at home, or by whom.
    """

    insights: tuple[Note, ...]
    open: tuple[Note, ...]
    learning: tuple[Debriefed, ...]


def debriefed(notes: Iterable[Note], prompts: Sequence[Prompt] = AFTER_SESSION) -> tuple[Debriefed, ...]:
    """Each of the questions with the notes, of one session or of several, that answer it."""
    every = list(notes)
    return tuple(Debriefed(one, tuple(note for note in every if note.prompt is one)) for one in prompts)


def to_look_back_on(visit: Visit) -> tuple[Session, ...]:
    """The sessions after which there is something to look back on, in their order."""
    ordered = sorted(visit.sessions, key=lambda session: (session.start.at, session.id))
    return tuple(one for one in ordered if one.kind not in _WITHOUT_DEBRIEF)


def last_over(visit: Visit, now: Moment) -> Session | None:
    """Of these the one that ended last; None before the end of the first."""
    over = [one for one in to_look_back_on(visit) if one.end.at <= now.at]
    return max(over, key=lambda one: (one.end.at, one.start.at), default=None)


def to_debrief(visit: Visit, notes: Iterable[Note]) -> tuple[Session, ...]:
    """The sessions of a visit about which nobody has answered anything yet, in their order."""
    answered = {note.session for note in notes if note.prompt is not None}
    return tuple(one for one in to_look_back_on(visit) if one.id not in answered)


def review(notes: Iterable[Note]) -> Review:
    """The review of a visit, of whose notes these are."""
    every = list(notes)
    insights = tuple(note for note in every if note.kind is NoteKind.INSIGHT)
    return Review(
        insights,
        tuple(note for note in insights if not (note.adaptation.strip() and note.owner)),
        debriefed(every, AFTER_VISIT),
    )


def kind_for(prompt: Prompt) -> NoteKind:
    """The kind of a note that answers this."""
    return KINDS.get(prompt, NoteKind.NOTE)
