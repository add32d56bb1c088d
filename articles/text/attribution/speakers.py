"""Resolve mentions of speakers: one entity for each person or body, whatever the text calls them."""

from dataclasses import dataclass, field

from articles.text.attribution.name_index import LONGEST_NAME, NameIndex, without_possessive
from articles.text.attribution.subjects import TokenRange
from articles.text.languages import Language
from articles.text.sentences import Tokens
from articles.text.spans import Speaker

NEAR = 6  # names before a pronoun that it may mean


@dataclass(slots=True)
class Entity:
    """A speaker, completed while the article is read."""

    name: str
    kind: str
    role: str = ""
    gender: str = ""
    aliases: set[str] = field(default_factory=set)


class SpeakerResolver:
    """The speakers of an article, in the order in which they spoke."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self.entities: dict[str, Entity] = {}
        self.recent: list[str] = []  # names of the speakers so far, the latest last
        self._latest_with_role: dict[str, str] = {}  # name by a word of the role
        self.names = NameIndex(text, language)

    def resolve(self, tokens: Tokens, words: TokenRange) -> tuple[str | None, float]:
        """Return the name of the entity that these tokens mean, and the confidence from 0 to 1."""
        first, last = words
        low = tokens.lower
        if low[last - 1] in self.language.words("relatives") and last - first > 1:
            last -= 1
        while last > first and tokens.is_mark(last - 1):
            last -= 1
        if last - first == 1 and low[first] in self.language.words("pronouns|possessives"):
            return self._resolve_pronoun(low[first], tokens.start[first])
        segments = _comma_segments(tokens, first, last)
        name = self._find_name(tokens, segments[0], apposition=False)
        if name:
            role = _role_in_apposition(tokens, segments[1:], self.language) or name[1]
            return self._resolve_name(name[0], tokens.start[first], role), 0.95
        for number, segment in enumerate(segments[1:], 1):
            name = self._find_name(tokens, segment, apposition=True)
            if name:
                role = _phrase(tokens, segments[number - 1], self.language)
                return self._resolve_name(name[0], tokens.start[first], role), 0.9
        return self._resolve_description(tokens, segments[0], (first, last))

    def speakers(self) -> dict[str, Speaker]:
        """Return all speakers by name."""
        return {
            entity.name: Speaker(
                entity.name, entity.kind, entity.role, tuple(sorted(entity.aliases - {entity.name}))
            )
            for entity in self.entities.values()
        }

    def _find_name(
        self, tokens: Tokens, segment: TokenRange, *, apposition: bool
    ) -> tuple[str, str] | None:
        """(name, role) if the segment is a name, with or without a role before it."""
        first, last = segment
        words = self.language.words
        while first < last and tokens.lower[first] in words("determiners"):
            first += 1
        run, end = self._find_name_words(tokens, first, last)
        if run == end or (apposition and (end < last or end - run < 2)):
            return None
        before = tokens.lower[run - 1] if run > first else ""
        if before in words("prepositions") or before.endswith(self.language.possessive_endings):
            return None
        titles = [index for index in range(run, end) if tokens.lower[index] in words("titles")]
        start = titles[-1] + 1 if titles and titles[-1] + 1 < end else run
        if any(
            tokens.lower[index].endswith(self.language.possessive_endings)
            for index in range(start, end - 1)
        ):
            return None
        if end - start > LONGEST_NAME + 2 or (titles and titles[-1] == end - 1):
            return None
        name = without_possessive(tokens.text[tokens.start[start] : tokens.end[end - 1]])
        role = tokens.text[tokens.start[first] : tokens.end[start - 1]] if start > first else ""
        return " ".join(name.split()), " ".join(role.split())

    def _find_name_words(self, tokens: Tokens, first: int, last: int) -> TokenRange:
        """The words of a name that ends the segment, or that begins it before "of Ohio". May be empty."""
        run = last
        while run > first and (
            _is_name_word(tokens, run - 1, self.language)
            or (tokens.lower[run - 1] in self.language.words("particles") and run < last)
        ):
            run -= 1
        while run < last and not _is_name_word(tokens, run, self.language):
            run += 1
        led = run > first and self._is_led(tokens, first, run)
        if run < last and not led:
            return run, last
        if run < last and self._has_office_before(tokens, first, run):
            parts = [tokens.text[tokens.start[i] : tokens.end[i]] for i in range(run, last)]
            behind = self.names.start_behind_place(parts, self.language)
            if behind:
                return run + behind, last
        end = first
        while end < last and _is_name_word(tokens, end, self.language):
            end += 1
        of = end < last and tokens.lower[end] in self.language.words("prepositions")
        return (first, end) if of else (last, last)

    def _is_led(self, tokens: Tokens, first: int, run: int) -> bool:
        """Tell whether a preposition stands before the token `run`, with or without an article."""
        words = self.language.words
        before = run - 1 - (tokens.lower[run - 1] in words("articles") and run - 1 > first)
        return tokens.lower[before] in words("prepositions")

    def _has_office_before(self, tokens: Tokens, first: int, run: int) -> bool:
        """Tell whether "mayor of" or "head of the" stands before the token `run`."""
        words = self.language.words
        preposition = run - 1 - (tokens.lower[run - 1] in words("articles"))
        return (
            preposition > first
            and tokens.lower[preposition] in words("prepositions")
            and tokens.lower[preposition - 1] in words("titles|offices")
        )

    def _resolve_name(self, name: str, offset: int, role: str) -> str:
        """The full name of the entity, which is created if it is new."""
        full = self.names.main_name(name)
        family = full.split()
        while len(family) > 1 and family[0].lower() in self.language.words("particles"):
            family = family[1:]
        if len(family) == 1:
            full = self.names.main_name(self.names.full_name(family[0], offset) or full)
        entity = self.entities.get(full)
        if entity is None:
            entity = self.entities[full] = Entity(full, self._kind_of(full))
            entity.aliases |= self.names.other_names(full)
        entity.role = entity.role or role
        entity.aliases.add(name)
        entity.gender = entity.gender or self._gender_of(full, role)
        self._add_recent(full)
        return full

    def _add_recent(self, name: str) -> None:
        """Note that the entity with this name has spoken."""
        self.recent.append(name)
        for word in self.entities[name].role.lower().split():
            self._latest_with_role[word] = name

    def _resolve_description(
        self, tokens: Tokens, head: TokenRange, words: TokenRange
    ) -> tuple[str | None, float]:
        """A speaker without a name: a document, a group, an unnamed source."""
        low = tokens.lower[head[0] : head[1]]
        if low[0] in self.language.words("articles") and 2 <= len(low) <= 3:
            name = self._latest_with_role.get(low[-1])
            if name is not None:
                self._add_recent(name)
                return name, 0.6
        phrase = " ".join(tokens.text[tokens.start[words[0]] : tokens.end[words[1] - 1]].split())
        kind = "unnamed"
        if self.language.words("documents") & set(low):
            kind = "document"
        elif self.language.words("bodies") & set(low):
            kind = "organisation"
        if phrase not in self.entities:
            self.entities[phrase] = Entity(phrase, kind)
        self._add_recent(phrase)
        return phrase, 0.75

    def _resolve_pronoun(self, low: str, offset: int) -> tuple[str | None, float]:
        """The last speaker that "he", "she", "they" or "it" may mean."""
        words = self.language.words
        if low in words("he") or low in words("she"):
            gender = "he" if low in words("he") else "she"
            for name in reversed(self.recent[-8:]):
                entity = self.entities[name]
                if entity.kind == "person" and entity.gender in {gender, ""}:
                    entity.gender = gender
                    self._add_recent(name)
                    return name, 0.75
            return self._resolve_by_gender(gender, offset)
        if low in words("they") or low in words("it"):
            for name in reversed(self.recent[-4:]):
                if self.entities[name].kind != "person":
                    return name, 0.6
        return None, 0.3

    def _resolve_by_gender(self, gender: str, offset: int) -> tuple[str | None, float]:
        """The last person named before `offset`; a first name of that gender comes first."""
        near = self.names.before(offset, NEAR)
        persons = [name for name in near if self._kind_of(name) == "person"]
        for wanted in (gender, ""):
            for name in persons:
                if self._gender_of(name, "") == wanted:
                    return self._resolve_name(name, offset, ""), 0.55
        return None, 0.3

    def _kind_of(self, name: str) -> str:
        parts = {part.lower().rstrip(".") for part in name.split()}
        if parts <= self.language.words("plural"):
            return "unnamed"
        body = name in self.names.with_acronym or parts & self.language.words("bodies")
        if body or (name.isupper() and len(name) > 1):
            return "organisation"
        return "person"

    def _gender_of(self, name: str, role: str) -> str:
        words = self.language.words
        roles = {part.strip(".,") for part in role.lower().split()}
        first = name.split(maxsplit=1)[0].lower()
        if roles & words("women") or first in words("women_names"):
            return "she"
        if roles & words("men") or first in words("men_names"):
            return "he"
        return ""


def _is_name_word(tokens: Tokens, index: int, language: Language) -> bool:
    if tokens.capital[index]:
        return True
    head, hyphen, tail = tokens.lower[index].partition("-")
    if not hyphen or head not in language.words("particles"):
        return False
    start = tokens.start[index] + len(head) + 1
    return bool(tail) and tokens.text[start : start + 1].isupper()


def _comma_segments(tokens: Tokens, first: int, last: int) -> list[TokenRange]:
    """The parts between commas."""
    parts: list[TokenRange] = []
    start = first
    for index in range(first, last):
        if tokens.is_mark(index):
            if index > start:
                parts.append((start, index))
            start = index + 1
    if last > start:
        parts.append((start, last))
    return parts or [(first, last)]


def _phrase(tokens: Tokens, words: TokenRange, language: Language) -> str:
    first, last = words
    if last - first > 1 and tokens.lower[first] in language.words("articles"):
        first += 1
    return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())


def _role_in_apposition(tokens: Tokens, segments: list[TokenRange], language: Language) -> str:
    """The role behind a name: "a judge in Ohio" gives "judge in Ohio"."""
    for first, last in segments:
        low = tokens.lower[first]
        if low in language.words("relatives") or low in language.words("coordinators"):
            return ""
        if _is_role(tokens, first, last, language):
            return _phrase(tokens, (first, last), language)
    return ""


def _is_role(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    low = tokens.lower[first]
    if low in language.words("determiners|titles") or not tokens.capital[first]:
        return True
    return any(
        tokens.lower[index] in language.words("titles")
        or tokens.lower[index].endswith(language.possessive_endings)
        for index in range(first, last)
    )
