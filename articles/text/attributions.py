"""Who said what in a sentence: direct speech by its marks, indirect speech by its verb."""

import re
from dataclasses import dataclass

from articles.text.data import marked_words, words
from articles.text.spans import Attribution, Span
from articles.text.speakers import Cast
from articles.text.subjects import read_subject

WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
THAT = re.compile(r"\s+(?:(?:\w+\s+){0,4}?)that\s+")
OUT = re.compile(r"\s+out\b")
EXPRESSED = re.compile(
    r"\b(?:express(?:ed|es|ing)?|voic(?:ed|es|ing)|rais(?:ed|es|ing))\s+(?:his|her|their|its|a|the)?\s*"
    r"(?:deep\s+|grave\s+|serious\s+|strong\s+)?"
    r"(?:concerns?|hopes?|fears?|confidence|doubts?|regret|belief|support|worry|worries|alarm|optimism)"
    r"(?:\s+(?:that|about|over|for|at))?"
)
ACCORDING = re.compile(r"[Aa]ccording\s+to\s+")
CLAUSE_START = re.compile(r"[;:—–]\s|\s(?:and|but|while|because|although|as)\s|,\s+who\s")
SUBJECT_AFTER = re.compile(r"\s+((?:the |an? )?[^,.;:\"“”]{2,80})")
BARE_FOLLOW = re.compile(
    r"\s+(?:the|a|an|he|she|it|they|there|we|i|this|these|those|his|her|its|their|some|many|most|no"
    r"|all|at|about|more|[A-Z][\w’'-]+|\d[\d,.]*)\s"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or phrase in the text."""

    start: int
    end: int
    bare: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def attributions(text: str, sentence: Span, quoted: list[Span], cast: Cast) -> list[Attribution]:
    """The attributions of one sentence. `quoted` are its quotations; `cast` learns the speakers."""
    cues = find_cues(text, sentence, quoted)
    found = _direct(text, sentence, quoted, cues, cast)
    used = {attribution.cue for attribution in found}
    rest = [cue for cue in cues if cue.span not in used]
    found += _indirect(text, sentence, quoted, rest, cast)
    return found or _according(text, sentence, quoted, cast)


def find_cues(text: str, sentence: Span, quoted: list[Span]) -> list[Cue]:
    """Reporting verbs and phrases outside the quotations, in order."""
    phrases = [
        Cue(found.start(), found.end(), bare=True)
        for found in EXPRESSED.finditer(text, sentence.start, sentence.end)
        if not _inside(found.start(), quoted)
    ]
    cues = list(phrases)
    for found in WORD.finditer(text, sentence.start, sentence.end):
        word = found.group()
        pointed = word in {"pointed", "points", "pointing"} and OUT.match(text, found.end())
        if word not in words("cues") and not pointed:
            continue
        if _inside(found.start(), quoted) or _inside(found.start(), [c.span for c in phrases]):
            continue
        end = pointed.end() if pointed else found.end()
        cues.append(Cue(found.start(), end, word in marked_words("cues", "bare")))
    return sorted(cues, key=lambda cue: cue.start)


def _inside(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _direct(
    text: str, sentence: Span, quoted: list[Span], cues: list[Cue], cast: Cast
) -> list[Attribution]:
    found: list[Attribution] = []
    edge = sentence.start
    for number, quotation in enumerate(quoted):
        following = quoted[number + 1].start if number + 1 < len(quoted) else sentence.end
        before = [cue for cue in cues if edge <= cue.start and cue.end <= quotation.start]
        after = [cue for cue in cues if quotation.end <= cue.start < following]
        lead = text[before[-1].end : quotation.start] if before else ""
        if before and len(lead.split()) <= 4:
            found.append(_before(text, sentence, quotation, before[-1], edge, found, cast))
        elif after and after[0].start - quotation.end <= 120:
            found.append(_after(text, quotation, after[0], following, cast))
        elif found and _continues(text[quoted[number - 1].end : quotation.start]):
            last = found[-1]
            found[-1] = Attribution(
                last.speaker, last.mention, last.cue, (*last.content, quotation), last.confidence
            )
        edge = quotation.end
    return found


def _continues(between: str) -> bool:
    """`"...," he said, "..."` is one attribution of two quotations."""
    return len(between.split()) <= 8


def _before(
    text: str,
    sentence: Span,
    quotation: Span,
    cue: Cue,
    edge: int,
    found: list[Attribution],
    cast: Cast,
) -> Attribution:
    """Subject, cue, quotation. After an earlier quotation the subject may be that one's."""
    start = _clause_start(text, max(edge, sentence.start), cue.start)
    read = read_subject(text, Span(start, cue.start), cast)
    if (read is None or start >= cue.start - 1) and found:
        last = found[-1]
        return Attribution(last.speaker, last.mention, cue.span, (quotation,), 0.8)
    speaker, mention, sure = read or (None, None, 0.3)
    return Attribution(speaker, mention, cue.span, (quotation,), sure)


def _after(text: str, quotation: Span, cue: Cue, end: int, cast: Cast) -> Attribution:
    """Quotation, then "Smith said" or "said Smith"."""
    between = Span(quotation.end, cue.start)
    if text[between.start : between.end].strip(" ,\n"):
        read = read_subject(text, between, cast)
    else:
        behind = SUBJECT_AFTER.match(text, cue.end, end)
        read = read_subject(text, Span(*behind.span(1)), cast) if behind else None
    speaker, mention, sure = read or (None, None, 0.3)
    return Attribution(speaker, mention, cue.span, (quotation,), sure)


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the clause begins whose verb stands at `end`."""
    for found in CLAUSE_START.finditer(text, start, end):
        start = found.start() + 1 if "who" in found.group() else found.end()
    return start


def _indirect(
    text: str, sentence: Span, quoted: list[Span], cues: list[Cue], cast: Cast
) -> list[Attribution]:
    found: list[Attribution] = []
    last = sentence.start + len(text[sentence.start : sentence.end].rstrip('.!? "”'))
    for cue in cues:
        read = _trailing(text, sentence, cue, last, cast)
        if read:
            found.append(read)
            break
        content = _content_after(text, cue, last)
        if content is None or any(
            start < content.end and end > content.start for start, end in quoted
        ):
            continue
        speaker_span = _subject_span(text, sentence, cue)
        subject = read_subject(text, speaker_span, cast)
        if subject is None:
            continue
        speaker, mention, sure = subject
        found.append(Attribution(speaker, mention, cue.span, (content,), sure * 0.9))
        tail = _tail(text, sentence, cues, content, last, cast)
        if tail:
            found[-1] = _shortened(found[-1], tail)
            found.append(tail)
        break
    return found


def _subject_span(text: str, sentence: Span, cue: Cue) -> Span:
    """The words before the cue; before ", who" those that the clause hangs on."""
    start = _clause_start(text, sentence.start, cue.start)
    relative = re.search(r",\s+who\s*$", text[sentence.start : cue.start])
    if relative is None:
        return Span(start, cue.start)
    end = sentence.start + relative.start()
    by = text.rfind(" by ", sentence.start, end)
    return Span(by + 4 if by >= 0 else sentence.start, end)


def _content_after(text: str, cue: Cue, last: int) -> Span | None:
    if text[cue.start : cue.end].rsplit(maxsplit=1)[-1] in {"that", "about", "over", "for", "at"}:
        return _span(cue.end + 1, last)
    that = THAT.match(text, cue.end, last)
    if that:
        return _span(that.end(), last)
    if cue.bare and BARE_FOLLOW.match(text, cue.end, last):
        return _span(cue.end + 1, last)
    return None


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if end - start > 2 else None


def _trailing(text: str, sentence: Span, cue: Cue, last: int, cast: Cast) -> Attribution | None:
    """ "..., Reuters added.": the cue closes the sentence, and all before the comma was said."""
    if last - cue.end > 25 or THAT.match(text, cue.end, last):
        return None
    comma = text.rfind(",", sentence.start, cue.start)
    if comma < 0 or cue.start - comma > 60 or comma - sentence.start < 15:
        return None
    read = read_subject(text, Span(comma + 1, cue.start), cast)
    if read is None:
        return None
    speaker, mention, sure = read
    return Attribution(speaker, mention, cue.span, (Span(sentence.start, comma),), sure * 0.9)


def _tail(
    text: str, sentence: Span, cues: list[Cue], content: Span, last: int, cast: Cast
) -> Attribution | None:
    inside = [cue for cue in cues if cue.start > content.start]
    return _trailing(text, sentence, inside[-1], last, cast) if inside else None


def _shortened(first: Attribution, tail: Attribution) -> Attribution:
    """What the inner speaker said ends where the outer frame begins."""
    end = tail.content[0].end
    content = tuple(Span(start, min(stop, end)) for start, stop in first.content if start < end)
    return Attribution(first.speaker, first.mention, first.cue, content, first.confidence)


def _according(text: str, sentence: Span, quoted: list[Span], cast: Cast) -> list[Attribution]:
    found = ACCORDING.search(text, sentence.start, sentence.end)
    if found is None or _inside(found.start(), quoted):
        return []
    comma = text.find(",", found.end(), sentence.end)
    leads = found.start() - sentence.start < 3
    end = comma if leads and comma > 0 else sentence.end
    behind = SUBJECT_AFTER.match(text, found.end() - 1, end)
    read = read_subject(text, Span(*behind.span(1)), cast) if behind else None
    if read is None:
        return []
    speaker, mention, sure = read
    content = _span(comma + 2, sentence.end - 1) if leads else _span(sentence.start, found.start())
    cue = Span(found.start(), found.end() - 1)
    return [Attribution(speaker, mention, cue, (content,), sure * 0.9)] if content else []
