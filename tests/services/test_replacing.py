"""Find and replace in the entries of a store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.finding_text import Wanted
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.services.replacing import Field, Hit, LeftOut, Query, find, replace_all, replace_hits
from interpreter_app.store import deeds, entries, glossaries
from interpreter_app.store.database import Store
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH
EAU = Concept(
    "eau",
    (Term("l’eau", FR, context="L'eau est là."), Term("water", EN, context="The water of l’eau.")),
    "l'eau",
    Bilingual("De l’eau.", "L'eau, water"),
    transfer_note=Bilingual("l'eau", "l’eau"),
    source="L’EAU",
    note="eau, l'eau, l’eau",
)


def _concept(store: Store, ident: str, glossary: str = "town") -> Concept:
    stored = glossaries.concept(store, glossary, ident)
    assert stored is not None
    return stored.concept


def _marked(hits: list[Hit]) -> list[list[str]]:
    return [[hit.text[start:end] for start, end in hit.spans] for hit in hits]


def test_every_field_is_looked_through_and_apostrophes_are_alike(store: Store) -> None:
    glossaries.put(store, "town", [EAU])
    hits = list(find(store, Query(Wanted("l'eau"))))
    assert [hit.field for hit in hits] == [
        Field.FRENCH_TERMS, Field.FRENCH_CONTEXTS, Field.ENGLISH_CONTEXTS, Field.FRENCH_DEFINITION,
        Field.ENGLISH_DEFINITION, Field.FRENCH_TRANSFER_NOTE, Field.ENGLISH_TRANSFER_NOTE, Field.SUBJECT,
        Field.SOURCE, Field.NOTE,
    ]  # fmt: skip
    assert {(hit.glossary, hit.concept) for hit in hits} == {("town", "eau")}
    assert _marked(hits)[-1] == ["l'eau", "l’eau"]


@pytest.mark.parametrize("field", Field)
def test_only_the_chosen_field_is_looked_through_and_replaced(store: Store, field: Field) -> None:
    glossaries.put(store, "town", [EAU])
    wanted = "water" if field is Field.ENGLISH_TERMS else "eau"
    query = Query(Wanted(wanted), frozenset([field]))
    done = replace_all(store, query, "vin")
    assert (done.entries, done.left_out) == (1, ())
    assert list(find(store, query)) == []
    changed = _concept(store, "eau")
    assert changed != EAU
    others = Query(Wanted(wanted), frozenset(Field) - {field})
    glossaries.undo(store, done.change.operation)
    before = [hit.field for hit in find(store, others)]
    deeds.redo_next(store)
    assert [hit.field for hit in find(store, others)] == before


def test_terms_are_told_by_their_place(store: Store) -> None:
    hits = list(find(store, Query(Wanted("pb", whole_words=True))))
    assert [(hit.concept, hit.field, hit.term, hit.text) for hit in hits] == [
        ("budget-participatif", Field.ENGLISH_TERMS, 3, "PB")
    ]


def test_one_glossary_all_or_some_entries(store: Store) -> None:
    glossaries.bring(store, Glossary("port", Bilingual("Le port", "The harbour"), concepts=(EAU,)))
    glossaries.put(store, "town", [EAU])
    water = Wanted("water", match_case=True)
    fields = frozenset([Field.ENGLISH_TERMS])
    assert [h.glossary for h in find(store, Query(water, fields))] == ["town", "port"]
    assert [h.glossary for h in find(store, Query(water, fields, glossary="port"))] == ["port"]
    last = entries.all_numbers(store)[-1]
    assert [h.number for h in find(store, Query(water, fields, numbers=[last, 999]))] == [last]
    assert list(find(store, Query(water, frozenset()))) == list(find(store, Query(Wanted("")))) == []
    with pytest.raises(UsageError, match="nowhere"):
        list(find(store, Query(water, glossary="nowhere")))


def test_a_replacement_is_one_deed_over_all_glossaries_and_found_at_once(store: Store) -> None:
    glossaries.bring(store, Glossary("port", Bilingual("Le port", "The harbour"), concepts=(EAU,)))
    glossaries.put(store, "town", [EAU])
    before = written(store)["concept"], written(store)["term"]
    done = replace_all(store, Query(Wanted("eau", whole_words=True)), "bière\x00", "Ada")
    assert (done.places, done.entries) == (24, 2)
    assert _concept(store, "eau", "port").terms[0].text == "l’bière"
    assert _concept(store, "eau").note == "bière, l'bière, l’bière"
    desk = LookupDesk(store)
    desk.refresh()
    assert {r.glossary for r in desk.look_up("bière")} == {"town", "port"}
    assert desk.look_up("eau") == [] or all(r.concept.id != "eau" for r in desk.look_up("eau"))
    deed = deeds.next_undo(store)
    assert deed is not None
    assert (deed.kind, deed.who, deed.concepts) == ("replace", "Ada", 2)
    deeds.undo_next(store)
    after = written(store)["concept"], written(store)["term"]
    assert [row[:-1] for row in after[0]] == [row[:-1] for row in before[0]]
    assert {row[2] for row in after[1]} == {row[2] for row in before[1]}


def test_the_only_terms_of_an_entry_stay_and_that_is_told(store: Store) -> None:
    glossaries.put(store, "town", [Concept("x", (Term("zz", FR), Term("ZZ", EN)), note="zz")])
    done = replace_all(store, Query(Wanted("zz")), "")
    assert [(hit.text, why) for hit, why in done.left_out] == [
        ("zz", LeftOut.ONLY_TERM), ("ZZ", LeftOut.ONLY_TERM),
    ]  # fmt: skip
    assert (done.places, done.entries) == (1, 1)
    assert _concept(store, "x") == Concept("x", (Term("zz", FR), Term("ZZ", EN)))


def test_another_term_of_which_nothing_is_left_goes(store: Store) -> None:
    done = replace_all(store, Query(Wanted("PB", match_case=True), frozenset([Field.ENGLISH_TERMS])), "")
    assert done.left_out == ()
    assert [t.text for t in _concept(store, "budget-participatif").in_language(EN)] == [
        "participatory budgeting"
    ]


def test_a_term_that_would_be_too_long_is_left_out(store: Store) -> None:
    before = written(store)
    done = replace_all(store, Query(Wanted("mairie"), frozenset([Field.FRENCH_TERMS])), "x" * 2001)
    assert [(hit.concept, why) for hit, why in done.left_out] == [("mairie", LeftOut.TOO_LONG)]
    assert done.change.operation is None
    assert written(store) == before


def test_what_was_changed_since_it_was_found_is_left_out(store: Store) -> None:
    glossaries.put(store, "town", [EAU, replace(EAU, id="eau-2"), replace(EAU, id="eau-3")])
    hits = list(find(store, Query(Wanted("water"), frozenset([Field.ENGLISH_TERMS]))))
    glossaries.put(store, "town", [replace(EAU, terms=(Term("waters", EN),))])
    glossaries.delete(store, "town", ["eau-2"])
    done = replace_hits(store, hits, "wine")
    assert [(hit.concept, why) for hit, why in done.left_out] == [
        ("eau", LeftOut.CHANGED), ("eau-2", LeftOut.CHANGED),
    ]  # fmt: skip
    assert _concept(store, "eau-3").terms[1].text == "wine"
    assert _concept(store, "eau").terms == (Term("waters", EN),)


def test_what_is_the_same_as_before_writes_nothing(store: Store) -> None:
    before = written(store)
    done = replace_all(store, Query(Wanted("mairie", match_case=True)), "mairie")
    assert (done.change.operation, done.places, done.entries) == (None, 0, 0)
    assert written(store) == before
