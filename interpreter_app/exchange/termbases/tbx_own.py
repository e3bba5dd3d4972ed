"""What TBX-Basic has no category for: our labelled notes, read and written side by side.

Owns the labels, and the mark by which a file is known to be one of ours: only in such a file are labels read,
and are texts taken to the last space. To other programs they are notes («Equivalence: quasi-equivalent»).
The labels are English whatever the interface speaks, since a file must say the same everywhere.
"""

from __future__ import annotations

from typing import Final

MARK: Final = "Written by Passerelle, glossary form 1."
"""A paragraph of the header of every file that we write."""

EQUIVALENCE: Final = "Equivalence"
FALSE_FRIEND: Final = "False friend"
CHECKED: Final = "Checked"
TRANSFER_NOTE: Final = "Transfer note"
PART_OF_SPEECH: Final = "Part of speech"
NUMBER: Final = "Number"
PRONUNCIATION: Final = "Pronunciation"
NOTE: Final = "Note"
NAME: Final = "Name"
DESCRIPTION: Final = "Description"
IDENTIFIER: Final = "Identifier"
VERSION: Final = "Version"
LICENCE: Final = "Licence"
AUTHORS: Final = "Authors"

YES: Final = "yes"
PROPER_NOUN: Final = "proper noun"

_LABELS: Final = frozenset(
    {
        EQUIVALENCE, FALSE_FRIEND, CHECKED, TRANSFER_NOTE, PART_OF_SPEECH, NUMBER, PRONUNCIATION, NOTE, NAME,
        DESCRIPTION, IDENTIFIER, VERSION, LICENCE, AUTHORS,
    }
)  # fmt: skip


def labelled(label: str, text: str) -> str:
    """The text behind its label."""
    return f"{label}: {text}"


def unlabelled(text: str) -> tuple[str, str]:
    """The label of ours before a text and what follows it; no label for a text without one."""
    label, colon, rest = text.partition(": ")
    return (label, rest) if colon and label in _LABELS else ("", text)


def free(text: str) -> str:
    """A note that a person wrote: with a label only where it would seem to have one."""
    return labelled(NOTE, text) if unlabelled(text)[0] else text


def xml_id(concept_id: str) -> str:
    """An id as XML can have it: not beginning with a digit. None of ours begins with «_»."""
    return f"_{concept_id}" if concept_id[:1].isdigit() else concept_id


def own_id(attribute: str) -> str:
    """The id that `xml_id` made this of."""
    return attribute.removeprefix("_")
