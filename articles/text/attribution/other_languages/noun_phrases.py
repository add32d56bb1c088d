"""Read noun phrases: "der Sprecher des Ministeriums", "la ministre de la Santé Anne Roy"."""

from dataclasses import dataclass

from articles.text.attribution.other_languages.words import BOUNDS
from articles.text.languages import Language
from articles.text.sentences import Tokens

LONGEST = 14  # tokens of a noun phrase
NOT_FIRST = "oblique|prepositions|coordinators"
NOT_LAST = "of|prepositions|determiners|and|particles"
LINKS = "of|and|particles|prepositions|determiners"
ENDS = "markers|prepositions|relatives|that|subordinators|days|adverbs|verbs|auxiliaries|subjunctives|modals"
FINITE = frozenset({"third", "past"})


def noun_phrase(tokens: Tokens, first: int, limit: int, language: Language) -> int:
    """Return the token behind the noun phrase that begins at `first`; `first` if there is none."""
    if first >= limit:
        return first
    word, words = tokens.lower[first], language.words
    if word in words("subjects"):
        return first + 1
    partitive = tokens.capital[first] and word in words("partitives")
    if not partitive and (word in words(NOT_FIRST) or is_clitic(word, language)):
        return first
    phrase = _NounPhrase(tokens, first, language)
    if partitive:
        phrase.end += 1  # "Des habitants"
    limit = min(limit, first + LONGEST)
    while phrase.end < limit and phrase.goes_on():
        phrase.take()
    end = phrase.end
    while end > first and tokens.lower[end - 1] in words(NOT_LAST):
        end -= 1
    return end if phrase.has_noun or not words("noun_capitals") else first


def is_clitic(word: str, language: Language) -> bool:
    """Tell whether it is a small pronoun beside a verb that is no article too: "lui", "se"."""
    return word in language.words("clitics") and word not in language.words("determiners")


@dataclass(slots=True)
class _NounPhrase:
    """A noun phrase that is read word by word: the tokens from `first` to `end` so far.

    `ends_in_name` tells that its last noun begins with a capital, so that no small word may follow.
    """

    tokens: Tokens
    first: int
    language: Language
    end: int = -1
    has_noun: bool = False
    ends_in_name: bool = False

    def __post_init__(self) -> None:
        self.end = self.first

    def take(self) -> None:
        """Add the next token."""
        word = self.tokens.lower[self.end]
        begins = self.end == 0 and word in self.language.words("determiners|genitive")
        if self.tokens.capital[self.end] and not begins:
            self.has_noun = True
            self.ends_in_name = self.end > 0 or self._is_before_capital()
        elif word in self.language.words("of"):
            self.ends_in_name = False
        elif word not in self.language.words(LINKS) and not self.language.words("noun_capitals"):
            self.has_noun = True
        self.end += 1

    def _is_before_capital(self) -> bool:
        """Tell whether a capital follows the first word, which has one because it begins a sentence."""
        if self.language.words("noun_capitals"):
            return True
        return self.end + 1 < len(self.tokens) and self.tokens.capital[self.end + 1]

    def goes_on(self) -> bool:
        """Tell whether the next token belongs to it."""
        word, words = self.tokens.lower[self.end], self.language.words
        if word in BOUNDS:
            return False
        if self.tokens.capital[self.end]:
            return not (word in words("days") and self.has_noun and not self._is_linked())
        if word in words(LINKS) and word not in words("prepositions") - words("of|determiners"):
            return self._takes_link(word)
        return not self._ends_before(word) and self._takes_small_word(word)

    def _is_linked(self) -> bool:
        """Tell whether "de", "und" or an article stands before the next token."""
        before = self.tokens.lower[self.end - 1] if self.end > self.first else ""
        return before in self.language.words(LINKS)

    def _takes_link(self, word: str) -> bool:
        words, follows = self.language.words, self.end + 1
        known = follows < len(self.tokens)
        if word in words("of"):
            return self.has_noun
        if word in words("and"):
            begins = known and (
                self.tokens.capital[follows]
                or self.tokens.lower[follows] in words("determiners|titles")
            )
            return self.has_noun and begins
        if word in words("determiners"):
            return not self.has_noun or self._is_linked() or self._takes_genitive(word)
        return self.ends_in_name and known and self.tokens.capital[follows]

    def _takes_genitive(self, word: str) -> bool:
        """Tell whether "des" goes on the phrase: not behind a bare name, as in "Lind der Zeitung"."""
        words = self.language.words
        before = self.tokens.lower[self.first - 1] if self.first else ""
        bare = (
            self.tokens.lower[self.first] not in words("determiners|documents|source_nouns")
            and before not in words("oblique|determiners")
            and self.tokens.capital[self.first]
        )
        return not bare and word in words("genitive")

    def _ends_before(self, word: str) -> bool:
        """Tell whether the word belongs to a class that ends a noun phrase."""
        if word in self.language.words(ENDS):
            return True
        form = self.language.forms.get(word)
        phrase = form is not None and all(cue.rest for cue in form.cues)  # "گزارش داد"
        if form and not phrase and not self._is_linked() and form.forms & FINITE:
            return True
        return (
            self.has_noun and word.endswith(self.language.adverb_endings) and not self._is_linked()
        )

    def _takes_small_word(self, word: str) -> bool:
        """Tell whether an adjective or a noun without a capital may follow."""
        if self._is_linked():
            return True
        if self.ends_in_name:
            only = self.end == self.first + 1
            adjective = only and self.tokens.lower[self.first] in self.language.words(
                "name_adjectives"
            )
            return adjective or word in self.language.words("titles")  # "Norsk institutt"
        return not (self.has_noun and self.language.words("noun_capitals"))
