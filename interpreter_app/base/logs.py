"""The program's own log: one rotating file in the user's log folder.

Holds what the program did and what failed in it. It must never hold what a person typed or looked up:
interpreters keep professional secrets.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys

from interpreter_app.base import paths

LOGGER = "passerelle"


class _File(logging.handlers.RotatingFileHandler):
    """A log that can't be written, on a full disk say, is no reason to show anybody a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Leave the record out."""


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
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    except OSError:
        handler = logging.NullHandler()
    log.addHandler(handler)


def record_bug(error: BaseException) -> None:
    """Keep the traceback of a bug for whoever mends it; the person gets a sentence instead."""
    start()
    logger().error("bug on Python %s", sys.version.split()[0], exc_info=error)
