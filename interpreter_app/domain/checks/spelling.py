"""Words that are spelt otherwise in Britain: an entry keeps to one English.

Owns the list of American spellings, with a few words of house taste («per cent», «maths»). Of verbs in -ise
and -ize the first are asked for, as British public bodies write them; names of organisations keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.checks.texts import texts_in
from interpreter_app.domain.terms import Concept, Language, PartOfSpeech

_OR = (
    "arbor|ardor|armor|behavior|candor|clamor|color|endeavor|favor|flavor|glamor|harbor|honor|humor|labor|"
    "neighbor|odor|parlor|rigor|rumor|savior|valor|vapor|vigor"
)
_ENDINGS_OF_OR = r"s|al|ed|ing|able|ably|ful|less|hood|hoods|ly|ite|ites|er|ers"
_WHOLE = {
    "councilor": "councillor", "councilors": "councillors", "aging": "ageing", "centerpiece": "centrepiece",
    "center": "centre", "centers": "centres", "centered": "centred", "theater": "theatre",
    "theaters": "theatres", "fiber": "fibre", "fibers": "fibres", "liter": "litre", "liters": "litres",
    "caliber": "calibre", "kilometer": "kilometre", "kilometers": "kilometres", "catalog": "catalogue",
    "catalogs": "catalogues", "dialog": "dialogue", "dialogs": "dialogues", "analog": "analogue",
    "defense": "defence", "offense": "offence", "offenses": "offences", "pretense": "pretence",
    "program": "programme", "programs": "programmes",
    "traveling": "travelling", "traveled": "travelled", "canceled": "cancelled",
    "canceling": "cancelling", "labeled": "labelled", "labeling": "labelling", "modeling": "modelling",
    "modeled": "modelled", "counselor": "counsellor", "counselors": "counsellors",
    "signaling": "signalling", "signaled": "signalled", "fueled": "fuelled", "fulfill": "fulfil",
    "fulfills": "fulfils", "fulfillment": "fulfilment", "enrollment": "enrolment", "enroll": "enrol",
    "installment": "instalment", "installments": "instalments", "skillful": "skilful",
    "willful": "wilful", "gray": "grey", "skeptic": "sceptic", "skeptical": "sceptical",
    "skepticism": "scepticism", "jewelry": "jewellery", "aluminum": "aluminium", "airplane": "aeroplane",
    "analyze": "analyse", "analyzed": "analysed", "analyzes": "analyses", "analyzing": "analysing",
    "paralyzed": "paralysed", "catalyze": "catalyse", "pajamas": "pyjamas", "plow": "plough",
    "mustache": "moustache", "maneuver": "manoeuvre", "pediatric": "paediatric", "anemia": "anaemia",
    "esthetic": "aesthetic", "encyclopedia": "encyclopaedia", "archeology": "archaeology",
    "percent": "per cent", "math": "maths", "mom": "mum",
}  # fmt: skip
_OF_OR = re.compile(rf"(?:un|dis|mis)?(?:{_OR})(?:{_ENDINGS_OF_OR})?")
_ONE_L = re.compile(
    r"(?P<stem>(?:cancel|channel|counsel|fuel|initial|label|level|marshal|model|panel|pedal|shovel|signal|total|"
    r"travel|tunnel))(?P<ending>ed|ing|er|ers|or|ors)"
)
_IZE = re.compile(r"[a-z]{3,}iz(?:e|es|ed|er|ers|ing|ation|ations|ational|able)")
_ALWAYS_Z = re.compile(
    r"(?:out|over|under|re|down|up|mid|right|plus|super|as)?(?:siz|priz|seiz|capsiz|assiz)(?:e|es|ed|er|ers|ing|able)"
)
_WORD = re.compile(r"[^\W\d_]+")
_OF_A_COMPUTER = "computer "
"""Before «program», which keeps that spelling in Britain."""


def american(concept: Concept) -> Iterator[str]:
    """A word as it is spelt in the United States; a name, and a term marked as said there, may be."""
    elsewhere = {
        t.text
        for t in concept.terms
        if t.region.startswith("US") or t.part_of_speech is PartOfSpeech.PROPER_NOUN
    }
    for item in texts_in(concept, Language.ENGLISH):
        if item.text in elsewhere:
            continue
        text = item.own_words
        for found in _WORD.finditer(text):
            right = _british(found.group().lower())
            if right and not _is_right_here(text, found.start()):
                yield _("{field}: “{word}” is American; write “{right}”.").format(
                    field=item.field, word=found.group(), right=right
                )


def _british(word: str) -> str:
    """How an American spelling, or one in -ize, is written here; nothing for any other word."""
    if _IZE.fullmatch(word) and not _ALWAYS_Z.fullmatch(word):
        return re.sub(r"iz(?=[a-z]+$)", "is", word)
    return british_word(word)


def british_word(word: str) -> str:
    """How an American spelling (small letters) is written in Britain; nothing for any other word."""
    if word in _WHOLE:
        return _WHOLE[word]
    if _OF_OR.fullmatch(word):
        return re.sub(rf"({_OR})(?=(?:{_ENDINGS_OF_OR})?$)", lambda found: f"{found.group()[:-2]}our", word)
    one_l = _ONE_L.fullmatch(word)
    if one_l:
        return f"{one_l['stem']}l{one_l['ending']}"
    return ""


def _is_right_here(text: str, at: int) -> bool:
    """Whether the word is a computer program, or part of a name («World Health Organization»)."""
    before = text[:at]
    in_sentence = bool(before.strip()) and before.rstrip()[-1] not in ".!?:"
    return before.lower().endswith(_OF_A_COMPUTER) or (text[at].isupper() and in_sentence)
