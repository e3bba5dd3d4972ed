"""The program's own log: one rotating file in the user's log folder.

Holds what the program did and what failed in it. It must never hold what a person typed or looked up:
interpreters keep professional secrets. So of an exception it has the type, the place and the system's code,
but not the message, which may quote anything.
"""

from __future__ import annotations

import errno
import logging
import logging.handlers
import sys
import traceback
from collections.abc import Iterator

from interpreter_app.base import paths
from interpreter_app.base.i18n import gettext as _

LOGGER = "passerelle"
_CAUSED = "which directly caused"
_MEANWHILE = "during the handling of which came"


class _File(logging.handlers.RotatingFileHandler):
    """A log that can't be written, on a full disk say, is no reason to show anybody a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Leave the record out."""


class _Discreet(logging.Formatter):
    """Exceptions without their messages."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        """The frames and the type of an exception and of those behind it."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_told(error)) if isinstance(error, BaseException) else ""


def _told(error: BaseException) -> Iterator[str]:
    """The lines about an exception, the one that came first first; source lines, never values."""
    chain: list[tuple[BaseException, str]] = []
    seen: set[int] = set()
    one: BaseException | None = error
    link = ""
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        chain.append((one, link))
        if one.__cause__ is not None or one.__suppress_context__:
            one, link = one.__cause__, _CAUSED
        else:
            one, link = one.__context__, _MEANWHILE
    for each, leads_to in reversed(chain):
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(each.__traceback__)).rstrip("\n")
        yield _named(each)
        if isinstance(each, BaseExceptionGroup):
            for inner in each.exceptions:
                yield "in this group:"
                yield from _told(inner)
        if leads_to:
            yield leads_to


def _named(error: BaseException) -> str:
    """The type of an exception, with the symbol of the system's or SQLite's code if it has one."""
    kind = type(error)
    code = getattr(error, "sqlite_errorname", None)
    if code is None and isinstance(error, OSError) and error.errno is not None:
        code = errno.errorcode.get(error.errno)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name} ({code})" if code else name


def logger() -> logging.Logger:
    """The program's logger."""
    return logging.getLogger(LOGGER)


def start() -> None:
    """Log warnings and worse to a file of at most 1 MB; without a writable folder, to nowhere."""
    log = logger()
    if log.handlers:
        return
    log.propagate = False
    log.setLevel(logging.INFO)
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _File(
            folder / "passerelle.log", maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
        handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(message)s"))
    except OSError:
        handler = logging.NullHandler()
    log.addHandler(handler)


def record_bug(error: BaseException) -> None:
    """Keep where a bug struck for whoever mends it; the person gets a sentence instead."""
    start()
    logger().error("bug on Python %s", sys.version.split()[0], exc_info=error)


def bug_sentence() -> str:
    """What a person is told of a mistake of the program."""
    return _("Something went wrong inside Passerelle; what was saved is safe. Details are in {log}.").format(
        log=paths.log_dir() / "passerelle.log"
    )
