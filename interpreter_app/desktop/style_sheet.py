"""What every control looks like: Qt's style sheet, whose colours and sizes are names of tokens.

Owns no colour and no size of text: those are the theme's.
"""

from __future__ import annotations

from collections.abc import Mapping

STYLE = """
QMainWindow, QDialog { background: $paper; }
#accentStrip { background: $field; color: $ink; border: 1px solid $edge; padding: 4px 0; }
QToolTip { background: $field; color: $ink; border: 1px solid $edge; padding: 4px 8px; font-size: $small; }
QLabel[role="heading"] {
    color: $soft; font-size: $small; font-weight: bold; text-transform: uppercase; letter-spacing: 1px;
}
QLabel[role="title"] { font-size: $target; }
QLabel[role="target"] { font-size: $target; font-weight: bold; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="small"] { color: $soft; font-size: $small; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="small-warning"] { color: $warning; font-size: $small; }
QLabel[role="key"] { border: 1px solid $line; border-radius: 3px; padding: 1px 8px; color: $soft; }
QFrame[role="hairline"] { background: $line; border: none; }
QFrame[role="rule"] { background: $accent; border: none; }

QAbstractItemView, QScrollArea { border: none; background: transparent; outline: none; }
QAbstractItemView { selection-background-color: $chosen; selection-color: $ink; }
QHeaderView::section {
    background: $paper; color: $soft; font-size: $small; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px;
}

#facetButton::menu-indicator { image: none; width: 0; }
QTableView#conceptTable QHeaderView::section { padding: 4px 3px; }
QLineEdit#cellEditor { background: $field; border: 2px solid $accent; padding: 0; }
QListWidget#cellEditor { background: $field; border: 1px solid $edge; }
QListWidget#cellEditor::item { padding: 5px 8px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: transparent; border: none; border-bottom: 1px solid $edge; padding: 4px 0 5px 0;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border-bottom: 2px solid $accent; padding-bottom: 4px;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-bottom: 2px solid $warning; padding-bottom: 4px; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled {
    color: $edge; border-bottom: 1px solid $line;
}
QLineEdit#lookupQuery {
    font-size: $query; border: none; padding: 0;
    selection-background-color: $chosen; selection-color: $ink;
}
QLineEdit#noteEntry { border: none; padding: 4px 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }
QComboBox { combobox-popup: 0; padding-left: 2px; }
QComboBox:on { border-bottom: 2px solid $accent; padding-bottom: 4px; }
QComboBox QAbstractItemView {
    background: $field; border: 1px solid $edge; padding: 4px 0;
    selection-background-color: $chosen; selection-color: $ink;
}
QComboBox QAbstractItemView::item { padding: 5px 8px; }
QComboBox QAbstractItemView::item:selected { background: $chosen; color: $ink; }
#nameOffers {
    background: $field; border: 1px solid $edge; selection-background-color: $chosen;
    selection-color: $ink;
}
#nameOffers::item { padding: 5px 8px; }
QListView[role="offers"] { background: $field; border: 1px solid $edge; }

QPushButton {
    padding: 5px 16px; border: 1px solid $edge; border-radius: 4px; background: transparent; outline: none;
}
QPushButton:hover { background: $chosen; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 15px; }
QPushButton:pressed { background: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { border-color: $ink; }
QPushButton[role="primary"]:focus {
    border: 2px solid $ink; padding: 4px 15px;
}
QPushButton:disabled, QPushButton[role="primary"]:disabled {
    background: transparent; color: $edge; border: 1px solid $line; padding: 5px 16px;
}
QPushButton[role="link"], QPushButton[role="small-link"] {
    color: $accent; border: none; padding: 1px 0; background: transparent; text-align: left;
}
QPushButton[role="small-link"] { font-size: $small; }
QPushButton[role="small-warning"] {
    color: $warning; font-size: $small; border: none; padding: 1px 0; background: transparent;
    text-align: left;
}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus,
QPushButton[role="small-link"]:hover, QPushButton[role="small-link"]:focus,
QPushButton[role="small-warning"]:hover, QPushButton[role="small-warning"]:focus {
    text-decoration: underline;
}
QPushButton[role="link"]:disabled, QPushButton[role="small-link"]:disabled { color: $edge; border: none; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px 0; background: transparent; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }

QToolButton {
    border: 1px solid transparent; border-radius: 4px; padding: 2px; color: $soft; outline: none;
}
QToolButton:hover { background: $chosen; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $line; }
QToolButton[role="rail"] {
    border: 2px solid transparent; border-radius: 8px; padding: 6px 2px 4px 2px; color: $soft;
    font-size: $small;
}
QToolButton[role="rail"]:hover { background: $line; }
QToolButton[role="rail"]:checked { background: $chosen; color: $accent; }
QToolButton[role="rail"]:focus { border-color: $accent; }
QToolButton[role="says"] { border-color: $line; background: $chosen; }
QToolButton[role="quiet"] {
    border: none; border-radius: 4px; padding: 2px 8px; color: $soft; font-size: $small;
}
QToolButton[role="quiet"]:hover { background: $chosen; }
QToolButton[role="quiet"]:focus { background: $chosen; text-decoration: underline; }
QToolButton[role="quiet"]:checked { color: $accent; }

QWidget#statusLine QLabel, QWidget#statusLine QPushButton { font-size: $small; color: $soft; }
QWidget#statusLine QLabel[role="warning"] { color: $warning; }
QWidget#statusLine QPushButton { color: $accent; }

QMenuBar { background: $paper; color: $ink; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: $chosen; }
QMenu { background: $field; color: $ink; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 16px; }
QMenu::item:selected { background: $chosen; color: $ink; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }

QProgressBar { border: none; border-radius: 2px; background: $line; }
QProgressBar::chunk { border-radius: 2px; background: $accent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 2px; min-height: 32px; min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: $soft; margin: 2px; border-radius: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""
"""Everything that needs no file; `$name` is a token of `theme` or one of its sizes of text."""

MARKS = """
QCheckBox::indicator, QRadioButton::indicator { width: $markpx; height: $markpx; }
QTableView::indicator, QListView::indicator { width: $markpx; height: $markpx; }
QTableView::indicator:unchecked, QListView::indicator:unchecked { image: url($marks/check-off.svg); }
QTableView::indicator:checked, QListView::indicator:checked { image: url($marks/check-on.svg); }
QCheckBox::indicator:unchecked { image: url($marks/check-off.svg); }
QCheckBox::indicator:checked { image: url($marks/check-on.svg); }
QCheckBox::indicator:unchecked:focus { image: url($marks/check-off-focus.svg); }
QCheckBox::indicator:checked:focus { image: url($marks/check-on-focus.svg); }
QCheckBox::indicator:unchecked:disabled { image: url($marks/check-off-disabled.svg); }
QCheckBox::indicator:checked:disabled { image: url($marks/check-on-disabled.svg); }
QRadioButton::indicator:unchecked { image: url($marks/radio-off.svg); }
QRadioButton::indicator:checked { image: url($marks/radio-on.svg); }
QRadioButton::indicator:unchecked:focus { image: url($marks/radio-off-focus.svg); }
QRadioButton::indicator:checked:focus { image: url($marks/radio-on-focus.svg); }
QRadioButton::indicator:unchecked:disabled { image: url($marks/radio-off-disabled.svg); }
QRadioButton::indicator:checked:disabled { image: url($marks/radio-on-disabled.svg); }
QComboBox::drop-down { border: none; width: $markpx; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($marks/down.svg); width: $markpx; height: $markpx; }
QComboBox::down-arrow:focus, QComboBox::down-arrow:on { image: url($marks/down-focus.svg); }
QComboBox::down-arrow:disabled { image: url($marks/down-disabled.svg); }
QSpinBox[role="stepped"]::up-button,
QSpinBox[role="stepped"]::down-button {
    border: none; background: transparent; width: $markpx; subcontrol-origin: border;
}
QSpinBox[role="stepped"]::up-button { subcontrol-position: top right; }
QSpinBox[role="stepped"]::down-button { subcontrol-position: bottom right; }
QSpinBox[role="stepped"]::up-arrow { image: url($marks/up.svg); width: $markpx; height: $markpx; }
QSpinBox[role="stepped"]::down-arrow { image: url($marks/down.svg); width: $markpx; height: $markpx; }
QSpinBox[role="stepped"]::up-arrow:off { image: url($marks/up-disabled.svg); }
QSpinBox[role="stepped"]::down-arrow:off { image: url($marks/down-disabled.svg); }
QPushButton[role="menu"] { padding-right: $markpx; }
QPushButton[role="menu"]::menu-indicator {
    image: url($marks/down.svg); width: $markpx; height: $markpx; subcontrol-origin: border;
    subcontrol-position: center right;
}
QMenu::indicator { width: $markpx; height: $markpx; left: 8px; }
QMenu::indicator:checked { image: url($marks/tick.svg); }
QMenu::right-arrow { image: url($marks/right.svg); width: $markpx; height: $markpx; right: 4px; }
QKeySequenceEdit QLineEdit { lineedit-clear-button-icon: url($marks/close.svg); }
"""
"""What takes the files of `marks`: `$marks` is where they are, `$mark` their size in pixels."""


def style_sheet(values: Mapping[str, str], marks: str, mark_size: int) -> str:
    """The sheet with every token in its place; without `marks` (see `marks.marks`) Qt draws its own."""
    sheet, known = STYLE, dict(values)
    if marks:
        sheet += MARKS
        known |= {"marks": marks, "mark": str(mark_size)}
    for name in sorted(known, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", known[name])
    return sheet
