"""Tell speech in quotation marks from names and terms, in languages other than English.

English print sets titles of works in capitals; other languages do not. What shows speech there: a colon
before the passage, a comma, a dash or a verb of saying behind it, its length and its last sign.
"""

import re
from typing import NamedTuple

from articles.text.languages import Language
from articles.text.quotations.words_before import (
    END_OF_HYPHENED_WORD,
    LOOK_BACK,
    words_before,
)
from articles.text.spans import Span

WORD = re.compile(r"[\w’'\u0900-\u0dff\u0e31-\u0e4e-]+")
INITIAL_AT_END = re.compile(r"[\s.][A-ZА-ЯΑ-Ω]\.$")  # "Hilfe für alle e. V."
OUTER = " \u00a0\u202f\"“”„«»'‘’「」『』״‚‹›"
MARKS = frozenset(OUTER) | set("＂﹁﹂﹃﹄〝〟〞")
SENTENCE_ENDS = ".?!…。！？؟۔।"
BEHIND_SPEECH = (",", "،", "、", " —", " –", " -", "\u00a0—", "\u00a0–", "، ")
FIRST_WORDS = 3  # behind a passage, among which a verb of saying stands
LONGEST_NAME = 4  # words, all with capitals: more are no name
LONGEST_TERM = 2  # words; a comma behind more of them shows speech
LONGEST_TITLE = 7  # words behind "the film"
SPEECH = 5  # words that are speech even where nothing announces them
SPEECH_WITHOUT_BLANKS = 6  # the same in characters of Chinese and Japanese


class Passage(NamedTuple):
    """The words between two marks, and the text around them."""

    inside: str
    words: list[str]
    before: list[str]  # up to three words, in the same sentence
    announced: bool  # a colon or a word for "that" stands before it
    behind: str  # the text behind it


def read_passage(text: str, span: Span, language: Language) -> Passage:
    """Return a passage with what stands around it."""
    inside = text[slice(*span)].strip(OUTER)
    start = max(0, span.start - LOOK_BACK)
    left = text[start : span.start].rstrip(" \u00a0\u202f")
    before = [word.lower() for word in words_before(text, span.start, END_OF_HYPHENED_WORD)]
    introducing = tuple(language.words("before_speech"))
    announced = left.endswith((":", "：")) or bool(introducing and left.endswith(introducing))
    return Passage(
        inside, WORD.findall(inside), before, announced, text[span.end : span.end + LOOK_BACK]
    )


def is_marked(text: str, span: Span) -> bool:
    """Tell whether the passage stands in quotation marks, and is no line of dialogue."""
    return text[span.start] in MARKS and text[span.end - 1] in MARKS


def is_name(text: str, span: Span, language: Language) -> bool:
    """Tell whether the passage is the name of a work, a company or a project, and surely no speech."""
    if not is_marked(text, span):
        return False
    passage = read_passage(text, span, language)
    if passage.announced or _ends_sentence(passage):
        return False
    if len(passage.words) <= LONGEST_TITLE and _follows_work(text, span, passage, language):
        return not passage.inside[:1].islower() or len(passage.words) == 1
    if language.words("no_capitals") or _is_long(passage, language):
        return False
    has_capitals = all(word[0].isupper() or word[0].isdigit() for word in passage.words)
    if not has_capitals or len(passage.words) > LONGEST_NAME:
        return False
    return not _speaker_follows(passage, language)


def reads_like_speech(text: str, span: Span, language: Language) -> bool:
    """Tell whether words that no verb of saying claims look like speech."""
    if not is_marked(text, span):
        return True  # a line of dialogue
    passage = read_passage(text, span, language)
    if passage.announced or _speaker_follows(passage, language) or _is_long(passage, language):
        return bool(passage.words)
    several = len(passage.words) > 1
    if several and _ends_sentence(passage):
        return True
    if language.words("no_blanks"):
        return _ends_sentence(passage) or _particle_follows(passage, language)
    return several and (
        bool(language.words("no_capitals"))
        or passage.inside[:1].islower()
        or len(passage.words) > 3
    )


def _ends_sentence(passage: Passage) -> bool:
    return passage.inside[-1:] in SENTENCE_ENDS and not INITIAL_AT_END.search(passage.inside)


def _is_long(passage: Passage, language: Language) -> bool:
    if language.words("no_blanks"):
        return len(passage.inside) >= SPEECH_WITHOUT_BLANKS
    return len(passage.words) >= SPEECH


def _follows_work(text: str, span: Span, passage: Passage, language: Language) -> bool:
    """Tell whether "film", "newspaper", "company" or the like stands before the passage."""
    works = language.words("works")
    if language.words("no_blanks"):
        return text[max(0, span.start - 8) : span.start].endswith(tuple(works))
    return not works.isdisjoint(passage.before[-2:])


def _particle_follows(passage: Passage, language: Language) -> bool:
    """Tell whether "と" or the like follows, but not "という" as behind a name."""
    behind = passage.behind
    particles = tuple(language.words("speech_particles"))
    names = tuple(language.words("naming_particles"))
    return bool(particles) and behind.startswith(particles) and not behind.startswith(names)


def _speaker_follows(passage: Passage, language: Language) -> bool:
    """Tell whether the words behind the passage say who spoke: `“, sagte Lind`."""
    if _particle_follows(passage, language):
        return True
    words = [word.lower() for word in WORD.findall(passage.behind)[:FIRST_WORDS]]
    if words and _is_verb(words[0], language):
        return True
    if not passage.behind.startswith(BEHIND_SPEECH):
        return False
    helped = bool(words) and words[0] in language.words("have")
    return (
        len(passage.words) > LONGEST_TERM
        or (len(passage.words) > 1 and any(_is_verb(word, language) for word in words))
        or helped
    )


def _is_verb(word: str, language: Language) -> bool:
    """Tell whether a word alone is a verb of saying, and not only with words that follow it."""
    form = language.forms.get(word)
    is_cue = form is not None and not all(cue.rest for cue in form.cues)
    return is_cue or word in language.words("saying")
