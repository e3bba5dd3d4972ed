"""The interface is whole in every language it offers."""

from __future__ import annotations

from tests import translations


def test_every_message_is_translated_and_none_is_broken() -> None:
    assert list(translations.check()) == []


def test_a_french_catalogue_is_there() -> None:
    assert [file.parent.parent.name for file in translations.catalogues()] == ["fr"]
