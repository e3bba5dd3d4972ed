"""Forgetting a person: what is left of a contact, and of the texts that name somebody.

Owns what counts as naming somebody. Notes and letters stay readable: a name becomes its initials, an address
or a number a mark. What was forgotten can't be had back, so whoever calls this asks first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import initials
from interpreter_app.domain.ids import is_id

MARK = "[…]"
"""What stands in the place of an address or a number."""

_SHORTEST_WORD = 3
"""Letters of a given or family name that is looked for by itself: «Al» is in too many words."""


class Forgetting(NamedTuple):
    """Somebody who is forgotten: their id until now and from now on, and what is written for their names."""

    old_id: str
    new_id: str
    words: Mapping[str, str]


def left_of(contact: Contact, new_id: str, today: date) -> Contact:
    """What is kept of somebody: initials, where they stood, and the day on which they were forgotten."""
    return Contact(new_id, initials(contact), contact.kind, side=contact.side, forgotten=today)


def forgetting(contact: Contact, new_id: str) -> Forgetting:
    """What has to be replaced in texts for somebody to be forgotten, the longest first."""
    short = initials(contact)
    given, family = contact.given_name, contact.family_name
    whole = (contact.full_name, f"{given} {family}", f"{family} {given}", contact.name.fr, contact.name.en)
    numbers = (telephone.number for telephone in contact.telephones)
    words = dict.fromkeys(whole, short)
    words |= {word: f"{word[0].upper()}." for word in (family, given) if word}
    words |= dict.fromkeys((*contact.emails, *numbers, *contact.websites, contact.uid), MARK)
    told = {word.strip(): instead for word, instead in words.items() if len(word.strip()) >= _SHORTEST_WORD}
    return Forgetting(contact.id, new_id, dict(sorted(told.items(), key=lambda item: -len(item[0]))))


def in_text(text: str, who: Forgetting) -> str:
    """A text without the names of somebody who is forgotten, in whatever case they are written."""
    for word, instead in who.words.items():
        if word.casefold() in text.casefold():
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
            text = re.sub(pattern, partial(_instead, instead), text, flags=re.IGNORECASE)
    return text


def in_plain(plain: Any, who: Forgetting) -> Any:  # noqa: ANN401 - plain data of any shape
    """Plain data of a visit or of another contact without somebody who is forgotten."""
    if isinstance(plain, str):
        if plain == who.old_id:
            return who.new_id
        # An id of something else, «visit-fraser» or «bob-fraser», is what others name it by: it stays.
        return plain if "-" in plain and is_id(plain) else in_text(plain, who)
    if isinstance(plain, list):
        return [in_plain(item, who) for item in plain]
    if isinstance(plain, Mapping):
        return {key: value if key in _KEPT else in_plain(value, who) for key, value in plain.items()}
    return plain


_KEPT = frozenset({"at", "start", "end", "zone", "home", "digest", "kind", "status"})
"""Keys whose values name nobody, and which a name inside must not spoil."""


def _instead(text: str, _match: re.Match[str]) -> str:
    return text
