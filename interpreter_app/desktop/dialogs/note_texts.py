"""What the dialogs say of notes that go into files and come out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.deed_texts import in_a_line
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.services.note_files import Lost, Outgoing
from interpreter_app.services.note_import import Brought, Coming, State

_MOST_NAMED = 5


def stay_out(count: int) -> str:
    """How many confidential notes aren't written; empty if there is none."""
    if not count:
        return ""
    said = ngettext("{count} confidential note stays out.", "{count} confidential notes stay out.", count)
    return said.format(count=number_text(count))


def with_confidential(count: int) -> str:
    """The choice to have what is confidential in a file, too."""
    if not count:
        return _("With what is confidential")
    said = ngettext("With the confidential note", "With the {count} confidential notes", count)
    return said.format(count=number_text(count))


_LOST: Mapping[Lost, Callable[[int], str]] = {
    Lost.LANGUAGE: lambda n: ngettext(
        "in which language {count} of them is", "in which language {count} of them are", n
    ),
    Lost.PROMPT: lambda n: ngettext(
        "which question of the debriefing {count} of them answers",
        "which question of the debriefing {count} of them answer",
        n,
    ),
    Lost.PLACE: lambda n: ngettext(
        "that {count} of them was moved by hand", "that {count} of them were moved by hand", n
    ),
}


def format_title(name: str) -> str:
    """What a format of notes is called."""
    return {"yaml": _("YAML"), "csv": _("CSV, for a spreadsheet"), "md": _("Markdown, to read")}[name]


def good_for(name: str) -> str:
    """What one would take a format of notes for."""
    return {
        "yaml": _("Everything, for another Passerelle: brought in there, each note is the same one."),
        "csv": _("A table with everything; it can be changed in a spreadsheet and brought in again."),
        "md": _("By day and session, to read, to paste, to send."),
    }[name]


def would_write(ready: Outgoing) -> str:
    """What would be in a file of notes, and what the format has no place for."""
    count = ready.written
    said = ngettext("{count} note goes into the file.", "{count} notes go into the file.", count)
    told = [said.format(count=number_text(count))] if count else [_("No note is left to write.")]
    if ready.lost:
        lost = ", ".join(_LOST[what](n).format(count=number_text(n)) for what, n in ready.lost)
        told.append(_("A text doesn’t say {lost}.").format(lost=lost))
    return " ".join(told)


def written(name: str, count: int, left_out: int) -> str:
    """What was written, and what wasn't."""
    said = ngettext("{count} note written to {name}.", "{count} notes written to {name}.", count)
    return " ".join(filter(None, (said.format(count=number_text(count), name=name), stay_out(left_out))))


_STATES: Mapping[State, Callable[[], str]] = {
    State.NEW: lambda: "",
    State.CHANGED: lambda: _("brings yours up to date"),
    State.SAME: lambda: _("is here already"),
    State.BOTH: lambda: _("changed on both sides: yours stands"),
    State.BINNED: lambda: _("is in your bin and stays there"),
}


def coming_lines(one: Coming, around: Around) -> TwoLines:
    """A note of a file in a preview: its words; when it was, where it goes, who speaks, what comes of it."""
    note, session = one.note, around.session(one.note)
    day = dates.day_text(note_words.day_of(note, around.zone), i18n.language(), year=False, weekday=False)
    when = f"{day}, {note_words.clock_text(note, around.zone)}"
    small = in_a_line(
        when,
        note_words.kind_name(note.kind) if note.kind not in note_words.QUIET else "",
        note_words.session_name(session) if session is not None else "",
        note_words.details(note, around),
        _STATES[one.state](),
    )
    return TwoLines(note.first_line, small, is_quiet=one.state not in (State.NEW, State.CHANGED))


def would_bring(brought: Brought) -> str:
    """What an import of notes would do, as one sentence or two."""
    if not brought.read:
        return _("There is no note in this file.")
    left = brought.left - len(brought.conflicts)
    counts = (
        (brought.added, ngettext("{count} would be added", "{count} would be added", brought.added)),
        (
            brought.changed,
            ngettext(
                "{count} would be brought up to date", "{count} would be brought up to date", brought.changed
            ),
        ),
        (left, ngettext("{count} is here already", "{count} are here already", left)),
        (
            len(brought.conflicts),
            ngettext(
                "{count} was changed on both sides and stays as you have it",
                "{count} were changed on both sides and stay as you have them",
                len(brought.conflicts),
            ),
        ),
        (brought.binned, ngettext("{count} stays in the bin", "{count} stay in the bin", brought.binned)),
    )
    read = ngettext("{count} note read", "{count} notes read", brought.read)
    said = _("{read}: {doing}.").format(
        read=read.format(count=number_text(brought.read)),
        doing=", ".join(text.format(count=number_text(count)) for count, text in counts if count),
    )
    found = len(brought.problems)
    if not found:
        return said
    rest = ngettext(
        "{count} place couldn’t be taken as it stands.",
        "{count} places couldn’t be taken as they stand.",
        found,
    )
    return f"{said} {rest.format(count=number_text(found))}"


def strangers_text(idents: Sequence[str]) -> str:
    """That notes name visits which aren't here, where nobody would see them; empty if there is none."""
    if not idents:
        return ""
    said = ngettext(
        "They belong to a visit that isn’t here ({names}): choose where they go, or import it first.",
        "They belong to visits that aren’t here ({names}): choose where they go, or import them first.",
        len(idents),
    )
    return said.format(names=", ".join(idents[:_MOST_NAMED]))


def brought_text(brought: Brought) -> str:
    """What the status line says of an import; empty if nothing was written."""
    if brought.operation is None:
        return ""
    changed = brought.added + brought.changed
    said = ngettext("Imported: {count} note", "Imported: {count} notes", changed)
    return said.format(count=number_text(changed))
