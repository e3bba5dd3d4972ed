"""Saying something to whoever listens to the screen instead of looking at it.

Nothing is done where no screen reader runs.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, urgent: bool = False) -> None:
    """Have a screen reader say this, now if it is urgent, else when it has finished what it is saying."""
    # Not needed before the first picture is on the screen, and slow to load.
    from PySide6.QtGui import QAccessible

    if not sentence or not QAccessible.isActive():
        return
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
