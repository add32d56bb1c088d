"""Look for a claim in a source: its quotations, its facts and the reviewer's excerpt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.text.evidence.claim_facts import FactFinder
from articles.text.evidence.claim_facts.wordings import WORDINGS
from articles.text.evidence.findings import Examination, LocatedPassage, PassageMatch
from articles.text.evidence.frames import ClaimFrame, moved, named_speaker, with_frame
from articles.text.evidence.locate import locate
from articles.text.evidence.source import SourceText, read_source
from articles.text.facts.facts import Fact, facts
from articles.text.languages import detect
from articles.text.quotations import quotations as quoted_in
from articles.text.spans import Span, Speaker

# Raise it when the rules find something else in the same texts: the app searches captures again.
EXAMINER_VERSION = 3
MARKS = "\"'“”„«»‹›‘’「」『』"


def examine(
    claim: str,
    source: str | SourceText,
    *,
    excerpt: str = "",
    statement: Span | None = None,
    language: str | None = None,
    quotations: Sequence[Span] | None = None,
    speaker: str | None = None,
    also_called: Sequence[str] = (),
) -> Examination:
    """Look for a claim's quotations, its facts and the reviewer's excerpt in a source.

    `statement` is the span of the claim if `claim` is a longer text; spans in the result are of `claim`.
    `language` is that of the claim. `quotations` are the known ones of `claim`, marks included; without
    them they are searched. `speaker` is the claim's speaker, `also_called` other names of the same
    person; else the speaker is read from the claim. Linear in both texts.
    """
    read = source if isinstance(source, SourceText) else read_source(source)
    span = statement or Span(0, len(claim))
    code = language or detect(claim)
    named = named_speaker(speaker, also_called)
    marked = quoted_in(claim) if quotations is None else quotations
    quoted = [_without_marks(claim, each) for each in marked if _overlaps(each, span)]
    passages = tuple(
        LocatedPassage(each, _in_its_sense(claim, each, read, code, named))
        for each in quoted
        if each.start < each.end
    )
    cited = locate(excerpt, read, language=language) if excerpt.strip() else None
    matches = [*(each.located for each in passages), *([cited] if cited else [])]

    def places() -> list[Span]:
        spans = _places(matches)
        return spans or _places([locate(claim[span.start : span.end], read, language=code)])

    finder = FactFinder(read, claim, span, code, places)
    fact_matches = [finder.find(fact) for fact in _facts_outside(claim, span, code, marked)]
    return Examination(passages, tuple(match for match in fact_matches if match), cited)


def locate_claim(
    claim: str,
    source: str | SourceText,
    *,
    statement: Span | None = None,
    language: str | None = None,
    speaker: str | None = None,
    also_called: Sequence[str] = (),
) -> PassageMatch:
    """Look for all words of a claim in a source, and say whether the source turns their sense.

    `statement` is the span of the claim if `claim` is a longer text; spans of the passage begin at its
    start. `language` is that of the claim, `speaker` its speaker, `also_called` other names of the same
    person; else they are read from the claim.
    Where the claim quotes or reports somebody, these words decide about the sense.
    """
    read = source if isinstance(source, SourceText) else read_source(source)
    span = statement or Span(0, len(claim))
    code = language or detect(claim)
    named = named_speaker(speaker, also_called)
    quoted = [_without_marks(claim, each) for each in quoted_in(claim) if _overlaps(each, span)]
    spoken = [
        Span(max(start, span.start), min(end, span.end))
        for start, end in quoted or ClaimFrame(claim, span, code).reported
        if start < span.end and span.start < end
    ]
    matches = [(each, _in_its_sense(claim, each, read, code, named)) for each in spoken]
    placed = [(each, match) for each, match in matches if match.parts]
    if not placed:
        return _in_its_sense(claim, span, read, code, named)
    whole = locate(claim[span.start : span.end], read, language=code)
    words, decisive = next((each for each in placed if each[1].frame), placed[0])
    if not whole.parts:
        return moved(decisive, words.start - span.start) if decisive.frame else whole
    return replace(
        whole,
        outcome=decisive.outcome if decisive.frame else whole.outcome,
        frame=decisive.frame,
        speaker_confirmed=decisive.speaker_confirmed,
    )


def _in_its_sense(
    claim: str, span: Span, source: SourceText, language: str, speaker: Speaker | None
) -> PassageMatch:
    """Look for a part of the claim, and compare the frames of both."""
    match = locate(claim[span.start : span.end], source, language=language)
    return with_frame(match, ClaimFrame(claim, span, language, speaker), source)


def _facts_outside(claim: str, span: Span, language: str, marked: Sequence[Span]) -> Iterator[Fact]:
    """The facts of the claim. Wordings inside quotation marks are compared with the quotation."""
    for fact in facts(claim, span, language):
        if fact.kind not in WORDINGS or not any(
            _overlaps(quotation, Span(fact.start, fact.end)) for quotation in marked
        ):
            yield fact


def _places(matches: Sequence[PassageMatch]) -> list[Span]:
    """Where the parts of passages are, other places of the same words included."""
    return [part.source for match in matches for part in (*match.parts, *match.others)]


def _overlaps(quotation: Span, span: Span) -> bool:
    return quotation.start < span.end and span.start < quotation.end


def _without_marks(claim: str, quotation: Span) -> Span:
    """A quotation without its marks and the blanks inside them."""
    written = claim[quotation.start : quotation.end]
    left = len(written) - len(written.lstrip(MARKS + " \n"))
    right = len(written.rstrip(MARKS + " \n"))
    return Span(quotation.start + left, quotation.start + max(left, right))
