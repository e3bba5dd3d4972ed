"""Frozen dataclasses as plain data (dicts, lists, texts, numbers) and back, checked on the way.

Owns how a type is written and what may stand in its place. Must know nothing of any one dataclass, nor of
YAML or JSON, which hold plain data. A field that has its default is left out, so that what is written is what
somebody said; None is the same as nothing. Lists and texts are bounded (MOST_ITEMS, MOST_LETTERS).
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment, parsed

MOST_ITEMS = 10_000
"""Items of one list: more than any visit has sessions."""

MOST_LETTERS = 100_000
"""Characters of one text."""

_NUMBER = re.compile(r"-?\d{1,15}", re.ASCII)

_T = TypeVar("_T")


class Word(str):
    """A text that stood in a file without quotation marks: it may also be meant as a number, or as true."""

    __slots__ = ()


class PlainError(ValueError):
    """Something can't be what it stands for: `where` are the keys and places that lead to it."""

    def __init__(self, where: tuple[str | int, ...], sentence: str) -> None:
        super().__init__(sentence)
        self.where = where
        self.sentence = sentence


def to_plain(value: object, moment: Callable[[Moment], str] = str) -> Any:
    """The plain data of a dataclass, or of what stands in one; `moment` writes the moments in it."""
    if isinstance(value, Moment):
        return moment(value)
    if is_dataclass(value) and not isinstance(value, type):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            name: to_plain(given[name], moment)
            for name, field in _fields(type(value)).items()
            if given[name] != _default(field)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item, moment) for item in value]
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[_T], plain: Any, where: tuple[str | int, ...] = ()) -> _T:
    """What plain data tells of a dataclass of this kind. Raises PlainError, worded for a person."""
    made = _read(kind, plain, where)
    assert isinstance(made, kind)
    return made


def _read(kind: Any, plain: Any, where: tuple[str | int, ...]) -> Any:
    if is_dataclass(kind) and kind is not Moment:
        return _dataclass(kind, plain, where)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (one,) = [part for part in get_args(kind) if part is not types.NoneType]
        return None if plain is None else _read(one, plain, where)
    if origin is tuple:
        return _items(get_args(kind)[0], plain, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice(kind, plain, where)
    return _SCALARS[kind](plain, where)


def _dataclass(kind: Any, plain: Any, where: tuple[str | int, ...]) -> Any:
    if not isinstance(plain, Mapping):
        raise PlainError(where, _("keys with values belong here: {keys}.").format(keys=_keys(kind)))
    known = _fields(kind)
    for key in plain:
        if key not in known:
            raise PlainError(
                (*where, str(key)),
                _("“{key}” isn’t a key here: use {keys}.").format(key=str(key)[:60], keys=_keys(kind)),
            )
    hints = _hints(kind)
    said = {name: value for name, value in plain.items() if value is not None}
    for name, field in known.items():
        if name not in said and _default(field) is MISSING:
            raise PlainError(where, _("“{key}” is missing: add it.").format(key=name))
    try:
        return kind(**{name: _read(hints[name], value, (*where, name)) for name, value in said.items()})
    except PlainError:
        raise
    except ValueError as wrong:
        raise PlainError(where, str(wrong)) from wrong


def _items(kind: Any, plain: Any, where: tuple[str | int, ...]) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise PlainError(where, _("a list belongs here."))
    if len(plain) > MOST_ITEMS:
        raise PlainError(where, _("there are more than {count} items.").format(count=MOST_ITEMS))
    return tuple(_read(kind, item, (*where, place)) for place, item in enumerate(plain))


def _choice(kind: type[Enum], plain: Any, where: tuple[str | int, ...]) -> Enum:
    for one in kind:
        if one.value == plain:
            return one
    choices = ", ".join(str(one.value) for one in kind)
    raise PlainError(where, _("one of these belongs here: {choices}.").format(choices=choices))


def _text(plain: Any, where: tuple[str | int, ...]) -> str:
    if not isinstance(plain, str):
        raise PlainError(where, _("a text belongs here: put it between quotation marks."))
    if len(plain) > MOST_LETTERS:
        raise PlainError(where, _("a text has more than {count} characters.").format(count=MOST_LETTERS))
    return str(plain)


def _whole(plain: Any, where: tuple[str | int, ...]) -> int:
    if isinstance(plain, Word) and _NUMBER.fullmatch(plain):
        plain = int(plain)
    if not isinstance(plain, int) or isinstance(plain, bool) or abs(plain) > 1 << 50:
        raise PlainError(where, _("a whole number belongs here."))
    return plain


def _truth(plain: Any, where: tuple[str | int, ...]) -> bool:
    if isinstance(plain, Word) and plain in ("true", "false"):
        return plain == "true"
    if not isinstance(plain, bool):
        raise PlainError(where, _("true or false belongs here."))
    return plain


def _day(plain: Any, where: tuple[str | int, ...]) -> date:
    try:
        return date.fromisoformat(_text(plain, where))
    except ValueError:
        raise PlainError(where, _("a date belongs here, such as 2016-12-05.")) from None


def _clock(plain: Any, where: tuple[str | int, ...]) -> time:
    try:
        return time.fromisoformat(_text(plain, where)).replace(tzinfo=None)
    except ValueError:
        raise PlainError(where, _("a time belongs here, such as 09:30.")) from None


def _moment(plain: Any, where: tuple[str | int, ...]) -> Moment:
    try:
        return parsed(_text(plain, where))
    except ValueError:
        sentence = _("date, time and time zone belong here, such as 2016-12-05T09:30[Europe/Paris].")
        raise PlainError(where, sentence) from None


_SCALARS: dict[Any, Callable[[Any, tuple[str | int, ...]], Any]] = {
    str: _text,
    int: _whole,
    bool: _truth,
    date: _day,
    time: _clock,
    Moment: _moment,
}


@lru_cache(maxsize=128)
def _fields(kind: Any) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


@lru_cache(maxsize=128)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _keys(kind: Any) -> str:
    return ", ".join(_fields(kind))
