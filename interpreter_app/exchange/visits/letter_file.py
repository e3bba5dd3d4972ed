"""A letter as an `.eml` file: a draft that mail programs open, with the texts of both languages.

Owns the mail's form (RFC 5322, MIME). Nothing is sent from here. Where a reader shows HTML, each text says
its language, so that a screen reader says it right; the plain text has one after the other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from interpreter_app.domain.terms import Bilingual, Language

_LINE: Final = "—" * 12
_NOT_IN_A_HEADER = dict.fromkeys([*range(32), 127, *range(128, 160), 0x2028, 0x2029], " ")
_SPACES = re.compile(" +")


def letter_eml(
    subject: Bilingual, text: Bilingual, to: str = "", name: str = "", first: Language = Language.FRENCH
) -> bytes:
    """The mail: `to` is an address, `name` whose it is; the text in the language `first` stands first."""
    texts = _texts(text, first)
    message = EmailMessage(policy=SMTP)
    subjects = dict.fromkeys(_one_line(subject.get(one)) for one in (first, first.other) if subject.get(one))
    message["Subject"] = " / ".join(subjects)
    if to:
        message["To"] = _address(to, name)
    message["X-Unsent"] = "1"  # Outlook opens it to be sent on.
    message.set_content(both_texts(text, first) + "\n")
    message.add_alternative(_html(texts), subtype="html")
    message["Content-Language"] = ", ".join(one.value for one, _text in texts)
    return message.as_bytes()


def both_texts(text: Bilingual, first: Language = Language.FRENCH) -> str:
    """The texts in both languages as one, with a line between them; a missing one is left out."""
    return f"\n\n{_LINE}\n\n".join(said for _one, said in _texts(text, first))


def _texts(text: Bilingual, first: Language) -> list[tuple[Language, str]]:
    return [(one, text.get(one)) for one in (first, first.other) if text.get(one)]


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_NOT_IN_A_HEADER)).strip()


def _address(to: str, name: str) -> Address | str:
    """The address with the name before it; alone, as it stands, if it isn't one."""
    try:
        return Address(_one_line(name), addr_spec=_one_line(to))
    except (ValueError, IndexError):
        return ""


def _html(texts: Sequence[tuple[Language, str]]) -> str:
    parts = [f'<div lang="{language.value}">{_as_html(text)}</div>' for language, text in texts]
    return f"<!DOCTYPE html>\n<html><body>\n{'<hr>'.join(parts)}\n</body></html>\n"


def _as_html(text: str) -> str:
    return "\n".join(
        f"<p>{html.escape(part).replace(chr(10), '<br>' + chr(10))}</p>" for part in text.split("\n\n")
    )
