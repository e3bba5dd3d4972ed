"""What stands above the columns of a document's first page: title block, legend, head of a part.

Draws on a pen and says where the columns may begin. Nothing here grows without limit: long names and
descriptions are shortened, and say so with an ellipsis.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from interpreter_app.briefing.entry_blocks import ARROW, DASH, FALSE_FRIEND, origin_key
from interpreter_app.briefing.fonts import TextStyle
from interpreter_app.briefing.lines import Span, shortened_lines, wrap
from interpreter_app.briefing.paper import Grid
from interpreter_app.briefing.pen import ACCENT, BASELINE, HAIRLINE, Pen
from interpreter_app.briefing.styles import Styles
from interpreter_app.briefing.texts import Texts, count_of, long_date
from interpreter_app.briefing.typography import NO_BREAK, plain, tied
from interpreter_app.domain.terms import Glossary, Language

_MOST_NAMES = 6
_MOST_LINES = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """What the title block says of the whole: how much there is, and of what date."""

    concepts: int
    entries: int
    date: datetime.date | None


class Front:
    """Draws the front matter of a document on its grid, in its styles and its language."""

    def __init__(self, grid: Grid, styles: Styles, texts: Texts, coverage: Collection[str]) -> None:
        self._grid, self._styles, self._texts, self._coverage = grid, styles, texts, coverage

    def names(self, glossary: Glossary) -> tuple[str, str]:
        """A glossary's name in the document's language, and in the other if it differs."""
        own = self._clean(glossary.name.best(self._texts.language)) or self._clean(glossary.id)
        other = self._clean(glossary.name.get(self._texts.language.other))
        return own, "" if other == own else other

    def title(self, glossaries: Sequence[Glossary]) -> str:
        """The title of the document, on one line."""
        if len(glossaries) == 1:
            return " – ".join(filter(None, self.names(glossaries[0]))) or self._texts.glossary
        return self._texts.glossary

    def title_block(self, pen: Pen, top: float, glossaries: Sequence[Glossary], facts: Facts) -> float:
        """Both names, description, date and extent, above a rule; returns the lower edge."""
        styles, texts = self._styles, self._texts
        if len(glossaries) == 1:
            own, other = self.names(glossaries[0])
            top = self._paragraph(pen, top, [(styles.kicker, texts.glossary)], 1)
            top = self._paragraph(pen, top - 2, [(styles.title, own)], 3)
            if other:
                top = self._paragraph(pen, top, [(styles.second_title, other)], 2)
            description = self._clean(glossaries[0].description.best(texts.language))
            if description:
                top = self._paragraph(pen, top - 6, [(styles.note, description)], 4)
        else:
            top = self._paragraph(pen, top, [(styles.title, texts.glossary)], 3) - 4
            top = self._list_of(pen, top, glossaries)
        top = self._paragraph(pen, top - 6, [(styles.small, self._extent(glossaries, facts))], 3) - 7
        pen.rule(self._grid.side, top, self._grid.side + self._grid.width, top, ACCENT, 1.5)
        return top

    def legend(self, pen: Pen, top: float, conventions: Collection[str]) -> float:
        """Signs and abbreviations in as many columns as fit, above a hairline; returns the lower edge."""
        grid, styles = self._grid, self._styles
        items = list(self._legend_items(conventions))
        columns = 3 if grid.width > 400 else 2
        width = (grid.width - (columns - 1) * 14) / columns
        rows = -(-len(items) // columns)
        key_width = [
            max(style.width(text) for style, text in items_keys) + 7
            for items_keys in ([key for key, _m in items[i : i + rows]] for i in range(0, len(items), rows))
        ]
        top -= 8
        lowest = top
        for index, (key, meaning) in enumerate(items):
            column, row = divmod(index, rows)
            if row == 0:
                y = top
            x = grid.side + column * (width + 14)
            indent = key_width[column]
            for number, runs in enumerate(wrap([(styles.small, meaning)], width - indent)):
                y -= styles.small.leading
                baseline = y + BASELINE * styles.small.leading
                if number == 0:
                    pen.text(x, baseline, [(key[0], key[1] + " ")])
                pen.text(x + indent, baseline, runs)
            lowest = min(lowest, y)
        lowest -= 8
        pen.rule(grid.side, lowest, grid.side + grid.width, lowest, HAIRLINE)
        return lowest

    def part_head(self, pen: Pen, top: float, language: Language) -> float:
        """The direction of a part, such as «French → English»; returns where the columns begin."""
        top -= 10
        return self._paragraph(pen, top, [(self._styles.part, self._texts.direction[language])], 1) - 6

    def sentence(self, pen: Pen, top: float, text: str) -> float:
        """A sentence across the columns, where there is nothing else to print."""
        return self._paragraph(pen, top - 10, [(self._styles.body, text)], 4)

    def _list_of(self, pen: Pen, top: float, glossaries: Sequence[Glossary]) -> float:
        """The glossaries with the keys that their entries show: one a line if they are few."""
        names = [
            f"{origin_key(number)} {' – '.join(filter(None, self.names(glossary)))}"
            for number, glossary in enumerate(glossaries)
        ]
        if len(names) > _MOST_NAMES:
            return self._paragraph(pen, top, [(self._styles.note, f"{NO_BREAK}· ".join(names))], _MOST_LINES)
        for name in names:
            top = self._paragraph(pen, top, [(self._styles.body, name)], 1)
        return top

    def _legend_items(self, used: Collection[str]) -> Iterator[tuple[Span, str]]:
        styles, texts = self._styles, self._texts
        for equivalence, meaning in texts.equivalence.items():
            style = styles.signs[equivalence]
            yield (_smaller(style, styles.small), equivalence.sign), meaning
        if "not-judged" in used:
            yield (styles.small, DASH), texts.not_judged
        if "false-friend" in used:
            yield (styles.warning, FALSE_FRIEND), texts.false_friend_means
        if "see" in used:
            yield (styles.small_strong, ARROW), texts.see_means
        label_style = TextStyle(
            styles.grammar.face, styles.small.size, styles.small.leading, styles.grammar.colour
        )
        if "other-language" in used:
            yield (label_style, "[fr]"), texts.other_language_note
        for label, meaning in texts.abbreviations.items():
            if label in used:
                yield (label_style, tied(label)), meaning

    def _extent(self, glossaries: Sequence[Glossary], facts: Facts) -> str:
        texts = self._texts
        parts = [long_date(facts.date, texts.language)] if facts.date else []
        parts.append(count_of(texts.concepts, facts.concepts, texts.language))
        parts.append(count_of(texts.entries, facts.entries, texts.language))
        if len(glossaries) == 1:
            only = glossaries[0]
            version = self._clean(only.version)
            parts.append(texts.version.format(number=version) if version else "")
            parts += [self._clean(only.authors), self._clean(only.licence)]
        return " · ".join(tied(part) if len(part) < 40 else part for part in parts if part)

    def _paragraph(self, pen: Pen, top: float, spans: Sequence[Span], most: int) -> float:
        """A paragraph of at most so many lines across the page; returns its lower edge."""
        width = self._grid.width
        for runs in shortened_lines(wrap(spans, width), most, width):
            leading = runs[0][0].leading
            top -= leading
            pen.text(self._grid.side, top + BASELINE * leading, runs)
        return top

    def _clean(self, text: str) -> str:
        return plain(text, self._coverage, french=self._texts.language is Language.FRENCH)


def _smaller(style: TextStyle, like: TextStyle) -> TextStyle:
    return TextStyle(style.face, like.size + 1, like.leading, style.colour)
