"""Search the text of a capture for the quotations, facts and excerpts of citations."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from articles.models import Capture, Citation, Claim, Finding, Quotation
from articles.text import Span
from articles.text.evidence import (
    Examination,
    MatchOutcome,
    NoMatchReason,
    PassageMatch,
    SourceText,
    examine,
    locate,
    read_source,
    surrounding_sentences,
    words_fingerprint,
)

BETWEEN = "\n\n"  # two texts of a page
IN_ONE_PLACE = {MatchOutcome.EXACT, MatchOutcome.PUNCTUATION, MatchOutcome.ALTERED}


def findings_in(capture: Capture, citations: Sequence[Citation]) -> list[Finding]:
    """Return the findings of the citations in the text of a capture, not stored yet."""
    read = read_source(capture.text)
    findings = [each for citation in citations for each in _findings(citation, capture, read)]
    missing = [each for each in findings if each.outcome == Finding.Outcome.NOT_FOUND]
    for finding in missing:
        if capture.is_beginning:
            finding.reason = NoMatchReason.BEGINNING
    _look_elsewhere(missing, capture)
    return findings


def _look_elsewhere(missing: Sequence[Finding], capture: Capture) -> None:
    """Mark the findings whose words stand on the page beside its article, each with where."""
    passages = [each for each in missing if each.sought != Finding.Sought.FACT]
    if not passages or not capture.elsewhere:
        return
    text = BETWEEN.join(words for _kind, words in capture.elsewhere)
    ends = list(accumulate(len(words) + len(BETWEEN) for _kind, words in capture.elsewhere))
    read = read_source(text)
    for finding in passages:
        language = finding.citation.claim.revision.article.language or None
        located = locate(finding.words, read, language=language)
        if located.outcome in IN_ONE_PLACE:
            kind, _words = capture.elsewhere[bisect_right(ends, located.parts[0].source.start)]
            finding.outcome, finding.reason = Finding.Outcome.ELSEWHERE, ""
            finding.detail = located.as_json(finding.words, text) | {"elsewhere": kind}


def excerpt_of(citation: Citation) -> str:
    """Return the excerpt of a citation; empty if it is only blanks."""
    return citation.excerpt if citation.excerpt.strip() else ""


def _findings(citation: Citation, capture: Capture, read: SourceText) -> Iterator[Finding]:
    """Yield findings for the quotations of the claim (or its whole text), its facts, the excerpt."""
    claim, language = citation.claim, citation.claim.revision.article.language or None
    about = {"citation": citation, "capture": capture}
    quotations = _quotations(claim)
    examination = examine(
        claim.text, read, excerpt=excerpt_of(citation), language=language, quotations=quotations
    )
    yield from _quoted(examination, claim, read, about)
    if not examination.quotations:
        whole = locate(claim.text, read, language=language)
        span = {"sought": Finding.Sought.CLAIM, "start": 0, "end": len(claim.text)}
        yield Finding(**about, **span, **_located(whole, claim.text, read))
    for fact in examination.facts:
        yield Finding(
            **about,
            sought=Finding.Sought.FACT,
            start=fact.fact.start,
            end=fact.fact.end,
            words=claim.text[fact.fact.start : fact.fact.end],
            outcome=fact.outcome.value,
            places=[list(source_span) for source_span in fact.places],
            detail=fact.as_json(claim.text, read.text),
        )
    if examination.excerpt:
        located = _located(examination.excerpt, citation.excerpt, read)
        yield Finding(**about, sought=Finding.Sought.EXCERPT, **located)


def _quoted(
    examination: Examination, claim: Claim, read: SourceText, about: dict[str, Any]
) -> Iterator[Finding]:
    for passage in examination.quotations:
        start, end = passage.span
        located = _located(passage.located, claim.text[start:end], read)
        span = {"sought": Finding.Sought.QUOTATION, "start": start, "end": end}
        yield Finding(**about, **span, **located)


def _quotations(claim: Claim) -> list[Span]:
    """Return the quotations in the claim as people corrected them, as spans of its text."""
    meeting = Quotation.objects.filter(
        statement__revision=claim.revision_id, start__lt=claim.end, end__gt=claim.start
    )
    return [
        Span(max(start, claim.start) - claim.start, min(end, claim.end) - claim.start)
        for start, end in meeting.order_by("start").values_list("start", "end")
    ]


def _located(located: PassageMatch, words: str, read: SourceText) -> dict[str, Any]:
    spans = [part.source for part in located.parts]
    around = surrounding_sentences(read.text, spans, language=read.language)
    passage = "\n".join(read.text[start:end] for start, end in around)
    return {
        "words": words,
        "outcome": located.wording.value,
        "reason": located.reason.value,
        "places": [list(span) for span in spans],
        "passage": passage,
        "passage_sha256": words_fingerprint(passage) if passage else "",
        "detail": located.as_json(words, read.text),
    }
