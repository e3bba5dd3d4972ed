"""What a check says: a finding and how much it weighs. No rule stands here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error misleads or breaks something, a warning is a matter of care."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the id of the concept, the rule's code, a sentence, and its weight."""

    concept: str
    code: str
    message: str
    severity: Severity
