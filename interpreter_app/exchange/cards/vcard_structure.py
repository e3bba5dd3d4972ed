"""Cards out of content lines: where each begins and ends, and cards within cards (AGENT).

Owns BEGIN and END, the bounds of a file and what is said of a card that is cut off. Must not know what a
property means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import giving_way
from interpreter_app.exchange.cards.reading import MAX_CARDS, too_many
from interpreter_app.exchange.cards.vcard_lines import (
    BINARY,
    MAX_PROPERTY,
    Property,
    Unfolded,
    line_of,
    plain,
    property_in,
    unfolded,
)
from interpreter_app.exchange.cards.vcard_values import escaped, unescaped
from interpreter_app.exchange.encodings import Encoding
from interpreter_app.exchange.reading import ProblemList, at_line

MAX_PROPERTIES = 5_000
"""Properties of one card."""

MAX_NESTING = 5
"""Cards within one another."""

MAX_BINARY = 2048
"""Bytes of a picture, sound or key that is kept."""

_INLINE = "BEGIN:VCARD"


def at_card(card: int, line: int) -> str:
    """The name of a place in a file of cards, both counted from 1."""
    return _("card {card}, line {line}").format(card=card, line=line)


@dataclass(slots=True)
class Card:
    """The properties of a card in their order, transfer encodings taken away; `number` counts from 1."""

    number: int
    line: int
    depth: int
    properties: list[Property] = field(default_factory=list)
    left_out: int = 0
    owner: Card | None = None
    awaits_agent: bool = False


class CardSplitter:
    """Takes the lines of a file and hands out cards; what can't be taken is named in `problems`."""

    def __init__(self, name: str, encoding: Encoding, problems: ProblemList) -> None:
        self._name = name
        self._encoding = encoding
        self._problems = problems
        self._count = 0
        self._open: list[Card] = []
        self._above = 0
        self._too_deep = 0
        self._outside = False

    @property
    def count(self) -> int:
        """How many cards have begun."""
        return self._count

    def cards(self, lines: Iterable[tuple[int, str]]) -> Iterator[Card]:
        """The cards, each as soon as it ends. Raises FormatError for more than there may be."""
        for line in giving_way(unfolded(lines)):
            yield from self._taken(line)
        if self._open:
            self._say(
                self._open[0].line,
                _("the file ends within this card: it was read as far as it goes."),
            )
        while self._open:
            yield self._closed()

    def _taken(self, line: Unfolded) -> Iterator[Card]:
        mark = line.text.strip("\ufeff \t").upper().replace(" ", "") if len(line.text) < 40 else ""
        if mark == "BEGIN:VCARD":
            yield from self._begin(line)
        elif self._too_deep:
            self._too_deep -= mark == "END:VCARD"
        elif mark == "END:VCARD":
            if self._open:
                yield self._closed()
            else:
                self._problems.add(
                    at_line(line.number), _("no card begins before this END: it was passed over.")
                )
        elif not self._open:
            self._pass_over(line)
        else:
            yield from self._property(line)

    def _pass_over(self, line: Unfolded) -> None:
        if not self._outside:
            self._problems.add(at_line(line.number), _("what stands outside of the cards was left out."))
        self._outside = True

    def _begin(self, line: Unfolded) -> Iterator[Card]:
        self._outside = False
        if self._too_deep:
            self._too_deep += 1
            return
        owner = self._open[-1] if self._open else None
        if owner is not None and not owner.awaits_agent:
            self._say(owner.line, _("this card has no END: it was read as far as the next one."))
            while self._open:
                yield self._closed()
            owner = None
        if owner is not None and owner.depth >= MAX_NESTING:
            self._too_deep = 1
            self._say(line.number, _too_deep())
            return
        self._count += 1
        if self._count > MAX_CARDS:
            raise too_many(self._name, at_line(line.number))
        if owner is not None:
            owner.awaits_agent = False
        self._open.append(
            Card(self._count, line.number, (owner.depth if owner else self._above) + 1, owner=owner)
        )

    def _closed(self) -> Card:
        card = self._open.pop()
        if card.left_out:
            self._problems.add(
                at_card(card.number, card.line),
                _("there are more than {count} properties in this card: the others were left out.").format(
                    count=MAX_PROPERTIES
                ),
            )
        if card.owner is not None:
            card.owner.properties.append(_agent(card))
        return card

    def _property(self, line: Unfolded) -> Iterator[Card]:
        card = self._open[-1]
        if len(card.properties) >= MAX_PROPERTIES:
            card.left_out += 1
            return
        one = property_in(line)
        if one is None or one.name in ("BEGIN", "END"):
            self._say(
                line.number,
                _("this isn’t a property of a card and was left out: {text}.").format(
                    text=shown(line.text.strip())
                ),
            )
            return
        if one.name == "AGENT" and not one.value.strip():
            card.awaits_agent = True
            return
        card.awaits_agent = False
        if line.is_cut and one.name not in BINARY:
            self._say(
                line.number,
                _("{property} has more than {count} characters and was left out.").format(
                    property=shown(one.name), count=MAX_PROPERTY
                ),
            )
            return
        size = MAX_PROPERTY if line.is_cut else binary_size(one)
        if size > MAX_BINARY:
            self._say(line.number, _too_large(one.name))
            return
        sound, remark = plain(one, self._encoding)
        if remark:
            self._say(line.number, remark)
        if remark and sound is one:
            return
        if one.name == "AGENT" and unescaped(sound.value).lstrip().upper().startswith(_INLINE):
            yield from self._inline(sound, card)
        elif len(line_of(sound)) <= MAX_PROPERTY:
            card.properties.append(sound)
        else:
            self._say(line.number, _too_long(one.name))

    def _inline(self, one: Property, owner: Card) -> Iterator[Card]:
        """The cards in the text of an AGENT, as 3.0 writes it."""
        if owner.depth >= MAX_NESTING:
            self._say(one.number, _too_deep())
            return
        outer, self._open = self._open, []
        above, self._above = self._above, owner.depth
        before = self._count
        for card in self.cards((one.number, line) for line in unescaped(one.value).split("\n")):
            if card.owner is None:
                owner.properties.append(_agent(card))
            yield card
        self._open, self._above = outer, above
        if self._count == before:
            owner.properties.append(one)

    def _say(self, line: int, sentence: str) -> None:
        self._problems.add(at_card(self._open[-1].number if self._open else self._count, line), sentence)


def binary_size(one: Property) -> int:
    """The bytes of the file that a property holds; 0 if it holds none."""
    if one.first("ENCODING").upper() in ("B", "BASE64"):
        return len(one.value) * 3 // 4
    if one.value[:5].lower() == "data:":
        return len(one.value.partition(",")[2]) * 3 // 4
    return 0


def _agent(card: Card) -> Property:
    """What is said of the card within another one: whose it is."""
    found = {one.name: one for one in reversed(card.properties)}
    uid = unescaped(found["UID"].value) if "UID" in found else ""
    if uid.startswith("urn:"):
        return Property(card.line, "", "RELATED", (("TYPE", ("agent",)),), uid)
    value = unescaped(found["FN"].value) if "FN" in found else ""
    return Property(card.line, "", "RELATED", (("VALUE", ("text",)), ("TYPE", ("agent",))), escaped(value))


def _too_deep() -> str:
    return _("there are cards within cards more than {count} deep: this one was left out.").format(
        count=MAX_NESTING
    )


def _too_long(name: str) -> str:
    return _("{property} has more than {count} characters and was left out.").format(
        property=shown(name), count=MAX_PROPERTY
    )


def _too_large(name: str) -> str:
    return _("a picture, sound or key of more than {size} KB isn’t kept: {property} was left out.").format(
        size=MAX_BINARY // 1024, property=shown(name)
    )
