"""What a new visit begins with, to be edited: tasks counted back from its days, protocols, briefing material.

Owns these texts in both languages. Nothing here is kept apart from a visit: once taken over, it is its own.
"""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Material, Owed, Protocol, Task, Topic, Visit

TASKS: tuple[Task, ...] = (
    Task(
        "aims",
        Bilingual("Écrire ce que nous voulons apprendre", "Write down what we want to learn"),
        before=120,
    ),
    Task("first-contact", Bilingual("Écrire aux hôtes", "Write to the hosts"), before=110),
    Task(
        "host-gains",
        Bilingual("Demander ce que les hôtes y gagneront", "Ask what the hosts will gain"),
        before=95,
    ),
    Task("dates", Bilingual("Proposer des dates et les fixer", "Propose dates and fix them"), before=85),
    Task("interpreter", Bilingual("Engager l’interprète", "Commission the interpreter"), before=70),
    Task("travel", Bilingual("Réserver trajets et hôtel", "Book travel and hotel"), before=60),
    Task("schedule", Bilingual("Convenir du programme", "Agree on the schedule"), before=35),
    Task("protocols", Bilingual("Convenir des règles", "Agree on protocols"), before=28),
    Task("equipment", Bilingual("Vérifier salles et matériel", "Check rooms and equipment"), before=21),
    Task(
        "briefing",
        Bilingual("Envoyer le dossier à l’interprète", "Send the interpreter the briefing"),
        before=14,
    ),
    Task(
        "names",
        Bilingual("Envoyer noms et titres aux deux côtés", "Send names and titles to both sides"),
        before=10,
    ),
    Task("booklet", Bilingual("Imprimer les livrets", "Print the booklets"), before=2),
    Task("thanks", Bilingual("Remercier", "Say thank you"), before=-5),
    Task("report", Bilingual("Écrire ce qui a été appris", "Write up what was learnt"), before=-21),
    Task(
        "follow-up",
        Bilingual("Donner des nouvelles aux hôtes", "Write to the hosts how it went on"),
        before=-90,
    ),
)  # fmt: skip

PROTOCOLS: tuple[Protocol, ...] = (
    Protocol(
        "social-media", Topic.SOCIAL_MEDIA,
        Bilingual(
            "On peut annoncer la visite. Personne n’est cité ni montré sans son accord.",
            "The visit may be announced. Nobody is quoted or shown without their consent.",
        ),
    ),
    Protocol(
        "filming", Topic.FILMING,
        Bilingual(
            "On ne filme ni ne photographie une séance qu’avec l’accord de tous, demandé au début.",
            "A session is filmed or photographed only if everybody agrees, asked at its beginning.",
        ),
    ),
    Protocol(
        "quoting", Topic.QUOTING,
        Bilingual(
            "Toute citation est soumise avant publication à qui l’a dite.",
            "Every quotation is shown before publication to whoever said it.",
        ),
    ),
    Protocol(
        "confidentiality", Topic.CONFIDENTIALITY,
        Bilingual(
            "Ce qui est dit sous réserve n’est pas noté. L’interprète est tenue au secret professionnel.",
            "What is said off the record isn’t written down. Interpreters are bound to professional secrecy.",
        ),
    ),
    Protocol(
        "attribution", Topic.ATTRIBUTION,
        Bilingual(
            "On nomme les institutions ; les personnes seulement si elles le veulent.",
            "Institutions are named; people only if they wish.",
        ),
    ),
    Protocol(
        "minutes", Topic.MINUTES,
        Bilingual(
            "Le compte rendu est écrit dans les deux langues ; en cas de doute, celle de l’orateur compte.",
            "The minutes are in both languages; where in doubt, the language of whoever spoke counts.",
        ),
    ),
    Protocol(
        "gifts", Topic.GIFTS,
        Bilingual(
            "Invitations et cadeaux restent modestes et sont déclarés selon les règles de chacun.",
            "Hospitality and gifts stay modest and are declared by the rules of each side.",
        ),
    ),
)  # fmt: skip


def with_starting_set(visit: Visit) -> Visit:
    """A visit with all that one begins with, where it has nothing of its own."""
    material = visit.commission.material or tuple(Owed(one) for one in Material)
    return replace(
        visit,
        tasks=visit.tasks or TASKS,
        protocols=visit.protocols or PROTOCOLS,
        commission=replace(visit.commission, material=material),
    )
