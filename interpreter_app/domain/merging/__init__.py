"""Two versions of one concept made into one, field by field, and finding which concepts are the same.

Pure rules for imports, releases and the choices that follow from them: they touch no store and ask nobody.
`fields` owns what a field is and when a change of it is taken, `terms` the terms of a concept, `concepts` the
concept as a whole, `likeness` which concepts of a glossary a new one may be.
"""

from interpreter_app.domain.merging.concepts import Conflict, Merged, merge, with_choices
from interpreter_app.domain.merging.fields import Field, Take, can_be_both
from interpreter_app.domain.merging.likeness import Known, PairKey, pair_key, says_all

__all__ = [
    "Conflict",
    "Field",
    "Known",
    "Merged",
    "PairKey",
    "Take",
    "can_be_both",
    "merge",
    "pair_key",
    "says_all",
    "with_choices",
]
