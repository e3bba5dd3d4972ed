"""Writing and reading files so that a good one is never replaced by half of one.

Owns atomic replacement and the sentences for what the file system refuses. Knows no format.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _

_USUAL = 0o666


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` once the block has ended well, and leaves no trace if not.

    Raises ExpectedError, with a sentence for the person, for whatever the file system refuses.
    """
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        mode = _mode(path)
        wanted = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.part")
        with _new(wanted, _USUAL if mode is None else mode) as stream:
            temporary = wanted
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            with suppress(OSError):
                temporary.chmod(mode)
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Put these bytes into `path`, whole or not at all."""
    with atomic_file(path) as stream:
        stream.write(content)


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a file of at most `most` bytes; ExpectedError if it is larger or can't be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise refused(path, error, reading=True) from error
    if len(content) > most:
        raise ExpectedError(
            _("{name} is larger than {megabytes} MB: divide it into smaller files.").format(
                name=path.name, megabytes=most // 1_000_000
            )
        )
    return content


def refuse_target(path: Path) -> None:
    """Raise ExpectedError for a path that can’t be written to: a folder, or in one that isn’t there."""
    if path.is_dir():
        raise refused(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)))
    if not path.parent.exists():
        raise refused(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)))


def read_beginning(path: Path, most: int) -> bytes:
    """The first bytes of a file; ExpectedError if it can't be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise refused(path, error, reading=True) from error


def refused(path: Path, error: OSError, *, reading: bool = False) -> ExpectedError:
    """What to say when the file system refuses to write `path`, or to read it."""
    folder = _real(path.parent)
    sentence = _of_reading(error, folder) if reading else ""
    return ExpectedError((sentence or _sentence(error)).format(name=path.name or _real(path), folder=folder))


def _real(path: Path) -> Path:
    """The path as a person can find it: “.” and “..” tell nobody where that is."""
    try:
        return Path(os.path.realpath(path))
    except OSError:  # where one stands has been removed
        return path


def _of_reading(error: OSError, folder: Path) -> str:
    """What is said otherwise of a file that was to be read than of one that was to be written."""
    match error.errno:
        case errno.ENOENT if folder.is_dir():
            return _("{name} isn’t in {folder}: check the name and the folder.")
        case errno.ENOENT:
            return _("There is no folder {folder} to read {name} from: check the name of the folder.")
        case errno.EACCES | errno.EPERM:
            return _("You aren’t allowed to read {name} in {folder}: ask its owner, or choose another file.")
        case _other:
            return ""


def _sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT:
            return _("There is no folder {folder}: make it first, or choose another one for {name}.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("{name} can’t be opened or written in {folder}: choose a folder that is yours.")
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _("There is no room left in {folder} for {name}: free some space and try again.")
        case errno.EISDIR:
            return _("{name} is a folder: give the name of a file.")
        case errno.ENOTDIR | errno.EEXIST:
            return _("{folder} isn’t a folder: choose another place for {name}.")
        case errno.ENAMETOOLONG:
            return _("The name {name} is too long: choose a shorter one.")
        case _other:
            return _("{name} couldn’t be read or written in {folder}: try again, or choose another folder.")


def _new(path: Path, mode: int) -> BinaryIO:
    """A new file with these permissions at most: the system takes away what the process's umask forbids.

    So the umask, which belongs to all threads at once, needn't be asked for: that can only be done by
    changing it.
    """

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    return open(path, "xb", opener=opener)


def _mode(path: Path) -> int | None:
    """The permissions of a file; None if there is none."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None
