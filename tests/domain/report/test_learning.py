"""A learning report says what was learnt, by whom, and what will be done; what is confidential stays out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.report.document import Document, Heading, Listing, Paragraph, Style, Table, plain
from interpreter_app.domain.report.learning import ReportOptions, learning_report
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Visit
from tests.domain.notes.given import note
from tests.domain.report.given import DAY, EN, FR, NOTES, PARIS, PEOPLE, report


def _section(document: Document, title: str) -> list[str]:
    """The texts below a heading, until the next one of its level."""
    found: list[str] = []
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading) and level and block.level <= level:
            break
        if isinstance(block, Heading) and plain(block.spans) == title:
            level = block.level
        elif level:
            match block:
                case Heading(spans) | Paragraph(spans):
                    found.append(plain(spans))
                case Listing(items):
                    found += map(plain, items)
                case Table(_headings, rows):
                    found += [" | ".join(map(plain, row)) for row in rows]
    return found


def test_an_insight_comes_with_its_adaptation_and_its_owner() -> None:
    assert _section(report(), "Insights, and how to adapt them at home") == [
        "Half the money\nfor deprived areas",
        "At home: Two wards first",
        "Owner: Ann Fraser",
        "Checks come before the vote",
        "How to adapt it is still open.",
    ]


def test_each_key_question_has_its_answers_or_says_that_it_has_none() -> None:
    assert _section(report(), "Our key questions") == [
        "1. How to mainstream PB?",
        "Number – Élodie Blanc: 5 % du budget",
        "2. What does one learn from a visit?",
        "Nothing answers it yet.",
    ]


def test_sessions_stand_in_their_order_with_what_was_said_looking_back() -> None:
    meeting = _section(report(), "Meeting")
    assert meeting[0] == "Thursday 8 December 2016, 09:30 – 11:00\nWith: Élodie Blanc, Ann Fraser"
    assert meeting[1] == "09:42  Number – Élodie Blanc: 5 % du budget"
    assert meeting[-3:] == ["Looking back", "What differs from home?", "Checks come before the vote"]
    assert _section(report(), "Outside any session") == ["20:01  in the train"]


def test_actions_are_a_table_of_what_who_and_when() -> None:
    assert _section(report(), "Actions") == [
        "Send the form | Amy Forbes | 20 December 2016",
        "Thank the hosts | – | Done on 9 December 2016",
    ]
    assert _section(report(), "Decisions") == ["Meet again in Glasgow"]


def test_quotes_stand_behind_what_was_agreed_on_quoting() -> None:
    assert _section(report(), "Quotes") == [
        "What was agreed",
        "Quoting – With the person’s consent. (agreed)",
        "From notes taken in the sessions: what was written down, not recorded.",
        "«\u00a0On vote\navec les pieds\u00a0» – Élodie Blanc, Meeting",
    ]
    without = learning_report(replace(PARIS, protocols=()), NOTES, PEOPLE, ReportOptions())
    assert "Nothing was agreed on quoting: ask before you quote." in _section(without, "Quotes")


def test_the_visit_as_a_way_to_learn_and_the_people_met() -> None:
    learning = _section(report(), "The visit as a way to learn")
    assert learning[-1] == "we write to each other"
    assert learning.count("Nothing was written down.") == 3
    assert _section(report(), "People met") == [
        "Others", "Élodie Blanc, Head, Ville de Paris", "Visitors", "Amy Forbes", "Ann Fraser",
    ]  # fmt: skip


def test_what_is_confidential_is_nowhere_unless_asked_for_and_that_is_said() -> None:
    texts = list(report().texts())
    assert not any("PSST" in text for text in texts)
    assert "One confidential note is left out here." in texts
    with_it = list(report(confidential=True).texts())
    assert sum("PSST" in text for text in with_it) == 2
    assert "This report holds one confidential note: don’t pass it on." in with_it
    more = [*NOTES, note("z", confidential=True)]
    two = learning_report(PARIS, more, PEOPLE, ReportOptions((FR,)))
    assert "2 notes confidentielles ne sont pas reprises ici." in two.texts()
    open_notes = [one for one in NOTES if not one.confidential]
    assert not any(
        "confidential" in text for text in learning_report(PARIS, open_notes, PEOPLE, ReportOptions()).texts()
    )


def test_a_missing_term_is_the_interpreters_affair() -> None:
    assert not any("péniche" in text for text in report(confidential=True).texts())


def test_in_both_languages_the_reports_words_are_said_twice_and_the_notes_once() -> None:
    texts = list(report(FR, EN).texts())
    assert texts[0] == "Ce que nous avons appris – Voyage d’étude"
    assert "Décisions · Decisions" in texts
    assert "Actions" in texts
    assert sum("Half the money" in text for text in texts) == 2  # an insight, and in its session
    headings = [block for block in report(FR, EN).blocks if isinstance(block, Heading)]
    assert {span.language for span in headings[0].spans} == {FR, None, EN}


@pytest.mark.parametrize("languages", [(EN,), (FR,), (FR, EN)])
def test_between_spans_of_another_look_there_is_a_blank(languages: tuple[object, ...]) -> None:
    for block in report(*languages, confidential=True).blocks:  # type: ignore[arg-type]
        spans_of = block.spans if isinstance(block, Heading | Paragraph) else ()
        for one, other in pairwise(spans_of):
            if (one.is_bold, one.is_soft) != (other.is_bold, other.is_soft):
                assert one.text[-1:].isspace() or other.text[:1].isspace(), (one, other)


def test_a_visit_without_anything_makes_a_report_that_says_so() -> None:
    empty = Visit("empty", Bilingual())
    made = learning_report(empty, [], {}, ReportOptions(day=DAY))
    assert (made.title, made.subtitle) == ("What we learnt – empty", "")
    assert "No insight has been written down yet." in made.texts()


def test_a_quote_that_has_its_marks_gets_no_others() -> None:
    quoted = [
        note("a", text="“Yes”", kind=NoteKind.QUOTE),
        note("b", text="Yes", kind=NoteKind.QUOTE, language=EN),
    ]
    made = learning_report(PARIS, quoted, PEOPLE, ReportOptions())
    found = [
        plain(one.spans) for one in made.blocks if isinstance(one, Paragraph) and one.style is Style.QUOTE
    ]
    assert found == ["“Yes”, Meeting", "“Yes”, Meeting"]
