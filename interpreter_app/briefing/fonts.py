"""Type in a PDF: the four faces of a document, the width of words, and text as content-stream operators.

Owns what is known of reportlab's fonts. A Face belongs to one document, because each document embeds its own
subset. Measuring and encoding are cached by word and character: reportlab's own drawString walks every
string character by character.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _

_MOST_WORDS = 100_000
_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"}


class TypeFace(Protocol):
    """What is asked of reportlab's reading of a font file."""

    charWidths: dict[int, float]  # noqa: N815
    charToGlyph: dict[int, int]  # noqa: N815
    defaultWidth: float  # noqa: N815


class TrueType(Protocol):
    """What is asked of reportlab's TTFont."""

    fontName: str  # noqa: N815
    face: TypeFace

    def splitString(self, text: str, doc: object) -> list[tuple[int, bytes]]:  # noqa: N802
        """The text as bytes in the subsets of this document, which grow by its characters."""

    def getSubsetInternalName(self, subset: int, doc: object) -> str:  # noqa: N802
        """The name of a subset in the resources of the document's pages."""


class _Widths(dict[str, int]):
    """Maps each word to its width in thousandths of the type size, worked out once."""

    def __init__(self, characters: dict[int, float], default: float) -> None:
        super().__init__()
        self._characters = {chr(code): round(width) for code, width in characters.items()}
        self._default = round(default)

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        get, default = self._characters.get, self._default
        width = self[word] = sum([get(character, default) for character in word])
        return width


class _Codes(dict[int, str]):
    """Maps each character to the byte that stands for it in the first subset of a font, escaped."""

    def __init__(self, font: TrueType, document: object) -> None:
        super().__init__()
        self._font, self._document = font, document
        self.outside: set[str] = set()

    def __missing__(self, code: int) -> str:
        subset, encoded = self._font.splitString(chr(code), self._document)[0]
        byte = encoded.decode("latin-1")
        if subset:
            self.outside.add(chr(code))
        self[code] = _ESCAPES.get(byte, byte)
        return self[code]


class Face:
    """One face (regular, italic …) within one document."""

    def __init__(self, font: TrueType, document: object) -> None:
        self._font, self._document = font, document
        self.name: str = font.fontName
        self.widths = _Widths(font.face.charWidths, font.face.defaultWidth)
        self.coverage: frozenset[str] = frozenset(map(chr, font.face.charToGlyph))
        self._codes = _Codes(font, document)
        self._tag: str = ""

    @property
    def tag(self) -> str:
        """The name of the font's first subset in the page's resources; asking for it embeds the font."""
        if not self._tag:
            self._font.splitString(" ", self._document)
            self._tag = self._font.getSubsetInternalName(0, self._document)
        return self._tag

    def shown(self, text: str, size: float) -> str:
        """Content-stream operators that show this text, in a stream where this face and size are set."""
        encoded = text.translate(self._codes)
        if self._codes.outside and not self._codes.outside.isdisjoint(text):
            return self._shown_from_several_subsets(text, size)
        return f"({encoded}) Tj"

    def _shown_from_several_subsets(self, text: str, size: float) -> str:
        parts: list[str] = []
        for subset, encoded in self._font.splitString(text, self._document):
            tag = self._font.getSubsetInternalName(subset, self._document)
            escaped = "".join(_ESCAPES.get(c, c) for c in encoded.decode("latin-1"))
            parts.append(f"{tag} {size:g} Tf ({escaped}) Tj")
        return f"{' '.join(parts)} {self.tag} {size:g} Tf"


class TextStyle:
    """A face at a size, in a colour, with the distance between its lines.

    Text in a `tied` style never begins a line: it takes the word before it along. Text in one that `leads`
    never ends a line: it goes along with the word behind it.
    """

    __slots__ = ("colour", "face", "leading", "leads", "scale", "setting", "size", "space", "tied", "widths")

    def __init__(
        self, face: Face, size: float, leading: float, colour: str, *, tied: bool = False, leads: bool = False
    ) -> None:
        self.face, self.size, self.leading, self.colour = face, size, leading, colour
        self.tied, self.leads = tied, leads
        self.scale = size / 1000
        self.widths = face.widths
        self.space = face.widths[" "] * self.scale
        self.setting = f"{face.tag} {size:g} Tf {colour} rg"

    def width(self, text: str) -> float:
        """The width of a text on one line, in points."""
        words = text.split(" ")
        return sum(map(self.widths.__getitem__, words)) * self.scale + self.space * (len(words) - 1)


class FontSet:
    """The faces a document is set in."""

    def __init__(self, document: object) -> None:
        self.regular = Face(load("SourceSans3-Regular"), document)
        self.italic = Face(load("SourceSans3-Italic"), document)
        self.semibold = Face(load("SourceSans3-SemiBold"), document)
        self.bold = Face(load("SourceSans3-Bold"), document)
        self.coverage = (
            self.regular.coverage & self.italic.coverage & self.semibold.coverage & self.bold.coverage
        )


def load(name: str) -> TrueType:
    """A TrueType font of the program, freshly loaded: reportlab lets no two documents share one.

    Raises ExpectedError if the file is missing or isn't a font.
    """
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    path: Path = paths.fonts_dir() / f"{name}.ttf"
    try:
        font: TrueType = TTFont(name, str(path))
    except (TTFError, OSError) as error:
        raise ExpectedError(
            _("The typeface {name} in {folder} can’t be read: install Passerelle again.").format(
                name=path.name, folder=path.parent
            )
        ) from error
    return font
