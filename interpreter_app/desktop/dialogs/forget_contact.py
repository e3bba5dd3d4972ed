"""Asks whether somebody is to be forgotten, and says plainly what that means.

Owns the question; what is done then is for whoever listens to `agreed`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import Theme


class ForgetContact(Frame):
    """The question about the person of this name; only their initials will be left."""

    agreed = Signal()

    def __init__(self, name: str, initials: str, theme: Theme, parent: QWidget) -> None:
        super().__init__("forgetContactDialog", theme, parent)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.texts = [QLabel(self) for _sentence in range(3)]
        self.forget_button = QPushButton(self)
        self.forget_button.setObjectName("forgetContactYes")
        self.forget_button.setAutoDefault(False)
        self.say_title(_("Forget {name}?").format(name=name))
        said = (
            _(
                "Names, addresses, numbers, follow-ups and encounters are deleted for good: in the contacts,"
                " the visits, letters and notes, and in the history. Only the initials {initials} are left."
            ).format(initials=initials),
            _("This can’t be taken back, not even with Undo or from the bin."),
            _(
                "Copies of the store that were made before still hold the person; so do files that you"
                " exported or printed. Delete those yourself if they have to go."
            ),
        )
        for label, text in zip(self.texts, said, strict=True):
            label.setText(text)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.texts[1].setProperty("role", "warning")
        self.body.addStretch()
        self.foot.addStretch()
        self.foot.addWidget(self.forget_button)
        self.end_foot()
        self.forget_button.setText(_("Forget for good"))
        self.close_button.setText(_("Keep the contact"))
        self.setAccessibleDescription(" ".join(said))
        self.forget_button.clicked.connect(self._on_forget)
        self.close_button.setDefault(True)
        give_letters(self)
        self.close_button.setFocus()
        self.fit(72, 44)

    def _on_forget(self) -> None:
        self.accept()
        self.agreed.emit()
