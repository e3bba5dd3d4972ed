"""A text folded by its words has the key that it has as a whole."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interpreter_app.domain.language.fold_many import Folder
from interpreter_app.domain.language.folding import fold
from tests import strategies

_words = st.sampled_from(
    "L’Hôtel de Ville l' d'été 1 000 10 % C++ (e) élu.e.s U.S. A. B. council’s ’ - – élu(e) s œuvre «oui» n° "
    "\u0301 e\u0301 \u200b aujourd’hui qu'".split(" ")
)


@settings(deadline=None, max_examples=150)
@given(strategies.texts() | st.lists(_words, max_size=6).map(" ".join))
@example("1 000 000")
@example("élu (e)")
@example("’ s")
@example("a" * 500)
@example("é " * 300)
def test_the_key_is_that_of_the_whole_text(text: str) -> None:
    folder = Folder()
    assert folder(text) == fold(text) == folder(text)
