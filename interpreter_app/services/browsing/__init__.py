"""Reading a glossary in an order: which concept stands where in the list, and which rows a filter leaves.

`making` makes a list from the store, `catching_up` brings it up to date by `splices`, `listings` is one;
`words` and `facets` know which rows have what `filters` ask for.
"""

from interpreter_app.services.browsing.catching_up import caught_up
from interpreter_app.services.browsing.filters import NO, YES, Facet, Filter, Kind, Missing
from interpreter_app.services.browsing.listings import WITHOUT_TERM, Listing, Order, Section
from interpreter_app.services.browsing.making import listing

__all__ = [
    "NO",
    "WITHOUT_TERM",
    "YES",
    "Facet",
    "Filter",
    "Kind",
    "Listing",
    "Missing",
    "Order",
    "Section",
    "caught_up",
    "listing",
]
