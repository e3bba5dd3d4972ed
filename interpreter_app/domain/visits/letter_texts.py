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


_FRENCH_END = "Nous vous prions d’agréer, {called}, l’expression de notre considération distinguée."
_ENGLISH_END = "{closing},"
_BEFORE_SIGNS = re.compile(r" (?=[:;?!»%€])|(?<=«) ")


def french_spaces(text: str) -> str:
    """A French text with the spaces that don't break where French has them."""
    return _BEFORE_SIGNS.sub("\u00a0", text)


def _french(*paragraphs: str) -> str:
    return french_spaces("\n\n".join(("{address},", *paragraphs, _FRENCH_END, "{sender}")))


def _english(*paragraphs: str) -> str:
    return "\n\n".join(("{address},", *paragraphs, _ENGLISH_END, "{sender}"))


def _subject(french: str, english: str) -> Bilingual:
    return Bilingual(french_spaces(french), english)


LETTERS: tuple[LetterText, ...] = (
    LetterText(
        "first-contact",
        Bilingual("Premier contact", "First contact"),
        _subject("Projet de visite – {title}", "A proposed visit – {title}"),
        Bilingual(
            _french(
                "Nous préparons une visite, « {title} », et souhaiterions vivement bénéficier de "
                "votre expérience.",
                "Nos objectifs :\n{visitor_aims}",
                "Les questions que nous nous posons :\n{questions}",
                "Nous tenons à ce que cette visite vous soit aussi utile qu’à nous. Que "
                "souhaiteriez-vous apprendre de notre expérience, et qui nous conseilleriez-vous "
                "de rencontrer ?",
                "Nous nous chargerions de l’interprétation et nous nous adapterions à vos "
                "disponibilités.",
            ),
            _english(
                "We are planning a visit, “{title}”, and would very much like to learn from your "
                "experience.",
                "Our aims:\n{visitor_aims}",
                "The questions that we are asking:\n{questions}",
                "We would like the visit to be as useful to you as it is to us. What would you "
                "like to learn from our experience, and whom would you suggest that we meet?",
                "We would provide the interpreting and fit in with your availability.",
            ),
        ),
    ),
    LetterText(
        "aims",
        Bilingual("Buts des deux côtés", "Aims of both sides"),
        _subject("Objectifs de la visite – {title}", "Aims of the visit – {title}"),
        Bilingual(
            _french(
                "Nous vous remercions de votre réponse. Voici comment nous comprenons les "
                "objectifs de la visite ; n’hésitez pas à les corriger ou à les compléter.",
                "Pour nous :\n{visitor_aims}",
                "Pour vous :\n{host_aims}",
                "Les questions auxquelles nous cherchons des réponses :\n{questions}",
            ),
            _english(
                "Thank you for your reply. This is how we understand the aims of the visit; "
                "please feel free to correct them or to add to them.",
                "For us:\n{visitor_aims}",
                "For you:\n{host_aims}",
                "The questions that we hope to answer:\n{questions}",
            ),
        ),
    ),
    LetterText(
        "dates",
        Bilingual("Dates proposées", "Proposed dates"),
        _subject("Dates de la visite – {title}", "Dates of the visit – {title}"),
        Bilingual(
            _french(
                "Pour la visite « {title} », nous vous proposons les dates suivantes :\n{options}",
                "Pourriez-vous nous dire lesquelles vous conviennent, lesquelles seraient "
                "possibles au besoin et lesquelles sont exclues ?",
                "À noter, des jours fériés à ces dates ou tout près :\n{holidays}",
            ),
            _english(
                "For the visit “{title}”, we would like to propose the following dates:\n{options}",
                "Could you please tell us which of them suit you, which would do if need be, and "
                "which are not possible?",
                "Please note these public holidays on or very near those dates:\n{holidays}",
            ),
        ),
    ),
    LetterText(
        "agenda",
        Bilingual("Programme", "Schedule"),
        _subject("Programme de la visite, {dates}", "Schedule of the visit, {dates}"),
        Bilingual(
            _french(
                "Nous avons le plaisir de vous adresser le programme de la visite, {dates}. "
                "Toutes les heures sont données en heure locale.",
                "{schedule}",
                "Ce dont nous sommes convenus :\n{protocols}",
                "Les moments laissés libres le sont à dessein : ils permettent de faire "
                "connaissance.",
            ),
            _english(
                "We have pleasure in sending you the schedule of the visit, {dates}. All times "
                "are local.",
                "{schedule}",
                "What we have agreed:\n{protocols}",
                "Some time has been left free on purpose: it lets people get to know one another.",
            ),
        ),
    ),
    LetterText(
        "interpreter",
        Bilingual("Mission de l’interprète", "Interpreter’s commission"),
        _subject("Mission d’interprétation, {dates}", "Interpreting assignment, {dates}"),
        Bilingual(
            _french(
                "Nous avons le plaisir de vous confier l’interprétation de la visite « {title} » "
                "({dates}).",
                "Votre mission :\n{terms}",
                "Séances à interpréter :\n{interpreted}",
                "Matériel :\n{equipment}",
                "Nous vous ferons parvenir :\n{material}",
                "Tout ce que vous entendrez est couvert par le secret professionnel, y compris "
                "après la visite.",
            ),
            _english(
                "We would be very pleased to have you interpret for the visit “{title}” ({dates}).",
                "Your assignment:\n{terms}",
                "Sessions to be interpreted:\n{interpreted}",
                "Equipment:\n{equipment}",
                "We will send you:\n{material}",
                "Everything that you hear is confidential, and remains so after the visit.",
            ),
        ),
    ),
    LetterText(
        "thanks",
        Bilingual("Remerciements", "Thanks"),
        _subject("Merci de votre accueil", "Thank you for your welcome"),
        Bilingual(
            _french(
                "De retour de notre visite ({dates}), nous tenons à vous remercier très "
                "chaleureusement de votre accueil et du temps que vous nous avez consacré.",
                "Nous en rapportons beaucoup d’idées et vous tiendrons au courant de ce que nous "
                "en ferons. Ce serait un plaisir de vous recevoir à notre tour.",
            ),
            _english(
                "Now that we are back from our visit ({dates}), we would like to thank you most "
                "warmly for your welcome and for the time that you gave us.",
                "We have come home with many ideas and will let you know what we make of them. It"
                " would be a pleasure to welcome you in our turn.",
            ),
        ),
    ),
    LetterText(
        "follow-up",
        Bilingual("Suites de la visite", "Follow-up"),
        _subject("Suites de notre visite – {title}", "Following up our visit – {title}"),
        Bilingual(
            _french(
                "Quelque temps s’est écoulé depuis notre visite ({dates}). Les questions que nous"
                " vous avions posées continuent de guider notre travail :\n{questions}",
                "Nous n’oublions pas ce que nous vous avions promis :\n{promised}",
                "Où en êtes-vous de votre côté ? Nous serions heureux de rester en contact avec "
                "vous.",
            ),
            _english(
                "Some time has passed since our visit ({dates}). The questions that we put to you"
                " still guide our work:\n{questions}",
                "We have not forgotten what we promised you:\n{promised}",
                "How are things on your side? We would very much like to stay in touch with you.",
            ),
        ),
    ),
)  # fmt: skip
"""The letters, in the order in which a visit needs them."""
