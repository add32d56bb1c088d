"""Find whom "he" or "she" means: the last speaker, or a person named since. Nobody, if several fit."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from articles.text.attribution.speakers.entity import (
    Entity,
    gender_of_first_name,
    gender_of_words,
    is_person_word,
)
from articles.text.attribution.speakers.name_index import NameIndex
from articles.text.attribution.speakers.other_names import CAPITAL, FIRST_CAPITAL
from articles.text.languages import Language
from articles.text.spans import Span

LOOK_BACK = 700  # code points before a pronoun in which a person must be named
EARLIER_SPEAKERS = 8  # speakers before a pronoun that it may mean
CAPITALS = re.compile(rf"{FIRST_CAPITAL}[\w’'-]*(?:\.?\s{CAPITAL}[\w’'-]*)*")
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s|\n")
LONG_WORD = re.compile(r"(\w{4,})\.\s")
NEXT_WORD = re.compile(r",?\s+([\w’']+)(?:\s+([\w’']+))?")
HEARER = re.compile(r" (him|her)\b(?:[^\w\n]*(\w+))?")
LONGEST_VERB = 24  # code points
OTHER = {"he": "she", "she": "he"}
LONGEST_LEAD_IN = 3  # words before the subject at the start of a sentence


@dataclass(slots=True)
class Speech:
    """Who spoke, and the place of the name or description in the text."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person named in the text. `acts` tells that a verb follows, so that it is a subject."""

    name: str
    offset: int
    gender: str
    acts: bool


@dataclass(slots=True)
class Discourse:
    """The names and the speakers up to here, and the last speaker."""

    text: str
    names: NameIndex
    language: Language
    quoted: list[Span]
    entities: dict[str, Entity] = field(default_factory=dict)
    spoken: list[Speech] = field(default_factory=list)
    section_start: int = 0  # no pronoun means anybody before it
    reporters: frozenset[str] = frozenset()  # who only write: no pronoun means them

    def begin_section(self, start: int) -> None:
        """Let no pronoun mean anybody before `start`, where another entry of a live blog begins."""
        self.section_start = start
        self.spoken.clear()

    def referent(self, gender: str, offset: int) -> tuple[str | None, float]:
        """Return the name of the person that "he" or "she" at `offset` means, and the confidence."""
        last = self._last_speaker(gender)
        blocked = self.spoken[-1].offset if self.spoken and last is None else 0
        start = max(last.offset if last else blocked, offset - LOOK_BACK, self.section_start)
        rivals = [
            person
            for person in self._persons(start, offset)
            if person.gender in {gender, ""} and not (last and person.name == last.name)
        ]
        if last is None:
            return self._only_person(rivals, gender), 0.55
        if self._has_hearer(last.offset, offset, gender):
            return None, 0.3
        acting = [person for person in rivals if person.acts]
        if not self.entities[last.name].gender and self._is_other_gender(last, offset, gender):
            return None, 0.3  # "Kelly said she had asked. He ..."
        if self._is_told(rivals) and not self.entities[last.name].gender:
            return None, 0.3  # "Lee told Hill no. He ..."
        if not acting:
            is_certain = self.entities[last.name].gender or all(not each.gender for each in rivals)
            return (last.name, 0.75) if is_certain else (None, 0.3)
        if not SENTENCE_END.search(self.text, last.offset, acting[-1].offset):
            return None, 0.3  # "Lee said Hill had won. He said ..."
        if self._is_nearer(last, acting, offset):
            return last.name, 0.6
        known = [person for person in acting if person.gender == gender]
        certain = bool(known) and len({person.name for person in acting}) == 1
        return (known[-1].name, 0.5) if certain else (None, 0.3)

    def _last_speaker(self, gender: str) -> Speech | None:
        """The last speaker that the pronoun may mean. A group that spoke since ends the search."""
        for speech in reversed(self.spoken[-EARLIER_SPEAKERS:]):
            entity = self.entities[speech.name]
            if entity.may_be(gender, self.language):
                return speech
            if entity.kind not in {"person", "document"}:
                return None
        return None

    def _has_hearer(self, start: int, end: int, gender: str) -> bool:
        """Tell whether the last speaker spoke to "him", who may be meant as well: "Lee told him no."."""
        words = self.language.words
        for match in HEARER.finditer(self.text, start, end):
            hearer, follows = match.groups(default="")
            if hearer not in words(gender) or self._is_quoted(match.start()):
                continue
            owns = hearer in words("possessives") and follows not in words("clause_starts")
            verb = self.text[start : match.start()].rpartition(" ")[2]
            if verb in self.language.forms and not owns:
                return True
        return False

    def _is_told(self, persons: list[NamedPerson]) -> bool:
        """Tell whether one of them is a hearer: "told Hill that"."""
        for person in persons:
            verb = (
                self.text[max(0, person.offset - LONGEST_VERB) : person.offset]
                .rstrip()
                .rpartition(" ")[2]
                .lower()
            )
            form = self.language.forms.get(verb)
            if form and any("hearer" in cue.frames for cue in form.cues):
                return True
        return False

    def _is_other_gender(self, last: Speech, offset: int, gender: str) -> bool:
        """Tell whether the text since the last speaker has only pronouns of the other gender."""
        words = set(self.text[last.offset : offset].lower().split())
        return self.language.words(gender).isdisjoint(words) and OTHER[gender] in words

    def _is_nearer(self, last: Speech, acting: list[NamedPerson], offset: int) -> bool:
        """Tell whether the last speaker is named in the text behind all rivals."""
        since = self._mentions(acting[-1].offset + 1, offset)
        return any(name == last.name for _place, _end, name, _title in since)

    def _only_person(self, persons: list[NamedPerson], gender: str) -> str | None:
        """The person of the nearest sentence that names a fitting one, or None if it names several."""
        if not persons:
            return None
        nearest = persons[-1].offset
        sentence = [
            person
            for person in persons
            if not SENTENCE_END.search(self.text, person.offset, nearest)
        ]
        known = {person.name for person in sentence if person.gender == gender}
        names = known | {person.name for person in sentence if person.acts}
        return names.pop() if len(names) == 1 else None

    def _persons(self, start: int, end: int) -> list[NamedPerson]:
        """The persons named from `start` to `end` outside quotation marks, in order."""
        persons = []
        for first, behind, name, title in self._mentions(start, end):
            entity = self.entities.get(name)
            gender = (
                (entity.gender if entity else "")
                or gender_of_words({title}, self.language)
                or gender_of_first_name(name, self.language)
            )
            persons.append(NamedPerson(name, first, gender, self._acts(first, behind)))
        return persons

    def _mentions(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """(start, end, full name, title) of the persons named from `start` to `end`."""
        mentions = []
        for match in CAPITALS.finditer(self.text, start, end):
            if self._is_quoted(match.start()):
                continue
            start = self._behind_stop(match)
            words = self.text[start : match.end()].replace("’", "'").split()
            if words[-1].endswith("'s"):
                words[-1] = words[-1][:-2]
            title = words[-2].lower().rstrip(".") if len(words) > 1 else ""
            name = self._person(words, start)
            if name:
                mentions.append((start, match.end(), name, title))
        return mentions

    def _behind_stop(self, match: re.Match[str]) -> int:
        """Where the name begins, behind a word that ends a sentence: the "Paul Fell" of "& Sons. Paul Fell"."""
        start = match.start()
        for stop in LONG_WORD.finditer(self.text, start, match.end()):
            if stop.group(1).lower() not in self.language.words("titles"):
                start = stop.end()
        return start

    def _person(self, words: list[str], offset: int) -> str | None:
        """The full name of a person of the article that these capital words are, or None."""
        if self.names.is_byline(offset):
            return None
        gender = gender_of_words({word.lower().rstrip(".") for word in words[:-1]}, self.language)
        name = " ".join(words)
        known = self.names.main_name(name)
        if known not in self.entities and known not in self.names.counts:
            known = self.names.full_name(words[-1], gender) or ""
        if not known and self._is_titled(words):
            known = words[-1]  # "Governor Hayes", whose first name the text does not tell
        if not known and len(words) == 1 and self._behaves(words[0], offset):
            known = words[0]  # "Dray left the room."
        if not known and len(words) == 1 and self._is_first_name(words[0]):
            known = self.names.with_first_name(words[0]) or words[0]
        if not known or known in self.names.with_acronym or known in self.reporters:
            return None
        entity = self.entities.get(known)
        return known if entity is None or entity.kind == "person" else None

    def _is_titled(self, words: list[str]) -> bool:
        """Tell whether a title stands before the last word: "Governor Hayes"."""
        return len(words) > 1 and words[-2].lower().rstrip(".") in self.language.words("titles")

    def _behaves(self, word: str, offset: int) -> bool:
        """Tell whether a word with a capital does what only people do: "Dray then left the room"."""
        follows = NEXT_WORD.match(self.text, offset + len(word))
        words = self.language.words
        if follows is None or word.lower() in words("pronouns|openers|alone|more_alone|bodies"):
            return False
        first, second = (each.lower() for each in follows.groups(default=""))
        verb = second if first in words("adverbs") else first
        return verb in words("human_verbs")

    def _is_first_name(self, word: str) -> bool:
        """Tell whether it is a first name and no word that begins a sentence, such as "Will"."""
        low = word.lower()
        return low in self.language.words("women_names|men_names") and (
            low not in self.language.words("verbs|auxiliaries|openers|days")
        )

    def _acts(self, start: int, end: int) -> bool:
        """Tell whether the person is the subject of a clause: begins a sentence, or has a verb behind it."""
        follows = NEXT_WORD.match(self.text, end)
        word = follows.group(1).lower() if follows else ""
        if not follows or not word:
            return False
        words = self.language.words
        if word in words("adverbs") and follows.group(2):
            word = follows.group(2).lower()
        verb = word in words("verbs|auxiliaries") or word in self.language.forms
        if (verb and word not in words("infinitive")) or word.endswith(self.language.past_endings):
            return True
        before = self.text[max(0, start - 60) : start]
        lead_in = SENTENCE_END.split(before)[-1]
        if self.text[end : end + 1] == "," and self._may_lead_in(lead_in.split()):
            return True  # "Ann Lee, 13, of Ohio sold water." and "Her friend Ann Lee, who"
        begins = len(lead_in) < len(before) or start < 60
        if not begins or len(lead_in.split()) > LONGEST_LEAD_IN:
            return False
        topic = lead_in.strip().lower() in words("topics")
        if topic and self.text[end : end + 1] == ",":
            return True  # "For Ann Lee, it was too much."
        present = word.endswith(self.language.plural_endings) and word not in words(
            "possessives|prepositions|subordinators|auxiliaries"
        )
        return present or word in words("relatives|and")

    def _may_lead_in(self, words: list[str]) -> bool:
        """Tell whether nothing stands before the name, or only a role: "Her friend"."""
        if not words:
            return True
        owned = words[0].lower() in self.language.words("possessives|articles")
        return owned and is_person_word(words[-1].lower(), self.language)

    def _is_quoted(self, offset: int) -> bool:
        at = bisect_right(self.quoted, (offset, offset)) - 1
        return at >= 0 and self.quoted[at].end > offset
