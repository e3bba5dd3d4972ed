"""The headings and small words of a learning report, in either language, whatever the interface speaks.

Owns these words; they stand on papers that leave the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from interpreter_app.domain.terms import Bilingual


class Word(StrEnum):
    """Headings and small words of a report."""

    TITLE = "title"
    INSIGHTS = "insights"
    NO_INSIGHT = "no insight"
    ADAPTED = "adapted"
    NOT_ADAPTED = "not adapted"
    OWNER = "owner"
    QUESTIONS = "questions"
    NO_ANSWER = "no answer"
    SESSIONS = "sessions"
    OUTSIDE = "outside"
    LOOKING_BACK = "looking back"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    WHAT = "what"
    WHO = "who"
    DUE = "due"
    DONE = "done"
    QUOTES = "quotes"
    RULES = "rules"
    NO_RULE = "no rule"
    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    LEARNING = "learning"
    NOTHING = "nothing"
    MET = "met"
    LEFT_OUT = "left out"
    LEFT_OUT_MANY = "left out, several"
    HELD = "held"
    HELD_MANY = "held, several"
    CONFIDENTIAL = "confidential"
    SENSE = "sense"
    WITH = "with"


WORDS: Mapping[Word, Bilingual] = {
    Word.TITLE: Bilingual("Ce que nous avons appris", "What we learnt"),
    Word.INSIGHTS: Bilingual(
        "Enseignements, et leur adaptation chez nous", "Insights, and how to adapt them at home"
    ),
    Word.NO_INSIGHT: Bilingual(
        "Aucun enseignement n’a encore été noté.", "No insight has been written down yet."
    ),
    Word.ADAPTED: Bilingual("Chez nous\u00a0: ", "At home: "),
    Word.NOT_ADAPTED: Bilingual("Adaptation encore à trouver.", "How to adapt it is still open."),
    Word.OWNER: Bilingual("Responsable\u00a0: ", "Owner: "),
    Word.QUESTIONS: Bilingual("Nos questions clés", "Our key questions"),
    Word.NO_ANSWER: Bilingual("Encore sans réponse.", "Nothing answers it yet."),
    Word.SESSIONS: Bilingual("Séance par séance", "Session by session"),
    Word.OUTSIDE: Bilingual("Hors séance", "Outside any session"),
    Word.LOOKING_BACK: Bilingual("Avec le recul", "Looking back"),
    Word.DECISIONS: Bilingual("Décisions", "Decisions"),
    Word.ACTIONS: Bilingual("Actions", "Actions"),
    Word.WHAT: Bilingual("Quoi", "What"),
    Word.WHO: Bilingual("Qui", "Who"),
    Word.DUE: Bilingual("Pour le", "By"),
    Word.DONE: Bilingual("Fait le", "Done on"),
    Word.QUOTES: Bilingual("Citations", "Quotes"),
    Word.RULES: Bilingual("Ce qui a été convenu", "What was agreed"),
    Word.NO_RULE: Bilingual(
        "Rien n’a été convenu sur les citations\u00a0: demander avant de citer.",
        "Nothing was agreed on quoting: ask before you quote.",
    ),
    Word.AGREED: Bilingual("accepté", "agreed"),
    Word.NOT_AGREED: Bilingual("pas encore accepté", "not agreed yet"),
    Word.LEARNING: Bilingual("La visite comme façon d’apprendre", "The visit as a way to learn"),
    Word.NOTHING: Bilingual("Rien n’a été noté.", "Nothing was written down."),
    Word.MET: Bilingual("Personnes rencontrées", "People met"),
    Word.LEFT_OUT: Bilingual(
        "Une note confidentielle n’est pas reprise ici.", "One confidential note is left out here."
    ),
    Word.LEFT_OUT_MANY: Bilingual(
        "{count} notes confidentielles ne sont pas reprises ici.",
        "{count} confidential notes are left out here.",
    ),
    Word.HELD: Bilingual(
        "Ce compte rendu contient une note confidentielle\u00a0: ne pas le diffuser.",
        "This report holds one confidential note: don’t pass it on.",
    ),
    Word.HELD_MANY: Bilingual(
        "Ce compte rendu contient {count} notes confidentielles\u00a0: ne pas le diffuser.",
        "This report holds {count} confidential notes: don’t pass it on.",
    ),
    Word.CONFIDENTIAL: Bilingual("confidentiel", "confidential"),
    Word.SENSE: Bilingual(
        "Reprises de notes prises en séance\u00a0: des propos notés, non des enregistrements.",
        "From notes taken in the sessions: what was written down, not recorded.",
    ),
    Word.WITH: Bilingual("Avec\u00a0: ", "With: "),
}
