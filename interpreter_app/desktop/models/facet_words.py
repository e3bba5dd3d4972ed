"""What the facets of a filter and the orders of a list are called, in the language of the interface: no Qt.

Owns the wording. What a facet is and which concepts have it is known to services.browsing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.models.result_text import region
from interpreter_app.desktop.widgets.term_words import status_choice
from interpreter_app.domain.language.sorting import sort_key
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import Equivalence, Status
from interpreter_app.services.browsing import NO, YES, Facet, Kind, Missing, Order

_KINDS: Mapping[Kind, Callable[[], str]] = {
    Kind.STATUS: lambda: _("Status"),
    Kind.EQUIVALENCE: lambda: _("Equivalence"),
    Kind.REGION: lambda: _("Region"),
    Kind.SUBJECT: lambda: _("Subject field"),
    Kind.CHECKED: lambda: _("Checked"),
    Kind.FALSE_FRIEND: lambda: _("False friend"),
    Kind.MISSING: lambda: _("Missing"),
}
_ORDERS: Mapping[Order, Callable[[], str]] = {
    Order.TERM: lambda: _("Term"),
    Order.EQUIVALENCE: lambda: _("Equivalence"),
    Order.SUBJECT: lambda: _("Subject field"),
    Order.STATUS: lambda: _("Status"),
    Order.NEWEST: lambda: _("Newest"),
}
_BY: Mapping[Order, Callable[[], str]] = {
    Order.EQUIVALENCE: lambda: _("sorted by equivalence"),
    Order.SUBJECT: lambda: _("sorted by subject field"),
    Order.STATUS: lambda: _("sorted by status"),
    Order.NEWEST: lambda: _("newest first"),
}
_FACETS: Mapping[Facet, Callable[[], str]] = {
    Facet(Kind.EQUIVALENCE, Equivalence.EQUIVALENT): lambda: _("= the same"),
    Facet(Kind.EQUIVALENCE, Equivalence.QUASI_EQUIVALENT): lambda: _("≈ close"),
    Facet(Kind.EQUIVALENCE, Equivalence.NON_EQUIVALENT): lambda: _("≠ no equivalent"),
    Facet(Kind.REGION, ""): lambda: _("no region"),
    Facet(Kind.CHECKED, YES): lambda: pgettext("concepts", "checked"),
    Facet(Kind.CHECKED, NO): lambda: _("not checked yet"),
    Facet(Kind.FALSE_FRIEND, YES): lambda: _("false friend"),
    Facet(Kind.FALSE_FRIEND, NO): lambda: _("no false friend"),
    Facet(Kind.MISSING, Missing.FRENCH_TERM): lambda: _("no French term"),
    Facet(Kind.MISSING, Missing.ENGLISH_TERM): lambda: _("no English term"),
    Facet(Kind.MISSING, Missing.EQUIVALENCE): lambda: _("equivalence not judged"),
    Facet(Kind.MISSING, Missing.FRENCH_DEFINITION): lambda: _("no definition in French"),
    Facet(Kind.MISSING, Missing.ENGLISH_DEFINITION): lambda: _("no definition in English"),
    Facet(Kind.MISSING, Missing.FRENCH_TRANSFER_NOTE): lambda: _("nothing to say to a French speaker"),
    Facet(Kind.MISSING, Missing.ENGLISH_TRANSFER_NOTE): lambda: _("nothing to say to an English speaker"),
    Facet(Kind.MISSING, Missing.SUBJECT): lambda: _("no subject field"),
    Facet(Kind.MISSING, Missing.SOURCE): lambda: _("no source"),
    Facet(Kind.MISSING, Missing.GENDER): lambda: _("no gender"),
}


def kind_name(kind: Kind) -> str:
    """What the facets of a kind are about."""
    return _KINDS[kind]()


def facet_name(facet: Facet) -> str:
    """What is said of a concept that has a facet, short: “no gender”, “to avoid”."""
    if facet in _FACETS:
        return _FACETS[facet]()
    if facet.kind is Kind.STATUS:
        return status_choice(Status(facet.value))
    return region(facet.value) if facet.kind is Kind.REGION else shown(facet.value)


def order_name(order: Order) -> str:
    """What a list is sorted by, as an entry of a list of orders."""
    return _ORDERS[order]()


def order_said(order: Order) -> str:
    """What is said of a list in an order; nothing of the one that it has by itself."""
    return _BY[order]() if order in _BY else ""


def in_order(facets: Iterable[Facet]) -> list[Facet]:
    """Facets as they are named one after the other: by their kinds, then by their names."""
    kinds = list(Kind)
    return sorted(facets, key=lambda facet: (kinds.index(facet.kind), sort_key(facet_name(facet))))
