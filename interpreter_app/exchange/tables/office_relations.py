"""How the parts of an Office Open XML package find one another.

Owns the files of relations beside the parts. Only what lies inside the package is a relation here.
"""

from __future__ import annotations

import posixpath

from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.tables.office_xml import Grammar, streamed


def main_part(package: Package) -> str:
    """The part in which the document itself is, or an empty string."""
    return next(iter(related_parts(package, "").get("officeDocument", {}).values()), "")


def related_parts(package: Package, part: str) -> dict[str, dict[str, str]]:
    """The parts that a part of the package relates to, by the last word of their type, then by their id.

    Those of the package itself for an empty `part`. Raises FormatError for relations that are no sound XML.
    """
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, dict[str, str]] = {}
    if relations not in package:
        return found
    for attributes in streamed(package, relations, _Relations()):
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.join("/", folder, attributes.get("Target", ""))
        found.setdefault(kind, {})[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")
    return found


class _Relations(Grammar[dict[str, str]]):
    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened += 1
        if self.local[name] == "Relationship" and attributes.get("TargetMode") != "External":
            self.ready.append(attributes)
