"""The options that choose concepts as the filter of the window's lists does.

Owns their names and how they become a Filter. Which concepts have what they ask for is for services.browsing
to say. Loaded only for a command that has them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Equivalence, Status
from interpreter_app.services.browsing import NO, YES, Facet, Filter, Kind, Missing

_NONE = "none"
"""Typed for concepts without any region, or subject field."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    group = parser.add_argument_group(
        _("only some concepts"),
        _(
            "Each option leaves the concepts that fit it, together those that fit all. "
            "An option given several times leaves what fits one of its values."
        ),
    )
    group.add_argument(
        "--words",
        metavar=_("WORDS"),
        help=_("terms with words that begin so, in either language; several words in quotes"),
    )
    _choice(group, Kind.STATUS, Status, _("with a term of this status"))
    _choice(
        group,
        Kind.EQUIVALENCE,
        Equivalence,
        _("of this equivalence: {values} (not judged by anybody: --missing equivalence)").format(
            values=", ".join(Equivalence)
        ),
        _("DEGREE"),
    )
    group.add_argument(
        "--region",
        action="append",
        metavar=_("REGION"),
        help=_("with a term of this region, such as FR or GB-SCT; none: without any"),
    )
    group.add_argument(
        "--subject",
        action="append",
        metavar=_("SUBJECT"),
        help=_("of this subject field, as the glossary has it or as the window names it; none: without"),
    )
    _choice(group, Kind.CHECKED, (YES, NO), _("checked by somebody, or not yet"))
    _choice(group, Kind.FALSE_FRIEND, (YES, NO), _("false friends, or all but these"))
    said = _("without this field: {fields} (that of a French noun)").format(fields=", ".join(Missing))
    _choice(group, Kind.MISSING, Missing, said, _("FIELD"))


def asked(options: argparse.Namespace) -> Filter | None:
    """The filter that these options describe, or None if none of them was given.

    Raises UsageError where there is no word to look for in the words.
    """
    facets = frozenset(Facet(kind, _value(text)) for kind in Kind for text in _given(options, kind))
    if options.words is None and not facets:
        return None
    wanted = Filter(options.words or "", facets)
    if options.words is not None and not wanted.words:
        raise UsageError(_("--words needs at least one word to look for."))
    return wanted


def _choice(
    group: argparse._ArgumentGroup, kind: Kind, values: Iterable[str], text: str, stands: str | None = None
) -> None:
    """An option with these values; in the usage `stands` is said for those that are too long for a line."""
    choices = [str(value) for value in values]
    group.add_argument(f"--{kind}", action="append", choices=choices, metavar=stands, help=text)


def _given(options: argparse.Namespace, kind: Kind) -> list[str]:
    return getattr(options, kind.replace("-", "_")) or []


def _value(text: str) -> str:
    return "" if text.strip() == _NONE else text.strip()
