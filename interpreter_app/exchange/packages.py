"""ZIP packages from anywhere: which kind of document one is, and its members, inflated within bounds.

Owns the safety of everything zipped: what is inflated is counted as it comes, never believed from the
directory; members that overlap, are encrypted or make up a bomb end in a sentence. Nothing is ever unpacked
to a disk, so that the names of members are only names. Knows no format beyond what tells one kind from
another.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import give_way
from interpreter_app.exchange.encodings import refuse_other_kinds
from interpreter_app.exchange.reading import refusal

MAX_MEMBERS: Final = 10_000
MAX_MEMBER: Final = 300_000_000
"""Bytes that one member may inflate to."""
MAX_TOTAL: Final = 700_000_000
"""Bytes that are inflated of one package, however often its members are read."""
MAX_RATIO: Final = 250
"""How many times larger than packed a member may become, beyond its first `_NEVER_A_BOMB` bytes."""

_NEVER_A_BOMB = 10_000_000
_LARGEST_DIRECTORY = 2_000_000
_CHUNK = 1 << 16
_LARGEST_OF_KIND = 1_000_000
_ENCRYPTED = 0x41
_LOCAL_HEADER = 30
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    KeyError, OverflowError, struct.error,
)  # fmt: skip
"""What zipfile raises for packages that are broken one way or another."""

_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
}
_MAIN_PARTS = (
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsm"),
    (b"ms-excel.template.macroEnabled.main+xml", "xlsm"),
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabledTemplate.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"presentationml.presentation.main+xml", "pptx"),
    (b"presentationml.slideshow.main+xml", "pptx"),
)
_MEDIA_TYPE = re.compile(rb'media-type="([^"]{1,100})"')


class Package:
    """A ZIP file whose members can be read. Raises FormatError, with the file's `name`, for what can't be."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._spent = 0
        _refuse_what_is_not_zipped(content, name)
        try:
            self._archive = zipfile.ZipFile(_Bounded(content))
            members = self._archive.infolist()
        except _TooLarge as error:
            raise self.bomb() from error
        except _UNREADABLE as error:
            raise self.damaged() from error
        if len(members) > MAX_MEMBERS:
            raise self.bomb()
        if _overlap(members):
            raise self.damaged()
        self._members = {member.filename: member for member in members}

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def chunks(self, member: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece; FormatError for one that isn't there or can't be read."""
        info = self._members.get(member)
        if info is None:
            raise self.damaged()
        if info.flag_bits & _ENCRYPTED:
            raise refusal(self.name, _protected())
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusal(
                self.name,
                _("it is packed in a way that isn’t known: save it again in the program that it comes from."),
            )
        inflated = 0
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    give_way()
                    inflated += len(chunk)
                    self._spent += len(chunk)
                    if _is_bomb(inflated, info.compress_size) or self._spent > MAX_TOTAL:
                        raise self.bomb()
                    yield chunk
        except _UNREADABLE as error:
            raise self.damaged() from error

    def beginning(self, member: str, size: int) -> bytes:
        """The first bytes of a member, `size` at the most; none if it isn't there."""
        if member not in self:
            return b""
        found = bytearray()
        for chunk in self.chunks(member):
            found += chunk
            if len(found) >= size:
                break
        return bytes(found[:size])

    def damaged(self) -> FormatError:
        """The refusal of a package in which something is missing or broken."""
        return refusal(self.name, _("the file is damaged or cut short: fetch it or save it again."))

    def bomb(self) -> FormatError:
        """The refusal of a package that becomes too large."""
        return refusal(
            self.name, _("it unpacks to more than any glossary needs: save only its terms in a new file.")
        )


def kind_of(content: bytes) -> str:
    """What kind of package this is, by what is in it: «xlsx», «xlsm», «ods», «docx», «odt», «pptx», «epub».

    «zip» for any other package, damaged ones included; an empty string for what isn't zipped at all.
    """
    if not content.startswith(_MAGIC):
        return ""
    try:
        return _kind(Package(content, ""))
    except FormatError:
        return "zip"


def opened(content: bytes, name: str, kinds: tuple[str, ...]) -> Package:
    """A package of one of these kinds; FormatError for anything else."""
    package = Package(content, name)
    kind = _kind(package)
    if kind not in kinds:
        raise refusal(
            name,
            _("this is {kind}, whatever its name says: save it as what you mean.").format(
                kind=_names().get(kind) or _("a zipped file")
            ),
        )
    return package


class _TooLarge(Exception):  # noqa: N818 - says what the directory is; never leaves this module
    pass


class _Bounded(io.BytesIO):
    """Bytes of which nobody takes much at once: a directory of gigabytes isn't taken at all."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise _TooLarge
        return super().read(size)


def _refuse_what_is_not_zipped(content: bytes, name: str) -> None:
    if content.startswith(_MAGIC):
        return
    if content.startswith(_OLE) and _PROTECTED in content:
        raise refusal(name, _protected())
    refuse_other_kinds(content, name)
    raise refusal(
        name,
        _("this is {kind}, whatever its name says: save it as what you mean.").format(
            kind=_("no office file")
        ),
    )


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two members claim the same bytes, as in a bomb that is its own content."""
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
    return False


def _is_bomb(inflated: int, packed: int) -> bool:
    return inflated > MAX_MEMBER or (inflated > _NEVER_A_BOMB and inflated > MAX_RATIO * packed)


def _kind(package: Package) -> str:
    declared = package.beginning("mimetype", 200).strip()
    if not declared and (manifest := package.beginning("META-INF/manifest.xml", _LARGEST_OF_KIND)):
        found = _MEDIA_TYPE.search(manifest)
        declared = found[1] if found else b""
    kind = _MIMETYPES.get(declared.removesuffix(b"-template"))
    if kind:
        return kind
    types = package.beginning("[Content_Types].xml", _LARGEST_OF_KIND)
    return next((kind for part, kind in _MAIN_PARTS if part in types), "zip")


def _protected() -> str:
    return _("the file is protected by a password: save it without one.")


def _names() -> dict[str, str]:
    """What a person calls the kinds."""
    return {
        "xlsx": _("an Excel workbook"),
        "xlsm": _("an Excel workbook"),
        "ods": _("an OpenDocument spreadsheet"),
        "docx": _("a Word document"),
        "odt": _("an OpenDocument text"),
        "pptx": _("a presentation"),
        "epub": _("an e-book"),
    }
