"""Who meets whom as a text in one language: a line for each two of them, and the words of the drawing.

Owns the wording of papers that leave the program. Whoever can't see the drawing has all of it here.
"""

from __future__ import annotations

from interpreter_app.base.dates import day_text, length_text
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, Occasion, Person, Tie
from interpreter_app.domain.visits.map_drawing import MapWords
from interpreter_app.domain.visits.map_texts import one_line
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.domain.visits.words import KINDS, SIDES, WORDS, Word

_NO_BREAK = "\u00a0"
_ENCOUNTER = Bilingual("Rencontre", "Encounter")
_HOW_TO_READ = Bilingual(
    f"Qui rencontre qui{_NO_BREAK}: plus le trait est épais, plus les séances communes sont longues.",
    "Who meets whom: the thicker the line, the longer the sessions that they share.",
)
_NOBODY = Bilingual(
    f"Personne ne rencontre encore personne{_NO_BREAK}: ajoutez des participants aux séances de la visite.",
    "Nobody meets anybody yet: add people to the sessions of the visit.",
)
_COUNTS = Bilingual(
    f"Personnes{_NO_BREAK}: {{people}}. Liens{_NO_BREAK}: {{ties}}.", "People: {people}. Ties: {ties}."
)
_MOST_NAMED = 4
_ALONE = Bilingual("{name} ne rencontre encore personne.", "{name} meets nobody yet.")
_MEETS_ONE = Bilingual(
    f"{{name}} rencontre une personne{_NO_BREAK}: {{names}}.", "{name} meets one person: {names}."
)
_MEETS = Bilingual(
    f"{{name}} rencontre {{count}}{_NO_BREAK}personnes{_NO_BREAK}: {{names}}.",
    "{name} meets {count} people: {names}.",
)
_AND_ONE = Bilingual("{names} et une autre", "{names} and one other")
_AND_MORE = Bilingual(f"{{names}} et {{count}}{_NO_BREAK}autres", "{names} and {count} others")


def map_words(visit: Visit, known: Acquaintance, language: Language, *, is_titled: bool = True) -> MapWords:
    """What stands on the drawing besides names; a title and how to read it where it stands alone."""
    note = _HOW_TO_READ.get(language) if is_titled else ""
    return MapWords(
        visitors=SIDES[Side.VISITORS].get(language).upper(),
        hosts=SIDES[Side.HOSTS].get(language).upper(),
        interpreters=WORDS[Word.INTERPRETING].get(language).upper(),
        others=SIDES[Side.OTHER].get(language).upper(),
        title=(one_line(visit.title.best(language)) or one_line(visit.id)) if is_titled else "",
        note=note if known.ties else nobody(language),
    )


def nobody(language: Language) -> str:
    """What is said where nobody meets anybody."""
    return _NOBODY.get(language)


def summary(known: Acquaintance, language: Language) -> str:
    """What the drawing shows, in short."""
    if not known.ties:
        return nobody(language)
    counts = _COUNTS.get(language).format(people=len(known.people), ties=len(known.ties))
    return f"{_HOW_TO_READ.get(language)} {counts}"


def name_of(person: Person, language: Language) -> str:
    """What somebody is called, on one line; never empty."""
    return one_line(person.name.best(language)) or one_line(person.id) or "?"


def person_sentence(known: Acquaintance, person: str, language: Language) -> str:
    """«Ann Fraser meets 12 people: Marie Dubois (2 h 15), …»: those first whom they meet for longest."""
    name = name_of(known.person(person), language)
    ties = known.ties_of(person)
    if not ties:
        return _ALONE.get(language).format(name=name)
    told = [_partner(tie, person, known, language) for tie in ties[:_MOST_NAMED]]
    left = len(ties) - len(told)
    names = ", ".join(told)
    if left:
        names = (_AND_ONE if left == 1 else _AND_MORE).get(language).format(names=names, count=left)
    said = (_MEETS_ONE if len(ties) == 1 else _MEETS).get(language)
    return said.format(name=name, count=len(ties), names=names)


def _partner(tie: Tie, person: str, known: Acquaintance, language: Language) -> str:
    name = name_of(known.person(tie.partner(person)), language)
    return f"{name} ({length_text(tie.minutes)})" if tie.minutes else name


def tie_line(tie: Tie, known: Acquaintance, language: Language) -> str:
    """«Ann Fraser – Marie Dubois: Lunch, Visit to a site; 2 h 15»."""
    one, other = (name_of(known.person(ident), language) for ident in (tie.one, tie.other))
    colon = f"{_NO_BREAK}:" if language is Language.FRENCH else ":"
    return f"{one} – {other}{colon} {occasions(tie, language)}"


def occasions(tie: Tie, language: Language) -> str:
    """The sessions and encounters of a tie, and how long they were altogether."""
    told = ", ".join(dict.fromkeys(_occasion(one, language) for one in tie.occasions))
    semicolon = f"{_NO_BREAK};" if language is Language.FRENCH else ";"
    return f"{told}{semicolon} {length_text(tie.minutes)}" if tie.minutes else told


def _occasion(occasion: Occasion, language: Language) -> str:
    title = one_line(occasion.title.best(language))
    if occasion.kind is not None:
        return title or KINDS[occasion.kind].get(language)
    day = day_text(occasion.at.day, language, year=False, weekday=False)
    return f"{title or _ENCOUNTER.get(language)} ({day})"


def ties_text(known: Acquaintance, language: Language, person: str = "") -> str:
    """All ties, a line for each, in the order of the people; only somebody's, if they are named by id."""
    ties = [tie for tie in known.ties if not person or person in (tie.one, tie.other)]
    return "\n".join(tie_line(tie, known, language) for tie in ties) or nobody(language)
