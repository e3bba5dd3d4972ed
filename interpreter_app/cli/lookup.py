"""`lookup`: results as lines to read, or as JSON for whatever drives the program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language.articles import article
from interpreter_app.domain.terms import Language, Status, Term
from interpreter_app.services.lookup import LookupDesk, LookupResult
from interpreter_app.services.todays import todays
from interpreter_app.services.wording import in_interface_language, match_label
from interpreter_app.services.workspace import open_store
from interpreter_app.store import glossaries, index


def run_lookup(options: argparse.Namespace, store_path: Path) -> int:
    """Look one query up, or every line of standard input."""
    with open_store(store_path) as store:
        if not index.is_current(store):
            print(_("Making the search index; this is done once."), file=sys.stderr)
            index.build(store)
        within = [glossaries.find(store, options.glossary).number] if options.glossary else None
        language = Language(options.source) if options.source else None
        desk = LookupDesk(store)
        desk.refresh()
        first = todays(store, date.today()).glossaries or None
        for query in _queries() if options.stdin else [options.query]:
            results = desk.look_up(query, options.limit, language, within, first)
            if options.json or options.stdin:
                print(json.dumps(as_json(query, results), ensure_ascii=False), flush=options.stdin)
            else:
                _show(query, results)
    return 0


def as_json(query: str, results: Iterable[LookupResult]) -> dict[str, Any]:
    """A look-up in the form that the design promises to those who drive the program."""
    return {"query": query, "results": [_result(result) for result in results]}


def _result(result: LookupResult) -> dict[str, Any]:
    concept = result.concept
    return {
        "concept": concept.id,
        "glossary": result.glossary,
        "matched": {"text": result.matched.text, "language": result.matched.language.value},
        "match": result.match.value,
        "equivalence": concept.equivalence.value if concept.equivalence else None,
        "false_friend": concept.false_friend,
        "targets": [_target(term) for term in result.targets],
        "transfer_note": {"fr": concept.transfer_note.fr, "en": concept.transfer_note.en},
    }


def _target(term: Term) -> dict[str, Any]:
    return {
        "text": term.text,
        "language": term.language.value,
        "status": term.status.value,
        "gender": term.gender.value if term.gender else None,
        "region": term.region,
    }


def _queries() -> Iterator[str]:
    """The lines of standard input, as UTF-8, whatever the system's encoding."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _show(query: str, results: list[LookupResult]) -> None:
    if not results:
        print(_("Nothing was found for “{query}”.").format(query=shown(query)), file=sys.stderr)
    for result in results:
        sign = result.equivalence.sign if result.equivalence else " "
        print(f"{_named(result.matched)}{_avoided(result)}  {sign}  {_named(result.target)}")
        print(f"    {' · '.join(_details(result))}")
        if result.say:
            print(f"    {result.say}")
        elif result.aside:
            print(f"    ({result.aside})")


def _avoided(result: LookupResult) -> str:
    if result.matched.status is not Status.DEPRECATED:
        return ""
    if not result.instead:
        return f" [{_('to be avoided')}]"
    return f" [{_('to be avoided: {instead}').format(instead=result.instead)}]"


def _details(result: LookupResult) -> Iterator[str]:
    """How and where it was found, what else one says, and whether to beware."""
    yield match_label(result.match)
    checked = " ✓" if result.concept.checked else ""
    yield f"{in_interface_language(result.glossary_name)}{checked}"
    also = [t for t in result.targets if t != result.target and t.status is not Status.DEPRECATED]
    if also:
        yield _("also: {terms}").format(terms=", ".join(_named(term) for term in also))
    if result.concept.false_friend:
        yield _("false friend")


def _named(term: Term | None) -> str:
    if term is None:
        return "–"
    gender = f" ({term.gender.value})" if term.gender else ""
    return f"{article(term)}{term.text}{gender}"
