"""A headword set as a block: headword, grammar, sign, targets, transfer note.

Pure layout: headwords in, blocks of lines out. What the reader meets on the way (abbreviations, marks) is
collected for the legend.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from interpreter_app.briefing.columns import Block
from interpreter_app.briefing.entries import Headword, acronyms, grammar, targets
from interpreter_app.briefing.lines import Line, Span, wrap
from interpreter_app.briefing.pen import HAIRLINE
from interpreter_app.briefing.styles import SIGN_COLOURS, Styles
from interpreter_app.briefing.texts import Texts, region_name
from interpreter_app.briefing.typography import plain, tied
from interpreter_app.domain.terms import Concept, Language, Status, Term

ARROW = "→"
FALSE_FRIEND = "▲"
DASH = "–"
"""The sign of an equivalence that nobody has judged."""
_LONGEST_HEAD = 8
"""Lines of headword, targets and the beginning of the note that are never parted by the end of a column."""


def origin_key(origin: int) -> str:
    """What stands for a glossary, counted from 0, at its entries and before its name on the first page."""
    return f"[{origin + 1}]"


class EntrySetter:
    """Sets headwords of one language in columns of one width."""

    def __init__(
        self,
        styles: Styles,
        texts: Texts,
        source: Language,
        width: float,
        coverage: Collection[str],
        *,
        several: bool,
    ) -> None:
        """`several` says whether the entries come from more than one glossary, and so show from which."""
        self._styles, self._texts = styles, texts
        self._source, self._target = source, source.other
        self._width, self._coverage = width, coverage
        self._several = several
        self._region = cache(
            lambda code: tied(self._clean(region_name(code, texts.language), texts.language))
        )

    def letter(self, section: str) -> Block:
        """The head of a letter's section."""
        style = self._styles.letter
        line = Line([(style, section)], 0.0, style.leading, underline=True)
        return Block([line], gap=self._styles.gap * 2.2, section=section, keep_with_next=True)

    def entry(self, headword: Headword) -> Block:
        """The block of one headword."""
        styles = self._styles
        head = wrap(self._head(headword), self._width - styles.indent, self._width)
        leading = styles.headword.leading
        lines = [Line(head[0], 0.0, leading)]
        lines += [Line(runs, styles.indent, leading) for runs in head[1:]]
        lines += self._target_lines(headword)
        together = max(len(head) + 1, min(len(lines) + 1, _LONGEST_HEAD))
        if not headword.refers:
            lines += self._note_lines(headword.concept)
        return Block(lines, gap=styles.gap, head=together, label=headword.text)

    def _head(self, headword: Headword) -> list[Span]:
        """Headword, acronyms, grammar and marks."""
        styles, texts, term = self._styles, self._texts, headword.term
        avoided = term.status is Status.DEPRECATED
        spans: list[Span] = [(styles.avoided if avoided else styles.headword, headword.text)]
        if not headword.refers:
            said, _avoided = targets(headword.concept, self._source)
            short = [self._clean(t.text, t.language) for t in acronyms(said)]
            if short and said[0] is term:
                spans.append((styles.target, f"({', '.join(short)})"))
        self._add_grammar(spans, term)
        if avoided:
            spans.append((styles.warning, tied(texts.avoid)))
        if headword.refers:
            preferred = self._clean(headword.preferred.text, self._source)
            spans.append((styles.see, f"{ARROW}\u00a0{preferred}"))
        if headword.concept.false_friend and headword.refers:
            spans.append((styles.mark, FALSE_FRIEND))
        elif headword.concept.false_friend:
            spans.append((styles.warning, tied(f"{FALSE_FRIEND} {texts.false_friend}")))
        if self._several:
            spans.append((styles.origin, origin_key(headword.origin)))
        return spans

    def _target_lines(self, headword: Headword) -> list[Line]:
        """What to say in the other language, the sign hanging before it; a reference gives the first only."""
        styles, concept = self._styles, headword.concept
        said, avoided = targets(concept, self._target)
        said = [term for term in said if self._clean(term.text, self._target)]
        if headword.refers:
            said, avoided = said[:1], []
        short = acronyms(said)
        shown = [t for t in said if t not in short] if short else said
        spans: list[Span] = []
        for number, term in enumerate(shown):
            self._add_target(spans, term, () if number else short, comma=number < len(shown) - 1)
        if not said:
            spans.append((styles.grammar, self._texts.no_target[self._target]))
        for term in avoided:
            spans.append((styles.instead, tied(self._texts.avoid)))
            spans.append((styles.avoided, self._clean(term.text, self._target)))
        room = self._width - styles.indent
        lines = [Line(runs, styles.indent, styles.target.leading) for runs in wrap(spans, room)]
        lines[0].hang = self._sign(concept)
        return lines

    def _add_target(self, spans: list[Span], term: Term, short: Sequence[Term], *, comma: bool) -> None:
        """One target with its acronyms, grammar and region; the comma goes with the last of them."""
        styles = self._styles
        spans.append((styles.target, self._clean(term.text, self._target)))
        if short:
            names = ", ".join(self._clean(t.text, self._target) for t in short)
            spans.append((styles.target, f"({names})"))
        self._add_grammar(spans, term)
        if comma:
            style, text = spans[-1]
            spans[-1] = (style, text + ",")

    def _add_grammar(self, spans: list[Span], term: Term) -> None:
        label = grammar(term)
        if label:
            spans.append((self._styles.grammar, tied(label)))
        region = self._region(term.region) if term.region else ""
        if region:
            spans.append((self._styles.region, region))

    def _sign(self, concept: Concept) -> Span:
        if concept.equivalence is None:
            return (self._styles.grammar, DASH)
        return (self._styles.signs[concept.equivalence], concept.equivalence.sign)

    def _note_lines(self, concept: Concept) -> list[Line]:
        """What the listener must be told, in their language if it has been written, else in the other."""
        note, language = concept.transfer_note.get(self._target), self._target
        if not note:
            note, language = concept.transfer_note.get(self._source), self._source
        text = self._clean(note, language) if note else ""
        if not text:
            return []
        styles = self._styles
        indent = styles.indent + 7
        spans: list[Span] = [(styles.note, text)]
        if language is not self._target:
            spans.insert(0, (styles.note_language, f"[{language.value}]"))
        colour = SIGN_COLOURS[concept.equivalence] if concept.equivalence else HAIRLINE
        return [
            Line(runs, indent, styles.note.leading, bar=colour) for runs in wrap(spans, self._width - indent)
        ]

    def _clean(self, text: str, language: Language) -> str:
        return plain(text, self._coverage, french=language is Language.FRENCH)
