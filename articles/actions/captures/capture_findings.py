"""Search the text of a capture for the quotations, facts and excerpts of citations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from articles.actions.captures.claim_speakers import speakers_of
from articles.actions.captures.searched import excerpt_of
from articles.models import Capture, Citation, Claim, Finding, Quotation, Transcript
from articles.text import Span
from articles.text.evidence import (
    SAME_WORDING,
    Examination,
    MatchOutcome,
    NoMatchReason,
    PassageMatch,
    SourceText,
    examine,
    locate,
    locate_claim,
    read_source,
    surrounding_sentences,
    text_fragment,
    words_fingerprint,
)

_TIME_STAMP = re.compile(r"^\[\d{2,4}:\d{2}:\d{2}\] ", re.MULTILINE)
BETWEEN = "\n\n"  # two texts of a page
IN_ONE_PLACE = {*SAME_WORDING, MatchOutcome.ALTERED}


def findings_in(capture: Capture, citations: Sequence[Citation]) -> list[Finding]:
    """Return the findings of the citations in the text of a capture, not stored yet."""
    read = read_source(capture.text)
    speakers = speakers_of({citation.claim_id for citation in citations})
    findings = [
        each
        for citation in citations
        for each in _findings(citation, speakers[citation.claim_id], capture, read)
    ]
    missing = [each for each in findings if each.outcome == Finding.Outcome.NOT_FOUND]
    for finding in missing:
        if capture.is_beginning:
            finding.reason = NoMatchReason.BEGINNING
    _look_elsewhere(missing, capture)
    _note_times(findings, capture)
    return findings


def _note_times(findings: Sequence[Finding], capture: Capture) -> None:
    """Note when the words of each finding begin in the recording, in milliseconds, if that is known."""
    if not _TIME_STAMP.search(capture.text):  # before each paragraph of a transcript with times
        return
    transcript = Transcript.objects.filter(capture=capture).first()
    for finding in findings:
        if finding.places and transcript:
            time = transcript.time_at(finding.places[0][0])
            finding.detail = finding.detail | ({} if time is None else {"time": time})


def _look_elsewhere(missing: Sequence[Finding], capture: Capture) -> None:
    """Mark the findings whose words stand on the page beside its article, each with where."""
    passages = [each for each in missing if each.sought != Finding.Sought.FACT]
    if not passages or not capture.elsewhere:
        return
    text = _elsewhere(capture)
    ends = list(accumulate(len(words) + len(BETWEEN) for _kind, words in capture.elsewhere))
    read = read_source(text)
    for finding in passages:
        language = finding.citation.claim.revision.article.language or None
        located = locate(finding.words, read, language=language)
        if located.outcome in IN_ONE_PLACE:
            kind, _words = capture.elsewhere[bisect_right(ends, located.parts[0].source.start)]
            finding.outcome, finding.reason = Finding.Outcome.ELSEWHERE, ""
            finding.detail = located.as_json(finding.words, text) | {"elsewhere": kind}


def _elsewhere(capture: Capture) -> str:
    """Return the text of the page beside its article."""
    return BETWEEN.join(words for _kind, words in capture.elsewhere)


@dataclass(frozen=True)
class _ReadClaim:
    """A claim with the paragraph of the article that it stands in, which may frame its words.

    `span` is the claim in the `paragraph`, and `quotations` are those that meet it. `speakers` are
    the names of its speaker, the one in the article first.
    """

    claim: Claim
    paragraph: str
    span: Span
    quotations: list[Span]
    speakers: list[str]

    @property
    def language(self) -> str | None:
        return self.claim.revision.article.language or None

    @property
    def about_speaker(self) -> dict[str, Any]:
        """What `examine` and `locate_claim` take of the speaker."""
        return {"speaker": next(iter(self.speakers), None), "also_called": self.speakers[1:]}


def _read_claim(claim: Claim, speakers: list[str]) -> _ReadClaim:
    """Return the claim with its quotations, as people corrected them: one query."""
    text = claim.revision.text
    begin = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    quotations = Quotation.objects.filter(
        statement__revision=claim.revision_id, start__lt=claim.end, end__gt=claim.start
    )
    return _ReadClaim(
        claim,
        text[begin : end if end >= 0 else len(text)],
        Span(claim.start - begin, claim.end - begin),
        [
            Span(max(start, claim.start) - begin, min(end, claim.end) - begin)
            for start, end in quotations.order_by("start").values_list("start", "end")
        ],
        speakers,
    )


def _findings(
    citation: Citation, speakers: list[str], capture: Capture, read: SourceText
) -> Iterator[Finding]:
    """Yield findings for the quotations of the claim (or its whole text), its facts, the excerpt."""
    about = {"citation": citation, "capture": capture}
    claim = _read_claim(citation.claim, speakers)
    examination = examine(
        claim.paragraph,
        read,
        excerpt=excerpt_of(citation),
        statement=claim.span,
        language=claim.language,
        quotations=claim.quotations,
        **claim.about_speaker,
    )
    yield from _quoted(examination, claim, read, about)
    if not examination.quotations:
        yield _whole_claim(claim, read, about)
    yield from _facts(examination, claim, read, about)
    if examination.excerpt:
        located = _located(examination.excerpt, citation.excerpt, read, capture)
        yield Finding(**about, sought=Finding.Sought.EXCERPT, **located)


def _quoted(
    examination: Examination, claim: _ReadClaim, read: SourceText, about: dict[str, Any]
) -> Iterator[Finding]:
    for passage in examination.quotations:
        start, end = passage.span
        located = _located(passage.located, claim.paragraph[start:end], read, about["capture"])
        yield Finding(
            **about,
            sought=Finding.Sought.QUOTATION,
            start=start - claim.span.start,
            end=end - claim.span.start,
            speakers=claim.speakers,
            **located,
        )


def _whole_claim(claim: _ReadClaim, read: SourceText, about: dict[str, Any]) -> Finding:
    whole = locate_claim(
        claim.paragraph,
        read,
        statement=claim.span,
        language=claim.language,
        **claim.about_speaker,
    )
    words = claim.claim.text
    span = {"sought": Finding.Sought.CLAIM, "start": 0, "end": len(words)}
    about = {**about, "speakers": claim.speakers}
    return Finding(**about, **span, **_located(whole, words, read, about["capture"]))


def _facts(
    examination: Examination, claim: _ReadClaim, read: SourceText, about: dict[str, Any]
) -> Iterator[Finding]:
    for match in examination.facts:
        start, end = match.fact.start, match.fact.end
        span = {"start": start - claim.span.start, "end": end - claim.span.start}
        yield Finding(
            **about,
            **span,
            sought=Finding.Sought.FACT,
            words=claim.paragraph[start:end],
            outcome=match.outcome.value,
            places=[list(source_span) for source_span in match.places],
            detail=match.as_json(claim.paragraph, read.text) | span,
        )


def _located(
    located: PassageMatch, words: str, read: SourceText, capture: Capture
) -> dict[str, Any]:
    """Return the columns of a finding that say where the words are, with a link to the live page."""
    spans = [part.source for part in located.parts]
    fragment = text_fragment(read.text, spans[0], _elsewhere(capture)) if spans else ""
    around = surrounding_sentences(read.text, spans, language=read.language)
    passage = "\n".join(read.text[start:end] for start, end in around)
    return {
        "words": words,
        "outcome": located.outcome.value,
        "reason": located.reason.value,
        "places": [list(span) for span in spans],
        "passage": passage,
        "passage_sha256": words_fingerprint(passage) if passage else "",
        "detail": located.as_json(words, read.text) | {"fragment": fragment},
    }
