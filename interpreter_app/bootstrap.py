"""Composition root: the one module that knows every layer. Decides between window and command line.

It must stay cheap to import: each side is imported only when it is chosen, so that a look-up from the
command line never loads Qt.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from interpreter_app.base import i18n, paths, settings
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _

DONE, FAILED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window if none is named. The exit code: 0 done, 1 failed, 2 wrong usage."""
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    preferences = settings.load()
    i18n.set_language(_language(wanted) or preferences.language or i18n.system_language())
    _speak_utf8()
    try:
        asked = _asks_for_the_window(wanted)
        if asked is not None:
            return _open_window(_store(asked["--store"]), preferences, asked["--language"])
        from interpreter_app.cli import parser

        options = parser.parse(wanted)
        if options.command is None:
            return _open_window(_store(options.store), preferences, options.language)
        return parser.run(options, _store(options.store))
    except ExpectedError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; writing to it once more at exit would raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug is logged, the person gets a sentence
        from interpreter_app.base import logs

        logs.record_bug(error)
        print(logs.bug_sentence(), file=sys.stderr)
        return FAILED


def _asks_for_the_window(arguments: Sequence[str]) -> dict[str, str] | None:
    """What plain arguments say of the window's store and language, each once; None leaves them to the parser.

    A parser of commands takes as long to load as a quarter of the window.
    """
    asked = {"--store": "", "--language": ""}
    for name, value in zip(arguments[::2], arguments[1::2], strict=False):
        if (
            asked.get(name) != ""
            or value.startswith("-")
            or (name == "--language" and value not in i18n.languages())
        ):
            return None
        asked[name] = value
    return None if len(arguments) % 2 else asked


def _store(named: str) -> Path:
    return Path(named).expanduser() if named else paths.default_store()


def _open_window(store_path: Path, preferences: settings.Settings, language: str) -> int:
    from interpreter_app.base.display import why_no_window

    reason = why_no_window()
    if reason is not None:
        raise ExpectedError(reason)
    # Nothing is garbage before the window is on the screen; `app` switches the collector on again then.
    gc.disable()
    try:
        from interpreter_app.desktop import app
    except ImportError as error:
        raise ExpectedError(
            _(
                "The window can’t open because a system library is missing ({library}); "
                "the command line works without it, for example: uv run passerelle lookup conseil"
            ).format(library=str(error).partition(":")[0])
        ) from error
    if language:
        preferences = settings.changed(preferences, "language", language)
    return app.run(store_path, preferences)


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, told before the arguments are read: their mistakes are said in it, too."""
    for place, argument in enumerate(arguments):
        if argument == "--language" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return ""


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's encoding, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
