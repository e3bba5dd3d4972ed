"""Looking a term up: the steps, from the exact term to what merely sounds like it, and when they stop.

Owns which steps are taken. It asks an Index for ranges of keys and a Vocabulary for words near to what was
typed; it knows no SQL, no Qt and nothing of what is displayed. Every step is bounded: a look-up never scans
the glossaries.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice, product

from interpreter_app.domain.language.folding import STOP_WORDS, content_words, without_article
from interpreter_app.domain.language.keys import MOST_INITIALS, Hit, Scopes
from interpreter_app.search import bounds
from interpreter_app.search.finds import Finds
from interpreter_app.search.guesses import guess, is_certain
from interpreter_app.search.index import Index
from interpreter_app.search.neighbours import AFTER
from interpreter_app.search.parts import keep_parts
from interpreter_app.search.query import LEAST_OF_A_WORD, MOST_TYPED, Query, parse
from interpreter_app.search.ranking import ABBREVIATED, FAR_FETCHED, UNKNOWN, Found, Match, Order, family
from interpreter_app.search.telling import WordsKnown
from interpreter_app.search.vocabulary import Vocabulary

__all__ = ["MOST_TYPED", "Found", "Match", "look_up"]

_COMBINATIONS = 12
_USUAL = 7
"""Places that are shared among families and guesses, however few are asked for."""

_AND = ("and", "et")
_LEAST_BEGUN, _MOST_BEGUN = 3, 6
"""Letters of a word that stands for a longer one beside others; the last may still grow. How many of them are
looked for: nobody abbreviates a sentence, and each costs a millisecond among a hundred thousand concepts."""


def look_up(
    typed: str,
    index: Index,
    vocabulary: Vocabulary,
    limit: int = 7,
    scopes: Scopes = None,
    first: Scopes = None,
    favoured: Scopes = None,
) -> list[Found]:
    """The best `limit` concepts for what was typed, best first; never raises for any text.

    `scopes` restricts the look-up; terms in the scopes `first` (today's visit) come before others that were
    found no worse, and those in the scopes `favoured` (the person's own words) before others that were found
    in the same way. With an empty vocabulary, while it is still being read, the steps that need it are left
    out. Whoever asks for fewer than _USUAL has the first of those.
    """
    query = parse(typed)
    if not query.words or limit < 1:
        return []
    wanted, limit = limit, max(limit, _USUAL)
    finds = Finds(index, vocabulary, limit, scopes, first, favoured)
    steps = _Steps(finds, vocabulary, query)
    steps.strictly()
    kept = 0
    vocabulary.follow(query.words[-1])
    if not vocabulary.is_empty and not query.is_empty_talk:
        steps.abbreviated()
        steps.with_fewer_words()
        kept = guess(finds, vocabulary, query)
        keep_parts(finds, vocabulary, query)
    found = finds.by_concept.values()
    is_begun = len(query.words) == 1 and len(query.key) >= LEAST_OF_A_WORD and len(found) > limit
    renown = WordsKnown(vocabulary) if is_begun else UNKNOWN
    order = Order(finds.first, finds.favoured, not steps.is_whole_word, renown)
    return order.arranged(found, limit, kept)[:wanted]


class _Steps:
    """The steps that take a query at its word, each only while there is room for what it finds."""

    def __init__(self, finds: Finds, vocabulary: Vocabulary, query: Query) -> None:
        self.finds = finds
        self.vocabulary = vocabulary
        self.query = query
        self.is_whole_word = query.is_ended

    @cached_property
    def forms(self) -> list[list[tuple[float, str]]]:
        """The words that tell, each with its other forms in the glossaries."""
        return self.finds.forms(self.query.content)

    def strictly(self) -> None:
        """All the words as they were typed, or in another form; nothing is guessed and nothing left out.

        Stop words alone say nothing of what is wanted, so they are looked for at the beginning of terms only.
        """
        finds, query = self.finds, self.query
        self._whole()
        if finds.is_full or query.is_empty_talk:
            return
        self._whole_in_another_form()
        self._words()
        self._acronym()
        if finds.is_full:
            return
        self._inflected()
        if (
            not self.vocabulary.is_empty
            and not finds.is_full
            and not is_certain(finds, query, self.vocabulary)
        ):
            self._inside()

    def _whole(self) -> None:
        typed = self.query.key
        bare = without_article(typed)
        for key in dict.fromkeys((typed, bare, typed.replace(" ", ""), *_with_other_and(typed))):
            joined = " " not in key and " " in typed and key != bare
            if joined and not self.vocabulary.has(key):
                continue
            # «mayors» is no beginning of «mayor’s office».
            hits = [
                hit for hit in self.finds.beginning(key) if not hit.is_hasty or hit.key == key or " " in key
            ]
            is_whole = self._is_whole_word(key, hits)
            self.is_whole_word |= is_whole
            keep, exact, prefix = self.finds.keep, Match.EXACT, Match.PREFIX
            for hit in hits:
                if hit.key == key:
                    keep(hit, exact)
                else:
                    # Where the word is whole: «clan vital» before «clandestin».
                    goes_on = is_whole and hit.key[len(key)] != " "
                    keep(hit, prefix, 1.0 if goes_on else 0.0)

    def _is_whole_word(self, key: str, hits: list[Hit]) -> bool:
        """Whether the last word is one: a space follows it, or it is one in some of the terms.

        Two letters are one in «co-construction», and the beginning of whatever is being typed nevertheless;
        so is a word that stands in fewer terms than one that it may become: «part», of «participation».
        """
        if self.query.is_ended:
            return True
        if len(self.query.words[-1]) <= LEAST_OF_A_WORD:
            return False
        if not any(hit.key == key or hit.key.startswith(key + " ") for hit in hits):
            return False
        count = self.vocabulary.count
        return " " in key or count(key) >= max(count(word) for word in {family(hit.key) for hit in hits})

    def _whole_in_another_form(self) -> None:
        """Terms that are the query in another number or gender: «mayors» is «mayor» before all else."""
        query = self.query
        if self.vocabulary.is_empty or not (query.is_ended or self.vocabulary.has(query.words[-1])):
            return
        near = {
            word: [form for cost, form in group if cost == 0.0]
            for word, group in zip(query.content, self.forms, strict=True)
        }
        ways = product(*(near.get(word, [word]) for word in query.words))
        keys = {without_article(" ".join(way)) for way in islice(ways, _COMBINATIONS)} - {query.key}
        for hit in self.finds.exactly(sorted(keys)) if keys else ():
            self.finds.keep(hit, Match.INFLECTED)

    def _words(self) -> None:
        """Terms that have all the words; where they follow each other inside a term, that is said."""
        content = self.query.content
        phrase = " " + " ".join(self.query.words)
        for hit in self.finds.containing([[w] for w in content], not self.query.is_ended):
            in_order = len(content) == 1 or phrase in hit.key
            self.finds.keep(hit, Match.WORD_START if in_order else Match.WORDS)

    def _acronym(self) -> None:
        letters = self.query.key
        if len(letters) == 2 and self.finds.has(Match.EXACT):
            return
        if letters.isalpha() and 2 <= len(letters) <= MOST_INITIALS:
            for hit in self.finds.with_initials(letters, False):
                self.finds.keep(hit, Match.ACRONYM)
            if not self.query.is_ended and not self.finds.is_full:
                for hit in self.finds.with_initials(letters, True):
                    self.finds.keep(hit, Match.ACRONYM, 1.0)

    def _inflected(self) -> None:
        """Terms with other forms of the words; the last one may still be on its way."""
        content = self.query.content
        last = content[-1]
        growing = not self.query.is_ended and self.vocabulary.starts(last) and not self.vocabulary.has(last)
        forms = list(self.forms)
        if growing and len(content) > 1:
            forms[-1] = [(0.0, last)]
        if all(len(group) == 1 for group in forms):
            return
        ways = list(islice(product(*forms), _COMBINATIONS + 1))
        bounds.met("combinations", len(ways) > _COMBINATIONS)
        for way in ways[:_COMBINATIONS]:
            words = [word for _cost, word in way]
            if words != content:
                cost = sum(cost for cost, _word in way)
                self.finds.corrected(words, words[-1] != last, Match.INFLECTED, cost)
        if not self.finds.is_full:
            self._containing_forms(forms, growing and len(content) > 1)

    def _containing_forms(self, forms: list[list[tuple[float, str]]], open_ended: bool) -> None:
        for hit in self.finds.containing([[word for _cost, word in group] for group in forms], open_ended):
            own = set(hit.key.split())
            cost = sum(min((cost for cost, word in group if word in own), default=0.0) for group in forms)
            self.finds.keep(hit, Match.INFLECTED, 0.3 + cost)

    def _inside(self) -> None:
        """Terms that have one of the words inside another word, and the other words as they are."""
        content = self.query.content
        unknown = [word for word in content if not self.vocabulary.has(word)]
        if len(unknown) > 1:
            return
        piece = unknown[0] if unknown else content[-1]
        holders = self.vocabulary.inside(piece, self.finds.is_everywhere)
        if holders:
            groups = [holders if word == piece else [word] for word in content]
            for hit in self.finds.containing(groups, False):
                self.finds.keep(hit, Match.INSIDE)

    def abbreviated(self) -> None:
        """Terms of which each word was only begun: «cons quart» for the conseil de quartier.

        Those that go on with other words, or have them in another order, are hardly more than a guess.
        """
        query = self.query
        telling = [word for word in query.words[:-1] if word not in STOP_WORDS]
        begun = query.content if query.is_ended else [*telling, query.words[-1]]
        if self.finds.is_full or not 2 <= len(begun) <= _MOST_BEGUN:
            return
        if any(len(word) < _LEAST_BEGUN for word in begun[:-1]):
            return
        if not all(word.isalpha() and self.vocabulary.starts(word) for word in begun):
            return
        for hit in self.finds.with_words_begun(begun):
            in_order = zip(content_words(hit.key.split()), begun, strict=False)
            as_it_begins = all(word.startswith(beginning) for word, beginning in in_order)
            self.finds.keep(hit, Match.WORDS, ABBREVIATED if as_it_begins else FAR_FETCHED)

    def with_fewer_words(self) -> None:
        """Where nothing has all the words: terms that have all but the least telling one.

        What is left must carry the query, or unrelated phrases would find what merely shares a word with
        them. Numbers that no glossary has are left out first. Then one word that the glossaries know, the
        commonest; a single word that is left has to be a term by itself. A word that no glossary
        knows tells most: it is left out only if two others still agree.
        """
        content = self.query.content
        if self.finds.by_concept or len(content) < (3 if self.query.is_hyphened else 2):
            return  # Half of «petit-déjeuner» is another meal.
        forms = self.forms
        unknown = [n for n, word in enumerate(content) if len(forms[n]) == 1 and not self._is_known(n)]
        numbers = [n for n in unknown if not any(c.isalpha() for c in content[n])]
        if len(unknown) > max(len(numbers), 1):
            return
        if unknown:
            left_out = numbers or unknown
            if len(content) - len(left_out) > (0 if numbers else 1):
                self._without(forms, left_out)
            return
        common = [(self._count(group), -len(content[n]), n) for n, group in enumerate(forms)]
        self._without(forms, [max(common)[2]])

    def _is_known(self, place: int) -> bool:
        """Whether the word at this place of the query, or one that it may still become, is in a glossary."""
        word = self.query.content[place]
        growing = place == len(self.query.content) - 1 and not self.query.is_ended
        return self.vocabulary.has(word) or (growing and self.vocabulary.starts(word))

    def _count(self, group: list[tuple[float, str]]) -> int:
        return len(self.finds.containing([[word for _cost, word in group]], False))

    def _without(self, forms: list[list[tuple[float, str]]], left_out: list[int]) -> None:
        kept = [n for n in range(len(forms)) if n not in left_out]
        rest = [[word for _cost, word in forms[n]] for n in kept]
        growing = len(forms) - 1 not in left_out and not self.query.is_ended
        if len(rest) > 1:
            for hit in self.finds.containing(rest, growing):
                self.finds.keep(hit, Match.WORDS, 1.0)
            return
        # Another word may follow a number that was left out; otherwise one word must be a term by itself.
        has_number = any(not any(c.isalpha() for c in self.query.content[n]) for n in left_out)
        for word in [word for cost, word in forms[kept[0]] if cost == 0.0]:
            for hit in self.finds.between(word, word + (AFTER if has_number else " ")):
                if hit.key == word or hit.key.startswith(word + " "):
                    self.finds.keep(hit, Match.WORDS, 1.0 + (hit.key != word))


def _with_other_and(key: str) -> list[str]:
    """The query with its sign for «and» as a word, or the word as the sign: «a and e» for A&E."""
    signs = [key.replace(f" {word} ", " & ") for word in _AND if f" {word} " in key]
    return signs or [key.replace(" & ", f" {word} ") for word in _AND if " & " in key]
