"""Copies of documents in the store, each once, under the digest of its bytes.

Owns the table `attachment`. Which record a copy belongs to is the record's to say. A copy stays while a
record or its history names it, so that a document that was deleted comes back with its visit.
"""

from __future__ import annotations

import hashlib
import re

from interpreter_app.store import clock
from interpreter_app.store.database import Store, said_plainly

_DIGEST_BYTES = 16
_DIGESTS = re.compile(rf"(?=([0-9a-f]{{{2 * _DIGEST_BYTES}}}))")
"""Whatever may be a digest, those within others included."""


def digest_of(content: bytes) -> str:
    """The name of these bytes: BLAKE2b in 32 hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()


def keep(store: Store, content: bytes) -> str:
    """Have a copy of these bytes in the store; the digest that names it."""
    digest = digest_of(content)
    with store.write():
        store.connection.execute(
            "INSERT OR IGNORE INTO attachment (digest, content, created_at) VALUES (?, ?, ?)",
            (digest, content, clock.now()),
        )
    return digest


def content(store: Store, digest: str) -> bytes | None:
    """The bytes of this name; None if they aren't here."""
    row = store.connection.execute("SELECT content FROM attachment WHERE digest = ?", (digest,)).fetchone()
    return None if row is None else bytes(row[0])


def sweep(store: Store) -> int:
    """Forget the copies that no record and no history names any more; how many bytes that were.

    Nobody has to wait for it where there are none. Raises StoreError if the store can't be read or written.
    """
    with said_plainly(store.path):
        with store.read():
            if not _unnamed(store):
                return 0
        with store.write():
            unnamed = _unnamed(store)  # one that was loose a moment ago may have been named since
            store.connection.executemany(
                "DELETE FROM attachment WHERE digest = ?", [(digest,) for digest in unnamed]
            )
    return sum(unnamed.values())


def _unnamed(store: Store) -> dict[str, int]:
    """The copies that nothing names, and their sizes; each text is read once, however many there are."""
    run = store.connection.execute
    found: dict[str, int] = dict(run("SELECT digest, length(content) FROM attachment").fetchall())
    said = "SELECT body FROM record UNION ALL SELECT before FROM record_history WHERE before IS NOT NULL"
    for (text,) in run(said) if found else ():
        for digest in _DIGESTS.findall(text):
            found.pop(digest, None)
        if not found:
            break
    return found
