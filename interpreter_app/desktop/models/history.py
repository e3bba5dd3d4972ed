"""The queries of this run, to be had back by key. Held in memory only: what was asked is a secret, of which
the store keeps no more than what was chosen or found missing."""

from __future__ import annotations

_MOST = 100


class History:
    """Queries, oldest first, and the place one has gone back to."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._place = 0

    @property
    def last(self) -> str:
        """The newest query, or an empty text."""
        return self._queries[-1] if self._queries else ""

    @property
    def present(self) -> str:
        """The query one has gone back to, or an empty text behind the newest."""
        return self._queries[self._place] if self._place < len(self._queries) else ""

    def add(self, query: str) -> None:
        """Keep a query that is done with; the same one again moves to the end."""
        query = query.strip()
        if query:
            if query in self._queries:
                self._queries.remove(query)
            self._queries.append(query)
            del self._queries[:-_MOST]
        self._place = len(self._queries)

    def older(self) -> str | None:
        """The query before the present one, or None at the oldest."""
        if self._place == 0:
            return None
        self._place -= 1
        return self._queries[self._place]

    def newer(self) -> str | None:
        """The query after the present one; an empty text behind the newest, None if already there."""
        if self._place >= len(self._queries):
            return None
        self._place += 1
        return self._queries[self._place] if self._place < len(self._queries) else ""
