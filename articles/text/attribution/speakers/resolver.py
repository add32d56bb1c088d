"""Resolve mentions of speakers: one entity for each person or body, whatever the text calls them."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.speakers.entity import (
    Entity,
    gender_of_first_name,
    gender_of_words,
    head_of,
    is_person_word,
)
from articles.text.attribution.speakers.mentions import (
    Mention,
    comma_segments,
    find_couple,
    find_name,
    phrase,
    role_in_apposition,
    single_name,
)
from articles.text.attribution.speakers.name_index import NameIndex
from articles.text.attribution.speakers.other_names import without_possessive
from articles.text.attribution.speakers.pronouns import Discourse, Speech
from articles.text.attribution.speakers.trimming import without_ends
from articles.text.languages import Language
from articles.text.sentences import Tokens
from articles.text.spans import Span, Speaker

EARLIER_GROUPS = 2  # speakers before "they" or "it" that it may mean
GROUP_REACH = 900  # code points before "they" or "it" within which they must have spoken
Resolved = tuple[str | None, float]  # the name of the entity, and the confidence from 0 to 1


class SpeakerResolver:
    """The speakers of an article, in the order in which they spoke."""

    def __init__(self, text: str, language: Language, quoted: list[Span]) -> None:
        self.language = language
        self.names = NameIndex(text, language)
        self.discourse = Discourse(text, self.names, language, quoted)
        self.entities = self.discourse.entities
        self._with_role: dict[str, set[str]] = {}  # names of persons by the head of their role
        self._described: dict[str, set[str]] = {}  # names of unnamed speakers by their head
        self._by_key: dict[str, str] = {}  # names of unnamed speakers by their words
        self._couple: list[str] = []  # the persons who spoke last together

    @property
    def latest(self) -> str | None:
        """The name of the last speaker."""
        return self.discourse.spoken[-1].name if self.discourse.spoken else None

    def resolve(self, tokens: Tokens, words: TokenRange) -> list[Resolved]:
        """Return the entity that these tokens mean; several for "Wells and Reed"."""
        first, last = without_ends(tokens, words, self.language)
        low = tokens.lower
        if last - first == 1 and low[first] in self.language.words("pronouns|possessives"):
            return self._resolve_pronoun(low[first], tokens.start[first])
        couple = find_couple(tokens, (first, last), self.names, self.language)
        if couple:
            offset = tokens.start[first]
            self._couple = [self._resolve_name(each, offset, each.role) for each in couple]
            return [(name, 0.9) for name in self._couple]
        self._couple = []
        return [self._resolve_one(tokens, (first, last))]

    def _resolve_one(self, tokens: Tokens, words: TokenRange) -> Resolved:
        """The entity of a name, a name in apposition, or a description."""
        segments = comma_segments(tokens, *words, self.language)
        if len(segments) > 1 and self._is_document(tokens, segments[1]):
            segments = segments[1:]  # "In Dayton, Ohio, a new poll showed"
        offset = tokens.start[words[0]]
        name = find_name(tokens, segments[0], self.names, self.language, apposition=False)
        if name:
            role = role_in_apposition(tokens, segments[1:], self.language) or name.role
            return self._resolve_name(name, offset, role), 0.95
        for number, segment in enumerate(segments[1:], 1):
            name = find_name(tokens, segment, self.names, self.language, apposition=True)
            if name:
                role = phrase(tokens, segments[number - 1], self.language)
                return self._resolve_name(name, offset, role), 0.9
        called = single_name(tokens, segments, self.language)
        if called:
            role = phrase(tokens, segments[0], self.language)
            return self._resolve_name(Mention(called, ""), offset, role), 0.85
        return self._resolve_description(tokens, segments[0])

    def _is_document(self, tokens: Tokens, words: TokenRange) -> bool:
        """Tell whether the words are a document and no publication, which never describe a name."""
        documents = self.language.words("documents") - self.language.words("publications")
        low = tokens.lower[slice(*words)]
        indefinite = low[0] in self.language.words("indefinite_articles")
        return indefinite and head_of(low, self.language) in documents

    def add_speaker(self, speaker: Speaker, offset: int) -> str:
        """Add somebody whom a label or a credit at `offset` names in full, and return the name."""
        full = self.names.main_name(speaker.name)
        entity = self.entities.get(full)
        if entity is None:
            entity = self.entities[full] = Entity(full, speaker.kind or self._kind_of(full))
            entity.many = entity.kind == "organisation"
        entity.role = entity.role or speaker.role
        entity.aliases.update(speaker.aliases)
        entity.gender = entity.gender or gender_of_first_name(full, self.language)
        self._add_speech(full, offset)
        return full

    def speakers(self) -> dict[str, Speaker]:
        """Return all speakers by name."""
        return {
            entity.name: Speaker(
                entity.name, entity.kind, entity.role, tuple(sorted(entity.aliases - {entity.name}))
            )
            for entity in self.entities.values()
        }

    def _resolve_name(self, mention: Mention, offset: int, role: str) -> str:
        """The full name of the entity, which is created if it is new."""
        titles = {word.strip(".,") for word in mention.role.lower().split()}
        full = self._full_name(mention.name, gender_of_words(titles, self.language))
        entity = self.entities.get(full)
        if entity is None:
            entity = self.entities[full] = Entity(full, self._kind_of(full))
            entity.many = entity.kind != "person"
            entity.aliases |= self.names.other_names(full)
        entity.role = entity.role or role
        entity.aliases.add(mention.name)
        roles = {word.strip(".,") for word in role.lower().split()}
        entity.gender = (
            entity.gender
            or gender_of_words(titles | roles, self.language)
            or gender_of_first_name(full, self.language)
        )
        self._with_role.setdefault(_head_of_role(entity.role, self.language), set()).add(full)
        self._add_speech(full, offset)
        return full

    def _full_name(self, name: str, gender: str) -> str:
        """The name under which the article introduces the person or body."""
        full = self.names.main_name(name)
        family = full.split()
        while len(family) > 1 and family[0].lower() in self.language.words("particles"):
            family = family[1:]
        if len(family) > 1:
            whole = (body for body in self.names.with_acronym if body.startswith(f"{full} of "))
            return next(whole, None) or self.names.main_name(self.names.form_of(full))
        known = self.names.full_name(family[0], gender)
        if known is None and not self.names.is_last_name(family[0]):
            known = self.names.with_first_name(family[0])
        return self.names.main_name(known or full)

    def _add_speech(self, name: str, offset: int) -> None:
        self.discourse.spoken.append(Speech(name, offset))

    def _resolve_description(self, tokens: Tokens, words: TokenRange) -> Resolved:
        """A speaker without a name: a document, a group, an unnamed source."""
        first, last = self._without_relative_clause(tokens, words)
        low, offset = tokens.lower[first:last], tokens.start[first]
        low[-1] = without_possessive(low[-1])
        known = self._known_description(low, offset)
        if known is not None:
            self._add_speech(known, offset)
            return known, 0.6
        name = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        name = without_possessive(name)
        if name not in self.entities:
            head = head_of(low, self.language)
            is_person = is_person_word(head, self.language)
            kind = "unnamed" if is_person else self._kind_of_description(set(low))
            many = kind != "unnamed" or head.endswith(self.language.plural_endings)
            gender = gender_of_words({head}, self.language)
            self.entities[name] = Entity(name, kind, gender=gender, many=many)
            self._described.setdefault(head, set()).add(name)
            self._by_key[_key(low, self.language)] = name
        self._add_speech(name, offset)
        return name, 0.75

    def _without_relative_clause(self, tokens: Tokens, words: TokenRange) -> TokenRange:
        first, last = words
        relatives = self.language.words("relatives")
        clause = (at for at in range(first + 1, last) if tokens.lower[at] in relatives)
        return first, next(clause, last)

    def _kind_of_description(self, words: set[str]) -> str:
        if self.language.words("documents") & words:
            return "document"
        return "organisation" if self.language.words("bodies|companies") & words else "unnamed"

    def _known_description(self, low: list[str], offset: int) -> str | None:
        """The speaker that "the auditors" or "the president" was called before, if it is only one."""
        same = self._by_key.get(_key(low, self.language))
        if same is not None:
            return same
        definite = self.language.words("definite") or self.language.words("articles")
        if low[0] not in definite or not 2 <= len(low) <= 3:
            return None
        head = low[-1]
        if len(low) == 2 and len(self._described.get(head, ())) == 1:
            return next(iter(self._described[head]))
        persons = self._with_role.get(head, set())
        if len(persons) == 1:
            return next(iter(persons))
        if persons:
            return self.latest if self.latest in persons else None
        titled = self.names.with_title(head, offset)
        if titled is not None:
            return self._resolve_name(Mention(titled, ""), offset, head)
        return self._body_called(head)

    def _body_called(self, head: str) -> str | None:
        """The only body so far that "the agency" or "the company" may mean."""
        words = self.language.words
        if head not in words("bodies|companies"):
            return None
        endings = words("company_endings") if head in words("companies") else frozenset({head})
        spoken = (entity.name for entity in self.entities.values() if entity.kind == "organisation")
        bodies = {
            name
            for name in {*spoken, *self.names.with_acronym, *self.names.companies}
            if not endings.isdisjoint(part.lower().strip(".,") for part in name.split())
        }
        if len(bodies) != 1:
            return None
        name = bodies.pop()
        self.entities.setdefault(name, Entity(name, "organisation", many=True))
        return name

    def _resolve_pronoun(self, low: str, offset: int) -> list[Resolved]:
        """The speaker that "he", "she", "they" or "it" may mean."""
        words = self.language.words
        if low in words("he") or low in words("she"):
            gender = "he" if low in words("he") else "she"
            name, certainty = self.discourse.referent(gender, offset)
            if name is None:
                return [(None, certainty)]
            full = self._person_meant(name, gender)
            self._add_speech(full, offset)
            return [(full, certainty)]
        if low in words("they") and self._couple:
            return [(name, 0.6) for name in self._couple]
        if low in words("they") or low in words("it"):
            kinds = (
                {"organisation", "unnamed"}
                if low in words("they")
                else {"organisation", "document"}
            )
            for speech in reversed(self.discourse.spoken[-EARLIER_GROUPS:]):
                entity = self.entities[speech.name]
                near = offset - speech.offset <= GROUP_REACH
                if near and entity.kind in kinds and entity.many:
                    self._add_speech(entity.name, offset)
                    return [(entity.name, 0.6)]
        return [(None, 0.3)]

    def _person_meant(self, name: str, gender: str) -> str:
        """The entity of the person, who may not have spoken before. The pronoun tells the gender."""
        entity = self.entities.get(name)
        if entity is None:
            entity = self.entities[name] = Entity(name, self._kind_of(name))
            entity.aliases |= self.names.other_names(name)
        entity.gender = gender
        return name

    def _kind_of(self, name: str) -> str:
        parts = {part.lower().rstrip(".") for part in name.split()}
        if parts <= self.language.words("plural"):
            return "unnamed"
        body = name in self.names.with_acronym or parts & self.language.words("bodies")
        if body or (name.isupper() and len(name) > 1):
            return "organisation"
        return "person"


def _key(low: list[str], language: Language) -> str:
    """The words of a description without an article, to compare it."""
    first = 1 if len(low) > 1 and low[0] in language.words("articles") else 0
    return " ".join(low[first:])


def _head_of_role(role: str, language: Language) -> str:
    """The head of a role: "secretary" of "Commerce Secretary", "" of a deputy's."""
    words = role.lower().replace(".", "").split()
    if language.words("deputies").intersection(words):
        return ""
    return head_of(words, language)
