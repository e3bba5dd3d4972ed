"""The headwords of a printed glossary, in alphabetical order, and what is said of a term's grammar.

Pure: glossaries in, headwords out. Knows nothing of type, columns or PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from interpreter_app.domain.language.sorting import OTHER_SECTION, SortKey, section, sort_key
from interpreter_app.domain.terms import (
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)

_GENDERS = {Gender.MASCULINE: "m.", Gender.FEMININE: "f.", Gender.COMMON: "m. f."}
_NUMBERS = {Number.PLURAL: "pl.", Number.SINGULAR: "sing."}
_PARTS = {PartOfSpeech.VERB: "v.", PartOfSpeech.ADJECTIVE: "adj.", PartOfSpeech.ADVERB: "adv."}
_EVERY = 500

_URGENCY = {
    Equivalence.NON_EQUIVALENT: 1, Equivalence.QUASI_EQUIVALENT: 2, None: 3, Equivalence.EQUIVALENT: 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headword:
    """One headword: a term of the language one looks up, the concept it names and the term to prefer.

    `text` is the term as it is printed, `section` the letter it stands under, `origin` the place of its
    glossary among those printed.
    """

    text: str
    section: str
    term: Term
    preferred: Term
    concept: Concept
    origin: int

    @property
    def refers(self) -> bool:
        """Whether it only leads to the preferred term."""
        return self.term is not self.preferred


Keyed = tuple[SortKey, str, Term, Term, Concept, int]
"""The key of a headword's place, and what it is made of once that is known."""


def headwords(
    glossaries: Sequence[Glossary],
    language: Language,
    clean: Callable[[str, Language], str],
    tick: Callable[[], None],
    *,
    preferred_only: bool = False,
) -> list[Headword]:
    """Every term of this language as a headword, in alphabetical order; digits and signs come first.

    `clean` makes a term fit to print (a term of which nothing is left has no headword); `tick` is called
    now and then and may raise to stop the work.
    """
    keyed: list[Keyed] = []
    seen = 0
    for origin, glossary in enumerate(glossaries):
        for concept in glossary.concepts:
            seen += 1
            if seen % _EVERY == 0:
                tick()
            _add(keyed, concept, origin, language, clean, preferred_only)
    keyed.sort(key=itemgetter(0))
    keyed.sort(key=_is_letter)
    return _with_sections(keyed)


def _add(
    keyed: list[Keyed],
    concept: Concept,
    origin: int,
    language: Language,
    clean: Callable[[str, Language], str],
    preferred_only: bool,
) -> None:
    """Add the headwords of one concept; a text that it has twice is one headword."""
    preferred: Term | None = None
    texts: set[str] = set()
    for term in concept.in_language(language):
        text = clean(term.text, language)
        if not text or text in texts:
            continue
        texts.add(text)
        preferred = preferred or term
        keyed.append((sort_key(text, language), text, term, preferred, concept, origin))
        if preferred_only:
            return


def _is_letter(keyed: Keyed) -> bool:
    """Whether a headword starts with a letter; the others stand before, wherever their sign would sort."""
    return keyed[0][0][:1].isalpha()


def _with_sections(keyed: list[Keyed]) -> list[Headword]:
    """The headwords with the letter each stands under; neighbours with one first letter share it."""
    result: list[Headword] = []
    initial, letter = "", OTHER_SECTION
    for key, text, term, preferred, concept, origin in keyed:
        first = key[0][:1]
        if first != initial:
            initial, letter = first, section(text, term.language)
        result.append(Headword(text, letter, term, preferred, concept, origin))
    return result


def targets(concept: Concept, language: Language) -> tuple[list[Term], list[Term]]:
    """The terms one may say in this language, best first, and those one should avoid."""
    terms = concept.in_language(language)
    return (
        [t for t in terms if t.status is not Status.DEPRECATED],
        [t for t in terms if t.status is Status.DEPRECATED],
    )


def grammar(term: Term) -> str:
    """Part of speech, gender and number as a dictionary gives them: «n. f.», «n. m. pl.», «v.», «pl.».

    Nothing is said of an English noun in the singular, nor of what isn't known.
    """
    parts = [_PARTS[term.part_of_speech]] if term.part_of_speech in _PARTS else []
    if term.language is Language.FRENCH and term.gender is not None:
        parts += ["n."] if not parts else []
        parts.append(_GENDERS[term.gender])
    if term.number is not None:
        parts.append(_NUMBERS[term.number])
    return " ".join(parts)


def acronyms(terms: Sequence[Term]) -> list[Term]:
    """The acronyms that are good to have beside the first of these terms; none if it is one itself."""
    if len(terms) < 2 or terms[0].type is TermType.ACRONYM:
        return []
    return [t for t in terms if t.type is TermType.ACRONYM and t.text != terms[0].text]


def urgency(headword: Headword) -> int:
    """How much one needs an entry on a card with little room, 0 first: what misleads before what is plain."""
    return 0 if headword.concept.false_friend else _URGENCY[headword.concept.equivalence]


def conventions(glossaries: Sequence[Glossary]) -> frozenset[str]:
    """What a legend has to explain: each abbreviation of `grammar` that occurs, and the names of these marks.

    «false-friend», «see» (a language with several terms for one concept), «other-language» (a transfer note
    in one language only), «not-judged» (no degree of equivalence).
    """
    labels: set[str] = set()
    marks: set[str] = set()
    for glossary in glossaries:
        for concept in glossary.concepts:
            labels.update(map(grammar, concept.terms))
            if concept.false_friend:
                marks.add("false-friend")
            if concept.equivalence is None:
                marks.add("not-judged")
            if bool(concept.transfer_note.fr) != bool(concept.transfer_note.en):
                marks.add("other-language")
            if len(concept.terms) > 2:
                marks.add("see")
    words = {f"{word}." for label in labels for word in label.replace(".", " ").split()}
    nouns = {f"n. {gender}" for gender in ("m.", "f.") if gender in words}
    common = {"n. m. f."} if any("m. f." in label for label in labels) else set()
    return frozenset(marks | (words - {"n.", "m.", "f."}) | nouns | common)
