"""What the bytes of a file are: text in which encoding, or something that only bears a text's name.

Owns the guess of an encoding and the refusal of what isn't text. Knows nothing of tables or glossaries: YAML
and every kind of table come through here.

charset-normalizer is asked last: of files with one to 180 rows of the starter glossary it told 71 in 100
right in Windows' encoding, 74 in the Mac's and 9 in DOS's; the rule below told all of them. For lists of
short French words it has too little to count, and it weighs some forty encodings that no such list is in.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import giving_way
from interpreter_app.exchange.reading import at_line, refusal

UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of characters, which no text of a glossary holds."""

_SOMETHING = re.compile(rb"[^ \t\r\n\xef\xbb\xbf\xff\xfe\x00]")
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_CHUNK_OF_GUESS = 1 << 15
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
_GIBBERISH = -0.5
_MOST_STRAYS = 20_000
_EIGHT_BIT = ("cp1252", "mac-roman", "cp850")
_WRITTEN = frozenset("éèêëàâäçùûüôöîïœæñßÉÀÈÊÇÔÎŒ«»’‘“”–—…•€£°©®\u00a0")
_SELDOM = frozenset("Ê«»\u00a0ÔÎ")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding; `strays` are the lines, counted from 1, that are in `stray_name` instead."""

    name: str
    strays: frozenset[int] = frozenset()
    stray_name: str = ""


def refuse_other_kinds(content: bytes, name: str) -> None:
    """Raise FormatError if these bytes are empty, or a kind of file that isn't plain text."""
    if not _SOMETHING.search(content):
        raise refusal(name, _("the file is empty: choose another one."))
    kind = _kind(content)
    if kind:
        raise refusal(
            name,
            _("this is {kind}, whatever its name says: save it as what you mean.").format(kind=kind),
        )


def bom_encoding(content: bytes) -> str:
    """The encoding that a byte-order mark announces, or an empty string."""
    return next((name for bom, name in _BOMS if content.startswith(bom)), "")


def guess_encoding(content: bytes, name: str) -> Encoding:
    """The encoding of a text that any program may have written: the obvious ones first.

    A byte-order mark decides; then UTF-8, which nothing else looks like; then whichever of Windows, Mac
    and DOS makes the accents read as French; the statistics of charset-normalizer come last. Raises
    FormatError for what isn't text.
    """
    announced = bom_encoding(content)
    if announced:
        if not _decodes(content, announced):
            raise refusal(
                name,
                _("the file says it is {encoding} but isn’t: save it again as UTF-8.").format(
                    encoding=announced.upper().removesuffix("-SIG")
                ),
            )
        return Encoding(announced)
    if b"\0" in content:
        return Encoding(_wide_encoding(content, name))
    if _decodes(content, "utf-8"):
        return Encoding("utf-8")
    strays = _stray_lines(content)
    if len(strays) > _MOST_STRAYS:
        raise refusal(name, _("this isn’t UTF-8: save the file again as UTF-8."), at_line(min(strays)))
    other = _eight_bit(_only(content, strays) if strays else content)
    if strays and other:
        return Encoding("utf-8", strays, other)
    if not (other and _decodes(content, other)):
        raise refusal(name, _("the encoding isn’t one that is known: save the file again as UTF-8."))
    return Encoding(other)


def wanted_encoding(content: bytes, name: str, wanted: str) -> Encoding:
    """The encoding that a person says a text is in. Raises FormatError for a text that can't be in it."""
    with suppress(FormatError):
        guess = guess_encoding(content, name)
        if _family(guess.name) == _family(wanted):
            return guess
    if not _decodes(content, wanted):
        raise refusal(name, _("it can’t be in the encoding that you chose: choose another one."))
    return Encoding(wanted)


def text_lines(content: bytes, encoding: Encoding) -> Iterator[str]:
    """The lines of a text with their ends (LF, CR or CRLF), without a second copy of the whole."""
    if not encoding.strays:
        with io.TextIOWrapper(io.BytesIO(content), encoding.name, newline="") as stream:
            yield from stream
        return
    for number, line in enumerate(_lines(content), 1):
        name = encoding.stray_name if number in encoding.strays else encoding.name
        text = line.decode(name, "replace") + "\n"
        if "\r" in text[:-2]:
            yield from io.StringIO(text, newline="")
        else:
            yield text


def decode_utf(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file that must be UTF-8 or, with a byte-order mark, UTF-16; and the encoding's name."""
    encoding = bom_encoding(content) or "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusal(name, _("this isn’t UTF-8: save the file again as UTF-8."), at_line(line)) from error
    unwanted = UNWANTED.search(text)
    if unwanted:
        line = text.count("\n", 0, unwanted.start()) + 1
        raise refusal(name, control_character(unwanted.group()), at_line(line))
    return text, encoding


def control_character(character: str) -> str:
    """What to say of a control character."""
    return _("there is an invisible control character (U+{code}): delete it.").format(
        code=f"{ord(character):04X}"
    )


def _family(encoding: str) -> str:
    """An encoding whatever its byte order and its mark."""
    return encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def _kind(content: bytes) -> str:
    head = content[:512]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if head.startswith(b"PK\x03\x04"):
        return _("a spreadsheet or another zipped file")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _("an old Excel or Word file")
    if (
        head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*"))
        and b"\0" in content
    ):
        return _("a picture")
    if head.startswith(b"RIFF") and b"\0" in head:
        return _("a picture, sound or film")
    if start.startswith(b"%pdf-"):
        return _("a PDF")
    if start.startswith(b"{\\rtf"):
        return _("a word processor’s file (RTF)")
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")):
        return _("a compressed file")
    if head.startswith(b"SQLite format 3\0"):
        return _("a database")
    if start.startswith((b"<?xml", b"<martif", b"<tbx")):
        return _("an XML file")
    if start.startswith((b"<!doctype", b"<html")):
        return _("a web page")
    return ""


def _decodes(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in giving_way(range(0, len(content), _CHUNK), 1):
            decoder.decode(content[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _wide_encoding(content: bytes, name: str) -> str:
    """UTF-16 without its mark has a NUL in every second byte of what is mostly Latin letters."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if half and zeros.count(0) > 0.6 * half and len(content) % 2 == 0 and _decodes(content, encoding):
            return encoding
    line = content.count(b"\n", 0, content.index(b"\0")) + 1
    raise refusal(
        name, _("there is a NUL byte, so this isn’t a text file: export it again as text."), at_line(line)
    )


def _only(content: bytes, strays: frozenset[int]) -> bytes:
    """These lines alone."""
    return b"\n".join(line for number, line in enumerate(giving_way(_lines(content)), 1) if number in strays)


def _eight_bit(content: bytes) -> str:
    """The 8-bit encoding in which these lines read best, or an empty string for none."""
    accented: list[bytes] = []
    size = 0
    for line in _lines(content):
        if not line.isascii():
            accented.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    sample = b"\n".join(accented)[:_SAMPLE]
    scores = [(_reads_well(sample.decode(e)), e) for e in _EIGHT_BIT if _decodes(content, e)]
    best, found = max(scores, key=lambda score: score[0], default=(-1.0, ""))
    if best > 0:
        return found
    return _statistical(sample, content) or (found if best > _GIBBERISH else "")


def _reads_well(text: str) -> float:
    """Between -1 and 1: how much what isn't ASCII looks like accents and punctuation of a Western text."""
    score = count = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        character, at = match.group(), match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        count += 1
        if character not in _WRITTEN or (
            character.isupper() and (before.islower() or (before.isalpha() and after.islower()))
        ):
            score -= 1
        elif character.islower() or character in "’«»\u00a0":
            score += 1
        else:
            score += 0.25 if character in _SELDOM else 0.5
    return score / count if count else 0.0


def _statistical(sample: bytes, content: bytes) -> str:
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample[:_CHUNK_OF_GUESS], cp_exclusion=_WIDE).best()
    return best.encoding.replace("_", "-") if best and _decodes(content, best.encoding) else ""


def _stray_lines(content: bytes) -> frozenset[int]:
    """The lines that aren't UTF-8 in a file whose other accents are; none if it isn't mostly UTF-8.

    One more than `_MOST_STRAYS` at the most: where there are so many, nobody looks for further ones.
    """
    good, strays = 0, set()
    for number, line in enumerate(giving_way(_lines(content)), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            strays.add(number)
            if len(strays) > _MOST_STRAYS:
                break
        else:
            good += 1
    is_mostly_utf8 = good >= len(strays) // (2 if len(strays) > _MOST_STRAYS else 1)
    return frozenset(strays) if is_mostly_utf8 else frozenset()


def _lines(content: bytes) -> Iterator[bytes]:
    start = 0
    while start <= len(content):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        yield content[start:end]
        start = end + 1
