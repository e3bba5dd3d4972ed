"""The interface speaks the language that is asked for, and whatever happens to the cache, it speaks."""

from __future__ import annotations

import locale
import os
from pathlib import Path

import pytest

from interpreter_app.base import i18n, paths

_PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Look up"
msgstr "{look_up}"

msgctxt "verb"
msgid "Print"
msgstr "Imprimer"

msgid "{{count}} term"
msgid_plural "{{count}} terms"
msgstr[0] "{{count}} terme"
msgstr[1] "{{count}} termes"

#, fuzzy
msgid "Close"
msgstr "Serrer"

msgid "Later"
msgstr ""
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A French catalogue of its own, and a cache of its own."""
    path = tmp_path / "locale" / "fr" / "LC_MESSAGES" / f"{i18n.DOMAIN}.po"
    path.parent.mkdir(parents=True)
    path.write_text(_PO.format(look_up="Chercher"), "utf-8")
    monkeypatch.setattr(paths, "locale_dir", lambda: tmp_path / "locale")
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    return path


def _cached(catalogue: Path) -> list[Path]:
    return sorted((catalogue.parents[3] / "cache").iterdir())


def test_english_needs_no_catalogue(catalogue: Path) -> None:
    i18n.set_language("en")
    assert i18n.gettext("Look up") == "Look up"
    assert i18n.ngettext("{count} term", "{count} terms", 2) == "{count} terms"
    assert i18n.pgettext("verb", "Print") == "Print"


def test_every_kind_of_message_is_translated(catalogue: Path) -> None:
    i18n.set_language("fr")
    assert i18n.language() == "fr"
    assert i18n.gettext("Look up") == "Chercher"
    assert i18n.pgettext("verb", "Print") == "Imprimer"
    assert [i18n.ngettext("{count} term", "{count} terms", n) for n in (0, 1, 2)] == [
        "{count} terme",
        "{count} terme",
        "{count} termes",
    ]


def test_what_is_not_translated_or_only_guessed_stays_english(catalogue: Path) -> None:
    i18n.set_language("fr")
    assert i18n.gettext("Later") == "Later"
    assert i18n.gettext("Close") == "Close"
    assert i18n.gettext("Never heard of") == "Never heard of"


def test_the_language_is_switched_while_running(catalogue: Path) -> None:
    said = []
    for code in ("fr", "en", "fr"):
        i18n.set_language(code)
        said.append(i18n.gettext("Look up"))
    assert said == ["Chercher", "Look up", "Chercher"]


@pytest.mark.parametrize("code", ["", "de", "../fr", "FR", "fr_FR"])
def test_a_language_that_is_not_there_means_english(catalogue: Path, code: str) -> None:
    i18n.set_language(code)
    assert i18n.language() == "en"
    assert i18n.gettext("Look up") == "Look up"


def test_the_languages_are_those_of_the_catalogues(catalogue: Path) -> None:
    assert i18n.languages() == ("en", "fr")


def test_a_changed_catalogue_is_read_again_and_the_old_cache_goes(catalogue: Path) -> None:
    i18n.set_language("fr")
    before = _cached(catalogue)
    catalogue.write_text(_PO.format(look_up="Consulter"), "utf-8")
    i18n.set_language("fr")
    assert i18n.gettext("Look up") == "Consulter"
    assert len(_cached(catalogue)) == len(before) == 1


def test_a_change_that_keeps_the_length_is_noticed_too(catalogue: Path) -> None:
    i18n.set_language("fr")
    catalogue.write_text(_PO.format(look_up="Chercheu"), "utf-8")
    stat = catalogue.stat()
    os.utime(catalogue, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    i18n.set_language("fr")
    assert i18n.gettext("Look up") == "Chercheu"


def test_an_unchanged_catalogue_is_read_from_the_cache(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.set_language("fr")
    monkeypatch.setattr(i18n, "compile_catalogue", lambda *_: pytest.fail("compiled again"))
    i18n.set_language("fr")
    assert i18n.gettext("Look up") == "Chercher"


@pytest.mark.parametrize("garbage", [b"", b"\xde", b"garbage!" * 9, "half"])
def test_a_cache_that_cannot_be_read_is_made_again(catalogue: Path, garbage: bytes | str) -> None:
    i18n.set_language("fr")
    (cached,) = _cached(catalogue)
    good = cached.read_bytes()
    cached.write_bytes(garbage if isinstance(garbage, bytes) else good[: len(good) // 2])
    i18n.set_language("fr")
    assert i18n.gettext("Look up") == "Chercher"
    assert cached.read_bytes() == good


def test_without_a_writable_cache_the_catalogue_is_still_spoken(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "file" / "cache")
    i18n.set_language("fr")
    assert i18n.gettext("Look up") == "Chercher"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "fr:en", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LANGUAGE": "de:fr", "LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANGUAGE": "de:en:fr"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_MESSAGES": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LANGUAGE": ":"}, "en"),
    ],
)
def test_the_systems_language_is_taken_if_the_interface_has_it(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))
    assert i18n.system_language() == expected
