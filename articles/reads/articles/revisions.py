"""The revisions of an article: the list of all, and the text of one with the claims it had."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article, Revision
from articles.reads.articles.carry_overs import claim_histories, unconfirmed_carry_overs
from articles.text.segments import segments


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what it is: "heading", "caption"…, "" for a plain one.

    `pieces` are its pieces of text, each with whether it belongs to a claim.
    """

    role: str
    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision with its numbers of statements, claims and unconfirmed carry-overs."""

    revision: Revision
    statements: int
    claims: int
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The text of a revision in paragraphs, and the number of claims it had."""

    paragraphs: Sequence[Paragraph]
    claims: int


def list_revisions(article: Article) -> list[RevisionRow]:
    """Return all revisions, newest first: five queries."""
    revisions = article.revisions.select_related("created_by").defer("text")
    numbers = {revision.pk: revision.number for revision in revisions}
    counted = revisions.annotate(statement_count=Count("statements"))
    statements = dict(counted.values_list("number", "statement_count"))
    unconfirmed = Counter(
        unconfirmed_carry_overs(article).values_list("revision__number", flat=True)
    )
    claims = Counter(
        number
        for history in claim_histories(article, numbers)
        for number, span in history.spans.items()
        if span
    )
    return [
        RevisionRow(
            revision,
            statements[revision.number],
            claims[revision.number],
            unconfirmed[revision.number],
        )
        for revision in sorted(revisions, key=lambda each: -each.number)
    ]


def revision_text(revision: Revision) -> RevisionText:
    """Return the text of a revision with the claims that it had: three queries."""
    numbers = dict(revision.article.revisions.values_list("pk", "number"))
    histories = claim_histories(revision.article, numbers)
    spans = [span for history in histories if (span := history.spans.get(revision.number))]
    roles = {start: role for start, _end, role in revision.roles}
    return RevisionText(list(_paragraphs(revision.text, sorted(spans), roles)), len(spans))


def _paragraphs(
    text: str, claims: Sequence[tuple[int, int]], roles: Mapping[int, str]
) -> Iterator[Paragraph]:
    marks = [(start, end, True) for start, end in claims]
    starts = [start for start, _end in claims]
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        near = [mark for mark in marks[: bisect_right(starts, end)] if mark[1] > start]
        pieces = segments(start, end, near) if paragraph else ()
        yield Paragraph(
            roles.get(start, ""), [(text[first:last], bool(over)) for first, last, over in pieces]
        )
        start = end + 2
