"""The texts of letters around a visit, in both languages, with places to be filled in.

Owns the wording. `{…}` names what is filled in (`services.letters` says what there is); a paragraph whose
last place is empty is left out. What is written once filled is the person's to change.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interpreter_app.domain.terms import Bilingual


class LetterText(NamedTuple):
    """A letter: its id, what it is called, subject and text."""

    id: str
    name: Bilingual
    subject: Bilingual
    text: Bilingual


_FRENCH_END = "Je vous prie d’agréer, {address}, l’expression de mes salutations distinguées."
_ENGLISH_END = "{closing},"
_BEFORE_SIGNS = re.compile(r" (?=[:;?!»])|(?<=«) ")


def _french(*paragraphs: str) -> str:
    """A French text, with the spaces that don't break where French has them."""
    return _BEFORE_SIGNS.sub("\u00a0", "\n\n".join(("{address},", *paragraphs, _FRENCH_END, "{sender}")))


def _english(*paragraphs: str) -> str:
    return "\n\n".join(("{address},", *paragraphs, _ENGLISH_END, "{sender}"))


def _subject(french: str, english: str) -> Bilingual:
    return Bilingual(_BEFORE_SIGNS.sub("\u00a0", french), english)


LETTERS: tuple[LetterText, ...] = (
    LetterText(
        "first-contact",
        Bilingual("Premier contact", "First contact"),
        _subject("Projet de visite : {title}", "A visit: {title}"),
        Bilingual(
            _french(
                "Nous préparons une visite, « {title} », et serions heureux d’apprendre de vous.",
                "Ce que nous cherchons :\n{visitor_aims}",
                "Les questions qui nous occupent :\n{questions}",
                "Une visite doit servir aux deux côtés. Que souhaiteriez-vous apprendre de nous, et qui"
                " aimeriez-vous nous présenter ?",
                "Nous viendrions avec une interprète et nous adapterions à vos dates.",
            ),
            _english(
                "We are preparing a visit, “{title}”, and would be glad to learn from you.",
                "What we are looking for:\n{visitor_aims}",
                "The questions on our minds:\n{questions}",
                "A visit should serve both sides. What would you like to learn from us, and whom"
                " would you like"
                " us to meet?",
                "We would bring an interpreter and fit in with your dates.",
            ),
        ),
    ),
    LetterText(
        "aims",
        Bilingual("Buts des deux côtés", "Aims of both sides"),
        _subject("Buts de la visite : {title}", "Aims of the visit: {title}"),
        Bilingual(
            _french(
                "Merci de votre réponse. Voici comment nous comprenons les buts de la visite ;"
                " corrigez ce qui ne"
                " l’est pas.",
                "Pour nous :\n{visitor_aims}",
                "Pour vous :\n{host_aims}",
                "Questions clés :\n{questions}",
            ),
            _english(
                "Thank you for your reply. This is how we understand the aims of the visit; please"
                " correct what"
                " isn’t so.",
                "For us:\n{visitor_aims}",
                "For you:\n{host_aims}",
                "Key questions:\n{questions}",
            ),
        ),
    ),
    LetterText(
        "dates",
        Bilingual("Dates proposées", "Proposed dates"),
        _subject("Dates de la visite : {title}", "Dates of the visit: {title}"),
        Bilingual(
            _french(
                "Pour la visite « {title} », nous vous proposons ces dates :\n{options}",
                "Dites-nous celles qui vous conviennent, celles qui iraient à la rigueur et celles qui sont"
                " impossibles.",
                "Jours fériés à ces dates :\n{holidays}",
            ),
            _english(
                "For the visit “{title}” we propose these dates:\n{options}",
                "Please tell us which suit you, which would do if need be, and which are impossible.",
                "Public holidays around these dates:\n{holidays}",
            ),
        ),
    ),
    LetterText(
        "agenda",
        Bilingual("Programme", "Schedule"),
        _subject("Programme de la visite, {dates}", "Schedule of the visit, {dates}"),
        Bilingual(
            _french(
                "Voici le programme de la visite, {dates}. Les heures sont celles du lieu.",
                "{schedule}",
                "Ce dont nous sommes convenus :\n{protocols}",
                "Les temps sans ordre du jour sont voulus : c’est là que l’on fait connaissance.",
            ),
            _english(
                "Here is the schedule of the visit, {dates}. All times are local.",
                "{schedule}",
                "What we have agreed:\n{protocols}",
                "The time without an agenda is meant to be so: it is when people get to know each other.",
            ),
        ),
    ),
    LetterText(
        "interpreter",
        Bilingual("Mission de l’interprète", "Interpreter’s commission"),
        _subject("Mission d’interprétation, {dates}", "Interpreting commission, {dates}"),
        Bilingual(
            _french(
                "Nous vous confions l’interprétation de la visite « {title} », {dates}.",
                "{terms}",
                "Séances :\n{interpreted}",
                "Matériel : {equipment}",
                "Vous recevrez de nous :\n{material}",
                "Tout ce que vous entendrez reste confidentiel, après la visite aussi.",
            ),
            _english(
                "We would like you to interpret for the visit “{title}”, {dates}.",
                "{terms}",
                "Sessions:\n{interpreted}",
                "Equipment: {equipment}",
                "You will have from us:\n{material}",
                "All that you hear stays confidential, after the visit as well.",
            ),
        ),
    ),
    LetterText(
        "thanks",
        Bilingual("Remerciements", "Thanks"),
        _subject("Merci pour votre accueil", "Thank you for having us"),
        Bilingual(
            _french(
                "Nous sommes rentrés de la visite ({dates}) avec beaucoup d’idées et de la"
                " reconnaissance pour le"
                " temps que vous nous avez donné.",
                "Nous vous écrirons ce que nous en faisons. Notre porte vous est ouverte.",
            ),
            _english(
                "We are back from the visit ({dates}) with many ideas, and grateful for the time"
                " that you gave us.",
                "We shall write to you of what we make of them. Our door is open to you.",
            ),
        ),
    ),
    LetterText(
        "follow-up",
        Bilingual("Suites de la visite", "Follow-up"),
        _subject("Ce que nous avons appris : {title}", "What we have learnt: {title}"),
        Bilingual(
            _french(
                "Quelque temps a passé depuis la visite ({dates}). Voici ce que nous avons retenu"
                " des questions"
                " posées :\n{questions}",
                "Ce que nous avions promis :\n{promised}",
                "Où en êtes-vous de votre côté ? Nous aimerions rester en contact.",
            ),
            _english(
                "Some time has passed since the visit ({dates}). This is what we have taken from the"
                " questions that"
                " we asked:\n{questions}",
                "What we had promised:\n{promised}",
                "How are things with you? We should like to stay in touch.",
            ),
        ),
    ),
)  # fmt: skip
"""The letters, in the order in which a visit needs them."""
