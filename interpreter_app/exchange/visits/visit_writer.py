"""A visit written as YAML: all of it, pleasant to read and to edit, and read back the same.

Owns the layout. How a text is quoted is `own.yaml_writer`; what has its default is left out.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from interpreter_app.domain.plain import to_plain
from interpreter_app.exchange.own.yaml_writer import scalar
from interpreter_app.exchange.visits.visit_file import MARK, VisitFile

_LINE_LENGTH = 110
_DATA_LENGTH = 100


def write_visit(file: VisitFile) -> bytes:
    """The file as UTF-8. Raises FormatError for a text with control characters."""
    lines = [f"passerelle: {MARK}"]
    if file.revision:
        lines.append(f"revision: {scalar(file.revision)}")
    lines += _pairs(to_plain(file.visit), "", top=True)
    if file.contacts:
        lines += ["", "contacts:"]
        for contact in file.contacts:
            lines += ["", *_item(to_plain(contact), "  ")]
    if file.copies:
        lines += ["", "copies:"]
        for digest, content in sorted(file.copies.items()):
            lines += ["", f'  - digest: "{digest}"', "    data: |-", *_data(content)]
    return "".join(f"{line}\n" for line in lines).encode()


def _pairs(plain: Mapping[str, Any], indent: str, *, top: bool = False) -> Iterator[str]:
    for key, value in plain.items():
        if isinstance(value, list) and value:
            if top:
                yield ""
            yield from _list(key, value, indent, apart=top)
        else:
            yield from _pair(key, value, indent)


def _pair(key: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        inside = _in_line(value)
        if inside and len(inside) + len(indent) + len(key) + 2 <= _LINE_LENGTH:
            yield f"{indent}{key}: {inside}"
        else:
            yield f"{indent}{key}:"
            yield from _pairs(value, f"{indent}  ")
    else:
        yield f"{indent}{key}: {_value(value)}"


def _list(key: str, items: list[Any], indent: str, *, apart: bool) -> Iterator[str]:
    flat = all(not isinstance(item, Mapping | list) for item in items)
    inside = f"[{', '.join(_value(item, flow=True) for item in items)}]" if flat else ""
    if inside and len(inside) + len(indent) + len(key) + 2 <= _LINE_LENGTH:
        yield f"{indent}{key}: {inside}"
        return
    yield f"{indent}{key}:"
    for number, item in enumerate(items):
        lines = list(_item(item, f"{indent}  "))
        if apart and number and len(lines) > 1:
            yield ""
        yield from lines


def _item(item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {_value(item)}"
        return
    inside = _in_line(item)
    if inside and len(inside) + len(indent) + 2 <= _LINE_LENGTH:
        yield f"{indent}- {inside}"
        return
    lines = list(_pairs(item, f"{indent}  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _in_line(plain: Mapping[str, Any]) -> str:
    """Keys and texts between braces; an empty text where there is more than that."""
    if any(isinstance(value, Mapping | list) for value in plain.values()):
        return "" if plain else "{}"
    return "{" + ", ".join(f"{key}: {_value(value, flow=True)}" for key, value in plain.items()) + "}"


def _value(value: object, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[]"
    return scalar(str(value), flow=flow)


def _data(content: bytes) -> Iterator[str]:
    text = base64.b64encode(content).decode("ascii")
    for start in range(0, len(text), _DATA_LENGTH):
        yield f"      {text[start : start + _DATA_LENGTH]}"
