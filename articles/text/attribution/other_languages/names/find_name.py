"""Find the name in the words for a speaker: behind titles, nouns and places, without articles."""

from dataclasses import dataclass

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.names.without_capitals import (
    name_with_particle,
    name_without_blanks,
)
from articles.text.attribution.speakers.mentions import Mention
from articles.text.languages import Language, load_language
from articles.text.sentences import Tokens

ADJECTIVES = ("e", "en", "es")  # ends of German adjectives, which are capital in names of bodies
PATRONYMICS = ("вич", "вна", "вича", "вны")
FULL_NAME = 2  # words
LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names by the word classes of a language.

    In German all nouns begin with a capital, and Arabic has none: titles show where a name begins.
    """

    language: Language

    def find(self, tokens: Tokens, segment: TokenRange, *, apposition: bool) -> Mention | None:
        """Return the name in the segment, with or without a role before it."""
        if self.language.words("name_particles|no_capitals"):
            return self._find_name_without_capitals(tokens, segment, apposition=apposition)
        first, last = self._without_small_words(tokens, segment)
        determined = first > segment[0]
        start, end = self._name_words(tokens, first, last)
        if start == end:
            start, end = self._behind_institution(tokens, first, last)
        if start == end or (apposition and (end < last or end - start < FULL_NAME)):
            return None
        if self.language.words("noun_capitals"):
            if tokens.lower[start] in self.language.words("source_nouns|documents"):
                return None  # "Kreisen der Koalition"
            start = self._behind_nouns(tokens, first, start, end, determined=determined)
        elif determined and start == first and not self._is_full_name(tokens, start, end):
            return None  # a description: "la Casa Blanca"
        elif self.language.words("cases") and start > first:
            start = _behind_place(tokens, start, end)
        start = _behind_unknown_role(tokens, start, end)
        if start == end or end - start > LONGEST_NAME:
            return None
        return Mention(_words(tokens, start, end), _words(tokens, first, start))

    def _without_small_words(self, tokens: Tokens, segment: TokenRange) -> TokenRange:
        """The segment without articles before it and titles behind it."""
        first, last = segment
        while first < last and tokens.lower[first] in self.language.words("determiners|oblique"):
            first += 1
        while last - first > 1 and self._is_title_behind(tokens, last - 1):
            last -= 1
        return first, last

    def _find_name_without_capitals(
        self, tokens: Tokens, segment: TokenRange, *, apposition: bool
    ) -> Mention | None:
        first, last = segment
        if self.language.words("name_particles"):
            return name_with_particle(_words(tokens, first, last), self.language)
        if self.language.words("no_blanks"):
            return name_without_blanks(_words(tokens, first, last), self.language)
        start = self._behind_title(tokens, first, last)
        if start is None or (apposition and last - start < FULL_NAME):
            return None
        return Mention(_words(tokens, start, last), _words(tokens, first, start))

    def _name_words(self, tokens: Tokens, first: int, last: int) -> TokenRange:
        """Return the capitals that end the segment, or that begin it before "von"; may be empty."""
        words = self.language.words
        run = last
        while run > first and self._may_be_in_name(tokens, run, last):
            run -= 1
        while run < last and tokens.lower[run] in words("particles") and not tokens.capital[run]:
            run += 1
        while run < last and tokens.lower[run] in words("titles"):
            run += 1
        if run < last and not self._is_led(tokens, first, run):
            return run, last
        start = first
        while start < last and tokens.lower[start] in words("titles"):
            start += 1
        end = start
        while end < last and (
            tokens.capital[end] or (end > start and tokens.lower[end] in words("particles"))
        ):
            end += 1
        while end > start and not tokens.capital[end - 1]:
            end -= 1
        of = end < last and tokens.lower[end] in words("prepositions|of")
        return (start, end) if of else (last, last)

    def _behind_institution(self, tokens: Tokens, first: int, last: int) -> TokenRange:
        """The "Anne Roy" of "ministre de la Santé Anne Roy", where a first name shows it; may be empty."""
        run = last
        while run > first and tokens.capital[run - 1]:
            run -= 1
        titled = not self.language.words("titles").isdisjoint(tokens.lower[first:run])
        known = (
            at
            for at in range(run + 1, last - 1)
            if titled and _is_first_name(tokens.lower[at]) and last - at <= LONGEST_NAME
        )
        return next(known, last), last

    def _may_be_in_name(self, tokens: Tokens, run: int, last: int) -> bool:
        low = tokens.lower[run - 1]
        if tokens.capital[run - 1]:
            return low not in self.language.words("titles") or run == last
        return run < last and low in self.language.words("particles")

    def _is_led(self, tokens: Tokens, first: int, run: int) -> bool:
        """Tell whether a preposition or a genitive stands before the name: "Chef der Deutschen Bank"."""
        words = self.language.words
        if run == first:
            return False
        while run > first and tokens.lower[run - 1] in words("titles"):
            run -= 1
        if run == first:
            return False
        before = tokens.lower[run - 1]
        if before in words("of|prepositions|genitive|elided"):
            return True
        return before in words("determiners")

    def _behind_nouns(
        self, tokens: Tokens, first: int, start: int, end: int, *, determined: bool
    ) -> int:
        """Return where the name begins behind German nouns: "Verteidigungsminister Jonas Lind"."""
        titles = self.language.words("titles")
        described = determined or start > first
        if described and start == first and tokens.lower[start] not in titles:
            return self._behind_role(tokens, start, end)
        if start > first and tokens.lower[start - 1] not in titles:
            return end
        while start < end and tokens.lower[start] in titles:
            start += 1
        return start

    def _behind_role(self, tokens: Tokens, start: int, end: int) -> int:
        """Return where the name begins in "der Reeder Paul Kern"; `end` for "die Deutsche Bank"."""
        word = tokens.lower[start]
        if word in self.language.words("media|bodies") or word.endswith(ADJECTIVES):
            return end
        person = word.endswith(tuple(self.language.words("person_endings")))
        return start + 1 if person or end - start > FULL_NAME else end

    def _behind_title(self, tokens: Tokens, first: int, last: int) -> int | None:
        """Return where the name begins behind a title: "وزير الصحة أحمد علي" has its name behind two words."""
        words = self.language.words
        start = first
        while start < last and tokens.lower[start] in words("titles"):
            start += 1
        if start == first:
            return self._behind_definite(tokens, first, last)
        while start < last and tokens.lower[start].startswith(self.language.definite_prefixes):
            start += 1
        return start if start < last else None

    def _behind_definite(self, tokens: Tokens, first: int, last: int) -> int | None:
        """Return where the name begins behind a definite noun: "الخبازة ليلى نصر"."""
        if tokens.lower[first] in self.language.words("bodies|documents"):
            return None
        prefixes = self.language.definite_prefixes
        start = first
        while start < last and tokens.lower[start].startswith(prefixes):
            start += 1
        return start if last - start >= FULL_NAME else first

    def _is_full_name(self, tokens: Tokens, start: int, end: int) -> bool:
        """Tell whether an article may stand before this name: "η Μαρία Δήμου", "o João Silva"."""
        if end - start < FULL_NAME:
            return False
        return bool(self.language.words("names_with_article")) or _is_first_name(
            tokens.lower[start]
        )

    def _is_title_behind(self, tokens: Tokens, index: int) -> bool:
        """Tell whether it is a title behind a name, as in Hungarian: "Kovács János polgármester"."""
        title = tokens.lower[index] in self.language.words("titles")
        return title and not tokens.capital[index] and tokens.capital[index - 1]


def _behind_unknown_role(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins behind a role that no list has: "Bäcker Karl Lorenz"."""
    if end - start > FULL_NAME and _is_first_name(tokens.lower[start + 1]):
        return start if _is_first_name(tokens.lower[start]) else start + 1
    return start


def _is_first_name(word: str) -> bool:
    """Tell whether the longest list of first names, the English one, has the word."""
    return word in load_language("en").words("women_names|men_names")


def _behind_place(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins behind a role and its place: "мэр Москвы Сергей Котов"."""
    if end - start <= FULL_NAME or tokens.lower[end - 2].endswith(PATRONYMICS):
        return max(start, end - FULL_NAME - 1)
    return end - FULL_NAME


def _words(tokens: Tokens, first: int, last: int) -> str:
    if first >= last:
        return ""
    return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
