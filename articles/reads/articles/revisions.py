"""The revisions of an article: all of them, the text of one, and what splitting it again would change."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Prefetch

from articles import text
from articles.models import (
    Article,
    Attribution,
    Revision,
    Speaker,
    Statement,
    alignment_fingerprint,
    speakers_by_every_name,
)
from articles.reads.articles.carry_overs import claim_histories, unconfirmed_carry_overs
from articles.text.revisions import ReadStatement
from articles.text.segments import segments

MOST_CHANGES = 200  # that a page shows


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
    is_split_again: bool  # the text of the former revision, split by newer rules


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The text of a revision in paragraphs, and the number of claims it had."""

    paragraphs: Sequence[Paragraph]
    claims: int


@dataclass(frozen=True, slots=True)
class StatementSummary:
    """A statement with the label of its kind and the names of its speakers."""

    text: str
    kind: str
    speakers: str


@dataclass(frozen=True, slots=True)
class SplitChange:
    """A stretch of the text that today's rules split or attribute otherwise."""

    former: Sequence[StatementSummary]
    new: Sequence[StatementSummary]


@dataclass(frozen=True, slots=True)
class NewSplit:
    """What would change if the newest revision were split again; the first `MOST_CHANGES`."""

    revision: Revision
    fingerprint: str
    changes: Sequence[SplitChange]
    further: int


def read_new_split(article: Article) -> NewSplit:
    """Compare the statements of the newest revision with those of today's rules. Nothing is stored."""
    revision = article.revisions.select_related("article").latest("number")
    former = _stored_statements(revision)
    known = speakers_by_every_name(article)
    corrected = {each.span: each for each, is_corrected in former if is_corrected}
    new = [
        corrected.get(each.span) or replace(each, names=_known_names(each.names, known))
        for each in revision.split_again().statements()
    ]
    changes = [
        SplitChange(_summaries(revision.text, before), _summaries(revision.text, after))
        for before, after in _stretches([each for each, _is_corrected in former], new)
        if before != after
    ]
    fingerprint = alignment_fingerprint(revision, revision.text)
    shown = changes[:MOST_CHANGES]
    return NewSplit(revision, fingerprint, shown, len(changes) - len(shown))


def _stored_statements(revision: Revision) -> list[tuple[ReadStatement, bool]]:
    """Return the statements as they are stored, each with whether people corrected it."""
    attributions = Attribution.objects.select_related("speaker").order_by("pk")
    stored = revision.statements.order_by("start").prefetch_related(
        Prefetch("attributions", attributions)
    )
    rows = []
    for statement in stored:
        own = [each for each in statement.attributions.all() if each.content]
        names = dict.fromkeys(each.speaker.name for each in own if each.speaker)
        is_corrected = statement.version > 1 or any(each.version > 1 for each in own)
        span = text.Span(statement.start, statement.end)
        rows.append((ReadStatement(span, statement.kind, tuple(sorted(names))), is_corrected))
    return rows


def _known_names(names: Iterable[str], known: Mapping[str, Speaker]) -> tuple[str, ...]:
    """Return the names as people call these speakers in the article."""
    return tuple(sorted({known[name].name if name in known else name for name in names}))


def _stretches(
    former: Sequence[ReadStatement], new: Sequence[ReadStatement]
) -> Iterator[tuple[list[ReadStatement], list[ReadStatement]]]:
    """Yield the shortest stretches of the text that begin and end with a statement in both."""
    first = second = 0
    while first < len(former) and second < len(new):
        before, after = [former[first]], [new[second]]
        first, second = first + 1, second + 1
        while before[-1].span.end != after[-1].span.end:
            if before[-1].span.end < after[-1].span.end and first < len(former):
                before.append(former[first])
                first += 1
            elif second < len(new):
                after.append(new[second])
                second += 1
            else:
                break
        yield before, after


def _summaries(body: str, statements: Iterable[ReadStatement]) -> list[StatementSummary]:
    return [
        StatementSummary(
            body[slice(*each.span)], str(Statement.Kind(each.kind).label), ", ".join(each.names)
        )
        for each in statements
    ]


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
    texts = {revision.number: revision.sha256 for revision in revisions}
    return [
        RevisionRow(
            revision,
            statements[revision.number],
            claims[revision.number],
            unconfirmed[revision.number],
            is_split_again=texts.get(revision.number - 1) == revision.sha256,
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
    body: str, claims: Sequence[tuple[int, int]], roles: Mapping[int, str]
) -> Iterator[Paragraph]:
    marks = [(start, end, True) for start, end in claims]
    starts = [start for start, _end in claims]
    start = 0
    for paragraph in body.split("\n\n"):
        end = start + len(paragraph)
        near = [mark for mark in marks[: bisect_right(starts, end)] if mark[1] > start]
        pieces = segments(start, end, near) if paragraph else ()
        yield Paragraph(
            roles.get(start, ""), [(body[first:last], bool(over)) for first, last, over in pieces]
        )
        start = end + 2
