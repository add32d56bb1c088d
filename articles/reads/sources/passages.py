"""The passages that were found in captures: what the source says, never a judgement."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Capture, Citation, Finding
from articles.prepared import prepared
from articles.reading.document import Beside
from articles.text.segments import segments

EDGE = 4  # words on either side that name a longer passage in an address
LINKED = ("https://", "http://")
MINOR = frozenset({"writing", "punctuation", "case"})  # kinds of difference that leave the words
Sought, Outcome = Finding.Sought, Finding.Outcome
ELSEWHERE = {
    Beside.CAPTION: gettext_lazy("Found in a caption on the page, not in the article."),
    Beside.CORRECTION: gettext_lazy(
        "Found in a note of correction on the page, not in the article."
    ),
    Beside.COMMENT: gettext_lazy("Found in a reader’s comment on the page, not in the article."),
    Beside.RELATED: gettext_lazy("Found in a link to another article, not in this one."),
    Beside.OTHER: gettext_lazy("Found beside the article on the page, not in it."),
}


@dataclass(frozen=True, slots=True)
class PassagePiece:
    """A run of words of a passage.

    `kind` is same, ins (only in the source), del (only in the article) or around. `loud` marks what
    readers must not overlook: a number, a negation, a name.
    """

    text: str
    kind: str
    loud: bool = False


class FoundPassage:
    """A finding as the card shows it."""

    def __init__(self, finding: Finding, address: str = "") -> None:
        self.finding = finding
        self.address = address

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
            before = context["text"][: span["start"] - context["start"]]
            after = context["text"][span["end"] - context["start"] :]
            parts = [[PassagePiece(before, "around"), *parts[0], PassagePiece(after, "around")]]
        return [[piece for piece in part if piece.text] for part in parts]

    @cached_property
    def others(self) -> int:
        """The number of other passages that are nearly the same."""
        return len(self.finding.detail.get("others", []))

    @property
    def there(self) -> list[str]:
        """Of a fact, the different values in the source, each once."""
        return list(dict.fromkeys(p["text"] for p in self.finding.detail.get("places", [])))

    @property
    def sentence(self) -> str:
        """The outcome as a sentence."""
        detail, outcome = self.finding.detail, Outcome(self.finding.outcome)
        if outcome is Outcome.ALTERED and detail.get("bracketed"):
            return _("Only the text that the article puts in brackets differs.")
        if outcome is Outcome.STITCHED:
            count = len(detail.get("parts", []))
            return ngettext(
                "The words come from %d passage in the source.",
                "The article joins words from %d separate passages in the source.",
                count,
            ) % count + _differing(detail)
        if outcome is Outcome.ALTERED:
            return _("The source has this passage with different words.") + _differing(detail)
        return _plain(self.finding)

    @property
    def live_address(self) -> str:
        """The address of the passage on the live page, for browsers that know text fragments."""
        parts = self.finding.detail.get("parts", [])
        if not parts or not self.address.lower().startswith(LINKED):
            return ""
        return f"{self.address.partition('#')[0]}#:~:text={_fragment(parts[0]['source']['text'])}"


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
    """Return the findings by citation id: one query. The citations were read with their claims.

    Findings for an excerpt or a text of the claim that was edited since are left out.
    """
    citations = [citation.pk for citation, _capture in pairs]
    captures = [capture.pk for _citation, capture in pairs if capture]
    return findings_from(pairs, finding_rows(citations, captures) if captures else ())


@prepared
def finding_rows(citation_ids: list[int], capture_ids: list[int]) -> QuerySet[Finding]:
    """Return what was found in these captures for these citations, for `findings_from`."""
    rows = Finding.objects.filter(citation__any_of=citation_ids, capture__any_of=capture_ids)
    return rows.order_by("pk")


def findings_from(
    pairs: Sequence[tuple[Citation, Capture | None]], rows: Iterable[Finding]
) -> dict[int, Findings]:
    """Return the findings by citation id, from rows that include those of the captures: no query."""
    capture_of = {citation.pk: capture.pk for citation, capture in pairs if capture}
    by_citation: dict[int, list[Finding]] = {}
    for row in rows:
        if capture_of.get(row.citation_id) == row.capture_id:
            by_citation.setdefault(row.citation_id, []).append(row)
    return {
        citation.pk: _findings(citation, capture, by_citation.get(citation.pk, []))
        for citation, capture in pairs
    }


def _findings(citation: Citation, capture: Capture | None, rows: Iterable[Finding]) -> Findings:
    passages = [
        FoundPassage(row, capture.final_url if capture else "")
        for row in rows
        if _counts(row, citation)
    ]
    facts = [passage for passage in passages if passage.finding.sought == Sought.FACT]
    return Findings(capture, [passage for passage in passages if passage not in facts], facts)


def _counts(row: Finding, citation: Citation) -> bool:
    """Return whether the finding is for the current words: excerpts and claims can change."""
    if row.sought == Sought.EXCERPT:
        return row.words == citation.excerpt
    words = citation.claim.text
    if row.sought == Sought.CLAIM and row.end != len(words):
        return False
    return row.words == words[row.start : row.end]


def marked_pages(capture: Capture, finding: Finding | None) -> list[list[tuple[str, bool, bool]]]:
    """Return the text of a capture by page, in pieces with the passage of the finding marked.

    Each piece is (text, whether it is marked, whether links to the passage lead here).
    """
    marks = [(start, end, True) for start, end in finding.places] if finding else []
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


def _differing(detail: dict[str, Any]) -> str:
    """Return which kinds of words differ, if readers must not overlook them."""
    differences = [
        *detail["differences"],
        *(difference for part in detail["parts"] for difference in part["differences"]),
    ]
    sentences = {
        "number": _("A number differs."),
        "negation": _("A negation differs."),
        "name": _("A name differs."),
    }
    return "".join(
        f" {words}"
        for sort, words in sentences.items()
        if any(difference[sort] for difference in differences)
    )


def _plain(finding: Finding) -> str:
    of_reason = {
        "no words": _("There are no words to search for."),
        "too short": _("Too few words to search for."),
        "the source has no text": _("No text could be read from the capture."),
        "only the beginning": _(
            "Not in what could be read: only the beginning of the page. The rest may say it."
        ),
        "other language": _("The source is in another language. Translations are not searched."),
    }
    of_outcome = {
        Outcome.EXACT: _("The source has exactly these words."),
        Outcome.PUNCTUATION: _(
            "The source has these words. Only punctuation, capitals or number formats differ."
        ),
        Outcome.NOT_FOUND: _(
            "No match: these words are not in the captured text. "
            "The source may say it in other words, or in a part that could not be read."
        ),
        Outcome.FOUND: _("The source says this."),
        Outcome.DIFFERS: _(
            "The source gives another value, or uses this value for something else."
        ),
    }
    if finding.outcome == Outcome.ELSEWHERE:
        return str(ELSEWHERE[Beside(finding.detail["elsewhere"])])
    if reason := of_reason.get(finding.reason):
        return reason
    if finding.sought == Sought.FACT and finding.outcome == Outcome.NOT_FOUND:
        return _("The captured text does not contain this.")
    return of_outcome.get(Outcome(finding.outcome), "")


def _fragment(passage: str) -> str:
    """Return the passage as a text fragment: its words, or the first and last of a long one."""
    words = passage.split()
    if len(words) <= 2 * EDGE:
        return _escaped(words)
    return f"{_escaped(words[:EDGE])},{_escaped(words[-EDGE:])}"


def _escaped(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
