"""A visit written as YAML: all of it, pleasant to read and to edit, and read back the same.

Owns the frame of the file. How data are laid out is `own.plain_yaml`; what has its default is left out.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from interpreter_app.domain.plain import to_plain
from interpreter_app.exchange.own.plain_yaml import item, pairs
from interpreter_app.exchange.own.yaml_writer import scalar
from interpreter_app.exchange.visits.visit_file import MARK, VisitFile

_DATA_LENGTH = 100


def write_visit(file: VisitFile) -> bytes:
    """The file as UTF-8. Raises FormatError for a text with control characters."""
    lines = [f"passerelle: {MARK}"]
    if file.revision:
        lines.append(f"revision: {scalar(file.revision)}")
    lines += pairs(to_plain(file.visit), "", top=True)
    if file.contacts:
        lines += ["", "contacts:"]
        for contact in file.contacts:
            lines += ["", *item(to_plain(contact), "  ")]
    if file.copies:
        lines += ["", "copies:"]
        for digest, content in sorted(file.copies.items()):
            lines += ["", f'  - digest: "{digest}"', "    data: |-", *_data(content)]
    return "".join(f"{line}\n" for line in lines).encode()


def _data(content: bytes) -> Iterator[str]:
    text = base64.b64encode(content).decode("ascii")
    for start in range(0, len(text), _DATA_LENGTH):
        yield f"      {text[start : start + _DATA_LENGTH]}"
