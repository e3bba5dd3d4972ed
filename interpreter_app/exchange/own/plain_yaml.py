"""Plain data written as YAML that is pleasant to read and to edit.

Owns the layout: what is short stands on one line. How a text is quoted is `yaml_writer`'s to know; what the
data mean is nobody's here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interpreter_app.exchange.own.yaml_writer import scalar

_LINE_LENGTH = 110


def pairs(plain: Mapping[str, Any], indent: str, *, top: bool = False) -> Iterator[str]:
    """The lines of keys with their values; at the top of a file its lists stand apart."""
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
            yield from pairs(value, f"{indent}  ")
    else:
        yield f"{indent}{key}: {_value(value)}"


def _list(key: str, items: list[Any], indent: str, *, apart: bool) -> Iterator[str]:
    flat = all(not isinstance(one, Mapping | list) for one in items)
    inside = f"[{', '.join(_value(one, flow=True) for one in items)}]" if flat else ""
    if inside and len(inside) + len(indent) + len(key) + 2 <= _LINE_LENGTH:
        yield f"{indent}{key}: {inside}"
        return
    yield f"{indent}{key}:"
    for number, one in enumerate(items):
        lines = list(item(one, f"{indent}  "))
        if apart and number and len(lines) > 1:
            yield ""
        yield from lines


def item(one: object, indent: str) -> Iterator[str]:
    """The lines of an item of a list. Raises FormatError for a text with control characters."""
    if not isinstance(one, Mapping):
        yield f"{indent}- {_value(one)}"
        return
    inside = _in_line(one)
    if inside and len(inside) + len(indent) + 2 <= _LINE_LENGTH:
        yield f"{indent}- {inside}"
        return
    lines = list(pairs(one, f"{indent}  "))
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
