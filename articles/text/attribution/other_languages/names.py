"""Find the name in a mention of a speaker, in languages other than English."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.no_capitals.names import (
    name_with_particle,
    name_without_blanks,
)
from articles.text.attribution.speakers import Resolved, SpeakerResolver
from articles.text.attribution.speakers.mentions import (
    Mention,
    comma_segments,
    phrase,
    role_in_apposition,
)
from articles.text.languages import Language, load_language
from articles.text.sentences import Tokens
from articles.text.spans import Span

NEAR = 3  # code points between two sentences
ENDING = 2  # letters that the case of a name changes
SHORTEST_STEM = 2
LONGEST_NAME = 5  # words
ADJECTIVES = ("e", "en", "es")  # ends of German adjectives, which are capital in names of bodies
PATRONYMICS = ("вич", "вна", "вича", "вны")
FULL_NAME = 2  # words


class SpeakersByWordClass(SpeakerResolver):
    """The speakers of an article in a language that is read by its word classes.

    In German all nouns begin with a capital, and Arabic has none: titles show where a name begins.
    """

    def __init__(self, text: str, language: Language, quoted: list[Span]) -> None:
        super().__init__(text, language, quoted)
        self.last_mention: Span | None = None
        self.continued: list[Span] | None = None  # the last sentences that only their mood reports
        self._speech_ends = -1
        self._text = text

    def note_speech(self, sentence: Span) -> None:
        """Note that this sentence reports what somebody said."""
        self._speech_ends = sentence.end

    def follows_speech(self, sentence: Span) -> bool:
        """Tell whether the sentence goes on in the paragraph of a report, in a language that shows it."""
        if self._speech_ends < 0 or not self.language.words("reported_mood"):
            return False
        if sentence.start - self._speech_ends > NEAR:
            self.continued = None
        near = 0 <= sentence.start - self._speech_ends <= NEAR
        return near and "\n\n" not in self._text[self._speech_ends : sentence.start]

    def last_speaker(self, *, plural: bool) -> str | None:
        """Return who spoke last, for a verb without a subject; no person for a verb in the plural."""
        name = self.latest
        if name is None or (plural and not self.entities[name].many):
            return None
        return name

    def resolve(self, tokens: Tokens, words: TokenRange) -> list[Resolved]:
        """Return the entity that these tokens mean; several for "Wells und Reed"."""
        first, last = words
        if last - first == 1 and self._is_of_either_gender(tokens.lower[first]):
            return [(self.latest, 0.6)]
        pronouns = self.language.words("pronouns|possessives|he|she|they")
        if last - first == 1 and tokens.lower[first] in pronouns:
            return self._resolve_pronoun(tokens.lower[first], tokens.start[first])
        both = self._couple_of(tokens, first, last)
        if both:
            return [
                (self._resolve_name(each, tokens.start[first], each.role), 0.9) for each in both
            ]
        return [self._resolve_one(tokens, words)]

    def _known_description(self, low: list[str], offset: int) -> str | None:
        """The speaker that "the president" or "市長" was called before, if it is only one."""
        known = super()._known_description(low, offset)
        if known is None and len(low) == 1 and self.language.words("no_capitals"):
            persons = self._with_role.get(low[0], set())
            return next(iter(persons)) if len(persons) == 1 else None
        return known

    def _is_of_either_gender(self, word: str) -> bool:
        """Tell whether it is a possessive that says nothing of its owner: "suo", "son"."""
        words = self.language.words
        return word in words("possessives") and word not in words("he|she|they")

    def _without_relative_clause(self, tokens: Tokens, words: TokenRange) -> TokenRange:
        """All the words: the parts between commas hold no clause, and "der" is an article in them."""
        return words

    def _couple_of(self, tokens: Tokens, first: int, last: int) -> list[Mention]:
        """The names of "Wells und Reed"; none if it is not two names."""
        joins = [
            at
            for at in range(first + 1, last - 1)
            if tokens.lower[at] in self.language.words("and")
        ]
        if len(joins) != 1 or any(tokens.is_mark(at) for at in range(first, last)):
            return []
        parts = [(first, joins[0]), (joins[0] + 1, last)]
        names = [self._find_name(tokens, part, apposition=False) for part in parts]
        if any(not tokens.capital[end - 1] for _start, end in parts):
            return []
        return [name for name in names if name] if all(names) else []

    def _resolve_one(self, tokens: Tokens, words: TokenRange) -> Resolved:
        """The entity of a name, a name in apposition, or a description."""
        segments = comma_segments(tokens, *words)
        offset = tokens.start[words[0]]
        name = self._find_name(tokens, segments[0], apposition=False)
        if name and self.language.words("cases"):
            name = Mention(self._nominative(name.name), name.role)
        if name:
            role = role_in_apposition(tokens, segments[1:], self.language) or name.role
            return self._resolve_name(name, offset, role), 0.95
        for number, segment in enumerate(segments[1:], 1):
            name = self._find_name(tokens, segment, apposition=True)
            if name:
                role = phrase(tokens, segments[number - 1], self.language)
                return self._resolve_name(name, offset, role), 0.9
        return self._resolve_description(tokens, segments[0])

    def _nominative(self, name: str) -> str:
        """Return the form in which the article has the name elsewhere: "Иван Петров" of "Ивана Петрова"."""
        words = name.split()
        if name in self.entities or name in self.names.counts:
            return name
        for known in (*self.entities, *self.names.counts):
            parts = known.split()
            if len(words) == 1:
                parts = parts[-1:]
            if len(parts) == len(words) and all(map(_is_same_word, parts, words)):
                return known
        return name

    def _behind_definite(self, tokens: Tokens, first: int, last: int) -> int | None:
        """Return where the name begins behind a definite noun: "الخبازة ليلى نصر"."""
        if tokens.lower[first] in self.language.words("bodies|documents"):
            return None
        prefixes = self.language.definite_prefixes
        start = first
        while start < last and tokens.lower[start].startswith(prefixes):
            start += 1
        return start if last - start >= FULL_NAME else first

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

    def _find_name(
        self, tokens: Tokens, segment: TokenRange, *, apposition: bool
    ) -> Mention | None:
        """Return the name in the segment, with or without a role before it."""
        if self.language.words("name_particles|no_capitals"):
            return self._find_name_without_capitals(tokens, segment, apposition=apposition)
        first, last = segment
        while first < last and tokens.lower[first] in self.language.words("determiners|oblique"):
            first += 1
        determined = first > segment[0]
        start, end = self._name_words(tokens, first, last)
        if start == end or (apposition and (end < last or end - start < FULL_NAME)):
            return None
        if self.language.words("noun_capitals"):
            start = self._behind_nouns(tokens, first, start, end, determined=determined)
        elif determined and start == first:  # a description: "la Casa Blanca"
            return None
        elif self.language.words("cases") and start > first:
            start = _behind_place(tokens, start, end)
        start = _behind_unknown_role(tokens, start, end)
        if start == end or end - start > LONGEST_NAME:
            return None
        return Mention(_words(tokens, start, end), _words(tokens, first, start))

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


def _behind_unknown_role(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins behind a role that no list has: "Bäcker Karl Lorenz"."""
    first_names = load_language("en").words("women_names|men_names")  # the longest list
    if end - start > FULL_NAME and tokens.lower[start + 1] in first_names:
        return start if tokens.lower[start] in first_names else start + 1
    return start


def _behind_place(tokens: Tokens, start: int, end: int) -> int:
    """Return where the name begins behind a role and its place: "мэр Москвы Сергей Котов"."""
    if end - start <= FULL_NAME or tokens.lower[end - 2].endswith(PATRONYMICS):
        return max(start, end - FULL_NAME - 1)
    return end - FULL_NAME


def _is_same_word(known: str, other: str) -> bool:
    """Tell whether both are forms of the same name: only the endings differ."""
    stem = min(len(known), len(other)) - ENDING
    return (
        stem >= SHORTEST_STEM
        and known[:stem] == other[:stem]
        and abs(len(known) - len(other)) <= ENDING
    )


def _words(tokens: Tokens, first: int, last: int) -> str:
    if first >= last:
        return ""
    return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
