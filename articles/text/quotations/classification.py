"""Tell speech in quotation marks from titles of works, terms and scare quotes."""

import re
from typing import NamedTuple

from articles.text.languages import Language
from articles.text.quotations import press_marks
from articles.text.quotations.words_before import END_OF_WORD, LOOK_BACK, words_before
from articles.text.spans import OverlapSweep, Span

NAME_BEFORE = re.compile(r"[A-Z][\w’']*\s$")  # a nickname between two names belongs to the name
YEAR_BEHIND = re.compile(r"\s\((?:1[5-9]|20)\d\d\)")  # "Free Pass" (2007): a title
WORD_BEHIND = re.compile(r"\s([\w’']+)")
LONGEST_PHRASE = (
    4  # words that somebody may have said; what is longer and not reported is the writer's
)
SPEECH = 4  # blanks in words that are speech even without a speaker
LONGEST_NICKNAME = 3  # words before a name: "Little Marco" Rubio
CERTAIN_SPEECH = 8  # words that nobody puts in quotation marks unless somebody said them
SINGLE = "‘'"
QUESTION = re.compile(
    r"^Q[:.]\s", re.MULTILINE
)  # in an interview, answers are speech without marks
PUNCTUATION = ".?!,"
SENTENCE_ENDS = ".?!"  # not the comma: American print puts it before any closing mark
OTHER_WORD_CLASSES = (
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
OUTER_MARKS = " .,?!:;’'\"“”"


class QuotedPassages(NamedTuple):
    """The passages in quotation marks by what they are.

    `speech` and `terms` are disjoint; `sure` is speech even without a speaker. `spoken` holds `speech` and
    passages between two apostrophes, which old news wires use: they show speech, but are not listed as
    quotations.
    """

    spoken: list[Span]
    speech: list[Span]
    terms: list[Span]
    sure: frozenset[Span]


def separate_titles(
    text: str, passages: list[Span], language: Language
) -> tuple[list[Span], list[Span]]:
    """Return the passages in quotation marks that may be speech, and the titles of works."""
    is_title = _is_title if _has_titles_in_capitals(language) else press_marks.is_name
    possible_speech: list[Span] = []
    titles: list[Span] = []
    for span in passages:
        (titles if is_title(text, span, language) else possible_speech).append(span)
    return possible_speech, titles


def classify_passages(
    text: str,
    possible_speech: list[Span],
    titles: list[Span],
    content: list[Span],
    language: Language,
) -> QuotedPassages:
    """Separate speech from terms. `content` are the spans of all reported words, sorted."""
    sweep = OverlapSweep(content)
    has_titles = _has_titles_in_capitals(language)
    reads_like_speech = _reads_like_speech if has_titles else press_marks.reads_like_speech
    reported = {span for span in possible_speech if sweep.overlaps(*span)}
    announced = {span for span in possible_speech if _follows_speech_noun(text, span, language)}
    spoken_words = {_bare_words(text, span) for span in reported | announced}
    single = sum(_has_single_marks(text, span) for span in possible_speech)
    no_speech = set(titles)
    if single and (2 * single < len(possible_speech) or len(QUESTION.findall(text)) > 1):
        no_speech |= {span for span in possible_speech if _has_single_marks(text, span)}
    spoken, speech, terms = [], [], []
    for span in sorted([*possible_speech, *titles]):
        is_speech = span in reported or (
            span not in no_speech and reads_like_speech(text, span, language)
        )
        if not is_speech and _bare_words(text, span) not in spoken_words:
            terms.append(span)
            continue
        spoken.append(span)
        if not text.startswith("''", span.start):
            speech.append(span)
    sure = speech if not has_titles else [s for s in speech if text.count(" ", *s) >= SPEECH]
    return QuotedPassages(spoken, speech, terms, frozenset(sure))


def _has_titles_in_capitals(language: Language) -> bool:
    return bool(language.words("titles_in_capitals"))


def _has_single_marks(text: str, span: Span) -> bool:
    return text[span.start] in SINGLE and not text.startswith("''", span.start)


def _bare_words(text: str, span: Span) -> str:
    return text[slice(*span)].strip(OUTER_MARKS).lower()


def _is_title(text: str, span: Span, language: Language) -> bool:
    """Tell whether the passage is the name of a work, programme or account, or a translated word."""
    before = words_before(text, span.start, END_OF_WORD)
    if (
        YEAR_BEHIND.match(text, span.end)
        or _is_translation(before, language)
        or _is_button_label(before, language)
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
    return not (
        named or _follows_speech_noun(text, span, language) or _is_nickname(text, span, language)
    )


def _is_button_label(before: list[str], language: Language) -> bool:
    """Tell whether it is written on a button: click "sign up"."""
    return bool(before) and before[-1].lower() in language.words("button_verbs")


def _is_hedged(text: str, span: Span, language: Language) -> bool:
    """Tell whether a hedge follows, so that it is the writer's own word: a "farewell address" of sorts."""
    return any(text.startswith(hedge, span.end + 1) for hedge in language.words("hedges"))


def _is_translation(before: list[str], language: Language) -> bool:
    """Tell whether it says what foreign words mean: Latin for "peace"."""
    return (
        len(before) > 1
        and before[-1] in language.words("for")
        and before[-2].lower() in language.words("language_names")
    )


def _follows_speech_noun(text: str, span: Span, language: Language) -> bool:
    """Tell whether a word for speech stands before the passage: "chants of", "her slogan"."""
    before = [word.lower() for word in words_before(text, span.start, END_OF_WORD)]
    if before and before[-1] in language.words("of"):
        before.pop()
    announced = bool(before) and before[-1] in language.words("utterances")
    return announced and language.words("works").isdisjoint(before)


def _is_nickname(text: str, span: Span, language: Language) -> bool:
    """Tell whether the name of a person follows: "Little Marco" Rubio."""
    behind = WORD_BEHIND.match(text, span.end)
    if (
        behind is None
        or text.count(" ", *span) >= LONGEST_NICKNAME
        or text[span.end - 2] in PUNCTUATION
    ):
        return False
    name = behind.group(1)
    if not name[0].isupper() or name.lower() in language.words("days"):
        return False
    return NAME_BEFORE.search(text, max(0, span.start - LOOK_BACK), span.start) is None


def _reads_like_speech(text: str, span: Span, language: Language) -> bool:
    """Tell whether unreported words look like speech: they end a sentence, or are a short phrase.

    Titles, single words and hedged words do not.
    """
    if _follows_speech_noun(text, span, language) or _is_nickname(text, span, language):
        return True
    if _is_title_case(text, span, language) or _is_hedged(text, span, language):
        return False
    words = text.count(" ", *span) + 1
    is_closed = not text[span.end - 1].isalnum() and text[span.end - 1] not in PUNCTUATION
    if text[span.end - 2] in SENTENCE_ENDS or (is_closed and words >= CERTAIN_SPEECH):
        return True
    return 1 < words <= LONGEST_PHRASE and not _modifies_noun(text, span, language)


def _modifies_noun(text: str, span: Span, language: Language) -> bool:
    """Tell whether the passage belongs to the noun behind it: the "fiscal cliff" deal."""
    behind = WORD_BEHIND.match(text, span.end)
    if behind is None or text[span.end - 2] == ",":
        return False
    return _may_be_noun(behind.group(1), language)


def _may_be_noun(word: str, language: Language) -> bool:
    """Tell whether a word in small letters belongs to none of the other word classes."""
    if not word.islower() or (language.past_endings and word.endswith(language.past_endings)):
        return False
    return not any(word in language.words(name) for name in OTHER_WORD_CLASSES)


def _is_title_case(text: str, span: Span, language: Language) -> bool:
    """Tell whether all words but the small ones begin with capitals: "Meet the Press"."""
    words = [word.strip(".,?!’'") for word in text[span.start + 1 : span.end - 1].split()]
    main_words = [word for word in words if word not in language.words("small_words")]
    return bool(main_words) and not any(word[:1].islower() for word in main_words)
