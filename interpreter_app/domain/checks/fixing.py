"""Mending what a check has found, where there is no doubt how.

Owns when a mend counts: the finding is gone, and nothing else in the entry is worse; terms that were taken
apart may well show what they lack, which nobody could see before. How texts are mended is
in `mends`; here are the mends that look at a whole entry. Pure: an entry goes in, an entry comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from interpreter_app.domain.checks import check_concept
from interpreter_app.domain.checks.entries import same_term, terms_in
from interpreter_app.domain.checks.finding import Finding
from interpreter_app.domain.checks.habits import House
from interpreter_app.domain.checks.mends import MENDS
from interpreter_app.domain.checks.texts import texts, with_text
from interpreter_app.domain.language.folding import content_words, fold
from interpreter_app.domain.terms import Concept, Gender, Language, PartOfSpeech, Status, Term, TermType

_Findings = tuple[Finding, ...]
_HOUSE = House()

_OF_ONE_LANGUAGE = {
    "breaking-space": Language.FRENCH,
    "capital-without-accent": Language.FRENCH,
    "french-slip": Language.FRENCH,
    "mixed-spaces": Language.FRENCH,
    "american-spelling": Language.ENGLISH,
}
_COMES_TO_LIGHT = {"several-in-one": frozenset(["missing-gender", "unmarked-acronym"])}
"""What a mend of this kind may show of the terms that it makes."""
_COMPARED = frozenset(["mixed-spaces"])
"""What is found by comparing entries: `check_concept` doesn't tell whether it is gone."""

_ARTICLES = {"le": Gender.MASCULINE, "la": Gender.FEMININE, "un": Gender.MASCULINE, "une": Gender.FEMININE}
_NO_NOUNS = frozenset("plus moins mieux pire plupart long premier première même mêmes tout".split())
_SAID_OF_A_NOUN = re.compile(r"(?:de|du|des|à|au|aux|en|par|pour|sans|sur)\s|d['’]")
_LIKE_A_VERB = re.compile(r"(?:er|ir|re)$")
_SURE_DIVISION = re.compile(r"[;|]")
_SAYS_NOTHING = frozenset("n/a na none unknown todo tbd xxx s.o. aucune inconnu inconnue".split())
_MERGED_FIELDS = ("gender", "part_of_speech", "region", "number", "context", "pronunciation")


def can_be_mended(code: str) -> bool:
    """Whether what this rule finds can be mended in some entries at least."""
    return code in MENDS or code in _CONCEPT_MENDS


def fixed(finding: Finding, concept: Concept, house: House = _HOUSE) -> Concept | None:
    """The entry without this finding and otherwise as it was, or None if it isn't certain how.

    `house` is how its glossary is set (`habits.house_of`). None, too, if the finding doesn't hold any more.
    """
    found = () if finding.code in _COMPARED else check_concept(concept)
    return _fixed(finding, concept, found, house)


def mendable(found: Sequence[Finding], concept: Concept, house: House = _HOUSE) -> tuple[bool, ...]:
    """Of each of the findings of an entry, whether its mending is certain."""
    of_concept = tuple(f for f in found if f.code not in _COMPARED)
    return tuple(can_be_mended(f.code) and _fixed(f, concept, of_concept, house) is not None for f in found)


def fixed_all(findings: Sequence[Finding], concept: Concept, house: House = _HOUSE) -> tuple[Concept, int]:
    """The entry without those of these findings whose mending is certain, and how many of them are gone."""
    before = check_concept(concept)
    mended, compared = concept, 0
    for code in dict.fromkeys(f.code for f in findings):
        asked = [f for f in findings if f.code == code]
        if code in _COMPARED:
            better = _fixed(asked[0], mended, (), house)
            mended, compared = better or mended, compared + (len(asked) if better else 0)
        else:
            mended = _without(code, asked, mended, before, house)
    had, has = (Counter(f.code for f in found) for found in (before, check_concept(mended)))
    wanted = Counter(f.code for f in findings if f in before)
    gone = (min(count, max(0, had[code] - has[code])) for code, count in wanted.items())
    return mended, compared + sum(gone)


def _without(
    code: str, asked: Sequence[Finding], concept: Concept, before: _Findings, house: House
) -> Concept:
    """The entry without these findings of one kind as far as it is certain.

    If they are all of their kind, it doesn't matter that what another mend has done is in their sentences.
    """
    now = check_concept(concept)
    is_all = {f for f in before if f.code == code} <= set(asked)
    for finding in [f for f in now if f.code == code] if is_all else asked:
        better = _fixed(finding, concept, now, house)
        if better is not None:
            concept, now = better, check_concept(better)
    return concept


def _fixed(finding: Finding, concept: Concept, found: _Findings, house: House) -> Concept | None:
    is_compared = finding.code in _COMPARED
    if not is_compared and finding not in found:
        return None
    for better in _candidates(finding, concept, house):
        after = check_concept(better)
        if is_compared:
            return None if _is_worse(check_concept(concept), after) else better
        if after.count(finding) < found.count(finding) and not _is_worse(found, after, finding.code):
            return better if finding not in after else _fixed(finding, better, after, house)
    return None


def _is_worse(before: _Findings, after: _Findings, code: str = "") -> bool:
    """Whether anything is found that wasn't before; of this code there must be less."""
    had, has = Counter(f.code for f in before), Counter(f.code for f in after)
    lit = _COMES_TO_LIGHT.get(code, frozenset())
    is_more = any(has[name] > had[name] for name in has if name not in lit)
    return is_more or bool(code and has[code] >= had[code])


def _candidates(finding: Finding, concept: Concept, house: House) -> Iterator[Concept]:
    code = finding.code
    if code in _CONCEPT_MENDS:
        yield from _CONCEPT_MENDS[code](concept)
    if code not in MENDS:
        return
    language, whole = _OF_ONE_LANGUAGE.get(code), concept
    for item in texts(concept):
        if language in (None, item.language):
            text = MENDS[code](item, house)
            if text != item.text and text:
                whole = with_text(whole, item.place, text)
                if code not in _COMPARED:
                    yield with_text(concept, item.place, text)
    if code in _COMPARED and whole is not concept:
        yield whole


def _with_term(concept: Concept, number: int, term: Term) -> Concept:
    return replace(concept, terms=(*concept.terms[:number], term, *concept.terms[number + 1 :]))


def _article_as_gender(concept: Concept) -> Iterator[Concept]:
    """«la mairie» becomes «mairie», feminine.

    Only a single word is surely no adverb («le cas échéant»), or one of which more is said («le plan de la
    ville») and that can't be a verb («la faire à pied»).
    """
    for number, term in enumerate(concept.terms):
        article, _space, rest = term.text.replace("\u00a0", " ").partition(" ")
        is_noun = term.part_of_speech is PartOfSpeech.NOUN
        first, _blank, more = rest.partition(" ")
        is_said_more_of = _SAID_OF_A_NOUN.match(more) is not None and not _LIKE_A_VERB.search(first)
        is_sure = is_noun or (
            article in ("le", "la") and (not more or is_said_more_of) and first not in _NO_NOUNS
        )
        if article in _ARTICLES and rest.strip() == rest != "" and is_sure and term.gender is None:
            if first in ("ou", "et", "/") or " et l" in rest or " ou l" in rest or not rest[0].isalpha():
                continue
            if any(t.text == rest and t.language is term.language for t in concept.terms):
                continue
            yield _with_term(concept, number, replace(term, text=rest, gender=_ARTICLES[article]))


def _acronym_marked(concept: Concept) -> Iterator[Concept]:
    """Capitals that are the initials of a full form beside them."""
    for number, term in enumerate(concept.terms):
        wanted = fold(term.text.removesuffix("s"))
        if (
            term.type is TermType.FULL_FORM
            and wanted
            and any(wanted in _initials(other.text) for other in concept.terms if _spells_out(other, term))
        ):
            yield _with_term(concept, number, replace(term, type=TermType.ACRONYM))


def _spells_out(other: Term, term: Term) -> bool:
    return other.language is term.language and other.type is TermType.FULL_FORM and other is not term


def _initials(text: str) -> set[str]:
    words = fold(text).split()
    return {"".join(word[0] for word in some) for some in (words, content_words(words))}


def _once(concept: Concept) -> Iterator[Concept]:
    """The same term twice becomes one that has what both have, if they contradict each other in nothing."""
    for number, term in enumerate(concept.terms):
        for place, first in enumerate(concept.terms[:number]):
            one = _merged(first, term) if same_term(first, term) else None
            if one is not None:
                rest = replace(concept, terms=(*concept.terms[:number], *concept.terms[number + 1 :]))
                yield _with_term(rest, place, one)


def _apart(concept: Concept) -> Iterator[Concept]:
    """«mayor; Lord Mayor» becomes two terms. A dash may be a part of one, what stands in brackets too."""
    for number, term in enumerate(concept.terms):
        first, *others = terms_in(term.text, _SURE_DIVISION)
        is_sure = term.type is not TermType.PHRASE and not re.search(r"[()\[\]«»“”\"\d]", term.text)
        if not others or not is_sure or term.context or term.pronunciation:
            continue
        there = {one.text for one in concept.terms if one.language is term.language}
        status = Status.ADMITTED if term.status is Status.PREFERRED else term.status
        new = [
            Term(text, term.language, status=status, part_of_speech=term.part_of_speech, region=term.region)
            for text in dict.fromkeys(others)
            if text not in there and text != first
        ]
        if first not in there:
            split = (replace(term, text=first), *new)
            yield replace(concept, terms=(*concept.terms[:number], *split, *concept.terms[number + 1 :]))


def _merged(first: Term, second: Term) -> Term | None:
    pairs = [(getattr(first, name), getattr(second, name)) for name in _MERGED_FIELDS]
    if any(mine and theirs and mine != theirs for mine, theirs in pairs) or first.type is not second.type:
        return None
    statuses = {first.status, second.status}
    if len(statuses) > 1 and Status.DEPRECATED in statuses:
        return None
    both = {name: mine or theirs for name, (mine, theirs) in zip(_MERGED_FIELDS, pairs, strict=True)}
    return replace(first, status=min(statuses, key=list(Status).index), **both)


def _no_source(concept: Concept) -> Iterator[Concept]:
    """«n/a» and «–» are left out; «internet» and «2014» may tell somebody something."""
    source = concept.source.strip().casefold()
    if source in _SAYS_NOTHING or not any(c.isalnum() for c in source):
        yield replace(concept, source="")


_CONCEPT_MENDS: Mapping[str, Callable[[Concept], Iterator[Concept]]] = {
    "missing-gender": _article_as_gender,
    "unmarked-acronym": _acronym_marked,
    "repeated-term": _once,
    "several-in-one": _apart,
    "empty-source": _no_source,
}
