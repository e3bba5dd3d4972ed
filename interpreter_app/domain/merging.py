"""Two versions of one concept made into one, and finding which concepts are the same.

Pure rules for imports. A merged concept has every term and every text of both; where both sides say
something different in the same field, the newer one stands and the older one stays in the history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Concept, Language, Status, Term

PairKey = tuple[str, str]


def pair_key(concept: Concept) -> PairKey:
    """What makes two concepts of different ids the same: their preferred terms in both languages, folded."""
    french, english = (concept.preferred(language) for language in (Language.FRENCH, Language.ENGLISH))
    return (fold(french.text) if french else "", fold(english.text) if english else "")


def merged(old: Concept, new: Concept) -> Concept:
    """The old concept with what the new one adds or says otherwise; its id stays."""
    return replace(
        old,
        terms=_terms(old.terms, new.terms),
        subject_field=new.subject_field or old.subject_field,
        definition=_texts(old.definition, new.definition),
        equivalence=new.equivalence or old.equivalence,
        false_friend=old.false_friend or new.false_friend,
        transfer_note=_texts(old.transfer_note, new.transfer_note),
        source=new.source or old.source,
        checked=old.checked or new.checked,
        note=new.note or old.note,
    )


def _texts(old: Bilingual, new: Bilingual) -> Bilingual:
    return Bilingual(new.fr or old.fr, new.en or old.en)


def _terms(old: Iterable[Term], new: Iterable[Term]) -> tuple[Term, ...]:
    """The old terms in their order, each as the new side has it if it has it, then the new side's own.

    Spellings that fold alike are one term, unless one side has both.
    """
    standing, incoming = list(old), list(new)
    partner: dict[int, Term] = {}
    for spelling in (str, fold):
        for place, term in enumerate(standing):
            if place not in partner:
                same = next((t for t in incoming if _is_same(term, t, spelling)), None)
                if same is not None:
                    partner[place] = same
                    incoming = [t for t in incoming if t is not same]
    kept = [_term(term, partner.get(place)) for place, term in enumerate(standing)]
    languages = {t.language for t in kept if t.status is Status.PREFERRED}
    added = [
        replace(t, status=Status.ADMITTED) if t.status is Status.PREFERRED and t.language in languages else t
        for t in incoming
    ]
    return (*kept, *added)


def _is_same(one: Term, other: Term, spelling: Callable[[str], str]) -> bool:
    return one.language is other.language and spelling(one.text) == spelling(other.text)


def _term(old: Term, new: Term | None) -> Term:
    if new is None:
        return old
    return replace(
        old,
        text=new.text,
        part_of_speech=new.part_of_speech or old.part_of_speech,
        gender=new.gender or old.gender,
        number=new.number or old.number,
        region=new.region or old.region,
        context=new.context or old.context,
        pronunciation=new.pronunciation or old.pronunciation,
    )
