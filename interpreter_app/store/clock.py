"""The time as the store keeps it: UTC, said so in its text, with the name of the zone it was made in.

What a person did has its zone in the column beside it (`at`, `zone`), so that it can be told as it was on
the clock there. `created_at`, `changed_at`, `removed_at` and the times of drafts are bookkeeping, which is
only ever compared: they have no zone beside them, but the same text, with the offset +00:00.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple


class Stamp(NamedTuple):
    """When something was done (UTC, ISO 8601 to the millisecond) and the time zone it was done in."""

    at: str
    zone: str


def zone() -> str:
    """The IANA name of this machine's time zone, such as Europe/Paris; UTC if it can't be told.

    Asked anew each minute: whoever types may be on a train to another one.
    """
    return _zone_in(int(time.monotonic() // 60))


@lru_cache(maxsize=1)
def _zone_in(_minute: int) -> str:
    import tzlocal

    try:
        tzlocal.reload_localzone()
        return str(tzlocal.get_localzone_name() or "UTC")
    except (LookupError, ValueError, OSError):
        return "UTC"


def now() -> str:
    """The present moment in UTC, ISO 8601 to the millisecond with its offset: 2026-11-21T09:30:00.000+00:00.

    All have the same length, so that their order as text is their order in time.
    """
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def stamp() -> Stamp:
    """Now, here."""
    return Stamp(now(), zone())
