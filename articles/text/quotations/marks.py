"""What stands in quotation marks without being speech: titles of works, terms, scare quotes."""

import re
from typing import NamedTuple

from articles.text.languages import Language
from articles.text.spans import Span

WORD = re.compile(r"[\w’']+")
WORDS_BEFORE = re.compile(r"(?:[\w’']+,?\s+){1,3}$")
NAME_BEFORE = re.compile(r"[A-Z][\w’']*\s$")  # a nickname between names is a part of them
YEAR_BEHIND = re.compile(r"\s\((?:1[5-9]|20)\d\d\)")  # "Free Pass" (2007): a title
WORD_BEHIND = re.compile(r"\s([\w’']+)")
REACH = 40  # code points that are looked at before a mark
PHRASE = 4  # words up to which marked words are somebody's phrase rather than the writer's own
LONGEST_EPITHET = 3  # words before a name: "Little Marco" Rubio
SINGLE = "‘'"
QUESTION = re.compile(r"^Q[:.]\s", re.MULTILINE)  # an interview's answers are speech without marks
STOPS = ".?!,"
ENDS = ".?!"  # a comma is put before any closing mark in American print, so it shows nothing
NO_NOUNS = (
    "prepositions",
    "coordinators",
    "subordinators",
    "auxiliaries",
    "relatives",
    "verbs",
    "that",
    "determiners",
    "pronouns",
    "adverbs",
    "days",
)
AROUND = " .,?!:;’'\"“”"


class Marked(NamedTuple):
    """The passages in quotation marks, sorted out. `spoken` holds `speech` and passages between
    two apostrophes, which old wires write: they show speech but are no quotation marks."""

    spoken: list[Span]
    speech: list[Span]
    terms: list[Span]


class Sweep:
    """Asks of spans in rising order whether they meet one of a sorted list."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at, self.reach = spans, 0, -1

    def overlaps(self, start: int, end: int) -> bool:
        """Does any span of the list share a code point with [start, end)?"""
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            self.reach = max(self.reach, self.spans[self.at].end)
            self.at += 1
        return self.reach > start


def without_titles(
    text: str, marked: list[Span], language: Language
) -> tuple[list[Span], list[Span]]:
    """Quotations, and names of works: "Meet the Press" where no verb of saying stands before it."""
    quoted: list[Span] = []
    titles: list[Span] = []
    for span in marked:
        (titles if _is_title(text, span, language) else quoted).append(span)
    return quoted, titles


def sorted_out(
    text: str, quoted: list[Span], titles: list[Span], content: list[Span], language: Language
) -> Marked:
    """Which marked passages are speech, now that it is known what was said (`content`, sorted)."""
    said = Sweep(content)
    heard = {span for span in quoted if said.overlaps(*span)}
    uttered = {span for span in quoted if _is_uttered(text, span, language)}
    words = {_bare(text, span) for span in heard | uttered}
    named = set(titles)
    single = sum(_is_single(text, span) for span in quoted)
    inner = 2 * single < len(quoted) or len(QUESTION.findall(text)) > 1
    spoken, speech, terms = [], [], []
    for span in sorted([*quoted, *titles]):
        own = span in named or (inner and _is_single(text, span))
        said_here = span in heard or (not own and _sounds_said(text, span, language))
        if not said_here and _bare(text, span) not in words:
            terms.append(span)
            continue
        spoken.append(span)
        if not text.startswith("''", span.start):
            speech.append(span)
    return Marked(spoken, speech, terms)


def _is_single(text: str, span: Span) -> bool:
    return text[span.start] in SINGLE and not text.startswith("''", span.start)


def _bare(text: str, span: Span) -> str:
    return text[slice(*span)].strip(AROUND).lower()


def _is_title(text: str, span: Span, language: Language) -> bool:
    """Is it the name of a work, a programme, an account? Or what a word of another language means?"""
    before = _words_before(text, span)
    if (
        YEAR_BEHIND.match(text, span.end)
        or _is_gloss(before, language)
        or _is_label(before, language)
    ):
        return True
    if not _is_title_case(text, span, language):
        return False
    last = before[-1].lower() if before else ""
    several = " " in text[slice(*span)]
    if last in language.words("naming"):
        return len(before) > 1 and _may_be_noun(before[-2], language)
    if last in language.words("works"):
        return True
    form = language.forms.get(last)
    if form is not None:
        return several and any("hearer" in cue.frames for cue in form.cues)
    if not (last and several) or last in language.words("that"):
        return False
    named = any(word.lower() in language.words("naming") for word in before)
    return not (named or _is_uttered(text, span, language) or _is_epithet(text, span, language))


def _is_label(before: list[str], language: Language) -> bool:
    """Click "sign up": what is written on a button."""
    return bool(before) and before[-1].lower() in language.words("button_verbs")


def _is_hedged(text: str, span: Span, language: Language) -> bool:
    """A "farewell address" of sorts: the writer's own word for want of a better one."""
    return any(text.startswith(hedge, span.end + 1) for hedge in language.words("hedges"))


def _is_gloss(before: list[str], language: Language) -> bool:
    """Latin for "peace": what words of another language mean."""
    return (
        len(before) > 1
        and before[-1] in language.words("for")
        and before[-2].lower() in language.words("language_names")
    )


def _words_before(text: str, span: Span) -> list[str]:
    """Up to three words before the mark, in its own sentence."""
    found = WORDS_BEFORE.search(text, max(0, span.start - REACH), span.start)
    return WORD.findall(found.group()) if found else []


def _is_uttered(text: str, span: Span, language: Language) -> bool:
    """ "chants of", "her slogan": do the words before say that what is marked is called or cried?"""
    before = [word.lower() for word in _words_before(text, span)]
    if before and before[-1] in language.words("of"):
        before.pop()
    uttered = bool(before) and before[-1] in language.words("utterances")
    return uttered and language.words("works").isdisjoint(before)


def _is_epithet(text: str, span: Span, language: Language) -> bool:
    """ "Little Marco" Rubio: what somebody calls a person whose name follows."""
    behind = WORD_BEHIND.match(text, span.end)
    if behind is None or text.count(" ", *span) >= LONGEST_EPITHET or text[span.end - 2] in STOPS:
        return False
    name = behind.group(1)
    if not name[0].isupper() or name.lower() in language.words("days"):
        return False
    return NAME_BEFORE.search(text, max(0, span.start - REACH), span.start) is None


def _sounds_said(text: str, span: Span, language: Language) -> bool:
    """Does it end as speech before "he said" does, or is it a phrase? Not a title, not one word."""
    if _is_uttered(text, span, language) or _is_epithet(text, span, language):
        return True
    if _is_title_case(text, span, language) or _is_hedged(text, span, language):
        return False
    words = text.count(" ", *span) + 1
    if text[span.end - 2] in ENDS:
        return True
    return 1 < words <= PHRASE and not _qualifies(text, span, language)


def _qualifies(text: str, span: Span, language: Language) -> bool:
    """The "fiscal cliff" deal: does a noun follow that the marked words belong to?"""
    behind = WORD_BEHIND.match(text, span.end)
    if behind is None or text[span.end - 2] == ",":
        return False
    return _may_be_noun(behind.group(1), language)


def _may_be_noun(word: str, language: Language) -> bool:
    """A small letter, and nothing that shows it to be anything else?"""
    if not word.islower() or (language.past_endings and word.endswith(language.past_endings)):
        return False
    return not any(word in language.words(name) for name in NO_NOUNS)


def _is_title_case(text: str, span: Span, language: Language) -> bool:
    """ "Meet the Press": capitals but in the small words."""
    words = [word.strip(".,?!’'") for word in text[span.start + 1 : span.end - 1].split()]
    great = [word for word in words if word not in language.words("small_words")]
    return bool(great) and not any(word[:1].islower() for word in great)
