"""What all dialogs of the program have in common: margins, a title, a foot with buttons, the file chooser.

Owns no content. A dialog is opened without blocking; the window keeps the reference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.letters import CLOSE
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Frame(QDialog):
    """A dialog with a title above its body and buttons below it."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.theme = theme
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * UNIT)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(2 * UNIT)
        self.close_button = QPushButton(self)
        self.close_button.setObjectName(CLOSE)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, also one that it doesn't reach by itself."""
        button = self.focusWidget()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and isinstance(button, QPushButton) and button.isEnabled():
            button.click()
        elif Qt.Key(event.key()) in _STEPS and isinstance(button, QRadioButton):
            _go_on(button, _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def fit(self, width: int, height: int) -> None:
        """Be this large, in units of the grid, at ordinary text; larger with the text, within the screen."""
        scale = self.theme.pixels(Text.BODY) / 16
        free = self.screen().availableSize()
        self.resize(
            min(round(width * UNIT * scale), free.width() - 8 * UNIT),
            min(round(height * UNIT * scale), free.height() - 8 * UNIT),
        )

    def hang(self, text: ReadingText) -> None:
        """Fill the body with a text, the title in line with its edge."""
        self.title.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        self.body.addWidget(text, 1)

    def end_foot(self, primary: QPushButton | None = None) -> None:
        """End the foot with the button that does what the dialog is for, and the one that closes."""
        if primary is not None:
            primary.setProperty("role", "primary")
            primary.setDefault(True)
            self.foot.addWidget(primary)
        self.foot.addWidget(self.close_button)

    def say_title(self, text: str) -> None:
        """Name the dialog, for the window's frame too. To be followed by `give_letters` once all is said."""
        self.title.setText(text)
        self.setWindowTitle(text)
        self.close_button.setText(_("Close"))


class Room(QScrollArea):
    """Controls that scroll up and down where there is little room, and are never cut at the side."""

    def __init__(self, name: str, controls: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._controls = controls
        let_scroll(self, controls)

    def minimumSizeHint(self) -> QSize:
        """As wide as the controls, whatever language and size they are in."""
        width = self._controls.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the controls when they are laid out anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def let_scroll(room: QScrollArea, controls: QWidget) -> None:
    """Have controls scroll up and down in this room where the screen is small or the text large; the keyboard
    stops at the controls alone."""
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setWidgetResizable(True)
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.setWidget(controls)


def _go_on(button: QRadioButton, by: int) -> None:
    """Choose the next of a few that stand beside each other: Qt looks for it below only."""
    group = button.group()
    every = [one for one in group.buttons() if one.isEnabled() and one.isVisible()] if group else []
    if button in every:
        following = every[(every.index(button) + by) % len(every)]
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        following.click()


def set_role(label: QLabel, role: str) -> None:
    """Have a label look as another of its roles does."""
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)


class FileChooser:
    """Asks for a file without blocking, beginning in the folder that was used last."""

    def __init__(self, parent: QWidget, folder: str) -> None:
        self._parent = parent
        self.folder = folder

    def to_save(self, title: str, name: str, filters: str, then: Callable[[str], None]) -> QFileDialog:
        """Ask where to save; `then`, a bound method, gets the path."""
        made = self._ask(title, filters, then)
        made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        made.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        made.selectFile(name)
        made.open()
        return made

    def to_open(self, title: str, filters: str, then: Callable[[str], None]) -> QFileDialog:
        """Ask which file to read; `then`, a bound method, gets the path."""
        made = self._ask(title, filters, then)
        made.setFileMode(QFileDialog.FileMode.ExistingFile)
        made.open()
        return made

    def used(self, path: Path) -> str:
        """Remember the folder of a file; the folder."""
        self.folder = str(path.parent)
        return self.folder

    def _ask(self, title: str, filters: str, then: Callable[[str], None]) -> QFileDialog:
        made = QFileDialog(self._parent, title, self._start(), filters)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Qt's own French catalogue lacks these two.
        made.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
        made.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of type:"))
        made.fileSelected.connect(then)
        # Where the system has no dialog of its own, Qt's offers names in a window that has no ground.
        line = made.findChild(QLineEdit)
        completer = line.completer() if line is not None else None
        offers = completer.popup() if completer is not None else None
        if offers is not None:
            offers.setProperty("role", "offers")
        return made

    def _start(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((f for f in (self.folder, documents) if f and Path(f).is_dir()), str(Path.home()))


def file_name(words: str, suffix: str) -> str:
    """A file name of these words, without what a file system refuses."""
    kept = "".join(c if c.isalnum() or c in " -–’'." else " " for c in words)
    return f"{' '.join(kept.split()).strip('. ')[:80] or 'Passerelle'}{suffix}"


def open_folder(path: Path) -> None:
    """Show the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
