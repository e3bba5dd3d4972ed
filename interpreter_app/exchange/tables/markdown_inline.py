"""The text of one cell of a Markdown table: its marks read as text, and a text written so that it comes back.

Owns emphasis, code, links, escapes, entities, <br> and other tags, as GitHub's Markdown has them in a cell.
Every step is linear in the length of the cell, whoever wrote it. Knows nothing of tables.

While a cell is read, a character that is only itself (escaped, or in code) is kept as half a character,
U+DC00 and its ASCII code, which no text that was read from a file has.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ANY_MARK = re.compile(r"[\\`*_~<&\[]")
_LITERAL = re.compile(r"\\([!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(.{1,1000}?)(?<!`)\2(?!`)", re.DOTALL)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,200}@[^\s<>@]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>|<!--[^<]{0,1000}?-->")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_LINK = re.compile(
    r"!?\[([^\[\]]{0,2000})\]"
    r"\(\s{0,9}(<[^<>]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?)"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s{0,9}\)"
)
_RUN = re.compile(r"\*+|_+|~+")
_PROTECT = {code: 0xDC00 + code for code in range(0x21, 0x7F) if not chr(code).isalnum()}
_RELEASE = {half: code for code, half in _PROTECT.items()}
_HALF = re.compile("[\udc21-\udc7e]")
_RISKY = re.compile(
    r"[\\`*~|]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w{1,32};)|\](?=\()|(?P<end>\r\n?|\n)"
)


@dataclass(slots=True)
class _Run:
    """A run of signs that may open or close emphasis: its place, and how many of its signs do neither yet."""

    start: int
    end: int
    left: int


def text_of(cell: str, *, with_addresses: bool, lost: list[str] | None = None) -> str:
    """What a reader sees of a cell. The address of a link follows its words only `with_addresses`.

    Where it doesn't, it joins those that are `lost`.
    """
    if not _ANY_MARK.search(cell):
        return cell

    def linked(found: re.Match[str]) -> str:
        words, address = found[1].strip(), found[2].strip("<>")
        if address and address != words and address.removeprefix("mailto:") != words:
            if with_addresses:
                return f"{words} {_protected(f'({address})')}" if words else _protected(address)
            if lost is not None:
                lost.append(address)
        return words

    text = _LITERAL.sub(_literal, cell) if "\\" in cell or "`" in cell else cell
    if "<" in text:
        text = _BREAK.sub("\n", text)
        text = _ADDRESS.sub(lambda found: _protected(found[1]), text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _protected(html.unescape(found.group())), text)
    if "](" in text:
        text = _LINK.sub(linked, text)
        text = _LINK.sub(linked, text)
    if "<" in text:
        text = _TAG.sub("", text)
    if _RUN.search(text):
        text = _without_emphasis(text)
    return text.translate(_RELEASE) if _HALF.search(text) else text


def cell_of(text: str) -> str:
    """The cell that is read as this text, without white space around it."""
    text = text.strip()
    return _RISKY.sub(_escaped, text) if _RISKY.search(text) else text


def _escaped(found: re.Match[str]) -> str:
    return "<br>" if found["end"] else f"\\{found.group()}"


def _literal(found: re.Match[str]) -> str:
    if found[1]:
        return _protected(found[1])
    code = found[3]
    if len(code) > 2 and code[0] == code[-1] == " " and not code.isspace():
        code = code[1:-1]
    return _protected(code)


def _protected(text: str) -> str:
    return text.translate(_PROTECT)


def _without_emphasis(text: str) -> str:
    """The text without the signs that pair off: «**», «*», «_», «~~». A sign that finds no other stays."""
    opened: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    runs: list[_Run] = []
    for found in _RUN.finditer(text):
        sign = found.group()[0]
        run = _Run(found.start(), found.end(), len(found.group()))
        runs.append(run)
        opens, closes = _flanks(text, run, sign)
        if sign == "~" and run.left > 2:
            continue
        stack = opened[sign]
        while closes and run.left and stack:
            other = stack[-1]
            if sign == "~" and other.left != run.left:
                break
            paired = min(other.left, run.left)
            other.left -= paired
            run.left -= paired
            if not other.left:
                stack.pop()
        if opens and run.left:
            stack.append(run)
    pieces: list[str] = []
    start = 0
    for run in runs:
        pieces += (text[start : run.start], text[run.start : run.start + run.left])
        start = run.end
    return "".join((*pieces, text[start:]))


def _flanks(text: str, run: _Run, sign: str) -> tuple[bool, bool]:
    """Whether a run can open and close emphasis, by the characters on either side of it."""
    before = text[run.start - 1] if run.start else " "
    after = text[run.end] if run.end < len(text) else " "
    left = not after.isspace() and (_is_word(after) or not _is_word(before))
    right = not before.isspace() and (_is_word(before) or not _is_word(after))
    if sign == "_":
        return left and not (right and _is_word(before)), right and not (left and _is_word(after))
    return left, right


def _is_word(character: str) -> bool:
    return character.isalnum()
