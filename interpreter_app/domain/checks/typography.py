"""How the texts of an entry are set: apostrophes, quotation marks, spaces, accents on capitals, ligatures.

Owns the rules about signs. After the «Lexique des règles typographiques en usage à l'Imprimerie nationale»
for French, and New Hart's Rules for English. Words are in `spelling`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.checks.texts import Text, around, texts, texts_in
from interpreter_app.domain.language.guessing import frenchness
from interpreter_app.domain.terms import Concept, Language

_BREAKING = re.compile(
    r"(?<![\u00a0\u202f?!…(])[?!]"
    r"|(?<![\u00a0\u202f])[;»]"
    r"|(?<![\u00a0\u202f\d]):|(?<=\d):(?!\d)"
    r"|«(?![\u00a0\u202f])"
    r"|(?<=\d) ?[%€]|(?<=n°) (?=\d)"
)
"""A French sign without its non-breaking space; «14:30» and «(?)» have none."""

_IN_QUOTES = re.compile(r"(?<=«[\u00a0\u202f])[^«»]+(?=[\u00a0\u202f]»)")

_APOSTROPHE = re.compile(r"'|(?<=\w)[‘ʼ′`´](?=\w)")
_ENGLISH_MARK = re.compile(r"(?:«[^«»]*»|[^«“”„‘]|(?<=\w)‘)*(?P<mark>[“”„‘]?)")
"""The first English mark outside « »; inside them French has “ ” too."""

_STRAY = re.compile(r"(?<=\S) {2,}(?=\S)|(?<=\w) +(?:,(?!\d)|[.](?![.\w])|…)|\.{3}|,(?=[^\W\d_])|^\s|\s$")
_STRAY_IN_ENGLISH = re.compile(r"(?<=\w)[ \u00a0\u202f]+(?:[:;!%]|\?(?!\w))|[£€$] (?=\d)")

_ACCENTED = (
    "Édimbourg Écosse Écossais Écossaise Écossaises État États École Écoles Église Églises Élysée Élu "
    "Élus Élue Élues Électeur Électeurs Élection Élections Équipe Équipes Équipement Équipements "
    "Étude Études Étage Évaluation Évaluations Événement Événements Éducation Égalité Équité Économie "
    "Économique Échange Échanges Échelle Échéance Écrit Écrits Également Élaboration Élargissement "
    "Énergie Épargne Époque Étape Étapes Étranger Étrangers Éventuel Éventuellement Évidemment "
    "Évolution Île Îles À Ça Çà Être Ôter Établissement Établissements Électoral Électorale "
    "Électorales Électoraux Électorat Éligible Éligibles Élève Élèves Émargement Écologie Écologique"
).split()
"""Words that begin with an accent and often lose it as capitals."""
_BARE = str.maketrans("ÉÈÊÀÂÎÔÇ", "EEEAAIOC")
_WITH_ACCENT = {word.translate(_BARE): word for word in _ACCENTED if len(word) > 2}
_WORD = re.compile(r"[^\W\d_]+")
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]")
"""Behind «Education» in «Education Scotland», a British name."""
_BARE_A = re.compile(r"(?:(?<=^)|(?<=[.!?:] ))A (?=[^\W\d_])|(?:(?<=^)|(?<=[.!?:] ))Ca (?=[^\W\d_])")

_SLIPS = (
    (
        re.compile(
            r"(?i)\b\w*(?:[mv]?oeuvr|\bvoeu|\bcoeur|\bsoeur|\bnoeud|\boeil|\bboeuf|\bmoeurs|\boeuf)\w*"
        ),
        "œ",
    ),
    (re.compile(r"\b(?:\d+|[IVXLC]+)(?:ième|ème|eme)s?\b"), "2e"),
    (re.compile(r"\b1(?:ère|ere|ière)s?\b"), "1re"),
    (re.compile(r"\betc(?:\.{2,}|…)"), "etc."),
    (
        re.compile(
            r"\b\d{1,3}(?:[.,]\d{3}){2,}\b|\b\d{1,3}[.,]\d{3}(?=\s(?:€|euros|habitants|personnes|voix))"
        ),
        "10\u00a0000",
    ),
)
"""What is wrong in French wherever it stands, and how it is written instead."""


def letters_apart(concept: Concept) -> Iterator[str]:
    """A letter and its accent as two signs, which other programs don't find."""
    for item in texts(concept):
        if not unicodedata.is_normalized("NFC", item.text):
            at = next((n for n, sign in enumerate(item.text) if unicodedata.combining(sign)), 0)
            yield _(
                "{field}: a letter and its accent are two signs in “{excerpt}”; write them as one."
            ).format(field=item.field, excerpt=around(item.text, at))


def straight_apostrophe(concept: Concept) -> Iterator[str]:
    """' for ’, or another sign that only looks like it."""
    for item in texts(concept):
        found = _APOSTROPHE.search(item.without_addresses)
        if found:
            yield _("{field}: straight apostrophe in “{excerpt}”; write ’.").format(
                field=item.field, excerpt=around(item.text, found.start())
            )


def straight_quotation_mark(concept: Concept) -> Iterator[str]:
    """The marks of a typewriter."""
    for item in texts(concept):
        at = item.without_addresses.find('"')
        if at >= 0:
            yield _("{field}: straight quotation mark in “{excerpt}”; write « » or “ ”.").format(
                field=item.field, excerpt=around(item.text, at)
            )


def foreign_quotation_mark(concept: Concept) -> Iterator[str]:
    """Quotation marks of the other language; inside « » French has “ ” too."""
    for item in texts_in(concept, Language.FRENCH):
        found = _ENGLISH_MARK.match(item.text)
        if found and found.group("mark"):
            yield _("{field}: “{excerpt}” has English quotation marks; write « ».").format(
                field=item.field, excerpt=around(item.text, found.start("mark"))
            )
    for item in texts_in(concept, Language.ENGLISH):
        found = re.search("[«»]", item.text)
        if found:
            yield _("{field}: “{excerpt}” has French quotation marks; write ‘ ’ or “ ”.").format(
                field=item.field, excerpt=around(item.text, found.start())
            )


def breaking_space_in_french(concept: Concept) -> Iterator[str]:
    """A sign that may be torn off its word at the end of a line."""
    for item in texts(concept):
        if item.language is not Language.FRENCH:
            continue
        found = _BREAKING.search(_IN_QUOTES.sub(unless_english, item.without_addresses))
        if found:
            yield _("{field}: no non-breaking space beside “{sign}” in “{excerpt}”.").format(
                field=item.field, sign=found.group().strip() or "n°", excerpt=around(item.text, found.start())
            )


def unless_english(found: re.Match[str]) -> str:
    """What is quoted in French, or as much of anything else if it is English, which has no such spaces."""
    quoted = found.group()
    return quoted if frenchness([quoted]) >= 0 else "x" * len(quoted)


def stray_space(concept: Concept) -> Iterator[str]:
    """Two spaces, one before a comma or none behind it, three dots; in English one before a sign."""
    for item in texts(concept):
        found = _STRAY.search(item.without_addresses)
        if not found and item.language is Language.ENGLISH:
            found = _STRAY_IN_ENGLISH.search(item.without_addresses)
        if found:
            yield _("{field}: a space too many or too few, or three dots for …, in “{excerpt}”.").format(
                field=item.field, excerpt=around(item.text, found.start())
            )


def capital_without_accent(concept: Concept) -> Iterator[str]:
    """«Etat» for «État»: in French capitals keep their accents."""
    for item in texts_in(concept, Language.FRENCH):
        right = _unaccented(item)
        if right:
            yield _("{field}: capitals keep their accents; write “{right}”.").format(
                field=item.field, right=right
            )


def _unaccented(item: Text) -> str:
    """How the first word that lost its accent is written, or nothing."""
    text = item.own_words
    bare = _BARE_A.search(text)
    if bare:
        return "Ça" if bare.group().startswith("C") else "À"
    return next((right for found in _WORD.finditer(text) if (right := with_accent(found))), "")


def with_accent(found: re.Match[str]) -> str:
    """How this word is written if it has lost its accent, or nothing."""
    word = found.group()
    right = _WITH_ACCENT.get(word.capitalize() if word.isupper() and len(word) > 3 else word)
    if not right or _NAME_GOES_ON.match(found.string, found.end()):
        return ""
    return right.upper() if word.isupper() else right


def french_slip(concept: Concept) -> Iterator[str]:
    """oe for œ, «2ème» for «2e», a comma or full stop between thousands."""
    for item in texts_in(concept, Language.FRENCH):
        for pattern, right in _SLIPS:
            found = pattern.search(item.own_words)
            if found:
                yield _("{field}: “{excerpt}” is written with “{right}”.").format(
                    field=item.field, excerpt=around(item.text, found.start()), right=right
                )
