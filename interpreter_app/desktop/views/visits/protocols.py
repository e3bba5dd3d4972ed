"""The rules that both sides keep to: what each says in both languages, and who agreed to it.

Owns these rows and how their texts leave. Which rules are usual is the domain's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import set_role
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits import apart
from interpreter_app.desktop.views.visits.agreements import Agreements
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section, small
from interpreter_app.desktop.views.visits.split_row import SplitRow, column_of, fill, in_a_row
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.starting_set import PROTOCOLS
from interpreter_app.domain.visits.visit import Agreement, Protocol, Topic, Visit
from interpreter_app.domain.visits.words import TOPICS
from interpreter_app.services.wording import in_interface_language


class ProtocolEditor(PartEditor[Protocol]):
    """One rule."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.topic = drop_down("protocolTopic", self)
        self.state = small(self, "protocolState")
        self.title = in_a_row(TwoLanguages("protocolTitle", self, lines=False))
        self.text = in_a_row(TwoLanguages("protocolText", self))
        self.agreements = Agreements(desk, self)
        left = column_of(self, self.topic, self.state, gap=UNIT // 2)
        right = column_of(self, self.title, self.text, self.agreements, gap=UNIT)
        fill(self, SplitRow(left, right, self))
        self.topic.activated.connect(self._on_topic)
        self.title.edited.connect(self._on_title)
        self.text.edited.connect(self._on_text)
        self.agreements.changed.connect(self._on_agreed)

    def show_part(self, part: Protocol) -> None:
        """Show a rule."""
        super().show_part(part)
        self.topic.setCurrentIndex(list(Topic).index(part.topic))
        self.title.show_text(part.title)
        self.text.show_text(part.text)
        self.agreements.show_agreed(part.agreed)
        self._show_state()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.topic.clear()
        self.topic.addItems([in_interface_language(TOPICS[topic]) for topic in Topic])
        self.topic.setAccessibleName(_("Topic"))
        for texts, french, english in (
            (self.title, _("title, in French"), _("title, in English")),
            (self.text, _("text, in French"), _("text, in English")),
        ):
            texts.say("", _("Title") if texts is self.title else _("Text"))
            texts.french.setPlaceholderText(french)
            texts.english.setPlaceholderText(english)
        self.agreements.retranslate()
        if hasattr(self, "part"):
            self.show_part(self.part)

    def flush(self) -> None:
        """Take the day that is typed."""
        self.agreements.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the title."""
        self.title.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        agreed = len(self.part.agreed)
        said = ngettext("agreed by {count}", "agreed by {count}", agreed).format(count=agreed)
        self.state.setText(said if agreed else _("not agreed yet"))
        role = "small" if agreed else "small-warning"
        if self.state.property("role") != role:
            set_role(self.state, role)

    def _on_topic(self, place: int) -> None:
        self.change(replace(self.part, topic=list(Topic)[place]))

    def _on_title(self, title: Bilingual) -> None:
        self.change(replace(self.part, title=title))

    def _on_text(self, text: Bilingual) -> None:
        self.change(replace(self.part, text=text))

    def _on_agreed(self, agreed: tuple[Agreement, ...]) -> None:
        self.change(replace(self.part, agreed=agreed))
        self._show_state()


class Protocols(Section):
    """The rows, the usual rules, and the clipboard."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitProtocols", desk, parent)
        self.none = QLabel(self)
        self.none.setProperty("role", "soft")
        self.none.setWordWrap(True)
        self.usual = self._link("protocolsUsual")
        self.copies = {
            language: self._link(f"protocolsCopy{language.value.capitalize()}") for language in Language
        }
        self._heads = FlowRow(self)
        for button in (self.usual, *self.copies.values()):
            self._heads.add(button)
        self.rows: PartRows[Protocol] = PartRows(
            "protocols",
            lambda parent: ProtocolEditor(desk, parent),
            _protocol,
            desk.theme,
            self,
            named=_name,
            is_ruled=True,
        )
        for part in (self.none, self._heads, self.rows):
            self.body.addWidget(part)
        self.body.addStretch()
        self.rows.changed.connect(self._on_changed)
        self.rows.removed.connect(self.desk.taken_away)
        self.usual.clicked.connect(self.add_usual)
        self.copies[Language.FRENCH].clicked.connect(self._copy_french)
        self.copies[Language.ENGLISH].clicked.connect(self._copy_english)

    def _link(self, name: str) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setProperty("role", "link")
        return made

    def show_visit(self, visit: Visit) -> None:
        """Show the rules."""
        self.rows.show_parts(visit.protocols)
        self._show_heads(visit)

    def focus_first(self) -> None:
        """Put the keyboard in the first rule, or where one is added."""
        if self.rows.rows:
            self.rows.rows[0].editor.focus_first()
        else:
            place = self.rows.add_button if self.usual.isHidden() else self.usual
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take the days that are typed."""
        self.rows.flush()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.none.setText(
            _("Filming, quoting, social media, gifts: what both sides keep to is agreed on beforehand.")
        )
        self.usual.setText(_("Add the usual protocols"))
        self.copies[Language.FRENCH].setText(_("Copy all in French"))
        self.copies[Language.ENGLISH].setText(_("Copy all in English"))
        self.rows.say(_("Add a protocol"), _("Take this protocol away"))

    def add_usual(self) -> None:
        """Add those of the usual protocols whose topic isn't there."""
        visit = self.desk.visit
        if visit is None:
            return
        new = _missing(visit)
        said = ngettext("{count} protocol added", "{count} protocols added", len(new)).format(count=len(new))
        apart.do(self.desk, lambda visit: replace(visit, protocols=(*visit.protocols, *new)), said)

    def copy(self, language: Language) -> None:
        """Put the texts of all rules in one language on the clipboard."""
        visit = self.desk.visit
        if visit is None:
            return
        told = [text for one in visit.protocols if (text := _told(one, language))]
        QGuiApplication.clipboard().setText("\n\n".join(told))
        lacking = len(visit.protocols) - len(told)
        said = ngettext("{count} protocol copied", "{count} protocols copied", len(told))
        also = ngettext(
            "{count} has no text in that language", "{count} have no text in that language", lacking
        )
        sentence = said.format(count=len(told))
        self.desk.said.emit(f"{sentence}; {also.format(count=lacking)}" if lacking else sentence)

    def _copy_french(self) -> None:
        self.copy(Language.FRENCH)

    def _copy_english(self) -> None:
        self.copy(Language.ENGLISH)

    def _on_changed(self, protocols: Sequence[Protocol]) -> None:
        self.desk.change(lambda visit: replace(visit, protocols=tuple(protocols)))
        if self.desk.visit is not None:
            self._show_heads(self.desk.visit)

    def _show_heads(self, visit: Visit) -> None:
        self.none.setVisible(not visit.protocols)
        self.usual.setVisible(bool(_missing(visit)))
        for button in self.copies.values():
            button.setVisible(bool(visit.protocols))


def _missing(visit: Visit) -> list[Protocol]:
    """The usual protocols whose topic a visit lacks, under ids that are free there."""
    topics = {one.topic for one in visit.protocols}
    taken = {one.id for one in visit.protocols}
    lacking = [one for one in PROTOCOLS if one.topic not in topics]
    return [replace(one, id=part_id("protocol")) if one.id in taken else one for one in lacking]


def _protocol() -> Protocol:
    return Protocol(part_id("protocol"), Topic.OTHER, Bilingual())


def _name(protocol: Protocol) -> str:
    return in_interface_language(protocol.title) or in_interface_language(TOPICS[protocol.topic])


def _told(protocol: Protocol, language: Language) -> str:
    """Title and text of a rule in one language, below each other."""
    title = protocol.title.get(language) or TOPICS[protocol.topic].get(language)
    text = protocol.text.get(language)
    return f"{title}\n{text}" if text else ""
