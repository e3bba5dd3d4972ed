"""Printing glossaries of the store into a PDF file, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interpreter_app.base.errors import UsageError
from interpreter_app.base.files import atomic_file
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.briefing.options import PrintOptions, PrintReport
from interpreter_app.domain.terms import Glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


def print_to(
    store: Store, names: Sequence[str], path: Path, options: PrintOptions, progress: Progress = silent
) -> PrintReport:
    """Print the glossaries of these names or ids as one list.

    Raises UsageError, also for a file whose name would say that it isn't a PDF, or ExpectedError.
    """
    from interpreter_app.briefing.glossary import print_glossaries

    _refuse_other_names(path)
    wanted = chosen(store, names)
    with atomic_file(path) as stream:
        return print_glossaries(wanted, stream, options, progress)


def _refuse_other_names(path: Path) -> None:
    if path.suffix.lower() != ".pdf" and not path.is_dir():
        raise UsageError(
            _("Glossaries are printed into a PDF file: end the name {name} in .pdf, as in {better}.").format(
                name=path.name, better=f"{path.stem}.pdf"
            )
        )


def chosen(store: Store, names: Sequence[str]) -> list[Glossary]:
    """The whole glossaries of these names or ids, each once."""
    numbers = dict.fromkeys(glossaries.find(store, name).number for name in names)
    return [glossaries.glossary(store, number) for number in numbers]
