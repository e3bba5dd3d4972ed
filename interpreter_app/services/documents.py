"""Documents of a visit: copies that the store keeps, and links that lead to them elsewhere.

Owns what may be kept and opened: how large a copy may be, what its file may be called, which links lead
somewhere, and that nothing which a computer would run is opened. What is opened is shown by the window.
"""

from __future__ import annotations

import mimetypes
import os
import re
import shutil
import time
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError, UsageError, shown
from interpreter_app.base.files import read_beginning, read_bounded, refused, write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Document
from interpreter_app.store import attachments
from interpreter_app.store.database import Store

MOST = 50_000_000
"""Bytes of a copy: the store is copied once a day, and its copies with it."""

LONGEST_LINK = 2000
_LONGEST_NAME = 120
"""Bytes of a file name in UTF-8: with the folder before it every system takes that."""

_LONGEST_SUFFIX = 16
_KEPT_OPEN_SECONDS = 24 * 60 * 60
_SAFE = "document"
_NOT_IN_A_NAME = frozenset('<>:"/\\|?*')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""

_RUN = frozenset(
    """
    apk app appimage appref-ms application bash bat bin cmd com command cpl csh deb desktop diagcab dll
    dmg exe fish gadget hta inf ins iso jar jnlp js jse ksh lnk msc msi msp mst out pif pkg pl ps1
    ps1xml psc1 psm1 py pyc pyw pyz rb reg rpm run scf scpt scr sct settingcontent-ms sh shb shs so swf
    terminal tool url vb vbe vbs vhd vhdx webloc website workflow ws wsc wsf wsh xpi zsh
    """.split()
)
"""Ends of names of what a computer would run, or of what leads to such a file."""

_RUN_BEGINNINGS = (b"\x7fELF", b"MZ", b"#!", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_WINDOWS_PATH = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)


class Copy(NamedTuple):
    """A file that was read to be kept."""

    file_name: str
    media_type: str
    content: bytes


def read_copy(path: Path) -> Copy:
    """Read a file that is to be kept. ExpectedError if it is too large, no file, or can't be read."""
    if not path.is_file():
        raise UsageError(_("{name} isn’t a file: choose one.").format(name=shown(path.name or str(path))))
    if path.stat().st_size > MOST:
        raise ExpectedError(_too_large(path))
    # It may have grown since.
    content = read_bounded(path, MOST)
    name = safe_name(path.name)
    return Copy(name, mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream", content)


def keep(store: Store, copy: Copy, ident: str = "") -> Document:
    """Have the copy in the store; the document that names it. To be written with the visit in one write."""
    digest = attachments.keep(store, copy.content)
    return Document(
        ident or part_id("document"), Bilingual(), file_name=copy.file_name, media_type=copy.media_type,
        size=len(copy.content), digest=digest,
    )  # fmt: skip


def linked(link: str) -> Document:
    """A document that a link leads to. UsageError if it leads nowhere that may be opened."""
    return Document(part_id("document"), Bilingual(), link=clean_link(link))


def clean_link(typed: str) -> str:
    """A link as it is kept: an address of the web, of mail, or a path of this computer.

    Without a scheme «www.paris.fr/x» is an address of the web. Raises UsageError for all else.
    """
    link = "".join(
        c for c in typed.strip().strip("<>\"'“”«»").strip() if unicodedata.category(c) not in _HIDDEN
    )
    if not link or len(link) > LONGEST_LINK:
        raise UsageError(_wrong_link(link))
    if _path_of(link) is not None:
        return link
    found = _SCHEME.match(link)
    if found is None and re.match(r"[\w-]+(\.[\w-]+)+([/?#:].*)?\Z", link):
        link = f"https://{link}"
    elif found is None or found[1].lower() not in _SCHEMES:
        raise UsageError(_wrong_link(link))
    _refuse_empty_address(link)
    return link


class Target(NamedTuple):
    """What a document opens: an address, or a file or folder of this computer."""

    address: str = ""
    path: Path | None = None


def link_target(link: str) -> Target:
    """Where a link leads. UsageError if it may not be opened, or there is nothing there."""
    path = _path_of(link)
    if path is None:
        return Target(address=clean_link(link))
    if not path.exists():
        raise UsageError(
            _("There is no {path} on this computer: choose the file anew.").format(path=shown(str(path)))
        )
    refuse_to_run(path.name, b"" if path.is_dir() else _beginning(path))
    return Target(path=path)


def open_copy(store: Store, document: Document) -> Path:
    """Write a copy where programs can open it; its path. Nobody can write into it: it wouldn't come back.

    UsageError if it isn't in the store, or a computer would run it. What was opened the day before goes.
    """
    content = _content(store, document)
    name = safe_name(document.file_name)
    refuse_to_run(name, content[:_BEGINNING])
    folder = _open_folder()
    _sweep_open(folder)
    # The digest that the document names was somebody else's to write.
    place = folder / attachments.digest_of(content) / name
    try:
        if not place.is_file() or place.read_bytes() != content:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            place.parent.mkdir(exist_ok=True)
            write_atomically(place, content)
            place.chmod(0o400)
        os.utime(place.parent)
    except OSError as error:
        raise refused(place, error) from error
    return place


def save_copy(store: Store, document: Document, path: Path) -> None:
    """Write a copy where the person wants it. UsageError if it isn't in the store."""
    write_atomically(path, _content(store, document))


def refuse_to_run(name: str, beginning: bytes) -> None:
    """Raise UsageError for what a computer would run: by the end of its name, or by how it begins."""
    ends = name.rstrip(". ").casefold().rsplit(".", 1)
    if (len(ends) > 1 and ends[1] in _RUN) or beginning.startswith(_RUN_BEGINNINGS):
        raise UsageError(
            _("{name} is a program, or leads to one: it isn’t opened from here.").format(name=shown(name))
        )


def safe_name(name: str) -> str:
    """A file name that every system takes and that looks like what it is.

    Without folders, signs that turn the reading direction, names of devices; its end stays where it is long.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFC", last.encode("utf-8", "replace").decode())
    kept = "".join(" " if c in _NOT_IN_A_NAME else c for c in plain if unicodedata.category(c) not in _HIDDEN)
    stem, suffix = _parted(" ".join(kept.split()).strip(" ."))
    if len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, suffix = stem + suffix, ""
    if not stem or _DEVICES.fullmatch(stem.split(".")[0].strip()):
        stem = f"{_SAFE} {stem}".strip()
    room = _LONGEST_NAME - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix


_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Categories of signs that nobody sees, those that turn the reading direction first of all."""

_SCHEMES = frozenset(("http", "https", "mailto"))
_BEGINNING = 16


def _parted(name: str) -> tuple[str, str]:
    suffix = PurePosixPath(name).suffix
    return name.removesuffix(suffix), suffix


def _path_of(link: str) -> Path | None:
    """The path of a link within this computer, None for an address. UsageError if it leads to another one."""
    if link.startswith(("//", "\\\\")):
        raise UsageError(_wrong_link(link))
    if link.lower().startswith("file:"):
        parts = urlsplit(link)
        if parts.netloc.lower() not in ("", "localhost"):
            raise UsageError(_wrong_link(link))
        path = unquote(parts.path)
        link = path[1:] if _WINDOWS_PATH.match(path[1:]) else path
        if not link or link.startswith(("//", "\\\\")) or "\0" in link:
            raise UsageError(_wrong_link(link))
        return Path(link)
    if link.startswith("~"):
        return Path(link).expanduser()
    if link.startswith("/") or _WINDOWS_PATH.match(link):
        return Path(link)
    return None


def _refuse_empty_address(link: str) -> None:
    try:
        parts = urlsplit(link)
        is_mail = parts.scheme.lower() == "mailto"
        # Some mail programs would attach a file that the link names.
        leads = bool(parts.path) and "attach" not in parts.query.lower() if is_mail else bool(parts.hostname)
    except ValueError:
        leads = False
    if not leads or " " in link:
        raise UsageError(_wrong_link(link))


def _content(store: Store, document: Document) -> bytes:
    content = attachments.content(store, document.digest) if document.digest else None
    if content is None:
        raise UsageError(
            _("The copy of {name} isn’t in this store: add the file again.").format(
                name=shown(document.file_name)
            )
        )
    return content


def _beginning(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError(_("{name} isn’t a file: choose one.").format(name=shown(path.name)))
    return read_beginning(path, _BEGINNING)


def _open_folder() -> Path:
    return paths.cache_dir() / "documents"


def _sweep_open(folder: Path) -> None:
    """Let go of what was opened more than a day ago."""
    with suppress(OSError):
        for one in folder.iterdir():
            if time.time() - one.stat().st_mtime > _KEPT_OPEN_SECONDS:
                for file in one.iterdir():
                    file.chmod(0o600)  # Windows deletes nothing that can only be read.
                shutil.rmtree(one, ignore_errors=True)


def _too_large(path: Path) -> str:
    return _("{name} is larger than {megabytes} MB: add a link to it instead.").format(
        name=shown(path.name), megabytes=MOST // 1_000_000
    )


def _wrong_link(link: str) -> str:
    return _("“{link}” isn’t a link that can be opened: write an address (https://…) or a path.").format(
        link=shown(link[:60])
    )
