"""XML from anywhere, piece by piece: an entry at a time, whatever the bytes are.

Owns the safety and the speed of reading XML: no entity is ever declared, nothing outside the file is loaded,
depth, lengths and counts are bounded, and every refusal is a sentence with its line. Knows no format.

`pieces(document)` yields the elements that stand in the frame of a file (its root and those named as frames),
each whole, and forgets it afterwards::

    document = Document(content, name, frozenset({"text", "body"}))
    for piece in pieces(document):
        if not is_frame(piece, document):
            print(piece.name, piece.line, [text_of(child) for child in piece])

Straight on expat, as defusedxml is too: it gives the line of every element, which ElementTree doesn't, and
the refusals are the handlers that defusedxml sets. Three traps of expat that defusedxml leaves open are
closed here: a tag or comment of many megabytes (quadratic before expat 2.6), millions of different names (all
kept for good), and unknown entities, which vanish silently after an external DOCTYPE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import name2codepoint
from xml.parsers import expat

from interpreter_app.base.errors import FormatError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import give_way
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import at_line, refusal
from interpreter_app.exchange.termbases.xml_bytes import (
    breaks_off,
    encoding_of,
    refuse_what_is_not_xml,
    unknown_encoding,
)

MAX_DEPTH = 60
MAX_ATTRIBUTES = 40
MAX_TEXT = 200_000
"""Characters of one element, and of one attribute."""
MAX_PIECE = 6_000
"""Elements in one piece."""
MAX_PIECE_TEXT = 2_000_000
"""Characters in one piece."""
MAX_ELEMENTS = 16_000_000
"""Elements in a file: more than 250 MB of entries with all their dates have. Who reads a file in which they
say nothing gives up long before (`worth`)."""
MAX_PIECES = 1_100_000
"""Pieces of a file: somewhat more than the entries that one may have."""

_MAX_NAMES = 5_000
_MAX_DECLARATIONS = 500
_LONGEST_TOKEN = 1 << 20
_CHUNK = 1 << 16


class Element:
    """An element: its name without prefix, its attributes («xml:lang» with theirs), its line, its content.

    `content` has the texts and elements inside, in their order. White space is as in the file. `size` counts
    the elements of a piece; only pieces have it, and frames haven't.
    """

    __slots__ = ("attributes", "content", "line", "name", "size")

    size: int

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.content: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (child for child in self.content if not isinstance(child, str))

    def __repr__(self) -> str:
        return f"<{self.name} {self.attributes} line {self.line}: {self.content}>"


@dataclass(slots=True)
class Document:
    """An XML file to be read once.

    `frames` are the names of the elements that hold pieces rather than being one («text», «body»); the root
    always is one. `encoding` is known at once, `root` and `doctype` (its name and external identifiers, as
    written) as soon as the first piece has been asked for.
    """

    content: bytes
    name: str
    frames: frozenset[str]
    encoding: str = field(init=False, default="utf-8")
    root: Element | None = field(init=False, default=None)
    doctype: str = field(init=False, default="")

    def __post_init__(self) -> None:
        refuse_what_is_not_xml(self.content, self.name)
        self.encoding = encoding_of(self.content, self.name)


def text_of(element: Element) -> str:
    """All text inside an element, that in elements inside it too, exactly as it stands."""
    content = element.content
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join([part if isinstance(part, str) else text_of(part) for part in content])


def pieces(document: Document) -> Iterator[Element]:
    """The elements that stand in the frame, whole, in the order of the file.

    A frame itself comes first, when it begins, with no content (`is_frame` tells); text that stands in a
    frame without an element around it comes as an element without a name. Raises FormatError, with its line,
    for what isn't well-formed, declares entities, or exceeds a bound: whatever was yielded before is good.
    """
    builder = _Builder(document)
    ready = builder.ready
    content = memoryview(document.content)
    size = len(content)
    for start in range(0, size, _CHUNK):
        give_way(start, size)
        builder.feed(content[start : start + _CHUNK], is_last=start + _CHUNK >= size)
        yield from ready
        ready.clear()


def is_frame(piece: Element, document: Document) -> bool:
    """Whether this piece is the beginning of a frame."""
    return piece is document.root or piece.name in document.frames


def root_of(content: bytes, name: str) -> Element:
    """The root of an XML file with its attributes, however the file goes on; FormatError if it has none."""
    document = Document(content, name, frozenset())
    builder = _Builder(document)
    try:
        builder.feed(memoryview(content)[:_CHUNK], is_last=False)
    except FormatError:
        if document.root is None:
            raise
    if document.root is None:
        raise refusal(name, _not_well_formed(expat.errors.XML_ERROR_NO_ELEMENTS))
    return document.root


class _Builder:
    """The handlers of one expat parser. `ready` are the pieces that are complete.

    `_open` are the elements of the piece that is being read, which is empty between pieces; `_frames` counts
    the frames around it.
    """

    __slots__ = (
        "_characters", "_count", "_declarations", "_document", "_fed", "_frames", "_names", "_open",
        "_parser", "_pieces", "ready",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        self.ready: list[Element] = []
        self._document = document
        self._names: dict[str, str] = {}
        self._open: list[Element] = []
        self._count = self._pieces = self._fed = self._frames = self._declarations = 0
        self._parser = parser = expat.ParserCreate(_for_expat(document), None, self._names)
        parser.buffer_text = True
        parser.buffer_size = MAX_TEXT
        parser.specified_attributes = True
        self._set_handlers()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.AttlistDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def feed(self, chunk: memoryview, *, is_last: bool) -> None:
        """Parse one more chunk; FormatError for what isn't well-formed or exceeds a bound."""
        parser = self._parser
        self._fed += len(chunk)
        try:
            parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise self._malformed(error) from error
        except (LookupError, ValueError) as error:
            raise refusal(self._document.name, unknown_encoding()) from error
        if self._fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise self._refusal(_too_long())
        if len(self._names) > _MAX_NAMES:
            raise self._refusal(_too_much())

    def _set_handlers(self) -> None:
        """The handlers that are called for every element: closures, which find their names at once."""
        stack, ready, parser = self._open, self.ready, self._parser
        in_piece = length = run = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal in_piece, length, run
            run = 0
            local = name.rpartition(":")[2] if ":" in name else name
            element = Element(local, attributes, parser.CurrentLineNumber)
            if len(attributes) > MAX_ATTRIBUTES:
                raise self._refusal(_too_much())
            if stack:
                stack[-1].content.append(element)
                stack.append(element)
                in_piece += 1
                if in_piece > MAX_PIECE or len(stack) > MAX_DEPTH:
                    raise self._refusal(_too_much())
            else:
                self._count += in_piece
                in_piece = length = 0
                self._begin(element, name)

        def end(_name: str) -> None:
            nonlocal run
            run = 0
            if not stack:
                self._frames -= 1
                return
            element = stack.pop()
            if not stack:
                element.size = in_piece + 1
                ready.append(element)

        def characters(text: str) -> None:
            nonlocal length, run
            run += len(text)
            if run > MAX_TEXT or length > MAX_PIECE_TEXT:
                raise self._refusal(_too_long())
            if stack:
                stack[-1].content.append(text)
                length += len(text)
            else:
                self._stray(text)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = self._characters = characters

    def _begin(self, element: Element, written: str) -> None:
        """An element in the frame: a piece, or another frame; `written` is its name with its prefix."""
        document = self._document
        is_root = document.root is None
        self._pieces += 1
        self._count += 1
        if is_root:
            document.root = element
            last = breaks_off(document.content, document.encoding, written)
            if last:
                raise refusal(document.name, _cut_short(), at_line(last))
        if is_root or element.name in document.frames:
            self._frames += 1
            self.ready.append(element)
        else:
            self._open.append(element)
        if self._frames > MAX_DEPTH or self._count > MAX_ELEMENTS or self._pieces > MAX_PIECES:
            raise self._refusal(_too_much())

    def _stray(self, text: str) -> None:
        """Text in the frame itself."""
        if not text.isspace():
            stray = Element("", {}, self._parser.CurrentLineNumber)
            stray.size = 1
            stray.content.append(text)
            self._begin(stray, "")
            self.ready.append(self._open.pop())

    def _doctype(self, name: str, system: str | None, public: str | None, _has_subset: int) -> None:
        self._document.doctype = " ".join(part for part in (name, public, system) if part)

    def _entity(self, name: str, *_about: object) -> None:
        message = _("it declares an entity (“{name}”), which is never read: save it again without a DOCTYPE.")
        raise self._refusal(message.format(name=shown(name)))

    def _declared(self, *_about: object) -> None:
        """Each declaration of an attribute makes the next one of its element dearer."""
        self._declarations += 1
        if self._declarations > _MAX_DECLARATIONS:
            raise self._refusal(_too_much())

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity that the DTD, which is never loaded, may explain: HTML's is meant, if there is one."""
        if is_parameter or name not in name2codepoint:
            raise self._refusal(_unknown_entity(name))
        self._characters(chr(name2codepoint[name]))

    def _refusal(self, message: str) -> FormatError:
        return refusal(self._document.name, message, at_line(self._parser.CurrentLineNumber))

    def _malformed(self, error: expat.ExpatError) -> FormatError:
        document, line = self._document, error.lineno
        reason = expat.errors.messages.get(error.code, "")
        if reason in _OF_ENCODING:
            return refusal(document.name, unknown_encoding())
        return refusal(document.name, self._mistake(reason), at_line(line))

    def _mistake(self, reason: str) -> str:
        """What to say of what isn’t well-formed: the bytes there may tell more than expat does."""
        at = self._parser.ErrorByteIndex
        here = self._document.content[at : at + 80]
        if reason == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
            found = re.match(rb"&([^;\s]{1,40});", here)
            return _unknown_entity(found[1].decode("utf-8", "replace") if found else "")
        if reason == expat.errors.XML_ERROR_INVALID_TOKEN and self._document.encoding.startswith("utf-8"):
            if here[:1] > b"\x7f":
                return _("this isn’t UTF-8: save the file again as UTF-8.")
            if here and UNWANTED.match(chr(here[0])):
                return control_character(chr(here[0]))
        return _not_well_formed(reason)


_OF_ENCODING = frozenset(
    {
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    }
)


def _not_well_formed(reason: str) -> str:
    """What to say of a file that isn't XML from some line on."""
    if reason == expat.errors.XML_ERROR_TAG_MISMATCH:
        return _(
            "a tag that ends here isn’t the one that was opened last: mend it, or export the file again."
        )
    if reason in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN):
        return _cut_short()
    return _("this isn’t well-formed XML: mend it, or export the file again.")


def _cut_short() -> str:
    return _("the file breaks off in the middle: export it again.")


def _unknown_entity(name: str) -> str:
    return _("nothing says what the entity “{name}” stands for: write the character itself.").format(
        name=shown(name)
    )


def _too_long() -> str:
    return _("a text or tag is longer than any of a list of terms: delete it, or export the file again.")


def _too_much() -> str:
    return _("there are more elements or names here than any list of terms has: export less at once.")


def _for_expat(document: Document) -> str | None:
    """The encoding to tell expat, which knows by itself what a mark or the two bytes of UTF-16 mean."""
    if document.encoding.startswith("utf-8"):
        return "utf-8"
    return document.encoding if document.encoding == "cp1252" else None
