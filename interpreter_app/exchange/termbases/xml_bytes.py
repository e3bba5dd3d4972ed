"""The bytes of an XML file before anybody parses them: whether they are XML, in which encoding, and whole.

Owns what can be told by the beginning and the end alone. Elements are the business of `safe_xml`.
"""

from __future__ import annotations

import codecs
import re

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.encodings import bom_encoding, refuse_other_kinds
from interpreter_app.exchange.reading import refusal

_HEAD = 512
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_C1 = re.compile(b"[\x80-\x9f]")
_LARGE = 1 << 20
_NAME = re.compile(r"[\w.:-]+", re.ASCII)


def refuse_what_is_not_xml(content: bytes, name: str) -> None:
    """Raise FormatError if these bytes are empty, another kind of file, or text that isn't XML."""
    start = _head(content).lstrip("\ufeff \t\r\n")
    if re.match(r"<(?:\?xml[\s?]|!DOCTYPE\s+(?!html)|!--|[A-Za-z_])", start) and not re.match(
        r"<html[\s>]", start, re.IGNORECASE
    ):
        return
    refuse_other_kinds(content, name)
    raise refusal(name, _("this isn’t XML, whatever its name says: save it as what you mean."))


def _head(content: bytes) -> str:
    """The first characters, if this is text in an encoding that XML may have without saying so."""
    start = content[:_HEAD]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    if start.startswith(b"<\0"):
        return start.decode("utf-16-le", "replace")
    if start.startswith(b"\0<"):
        return start.decode("utf-16-be", "replace")
    return start.decode("utf-8", "replace")


def encoding_of(content: bytes, name: str) -> str:
    """Python's name of the encoding: of the byte-order mark, else what the file declares, else UTF-8.

    «UTF-16» in a file that hasn't a single NUL means UTF-8 (.NET writes that of texts in memory), and
    ISO 8859-1 with bytes that are control characters there means Windows' Latin.
    """
    marked = bom_encoding(content)
    if marked == "utf-32":
        raise refusal(name, unknown_encoding())
    if marked:
        return marked
    if content.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if content.startswith(b"<") else "utf-16-be"
    declared = _DECLARATION.match(_head(content).lstrip())
    if not declared:
        return "utf-8"
    try:
        found = codecs.lookup(declared[1]).name
    except LookupError as error:
        raise refusal(name, unknown_encoding()) from error
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"
    if found == "iso8859-1" and _C1.search(content):
        return "cp1252"
    return found


def breaks_off(content: bytes, encoding: str, root: str) -> int:
    """The last line of a file whose root, named as it is written, is never closed; 0 if it is.

    Only told of large files: it spares going through all of their elements before saying so.
    """
    if len(content) < _LARGE or not _NAME.fullmatch(root):
        return 0
    if encoding == "utf-16":
        encoding = "utf-16-le" if content.startswith(b"\xff") else "utf-16-be"
    closed = content.rfind(f"</{root}".encode(encoding.removesuffix("-sig"))) >= 0
    return 0 if closed else content.count(b"\n") + 1


def unknown_encoding() -> str:
    """What to say of an encoding that can’t be read."""
    return _("the encoding isn’t one that is known: save the file again as UTF-8.")
