"""The speakers of an article in a language other than English."""

from functools import cached_property

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.names.find_name import NameFinder
from articles.text.attribution.speakers import Resolved, SpeakerResolver
from articles.text.attribution.speakers.mentions import (
    Mention,
    comma_segments,
    phrase,
    role_in_apposition,
)
from articles.text.languages import Language
from articles.text.sentences import Tokens
from articles.text.spans import Span

NEAR = 3  # code points between two sentences
ENDING = 2  # letters that the case of a name changes
SHORTEST_STEM = 2
STEM = 3  # letters by which names are looked up
MOST_WITH_STEM = 20


class SpeakersByWordClass(SpeakerResolver):
    """The speakers of an article in a language that is read by its word classes."""

    def __init__(self, text: str, language: Language, quoted: list[Span]) -> None:
        super().__init__(text, language, quoted)
        self._names = NameFinder(language)
        self.last_mention: Span | None = None
        self.speaker_with_verb: str | None = None  # who spoke last, as a verb tells
        self.continued: list[Span] | None = None  # the last sentences that only their mood reports
        self.sentence_before: Span | None = None
        self._speech_ends = -1
        self._text = text

    def note_speech(self, sentence: Span) -> None:
        """Note that this sentence reports what somebody said."""
        self._speech_ends = sentence.end

    def may_be_meant(self, before: Span, sentence: Span) -> bool:
        """Tell whether "Das erklärte Lind" may mean the sentence before, which nobody has said yet."""
        return before.end != self._speech_ends and 0 <= sentence.start - before.end <= NEAR

    def follows_speech(self, sentence: Span) -> bool:
        """Tell whether the sentence goes on in the paragraph of a report, in a language that shows it."""
        if self._speech_ends < 0 or not self.language.words("reported_mood"):
            return False
        if sentence.start - self._speech_ends > NEAR:
            self.continued = None
        near = 0 <= sentence.start - self._speech_ends <= NEAR
        return near and "\n\n" not in self._text[self._speech_ends : sentence.start]

    def last_speaker(self, offset: int, *, plural: bool, gender: str) -> str | None:
        """Return who speaks with a verb at `offset` without a subject: the last speaker, if nobody else fits.

        `gender` is what the verb tells: "сказала" is no man's. No person speaks with a verb in the
        plural. A source that was only cited ("according to the report") is passed over.
        """
        name = self.speaker_with_verb or self.latest
        if name is None or plural:
            return name if name and self.entities[name].many else None
        if self.entities[name].kind != "person":
            return name
        genders = [gender] if gender else ["he", "she"]
        meant = {self.discourse.referent(each, offset)[0] for each in genders} - {None}
        if len(meant) != 1:
            return None
        person = meant.pop()
        return person if person in self.entities else self._person_meant(str(person), gender)

    def note_gender(self, name: str, gender: str) -> None:
        """Note what the form of a verb tells of its subject."""
        entity = self.entities.get(name)
        if entity and entity.kind == "person" and not entity.gender:
            entity.gender = gender

    def resolve(self, tokens: Tokens, words: TokenRange) -> list[Resolved]:
        """Return the entity that these tokens mean; several for "Wells und Reed"."""
        first, last = words
        if last - first == 1 and self._is_of_either_gender(tokens.lower[first]):
            return [(self.latest, 0.6)]
        sources = self.language.words("sources_meant")
        if last - first == 1 and tokens.lower[first] in sources:
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
        names = [self._names.find(tokens, part, apposition=False) for part in parts]
        if any(not tokens.capital[end - 1] for _start, end in parts):
            return []
        return [name for name in names if name] if all(names) else []

    def _resolve_one(self, tokens: Tokens, words: TokenRange) -> Resolved:
        """The entity of a name, a name in apposition, or a description."""
        segments = comma_segments(tokens, *words, self.language)
        offset = tokens.start[words[0]]
        name = self._names.find(tokens, segments[0], apposition=False)
        if name and self.language.words("cases"):
            name = Mention(self._nominative(name.name), name.role)
        if name:
            role = role_in_apposition(tokens, segments[1:], self.language) or name.role
            return self._resolve_name(name, offset, role), 0.95
        for number, segment in enumerate(segments[1:], 1):
            name = self._names.find(tokens, segment, apposition=True)
            if name:
                role = phrase(tokens, segments[number - 1], self.language)
                return self._resolve_name(name, offset, role), 0.9
        return self._resolve_description(tokens, segments[0])

    def _nominative(self, name: str) -> str:
        """Return the form in which the article has the name elsewhere: "Иван Петров" of "Ивана Петрова"."""
        if name in self.names.counts:
            return name
        words = name.split()
        for known in self._names_with_stem.get(words[-1][:STEM], ()):
            parts = known.split()
            if len(words) == 1:
                parts = parts[-1:]
            if len(parts) == len(words) and all(map(_is_same_word, parts, words)):
                return known
        self._names_with_stem.setdefault(words[-1][:STEM], []).append(name)
        return name

    @cached_property
    def _names_with_stem(self) -> dict[str, list[str]]:
        """The names of the article by the first letters of their last word."""
        names: dict[str, list[str]] = {}
        for name in self.names.counts:
            same = names.setdefault(name.split()[-1][:STEM], [])
            if len(same) < MOST_WITH_STEM:
                same.append(name)
        return names


def _is_same_word(known: str, other: str) -> bool:
    """Tell whether both are forms of the same name: only the endings differ."""
    stem = min(len(known), len(other)) - ENDING
    return (
        stem >= SHORTEST_STEM
        and known[:stem] == other[:stem]
        and abs(len(known) - len(other)) <= ENDING
    )
