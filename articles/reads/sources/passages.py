"""The passages that were found in captures: what the source says, never a judgement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from articles.models import Capture, Citation, Finding, SenseJudgement
from articles.prepared import prepared
from articles.reads.sources.outcomes import describe_outcome
from articles.reads.sources.senses import (
    PassageSense,
    SenseKey,
    judged_senses,
    judgement_of,
    sense_of,
)
from articles.text.evidence import text_fragment
from articles.text.segments import segments
from articles.text.spans import Span
from articles.text.time_codes import time_stamp

LINKED = ("https://", "http://")
MINOR = frozenset({"writing", "punctuation", "case"})  # kinds of difference that leave the words
Sought, Outcome = Finding.Sought, Finding.Outcome


@dataclass(frozen=True, slots=True)
class PassagePiece:
    """A run of words of a passage.

    `kind` is same, ins (only in the source), del (only in the article), around, or turning: the words
    around it that give it another sense. `loud` marks what readers must not overlook: a number, a
    negation, a name.
    """

    text: str
    kind: str
    loud: bool = False


class FoundPassage:
    """A finding as the card shows it."""

    def __init__(
        self, finding: Finding, address: str = "", judgement: SenseJudgement | None = None
    ) -> None:
        self.finding = finding
        self.address = address
        self.sense: PassageSense | None = sense_of(finding, judgement)

    @property
    def is_found(self) -> bool:
        return bool(self.finding.places)

    @cached_property
    def parts(self) -> list[list[PassagePiece]]:
        """The passages of the source in pieces; a single one with the text around it."""
        detail = self.finding.detail
        parts = [list(_pieces(part)) for part in detail.get("parts", [])]
        context = detail.get("context")
        if context and len(parts) == 1:
            span = detail["parts"][0]["source"]
            cut = span["start"] - context["start"], span["end"] - context["start"]
            before = self._around(context["text"][: cut[0]], context["start"])
            after = self._around(context["text"][cut[1] :], span["end"])
            parts = [[*before, *parts[0], *after]]
        return [[piece for piece in part if piece.text] for part in parts]

    def _around(self, text: str, start: int) -> Iterator[PassagePiece]:
        """Yield the text around a passage, which begins at `start`, with the turning words marked."""
        turning = [(self.sense.start, self.sense.end, True)] if self.sense else []
        for first, last, over in segments(start, start + len(text), turning):
            yield PassagePiece(text[first - start : last - start], "turning" if over else "around")

    @cached_property
    def others(self) -> int:
        """The number of other passages that are nearly the same."""
        return len(self.finding.detail.get("others", []))

    @property
    def time(self) -> int | None:
        """When the words begin in the recording, in milliseconds; None if that is not known."""
        time: int | None = self.finding.detail.get("time")
        return time

    @property
    def time_stamp(self) -> str:
        """The same as people cite it: "00:12:31"; "" if it is not known."""
        return "" if self.time is None else time_stamp(self.time / 1000)

    @property
    def there(self) -> list[str]:
        """Of a fact, the different values in the source, each once."""
        return list(dict.fromkeys(p["text"] for p in self.finding.detail.get("places", [])))

    @property
    def sentence(self) -> str:
        """The outcome as a sentence."""
        return self.sense.sentence if self.sense else describe_outcome(self.finding)

    @property
    def live_address(self) -> str:
        """The address of the passage on the live page, for browsers that know text fragments."""
        parts = self.finding.detail.get("parts", [])
        if not parts or not self.address.lower().startswith(LINKED):
            return ""
        words = parts[0]["source"]["text"]  # of a finding from before fragments were stored
        fragment = self.finding.detail.get("fragment") or text_fragment(words, Span(0, len(words)))
        return f"{self.address.partition('#')[0]}#:~:{fragment}"


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a citation in its newest capture, None without one."""

    capture: Capture | None
    passages: list[FoundPassage]
    facts: list[FoundPassage]

    def __bool__(self) -> bool:
        return bool(self.passages or self.facts)


def findings_of(
    pairs: Sequence[tuple[Citation, Capture | None]],
) -> dict[int, Findings]:
    """Return the findings by citation id: two queries. The citations were read with their claims.

    Findings for an excerpt or a text of the claim that was edited since are left out.
    """
    citations = [citation.pk for citation, _capture in pairs]
    captures = [capture.pk for _citation, capture in pairs if capture]
    if not captures:
        return findings_from(pairs, (), ())
    rows = finding_rows(citations, captures)
    return findings_from(pairs, rows, judged_senses(citations))


@prepared
def finding_rows(citation_ids: list[int], capture_ids: list[int]) -> QuerySet[Finding]:
    """Return what was found in these captures for these citations, for `findings_from`."""
    rows = Finding.objects.filter(citation__any_of=citation_ids, capture__any_of=capture_ids)
    return rows.order_by("pk")


def findings_from(
    pairs: Sequence[tuple[Citation, Capture | None]],
    rows: Iterable[Finding],
    judgements: Iterable[SenseJudgement],
) -> dict[int, Findings]:
    """Return the findings by citation id, from rows that include those of the captures: no query."""
    capture_of = {citation.pk: capture.pk for citation, capture in pairs if capture}
    judged = {judgement.sense_key: judgement for judgement in judgements}
    by_citation: dict[int, list[Finding]] = {}
    for row in newest_findings(rows):
        if capture_of.get(row.citation_id) == row.capture_id:
            by_citation.setdefault(row.citation_id, []).append(row)
    return {
        citation.pk: _findings(citation, capture, by_citation.get(citation.pk, []), judged)
        for citation, capture in pairs
    }


def newest_findings(rows: Iterable[Finding]) -> list[Finding]:
    """Return of all findings for the same words in the same capture the newest: by the newest rules,
    and compared with the speaker whom the claim has now."""
    newest: dict[object, Finding] = {}
    for row in rows:
        known = newest.get(row.sought_key)
        if known is None or known.age_key < row.age_key:
            newest[row.sought_key] = row
    return list(newest.values())


def _findings(
    citation: Citation,
    capture: Capture | None,
    rows: Iterable[Finding],
    judged: Mapping[SenseKey, SenseJudgement],
) -> Findings:
    address = capture.final_url if capture else ""
    passages = [
        FoundPassage(row, address, judged.get(row.sense_key) if row.is_turned else None)
        for row in rows
        if _counts(row, citation)
    ]
    facts = [passage for passage in passages if passage.finding.sought == Sought.FACT]
    return Findings(capture, [passage for passage in passages if passage not in facts], facts)


def turned_passage(citation: Citation, finding_id: int) -> FoundPassage | None:
    """Return the passage of a finding of another sense; None if the citation has no such finding."""
    turned = citation.findings.filter(pk=finding_id, outcome=Outcome.OTHER_SENSE)
    finding = turned.select_related("citation__claim__revision", "citation__source").first()
    return FoundPassage(finding, judgement=judgement_of(finding)) if finding else None


def _counts(row: Finding, citation: Citation) -> bool:
    """Return whether the finding is for the current words: excerpts and claims can change."""
    if row.sought == Sought.EXCERPT:
        return row.words == citation.excerpt
    words = citation.claim.text
    if row.sought == Sought.CLAIM and row.end != len(words):
        return False
    return row.words == words[row.start : row.end]


def marked_pages(
    capture: Capture, places: Sequence[Sequence[int]]
) -> list[list[tuple[str, bool, bool]]]:
    """Return the text of a capture by page, in pieces with these places of it marked.

    Each piece is (text, whether it is marked, whether links to the passage lead here).
    """
    marks = [(start, end, True) for start, end in places]
    ends = [*capture.pages[1:], len(capture.text)]
    return [
        [
            (capture.text[first:last], bool(over), bool(marks) and first == marks[0][0])
            for first, last, over in segments(start, end, marks)
        ]
        for start, end in zip(capture.pages or [0], ends, strict=True)
    ]


def _pieces(part: dict[str, Any]) -> Iterator[PassagePiece]:
    """Yield the pieces of a passage, each word of the article before the one in its place."""
    text, start = part["source"]["text"], part["source"]["start"]
    done = start
    for difference in sorted(
        part["differences"], key=lambda difference: difference["source"]["start"]
    ):
        here, there = difference["source"], difference["passage"]
        if here["start"] < done:
            continue
        yield PassagePiece(text[done - start : here["start"] - start], "same")
        done = here["end"]
        if difference["kind"] in MINOR and not (here["text"].strip() or there["text"].strip()):
            yield PassagePiece(here["text"], "same")
            continue
        loud = difference["number"] or difference["negation"] or difference["name"]
        yield PassagePiece(there["text"], "del", loud)
        yield PassagePiece(here["text"], "ins", loud)
    yield PassagePiece(text[done - start :], "same")
