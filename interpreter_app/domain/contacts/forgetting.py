"""Forgetting a person: what is left of a contact, and of the texts that name somebody.

Owns what counts as naming somebody. Notes and letters stay readable: a name becomes its initials, an address
or a number a mark. A given or family name alone counts only as names are written, «Will» or «WILL»: «we will»
stays. Nor is anybody else touched: others keep their names, addresses and numbers, though they share one.
What was forgotten can't be had back, so whoever calls this asks first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import initials

MARK = "[…]"
"""What stands in the place of an address or a number."""

_SHORTEST_WORD = 3
"""Letters of a given or family name that is looked for by itself: «Al» is in too many words."""


class Forgetting(NamedTuple):
    """Somebody who is forgotten: their ids until now and the one from now on, and what is written for names.

    `words` are looked for in whatever case, `names` only as names are written.
    """

    old_ids: frozenset[str]
    new_id: str
    words: Mapping[str, str]
    names: Mapping[str, str]


def left_of(contact: Contact, new_id: str, today: date) -> Contact:
    """What is kept of somebody: initials, where they stood, and the day on which they were forgotten."""
    return Contact(new_id, initials(contact), contact.kind, side=contact.side, forgotten=today)


def forgetting(contact: Contact, new_id: str, former: Iterable[Contact] = ()) -> Forgetting:
    """What has to be replaced in texts for somebody to be forgotten, the longest first.

    `former` is the same person as they stood before: under other names, with other addresses, or as a
    contact that was made one with this one.
    """
    every = (contact, *former)
    whole: dict[str, str] = {}
    single: dict[str, str] = {}
    for one in every:
        short = initials(one)
        given, family = one.given_name, one.family_name
        called = (one.full_name, f"{given} {family}", f"{family} {given}", one.name.fr, one.name.en)
        for name in called:
            if " " in name.strip():
                whole.setdefault(name, short)
            elif one is contact:
                single[name] = short
        numbers = (telephone.number for telephone in one.telephones)
        whole |= dict.fromkeys((*one.emails, *numbers, *one.websites, one.uid), MARK)
        if one is contact or one.id != contact.id:
            single |= {word: f"{word[:1].upper()}." for word in (family, given)}
    ids = frozenset(one.id for one in every)
    return Forgetting(ids, new_id, _longest_first(whole), _longest_first(single))


def renaming(old_id: str, new_id: str) -> Forgetting:
    """Only the id of a contact is another one from now on; no text is touched."""
    return Forgetting(frozenset((old_id,)), new_id, {}, {})


def in_text(text: str, who: Forgetting) -> str:
    """A text without the names of somebody who is forgotten."""
    for word, instead in who.words.items():
        if word.casefold() in text.casefold():
            text = re.sub(_alone(word), partial(_instead, instead), text, flags=re.IGNORECASE)
    for name, instead in who.names.items():
        for written in dict.fromkeys((name, name[:1].upper() + name[1:], name.upper())):
            if written in text and written != written.lower():
                text = re.sub(_alone(written), partial(_instead, instead), text)
    return text


def in_plain(plain: Any, who: Forgetting, key: str = "") -> Any:  # noqa: ANN401 - plain data of any shape
    """Plain data of a visit or of another contact without somebody who is forgotten."""
    if isinstance(plain, str):
        if key in _CONTACTS:
            return who.new_id if plain in who.old_ids else plain
        if key in _WHO and plain in who.old_ids:
            return who.new_id
        return plain if key in _KEPT else in_text(plain, who)
    if isinstance(plain, list):
        return [in_plain(item, who, key) for item in plain]
    if isinstance(plain, Mapping):
        is_contact = "full_name" in plain
        return {
            name: value if is_contact and name in _THEIRS else in_plain(value, who, name)
            for name, value in plain.items()
        }
    return plain


_CONTACTS = frozenset({"contact", "people", "interpreters", "organisation"})
"""Keys whose values are ids of contacts."""

_WHO = frozenset({"speaker", "owner"})
"""Keys whose values are ids of contacts, or words for somebody else."""

_KEPT = frozenset(
    {
        "id", "visit", "session", "destination", "questions", "glossaries", "uid", "template", "one", "other",
        "start", "end", "at", "sent", "zone", "home", "digest", "media_type", "kind", "status", "side",
        "mode", "direction", "verdict", "topic", "material", "languages",
    }
)  # fmt: skip
"""Keys whose values name nobody, and which a name inside must not spoil: ids, choices, moments, zones."""

_THEIRS = frozenset(
    {
        "full_name", "family_name", "given_name", "prefix", "suffix", "name", "say", "address", "emails",
        "telephones", "addresses", "websites", "unread",
    }
)  # fmt: skip
"""What another contact is called and where they are reached: it is theirs."""


def _alone(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"


def _longest_first(words: Mapping[str, str]) -> dict[str, str]:
    told = {word.strip(): instead for word, instead in words.items() if len(word.strip()) >= _SHORTEST_WORD}
    return dict(sorted(told.items(), key=lambda item: -len(item[0])))


def _instead(text: str, _match: re.Match[str]) -> str:
    return text
