"""Hypothesis strategies for domain objects, shared by the tests of formats, store and print.

A glossary made here is one that Passerelle's own formats must keep to the last character: valid ids, at least
one term in a concept, French terms before English ones, and texts with everything that a person or another
program may put into them, but no control characters.
"""

from __future__ import annotations

from hypothesis import strategies as st

from interpreter_app.domain.terms import (
    Bilingual,
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

AWKWARD = (
    "no", "Yes", "on", "null", "~", "true", "1918", "1.5", "1e3", "0x1F", "12:30", "2026-11-21", "=", "<<",
    " en tête", "en queue ", "\u00a0", "l’eau", "l'eau", "« oui »", "oui\u00a0: non", "a: b", "clé:", "a #b",
    "#b", "- a", "-", "---", "...", "? a", "| a", "> a", "&a", "*a", "!a", "%a", "@a", "`a", "[a, b]",
    "{a: b}", "a, b",
    '"a"', "'a'", "a\\n", "\\", "a\nb", "\n", "a\r\nb", "a\tb", "😀", "𝒜", "\ufeffa", "\u2028",
    "\u202ea", "a\u00adb", "é", "e\u0301", "œ", "\ufffe", "=1+1", "+33 1", "@x", "a | b", "a ; b", "a / b",
    "BP (f.)", "a [m]", "",
)  # fmt: skip
"""Texts that a careless format changes."""

_characters = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r")
_pieces = st.sampled_from(AWKWARD) | st.text(_characters, max_size=12)


def texts(*, blank: bool = True) -> st.SearchStrategy[str]:
    """Any text; with `blank` false, one that isn't only white space."""
    made = st.just("") | _pieces | st.tuples(_pieces, _pieces).map("".join)
    return made if blank else made.map(lambda text: text if text.strip() else f"{text}a")


def ids() -> st.SearchStrategy[str]:
    """Ids, some of them digits only."""
    return st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


def bilinguals() -> st.SearchStrategy[Bilingual]:
    """A text in both languages, in one or in none."""
    return st.builds(Bilingual, texts(), texts())


def terms(language: Language, text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Term]:
    """A term with anything that a term can have."""
    return st.builds(
        Term,
        text=texts(blank=False) if text is None else text,
        language=st.just(language),
        type=st.sampled_from(TermType),
        status=st.sampled_from(Status),
        part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
        gender=st.none() | st.sampled_from(Gender),
        number=st.none() | st.sampled_from(Number),
        region=st.sampled_from(["", "FR", "FR-75C", "GB-SCT"]) | texts(),
        context=texts(),
        pronunciation=texts(),
    )


def term_lists(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[tuple[Term, ...]]:
    """The terms of a concept: some in one language or both, French ones first."""
    french, english = (st.lists(terms(language, text), max_size=3) for language in Language)
    return st.tuples(french, english).map(lambda pair: tuple(pair[0] + pair[1])).filter(bool)


def concepts(concept_terms: st.SearchStrategy[tuple[Term, ...]] | None = None) -> st.SearchStrategy[Concept]:
    """A concept with everything that a concept can have."""
    return st.builds(
        Concept,
        id=ids(),
        terms=term_lists() if concept_terms is None else concept_terms,
        subject_field=texts(),
        definition=bilinguals(),
        equivalence=st.none() | st.sampled_from(Equivalence),
        false_friend=st.booleans(),
        transfer_note=bilinguals(),
        source=texts(),
        checked=st.booleans(),
        note=texts(),
    )


def glossaries(max_concepts: int = 4) -> st.SearchStrategy[Glossary]:
    """A glossary with a name and concepts of different ids."""
    return st.builds(
        Glossary,
        id=ids(),
        name=bilinguals().filter(lambda name: bool(name.fr.strip() or name.en.strip())),
        description=bilinguals(),
        version=texts(),
        licence=texts(),
        authors=texts(),
        concepts=st.lists(concepts(), max_size=max_concepts, unique_by=lambda concept: concept.id).map(tuple),
    )
