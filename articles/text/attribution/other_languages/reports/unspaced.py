"""Who says what in Chinese, Japanese and Thai, which put no blanks between words.

The speaker is the words from a mark to a verb ("张三说：", "นายสมชายกล่าวว่า"), or before a particle of the
topic ("田中氏は「...」と述べた").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from articles.text.languages import Language, load_language
from articles.text.spans import Span

STOPS = '，,。.！!？?；;：:、 \n“”「」『』"‘’（）()—–'
LONGEST_SPEAKER = 24  # characters
LONGEST_AFTER = 12  # characters between a quotation and its verb behind the speaker
SETTING = re.compile(r"[在于於][^，。]{1,10}(?:中|上|时|時|里|裡)\Z")
MOST_QUOTED = 40  # quotations of a sentence; more are no sentence
SHORT = 4  # characters of reported words


@dataclass(frozen=True, slots=True)
class PlainReport:
    """Who said what, as spans of the text. `role` is what stands before or behind the name."""

    speaker: Span | None
    cue: Span
    content: Span
    stance: str = "neutral"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a language: its verbs, the phrases before and behind a source."""

    verb: re.Pattern[str]
    before_source: re.Pattern[str]
    behind_source: re.Pattern[str]
    topic: re.Pattern[str]


@cache
def patterns_of(code: str) -> Patterns:
    """Return the patterns of the language."""
    language = load_language(code)
    verbs = _any_of(language.forms)
    topics = _any_of(language.words("topic_particles"))
    return Patterns(
        re.compile(verbs),
        re.compile(_any_of(" ".join(phrase) for phrase in language.according)),
        re.compile(_any_of(language.words("according_behind"))),
        re.compile(topics),
    )


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; one that never matches for none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def plain_reports(
    text: str, sentence: Span, quoted: list[Span], language: Language
) -> list[PlainReport]:
    """Return the reports of a sentence. `quoted` are the quotations in it, in order."""
    if len(quoted) > MOST_QUOTED:
        return []
    patterns = patterns_of(language.code)
    source = _source(text, sentence, language, patterns)
    if source:
        return [source]
    reports: list[PlainReport] = []
    for verb in _verbs(text, sentence, quoted, patterns):
        if reports and verb.start < reports[-1].content.end:
            continue
        report = _report(text, sentence, quoted, verb, language, patterns)
        if report:
            reports.append(report)
    return reports


def _verbs(text: str, sentence: Span, quoted: list[Span], patterns: Patterns) -> Iterator[Span]:
    """Yield the verbs of saying outside quotations."""
    for match in patterns.verb.finditer(text, *sentence):
        if not any(start <= match.start() < end for start, end in quoted):
            yield Span(*match.span())


def _source(
    text: str, sentence: Span, language: Language, patterns: Patterns
) -> PlainReport | None:
    """The report of "据警方通报，" or "警察によると、" at the start of a sentence."""
    before = patterns.before_source.match(text, *sentence)
    if before:
        comma = _next_stop(text, before.end(), sentence.end)
        ends = sorted(language.words("source_ends"), key=len, reverse=True)
        words = text[before.end() : comma]
        cut = next((len(end) for end in ends if words.endswith(end) and len(words) > len(end)), 0)
        speaker = Span(before.end(), comma - cut)
        return _with_rest(text, sentence, speaker, Span(*before.span()), comma)
    limit = min(sentence.end, sentence.start + LONGEST_SPEAKER)
    behind = patterns.behind_source.search(text, sentence.start, limit)
    if behind and behind.start() > sentence.start:
        speaker = Span(sentence.start, behind.start())
        return _with_rest(text, sentence, speaker, Span(*behind.span()), behind.end())
    return None


def _with_rest(text: str, sentence: Span, speaker: Span, cue: Span, end: int) -> PlainReport | None:
    """A report whose content is the rest of the sentence."""
    content = _trimmed(text, Span(end, sentence.end))
    if speaker.end - speaker.start > LONGEST_SPEAKER or content.end - content.start < SHORT:
        return None
    return PlainReport(speaker, cue, content) if speaker.end > speaker.start else None


def _report(
    text: str,
    sentence: Span,
    quoted: list[Span],
    verb: Span,
    language: Language,
    patterns: Patterns,
) -> PlainReport | None:
    """The report of a verb: its speaker, and the words behind or before it."""
    if language.words("topic_particles"):
        return _report_by_topic(text, sentence, quoted, verb, language)
    speaker = _speaker_before(text, sentence, quoted, verb, language)
    before = next((q for q in reversed(quoted) if q.end <= verb.start), None)
    near = before and verb.start - before.end <= LONGEST_SPEAKER
    behind = _behind_verb(text, verb.end, sentence.end)
    content = _content_behind(quoted, behind, sentence)
    ends = behind >= sentence.end or not any(map(str.isalnum, text[behind : sentence.end]))
    if before and near and (ends or (content and content in quoted)):
        return PlainReport(speaker, verb, before)
    if content is None or speaker is None or _trimmed(text, content).end - behind < SHORT:
        return None
    return PlainReport(speaker, verb, _trimmed(text, content))


def _content_behind(quoted: list[Span], behind: int, sentence: Span) -> Span | None:
    """The quotation that begins at `behind`, or the rest of the sentence."""
    quotation = next((q for q in quoted if q.start >= behind), None)
    if quotation and quotation.start - behind <= 1:
        return quotation
    return Span(behind, sentence.end) if behind < sentence.end else None


def _behind_verb(text: str, index: int, end: int) -> int:
    """Skip "that", marks and blanks behind the verb."""
    while index < end and text[index] in "：:，, \u200b":
        index += 1
    return index


def _speaker_before(
    text: str, sentence: Span, quoted: list[Span], verb: Span, language: Language
) -> Span | None:
    """The words between the last mark and the verb, without times and adverbs at both ends."""
    first = verb.start
    while first > sentence.start and text[first - 1] == " ":
        first -= 1
    while first > sentence.start and text[first - 1] not in STOPS and not _ends_at(quoted, first):
        first -= 1
    speaker = _without_adverbs(text, Span(first, verb.start), language)
    words = text[slice(*speaker)]
    if words in language.words("pronouns"):
        return speaker
    return speaker if 1 < len(words) <= LONGEST_SPEAKER else None


def _ends_at(quoted: list[Span], index: int) -> bool:
    return any(end == index for _start, end in quoted)


def _without_adverbs(text: str, span: Span, language: Language) -> Span:
    """The words without "today", "again" or "in Beijing" at their ends."""
    adverbs = sorted(language.words("adverbs|days"), key=len, reverse=True)
    start, end = span
    setting = SETTING.search(text[start:end])
    end = start + setting.start() if setting and setting.start() else end
    changed = True
    while changed and start < end:
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        tail = len(words) - len(words.rstrip())
        last = next((len(each) for each in adverbs if words.rstrip().endswith(each)), 0)
        first = next((len(each) for each in adverbs if words.lstrip().startswith(each)), 0)
        changed = bool(last or first or lead or tail)
        end -= tail + last
        start += lead + first if start + lead + first <= end else 0
    return Span(start, max(start, end))


def _report_by_topic(
    text: str, sentence: Span, quoted: list[Span], verb: Span, language: Language
) -> PlainReport | None:
    """The report of "田中氏は「...」と述べた": a particle behind the speaker, the verb at the end."""
    patterns = patterns_of(language.code)
    quotation = next((q for q in reversed(quoted) if q.end <= verb.start), None)
    first = sentence.start
    if quotation and text[quotation.end : quotation.end + 1] == "と":
        between = patterns.topic.search(text, quotation.end + 1, verb.start)
        if between and between.start() > quotation.end + 1:
            return PlainReport(Span(quotation.end + 1, between.start()), verb, quotation)
        first = _clause_start(text, sentence.start, quotation.start)
    limit = min(quotation.start if quotation else verb.start, first + LONGEST_SPEAKER)
    topic = patterns.topic.search(text, first + 1, limit)
    if topic is None:
        return None
    speaker = Span(first, topic.start())
    if quotation:
        return PlainReport(speaker, verb, quotation)
    content = _trimmed(text, _without_adverbs(text, Span(topic.end(), verb.start), language))
    return PlainReport(speaker, verb, content) if content.end - content.start >= SHORT else None


def _clause_start(text: str, first: int, end: int) -> int:
    """Behind the last full stop before `end`."""
    return max(first, text.rfind("。", first, end) + 1)


def _next_stop(text: str, index: int, end: int) -> int:
    while index < end and text[index] not in STOPS:
        index += 1
    return index


def _trimmed(text: str, span: Span) -> Span:
    """The span without marks and blanks at its ends."""
    start, end = span
    while start < end and (text[start] in "，,：: 、" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in "。.，,、！!？? と" or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)
