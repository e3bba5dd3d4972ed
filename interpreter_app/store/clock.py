"""The time as the store keeps it: UTC with the name of the zone it was made in."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache


@cache
def zone() -> str:
    """The IANA name of this machine's time zone, such as Europe/Paris; UTC if it can't be told."""
    from tzlocal import get_localzone_name

    try:
        return str(get_localzone_name() or "UTC")
    except (LookupError, ValueError, OSError):
        return "UTC"


def now() -> str:
    """The present moment in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
