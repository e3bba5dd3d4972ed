"""Letters for the keyboard: Alt with the underlined letter presses a button or goes to a field.

Owns which letter each text gets, in whatever language it is: no two in one dialog or menu are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from interpreter_app.desktop.actions import plain

CLOSE = "closeButton"
"""The objectName of the button that closes a dialog."""

UNLETTERED = "unlettered"
"""A dynamic property: this one's words are a person's own, and get no letter."""


def lettered(texts: Sequence[str]) -> list[str]:
    """The texts with the mark of a letter in each that one of its own can be found for; marks there were go.

    A word's first letter is preferred, and a text at the beginning has first choice.
    """
    taken: set[str] = set()
    made: list[str] = []
    for text in texts:
        bare = plain(text)
        place = next((p for p in _places(bare) if bare[p].lower() not in taken), None)
        if place is None:
            made.append(escaped(bare))
            continue
        taken.add(bare[place].lower())
        made.append(f"{escaped(bare[:place])}&{escaped(bare[place:])}")
    return made


def escaped(text: str) -> str:
    """A text whose “&” stands for itself."""
    return text.replace("&", "&&")


def give_letters(dialog: QWidget) -> None:
    """Give every button and every labelled field of a dialog its letter.

    The button that the dialog is for chooses first, the one that closes, which Esc does too, last.
    """
    found = [
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton) and _takes_letter(widget)
    ]
    found.sort(key=lambda widget: (widget.property("role") != "primary", widget.objectName() == CLOSE))
    for widget, text in zip(found, lettered([widget.text() for widget in found]), strict=True):
        widget.setText(text)


def _takes_letter(widget: QWidget) -> bool:
    leads_nowhere = isinstance(widget, QLabel) and widget.buddy() is None
    return not leads_nowhere and not widget.property(UNLETTERED)


def _places(text: str) -> Iterable[int]:
    """The places of letters that are on every keyboard, beginnings of words first."""
    letters = [place for place, letter in enumerate(text) if letter.isascii() and letter.isalpha()]
    firsts = [place for place in letters if place == 0 or not text[place - 1].isalpha()]
    return [*firsts, *(place for place in letters if place not in firsts)]
