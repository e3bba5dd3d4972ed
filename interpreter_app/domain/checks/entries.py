"""What an entry lacks: a language, a gender, a note, a full form, a source; or says of itself.

Owns the rules about the contents of one concept. How its texts are set is in `typography` and `spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.checks.texts import of_language
from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.language.inflection import stem_of_new
from interpreter_app.domain.terms import (
    Concept,
    Equivalence,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)

_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,7}s?")
_DIVISION = re.compile(r"(?<!&amp)(?:;|\||\s[–—-]\s)")
_SAYS_NOTHING = frozenset(
    "n/a na none unknown internet web wikipedia wikipédia google todo tbd xxx s.o. aucune inconnu "
    "inconnue".split()
)
_MONTHS = (
    r"(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|"
    r"Dec)\w*"
)
_FACT = re.compile(
    r"\b(?:en|depuis|dès|avant|après|de|du|in|since|of|from|by|until|before|after)\s"
    rf"(?:{_MONTHS}\s)?(?:1[6-9]|20)\d\d\b"
    r"|\bAct (?:1[6-9]|20)\d\d|\b(?:1[6-9]|20)\d\d Act\b|\bart(?:icle|\.)\s?[LRD]\.?\s?\d"
    r"|\b(?:[Ll]oi|[Dd]écret|[Oo]rdonnance)(?:\sorganique)?\s(?:n°|du\s\d)"
)
"""What can be looked up: a date, a law by its number or date. «Loi du marché» and «2000 habitants» can't."""


def missing_language(concept: Concept) -> Iterator[str]:
    """Nothing to say in one of the languages."""
    for language in Language:
        best = concept.preferred(language)
        if best is None:
            yield of_language(
                language,
                _("there is no French term: add one, or the rendering you recommend."),
                _("there is no English term: add one, or the rendering you recommend."),
            )
        elif best.status is Status.DEPRECATED:
            yield of_language(
                language,
                _("there is no French term to say, only deprecated ones."),
                _("there is no English term to say, only deprecated ones."),
            )


def missing_gender(concept: Concept) -> Iterator[str]:
    """A French noun without article to say it with."""
    for term in concept.in_language(Language.FRENCH):
        if term.gender is None and _is_noun(term):
            yield _("the gender of “{term}” is missing.").format(term=term.text)


def _is_noun(term: Term) -> bool:
    """A proper noun often goes without article; a term without part of speech is taken for a noun."""
    return term.type is not TermType.PHRASE and term.part_of_speech in (None, PartOfSpeech.NOUN)


def difference_without_note(concept: Concept) -> Iterator[str]:
    """The two sides differ, and nobody says in what."""
    if concept.equivalence not in (Equivalence.QUASI_EQUIVALENT, Equivalence.NON_EQUIVALENT):
        return
    for language in Language:
        if not concept.transfer_note.get(language).strip():
            yield of_language(
                language,
                _("the two sides differ, but no transfer note in French says in what."),
                _("the two sides differ, but no transfer note in English says in what."),
            )


def false_friend_without_trap(concept: Concept) -> Iterator[str]:
    """A warning that doesn't say of what."""
    if not concept.false_friend or concept.equivalence is not Equivalence.EQUIVALENT:
        return  # where the sides differ, a missing note is found already
    for language in Language:
        if not concept.transfer_note.get(language).strip():
            yield of_language(
                language,
                _("marked as a false friend, but no transfer note in French spells the trap out."),
                _("marked as a false friend, but no transfer note in English spells the trap out."),
            )


def two_preferred(concept: Concept) -> Iterator[str]:
    """More than one term that should be the first to say; acronym and full form may share that place."""
    for language in Language:
        first, *others = [
            t.text
            for t in concept.in_language(language)
            if t.status is Status.PREFERRED and t.type is not TermType.ACRONYM
        ] or [""]
        for other in others:
            yield _("both “{first}” and “{other}” are preferred: one of them is admitted.").format(
                first=first, other=other
            )


def repeated_term(concept: Concept) -> Iterator[str]:
    """The same term twice, and nothing that tells the two apart."""
    for place, term in enumerate(concept.terms):
        if any(same_term(term, other) for other in concept.terms[:place]):
            yield _("“{term}” stands twice in this entry.").format(term=term.text)


def same_term(one: Term, other: Term) -> bool:
    """Whether two terms are one: «le livre» and «la livre», or two of different regions, aren't."""
    if one.text != other.text or one.language is not other.language:
        return False
    noun = PartOfSpeech.NOUN
    if (one.part_of_speech or noun) is not (other.part_of_speech or noun):
        return False
    pairs = ((one.gender, other.gender), (one.region, other.region))
    return all(mine == theirs or not (mine and theirs) for mine, theirs in pairs)


def several_in_one(concept: Concept) -> Iterator[str]:
    """Several terms typed as one, which is then found and said as a whole."""
    for term in concept.terms:
        if term.type is not TermType.PHRASE and len(terms_in(term.text)) > 1:
            yield _("“{term}” looks like several terms: write each by itself.").format(term=term.text)


def terms_in(text: str, division: re.Pattern[str] = _DIVISION) -> list[str]:
    """The terms that a text seems to hold: what a semicolon, a bar or a dash between spaces divides."""
    parts = [part.strip() for part in division.split(text)]
    return parts if all(any(map(str.isalpha, part)) for part in parts) else [text]


def acronym_without_full_form(concept: Concept) -> Iterator[str]:
    """An acronym that nobody could spell out to a listener."""
    for language in Language:
        terms = concept.in_language(language)
        if any(
            term.type in (TermType.FULL_FORM, TermType.PHRASE) and not _CAPITALS.fullmatch(term.text)
            for term in terms
        ):
            continue
        for term in terms:
            if term.type is TermType.ACRONYM:
                yield _("the acronym “{term}” has no full form in its language.").format(term=term.text)


def unmarked_acronym(concept: Concept) -> Iterator[str]:
    """Capitals that are taken for a word."""
    for term in concept.terms:
        if term.type is TermType.FULL_FORM and _CAPITALS.fullmatch(term.text):
            yield _("“{term}” looks like an acronym: mark it as one, beside its full form.").format(
                term=term.text
            )


def definition_repeats_term(concept: Concept) -> Iterator[str]:
    """A definition that says the term, which the listener doesn't know."""
    for language in Language:
        definition = f" {_stems(concept.definition.get(language), language)} "
        for term in concept.in_language(language):
            key = without_article(_stems(term.text, language))
            if len(key) > 2 and term.type is not TermType.PHRASE and f" {key} " in definition:
                yield of_language(
                    language,
                    _("the French definition repeats “{term}”: say what it is instead."),
                    _("the English definition repeats “{term}”: say what it is instead."),
                ).format(term=term.text)
                break


def _stems(text: str, language: Language) -> str:
    return " ".join(stem_of_new(word, language) for word in fold(text).split())


def empty_source(concept: Concept) -> Iterator[str]:
    """A source that leads nowhere."""
    source = concept.source.strip().casefold()
    if concept.source and (source in _SAYS_NOTHING or not any(c.isalpha() for c in source)):
        yield _("the source says nothing: name a law, a body, a site or a standard, or leave it out.")


def fact_without_source(concept: Concept) -> Iterator[str]:
    """A year or a law, and nothing that says where it is from."""
    if concept.source.strip():
        return
    for language in Language:
        for text in (concept.definition.get(language), concept.transfer_note.get(language)):
            found = _FACT.search(text)
            if found:
                yield _("a fact is stated (“{fact}”), and no source is named.").format(fact=found.group())
                return
