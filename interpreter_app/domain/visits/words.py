"""What the parts of a visit are called, in either language, whatever the interface speaks.

Owns these words for papers that leave the program; lists and choices of the window say the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Direction, Material, Mode, SessionKind, Topic, VisitStatus

KINDS: Mapping[SessionKind, Bilingual] = {
    SessionKind.FORMAL: Bilingual("Réunion", "Meeting"),
    SessionKind.INFORMAL: Bilingual("Temps libre d’échange", "Informal time"),
    SessionKind.MEAL: Bilingual("Repas", "Meal"),
    SessionKind.TRAVEL: Bilingual("Trajet", "Travel"),
    SessionKind.PREPARATION: Bilingual("Préparation", "Preparation"),
    SessionKind.DEBRIEF: Bilingual("Bilan", "Debriefing"),
}
STATUSES: Mapping[VisitStatus, Bilingual] = {
    VisitStatus.IDEA: Bilingual("idée", "idea"),
    VisitStatus.NEGOTIATING: Bilingual("en discussion", "being negotiated"),
    VisitStatus.AGREED: Bilingual("convenue", "agreed"),
    VisitStatus.UNDER_WAY: Bilingual("en cours", "under way"),
    VisitStatus.DONE: Bilingual("terminée", "done"),
}
MODES: Mapping[Mode, Bilingual] = {
    Mode.CONSECUTIVE: Bilingual("consécutive", "consecutive"),
    Mode.SIMULTANEOUS: Bilingual("simultanée", "simultaneous"),
    Mode.WHISPERED: Bilingual("chuchotée", "whispered"),
    Mode.LIAISON: Bilingual("de liaison", "liaison"),
}
DIRECTIONS: Mapping[Direction, Bilingual] = {
    Direction.INTO_FRENCH: Bilingual("vers le français", "into French"),
    Direction.INTO_ENGLISH: Bilingual("vers l’anglais", "into English"),
    Direction.BOTH: Bilingual("dans les deux sens", "both ways"),
}
SIDES: Mapping[Side, Bilingual] = {
    Side.VISITORS: Bilingual("Visiteurs", "Visitors"),
    Side.HOSTS: Bilingual("Hôtes", "Hosts"),
    Side.OTHER: Bilingual("Autres", "Others"),
}
TOPICS: Mapping[Topic, Bilingual] = {
    Topic.SOCIAL_MEDIA: Bilingual("Réseaux sociaux", "Social media"),
    Topic.FILMING: Bilingual("Film et photographies", "Filming and photographs"),
    Topic.QUOTING: Bilingual("Citations", "Quoting"),
    Topic.CONFIDENTIALITY: Bilingual("Confidentialité", "Confidentiality"),
    Topic.ATTRIBUTION: Bilingual("Mention des sources", "Attribution"),
    Topic.MINUTES: Bilingual("Langue du compte rendu", "Language of the minutes"),
    Topic.GIFTS: Bilingual("Invitations et cadeaux", "Hospitality and gifts"),
    Topic.OTHER: Bilingual("Autre règle", "Other rule"),
}
MATERIAL: Mapping[Material, Bilingual] = {
    Material.AGENDA: Bilingual("ordre du jour", "agenda"),
    Material.MINUTES: Bilingual("comptes rendus précédents", "past minutes"),
    Material.GLOSSARY: Bilingual("glossaire", "glossary"),
    Material.DOCUMENTS: Bilingual("documents", "documents"),
    Material.NAMES: Bilingual("noms et titres", "names and titles"),
    Material.CHANGES: Bilingual("changements de dernière heure", "late changes"),
}


class Word(StrEnum):
    """Headings and small words of a text."""

    AIMS = "aims"
    QUESTIONS = "questions"
    DATES = "dates"
    SCHEDULE = "schedule"
    PEOPLE = "people"
    INTERPRETING = "interpreting"
    PROTOCOLS = "protocols"
    TASKS = "tasks"
    PLACES = "places"
    WITH = "with"
    INTERPRETED = "interpreted"
    AGREED_BY = "agreed by"
    NOT_AGREED = "not agreed"
    DUE = "due"
    DONE = "done"
    MATERIAL = "material"


WORDS: Mapping[Word, Bilingual] = {
    Word.AIMS: Bilingual("Buts", "Aims"),
    Word.QUESTIONS: Bilingual("Questions clés", "Key questions"),
    Word.DATES: Bilingual("Dates", "Dates"),
    Word.SCHEDULE: Bilingual("Programme", "Schedule"),
    Word.PEOPLE: Bilingual("Participants", "Participants"),
    Word.INTERPRETING: Bilingual("Interprétation", "Interpreting"),
    Word.PROTOCOLS: Bilingual("Règles convenues", "Protocols"),
    Word.TASKS: Bilingual("À faire", "Tasks"),
    Word.PLACES: Bilingual("Lieux", "Places"),
    Word.WITH: Bilingual("avec", "with"),
    Word.INTERPRETED: Bilingual("interprétation", "interpreting"),
    Word.AGREED_BY: Bilingual("accepté par", "agreed by"),
    Word.NOT_AGREED: Bilingual("pas encore accepté", "not agreed yet"),
    Word.DUE: Bilingual("pour le", "by"),
    Word.DONE: Bilingual("fait le", "done on"),
    Word.MATERIAL: Bilingual("Documents pour l’interprète", "Material for the interpreter"),
}
