"""The columns of a table of contacts: what a heading means, ours, Outlook’s, Google’s and those people write.

Owns the words of headings in English and French. Must not know of cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.terms import Language


class Column(NamedTuple):
    """What a column holds: a field, which of several («2», «home»), and a part of it."""

    field: str
    slot: str = ""
    part: str = ""


IGNORED = Column("ignored")
"""A column that other programs fill for themselves."""

OWN: dict[str, tuple[str, str]] = {
    "id": ("Id", "Id"),
    "kind": ("Kind", "Nature"),
    "full_name": ("Full name", "Nom complet"),
    "family_name": ("Family name", "Nom de famille"),
    "given_name": ("Given name", "Prénom"),
    "prefix": ("Prefix", "Civilité"),
    "suffix": ("Suffix", "Suffixe"),
    "name": ("Name", "Nom"),
    "say": ("Pronunciation", "Prononciation"),
    "address": ("Form of address", "Formule d’appel"),
    "title": ("Title", "Titre"),
    "role": ("Role", "Rôle"),
    "organisation": ("Organisation", "Organisation"),
    "organisation_id": ("Organisation id", "Id de l’organisation"),
    "unit": ("Unit", "Service"),
    "side": ("Side", "Côté"),
    "languages": ("Languages", "Langues"),
    "email": ("E-mail", "Courriel"),
    "telephone": ("Telephone", "Téléphone"),
    "postal": ("Address", "Adresse"),
    "website": ("Website", "Site web"),
    "note": ("Note", "Note"),
    "follow_ups": ("Follow-ups (JSON)", "Suites à donner (JSON)"),
    "encounters": ("Encounters (JSON)", "Rencontres (JSON)"),
    "consent": ("Consent (JSON)", "Consentement (JSON)"),
    "forgotten": ("Forgotten", "Oublié"),
    "uid": ("UID", "UID"),
    "unread": ("Kept lines (JSON)", "Lignes conservées (JSON)"),
}
"""The headings of our own tables, in English and French, in their order."""

BILINGUAL = ("name", "say", "address", "title", "role")
"""Fields with a column for each language."""

_LANGUAGES = {Language.FRENCH: ("French", "français"), Language.ENGLISH: ("English", "anglais")}
_PARTS = {
    "kind": ("kind", "type"),
    "street": ("street", "rue"),
    "locality": ("town", "ville"),
    "region": ("region", "région"),
    "code": ("postcode", "code postal"),
    "country": ("country", "pays"),
}


def heading(column: Column, language: Language) -> str:
    """The heading of a column of ours."""
    place = 1 if language is Language.FRENCH else 0
    words = OWN[column.field][place]
    if column.field in BILINGUAL:
        return f"{words} ({_LANGUAGES[Language(column.part)][place]})"
    part = _PARTS[column.part][place] if column.part else ""
    return " ".join(filter(None, (words, column.slot, part)))


def plain(text: str) -> str:
    """A heading without accents, case and signs."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(bare.split())


def columns_of(row: Sequence[str]) -> list[Column | None]:
    """What the cells of a row of headings mean; None for one that isn’t known."""
    words = [plain(cell) for cell in row]
    found = [_column(word) for word in words]
    _settle(words, found, ("titre", "title"), _has(found, Column("title")), Column("prefix"), Column("title"))
    is_family = _has(found, Column("given_name")) and not _has(found, Column("family_name"))
    _settle(words, found, ("nom", "name"), is_family, Column("family_name"), Column("full_name"))
    return found


def strength(row: Sequence[str]) -> int:
    """How well a row would do as headings."""
    return sum(one is not None for one in columns_of(row))


def _has(found: Sequence[Column | None], column: Column) -> bool:
    return column in found


def _settle(
    words: Sequence[str],
    found: list[Column | None],
    ambiguous: tuple[str, str],
    other: bool,
    one: Column,
    usual: Column,
) -> None:
    """Outlook has «Titre» twice, Monsieur and mayor, and «Nom» for a family beside a first name."""
    places = [place for place, word in enumerate(words) if word in ambiguous]
    if len(places) == 1:
        found[places[0]] = one if other else usual
    elif len(places) > 1:
        is_name = usual.field == "full_name"
        first, second = (usual, one) if is_name else (one, usual)
        found[places[0]], found[places[1]] = first, second


def _column(word: str) -> Column | None:
    known = _KNOWN.get(word)
    if known is not None:
        return known
    for pattern, field in _NUMBERED:
        match = pattern.fullmatch(word)
        if match:
            return _numbered(field, match.groupdict(default=""))
    return None


def _numbered(field: str, said: dict[str, str]) -> Column:
    slot = _SLOTS.get(said.get("slot", ""), said.get("slot", ""))
    number = said.get("number", "") or said.get("more", "")
    part = _PART_WORDS.get(said.get("part", ""), said.get("part", ""))
    if field == "google":
        return Column("telephone", number, "label" if said["label"] else "")
    if field == "fax":
        return Column("telephone", f"{slot} fax {number}".strip(), f"={slot} fax".replace("= ", "="))
    if field == "phone":
        return Column("telephone", f"{slot} {number}".strip(), f"={slot}" if slot else "")
    if field == "postal" and said.get("more"):
        return Column(field, slot or number or "1", f"{part}{said['more']}")
    return Column(field, slot or number or "1", part)


_SLOTS = {
    "business": "work", "bureau": "work", "professionnel": "work", "work": "work", "home": "home",
    "domicile": "home", "prive": "home", "personnel": "home", "other": "other", "autre": "other",
    "mobile": "cell", "portable": "cell", "cell": "cell", "cellular": "cell", "car": "car", "voiture": "car",
    "company main": "main", "societe": "main", "primary": "main", "principal": "main",
}  # fmt: skip

_PART_WORDS = {
    "value": "", "valeur": "", "address": "", "type": "kind", "label": "kind", "libelle": "kind",
    "street": "street", "rue": "street", "formatted": "formatted", "city": "locality", "town": "locality",
    "ville": "locality", "state": "region", "region": "region", "dep region": "region", "province": "region",
    "county": "region", "postal code": "code", "postcode": "code", "zip": "code", "zip code": "code",
    "code postal": "code", "country": "country", "country region": "country", "pays": "country",
    "pays region": "country", "po box": "box", "boite postale": "box", "extended address": "extended",
}  # fmt: skip

_PLACE = "|".join(sorted((w for w, p in _PART_WORDS.items() if p not in ("", "kind")), key=len, reverse=True))
_SLOT = "business|home|other|work"
_FRENCH_SLOT = "bureau|domicile|autre|professionnel|prive|personnel"
_FRENCH_PHONE = f"{_FRENCH_SLOT}|mobile|portable|voiture|societe|principal"
_SITE = "website|web ?page|page web|site web|site internet|url|web"
_VALUE = r"(?: (?P<part>value|address|label|type))?"
_PHONE_SLOT = f"{_SLOT}|mobile|cell|cellular|car|company main|primary"

_NUMBERED = [
    (re.compile(pattern), field)
    for pattern, field in (
        (r"(?:e ?mail|courriel|mail)(?: (?P<number>\d{1,3}))?" + _VALUE, "email"),
        (r"(?:adresse (?:de messagerie|e ?mail|electronique|de courriel))(?: (?P<number>\d{1,3}))?", "email"),
        (rf"(?P<slot>{_SLOT}) e ?mail(?: address)?", "email"),
        (r"telephone (?P<number>\d{1,3})(?: (?P<part>kind|type))?", "telephone"),
        (r"phone (?P<number>\d{1,3}) (?:value|(?P<label>label|type))", "google"),
        (rf"(?P<slot>{_PHONE_SLOT}) (?:tele)?phone(?: number)?(?: (?P<number>\d))?", "phone"),
        (rf"(?:telephone|tel)(?: (?P<number>\d))? (?P<slot>{_FRENCH_PHONE})", "phone"),
        (rf"(?P<slot>{_SLOT}) fax", "fax"),
        (rf"(?:telecopie|fax) (?P<slot>{_FRENCH_SLOT})", "fax"),
        (rf"(?:address|adresse)(?: (?P<number>\d{{1,3}}))?(?: (?P<part>label|type|{_PLACE}))?", "postal"),
        (rf"(?P<slot>{_SLOT}) (?:address )?(?P<part>{_PLACE})(?: (?P<more>\d))?", "postal"),
        (rf"(?P<part>{_PLACE}) (?P<slot>{_FRENCH_SLOT})(?: (?P<more>\d))?", "postal"),
        (rf"(?P<part>{_PLACE})", "postal"),
        (rf"(?:{_SITE})(?: (?P<number>\d{{1,3}}))?" + _VALUE, "website"),
    )
]  # fmt: skip


def _known() -> dict[str, Column]:
    """Headings that stand for one column each."""
    table: dict[str, Column] = {}
    for field, words in OWN.items():
        if field in BILINGUAL:
            for language, (english, french) in _LANGUAGES.items():
                table[plain(f"{words[0]} {english}")] = table[plain(f"{words[1]} {french}")] = Column(
                    field, "", str(language)
                )
        elif field not in ("email", "telephone", "postal", "website"):
            table[plain(words[0])] = table[plain(words[1])] = Column(field)
    for field, headings in _FOREIGN.items():
        table.update({one: Column(field) for one in headings.split(", ")})
    for kind, headings in _PHONES.items():
        for one in headings.split(", "):
            table[one] = Column("telephone", one, f"={kind}" if kind else "")
    table.update(dict.fromkeys(_IGNORED.split(", "), IGNORED))
    return table


_FOREIGN = {
    "full_name": "display name, file as, nom affiche, nom et prenom, prenom et nom, contact, full name",
    "family_name": "last name, surname, family name, nom de famille",
    "given_name": "first name, given name, forename, prenom",
    "middle": "middle name, additional name, deuxieme prenom",
    "prefix": "name prefix, civilite, courtesy title, salutation",
    "suffix": "name suffix, suffixe",
    "phonetic_given": "phonetic first name, given name yomi",
    "phonetic_family": "phonetic last name, family name yomi",
    "title": "job title, position, fonction, poste, organization title, organization 1 title, profession",
    "role": "role",
    "say": "pronunciation, prononciation",
    "organisation": "company, organization, organisation, societe, entreprise, organisme, employeur, "
    "organization name, organization 1 name, institution",
    "unit": "department, service, organization department, organization 1 department, departement",
    "note": "notes, note, comments, commentaires, remarques",
    "languages": "language, langue",
    "nickname": "nickname, surnom",
    "birthday": "birthday, anniversaire, date de naissance",
    "categories": "categories, labels, group membership, category, categorie",
}
_PHONES = {
    "": "phone, telephone, tel, phone number, numero de telephone",
    "cell": "mobile, tel mobile, portable, cell, gsm",
    "fax": "fax, telecopie, fax number",
    "pager": "pager, recepteur de radiomessagerie, pager number",
}
_IGNORED = (
    "gender, sexe, priority, priorite, private, prive, sensitivity, critere de diffusion, e mail type, "
    "e mail 2 type, e mail 3 type, e mail display name, e mail 2 display name, e mail 3 display name, "
    "type de messagerie, type de messagerie 2, type de messagerie 3, nom complet de l adresse de messagerie, "
    "nom complet de l adresse de messagerie 2, nom complet de l adresse de messagerie 3, initials, "
    "initiales, photo"
)
_KNOWN = _known()
