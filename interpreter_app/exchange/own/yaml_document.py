"""The grammar of a YAML glossary file: text in; scalars, lists and groups of keys out, each with its line.

Owns what of YAML is taken (one document, no anchors, aliases or tags, a shallow tree) and the sentences for
what is ill-formed. No object is ever made from a tag, nothing is kept of the file but the branch that is
being read, and no depth of nesting can exhaust the stack. Knows nothing of what the keys mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.own.nodes import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_NODES,
    Keys,
    ListNode,
    Malformed,
    Node,
    Scalar,
    too_deep,
    too_long,
)

if TYPE_CHECKING:
    import yaml


class YamlDocument:
    """Reads one document from its events, step by step."""

    def __init__(self, text: str, most_characters: int = MAX_CHARACTERS) -> None:
        """`most_characters` are those of one branch."""
        import yaml

        self._yaml = yaml
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_loader(yaml))
        self._last_line = 1
        self._nodes = 0
        self._characters = 0
        self._most_characters = most_characters

    def root_pairs(self) -> Iterator[tuple[Scalar, yaml.Event]]:
        """Each key of the root with the event that opens its value; take that value before the next key.

        Yields nothing if the root isn't made of keys.
        """
        events = self._yaml.events
        self._expect(events.StreamStartEvent)
        if isinstance(self.next(), events.StreamEndEvent):
            return
        root = self.next()
        if not isinstance(root, events.MappingStartEvent):
            return
        while not isinstance(event := self.next(), events.MappingEndEvent):
            yield self._key(event), self.next()
        self._end()

    def items(self, _opening: yaml.Event) -> Iterator[Node]:
        """The items of the list whose opening event was just taken, one at a time."""
        while not isinstance(event := self.next(), self._yaml.events.SequenceEndEvent):
            yield self.node(event)

    def opens_list(self, event: yaml.Event) -> bool:
        """Whether this event opens a list."""
        return isinstance(event, self._yaml.events.SequenceStartEvent)

    def node(self, event: yaml.Event) -> Node:
        """The whole branch that this event opens."""
        self._nodes = self._characters = 0
        return self._branch(event, 2)

    def next(self) -> yaml.Event:
        """The next event; Malformed for what isn't YAML, or is more of it than a glossary needs."""
        try:
            event: yaml.Event = next(self._events)
        except self._yaml.YAMLError as error:
            raise _malformed(error, self._last_line) from error
        except (ValueError, OverflowError) as error:
            # PyYAML's own scanner, used where libyaml is missing, lets a number too large escape.
            raise Malformed(self._last_line, _not_yaml()) from error
        self._last_line = _line(event)
        if isinstance(event, self._yaml.events.NodeEvent):
            self._refuse_indirection(event)
        return event

    def _branch(self, event: yaml.Event, depth: int) -> Node:
        events = self._yaml.events
        line = _line(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Malformed(line, too_long())
        if isinstance(event, events.ScalarEvent):
            return self._scalar(event)
        if depth >= MAX_DEPTH:
            raise Malformed(line, too_deep())
        if isinstance(event, events.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := self.next(), events.SequenceEndEvent):
                items.append(self._branch(event, depth + 1))
            return ListNode(line, items)
        pairs: list[tuple[Scalar, Node]] = []
        while not isinstance(event := self.next(), events.MappingEndEvent):
            pairs.append((self._key(event), self._branch(self.next(), depth + 1)))
        return Keys(line, pairs)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        text = event.value
        self._characters += len(text)
        if self._characters > self._most_characters:
            raise Malformed(_line(event), too_long())
        if event.style in ("|", ">"):
            # The line end that closes a block isn't part of what the person wrote.
            text = text.removesuffix("\n")
        return Scalar(_line(event), text, not event.style)

    def _key(self, event: yaml.Event) -> Scalar:
        if not isinstance(event, self._yaml.events.ScalarEvent):
            raise Malformed(_line(event), _("a key must be a word, not a list."))
        if event.value == "<<" and not event.style:
            raise Malformed(_line(event), _("merge keys (“<<”) aren’t read: write the texts out."))
        return self._scalar(event)

    def _refuse_indirection(self, event: Any) -> None:  # noqa: ANN401 - four kinds of event share these
        line = _line(event)
        if isinstance(event, self._yaml.events.AliasEvent):
            raise Malformed(
                line,
                _("an alias (“*name”) isn’t read: write the text out, or put it between quotation marks."),
            )
        if event.anchor is not None:
            raise Malformed(
                line, _("an anchor (“&name”) isn’t read: remove it, or put the text between quotation marks.")
            )
        if event.tag is not None:
            raise Malformed(
                line, _("a tag (“!name”) isn’t read: remove it, or put the text between quotation marks.")
            )

    def _expect(self, kind: type[yaml.Event]) -> None:
        event = self.next()
        if not isinstance(event, kind):
            raise Malformed(_line(event), _not_yaml())

    def _end(self) -> None:
        self._expect(self._yaml.events.DocumentEndEvent)
        event = self.next()
        if not isinstance(event, self._yaml.events.StreamEndEvent):
            raise Malformed(
                _line(event),
                _("a second document starts here (“---”): put each glossary in a file of its own."),
            )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _loader(yaml_module: Any) -> Any:  # noqa: ANN401 - the C loader isn't in every build
    return getattr(yaml_module, "CSafeLoader", yaml_module.SafeLoader)


def _malformed(error: yaml.YAMLError, last_line: int) -> Malformed:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    line = mark.line + 1 if mark is not None else last_line
    if "quoted scalar" in context and opened is not None:
        if "escape" in problem or "hexdecimal" in problem:
            return Malformed(
                line, _("a backslash between double quotation marks must be written twice (“\\\\”).")
            )
        return Malformed(opened.line + 1, _("the quotation mark that opens here isn’t closed."))
    if "flow" in context and opened is not None and ("expected" in problem):
        return Malformed(
            opened.line + 1,
            _("the bracket that opens here isn’t closed, or a comma is missing between its parts."),
        )
    if "<document start>" in problem:
        return Malformed(line, _("the file goes on after its end: check the indentation of this line."))
    return Malformed(line, _sentence(problem))


def _sentence(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return _('a text with a colon and a space goes between double quotation marks: "budget: the vote".')
    if "cannot start any token" in problem:
        return _("a text with this sign goes between double quotation marks; indent with spaces, not tabs.")
    if "could not find expected ':'" in problem:
        return _("a key must be followed by a colon and a space.")
    if any(sign in problem for sign in ("block", "expected key", "'-' indicator")):
        return _("the indentation doesn’t fit the lines above, or a text needs double quotation marks.")
    if "tab" in problem:
        return _("indent with spaces, not tabs.")
    if "tag" in problem:
        return _("a tag (“!name”) isn’t read: remove it, or put the text between quotation marks.")
    if "alias" in problem or "anchor" in problem:
        return _("a text with “&” or “*” at its start goes between double quotation marks.")
    return _not_yaml()


def _not_yaml() -> str:
    return _("this isn’t well-formed YAML: check quotation marks, brackets and indentation.")
