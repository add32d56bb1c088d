"""Store a revision and the statements, speakers and facts that the splitter finds in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from articles import text
from articles.actions.articles.carry_over_corrections import Corrections, corrections
from articles.actions.statements import speakers_by_name
from articles.actions.transactions import expect_many_rows
from articles.models import (
    Article,
    Attribution,
    Inconsistency,
    Quotation,
    Revision,
    Speaker,
    Statement,
    User,
    fact_keys,
)
from articles.refusals import Refused


def write_revision(article: Article, *, by: User, body: str) -> Revision:
    """Store the normalised text `body` as the article's first revision, split into statements.

    Called inside the transaction of an action.
    """
    split = text.split(body, article.language or None)
    revision = _create_revision(article, by=by, body=body, number=1)
    _store_split(revision, split)
    return revision


def write_next_revision(former: Revision, *, by: User, revised: text.RevisedText) -> Revision:
    """Store the text after `former`, with the corrections that people made to equal statements.

    Called inside the transaction of an action.
    """
    body, known = revised.split.text, corrections(former, revised)
    revision = _create_revision(former.article, by=by, body=body, number=former.number + 1)
    _store_split(revision, revised.split, revised.carry_over.new.spans, known)
    return revision


def _create_revision(article: Article, *, by: User, body: str, number: int) -> Revision:
    return Revision.objects.create(
        article=article,
        number=number,
        text=body,
        length=len(body),
        sha256=Revision.fingerprint(body),
        created_by=by,
    )


def split_again(article: Article) -> None:
    """Split the newest revision again, by the rules of the article's language.

    Raises `Refused` if people have worked on its statements, because their work would be lost.
    """
    revision = article.revisions.order_by("number").last()
    if revision is None:
        return
    attributions = Attribution.objects.filter(statement__revision=revision)
    is_worked_on = (
        revision.claims.exists()
        or revision.statements.filter(version__gt=1).exists()
        or attributions.filter(version__gt=1).exists()
        or revision.ticks.exists()
        or revision.inconsistencies.exclude(state=Inconsistency.State.OPEN).exists()
    )
    if is_worked_on:
        raise Refused(
            _(
                "The language decides how the text is split. Work on the statements has begun, so "
                "it can no longer be changed."
            )
        )
    attributions.delete()
    Quotation.objects.filter(statement__revision=revision).delete()
    revision.statements.all().delete()
    revision.inconsistencies.all().delete()
    article.speakers.all().delete()
    _store_split(revision, text.split(revision.text, article.language or None))


def _store_split(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span] | None = None,
    known: Corrections | None = None,
) -> None:
    """Store statements, quotations, attributions and possible inconsistencies of a revision.

    `spans` replaces the splitter's bounds of statements; `known` corrections replace its findings.
    """
    expect_many_rows()
    known = known or Corrections()
    spans = spans or [text.Span(each.start, each.end) for each in split.statements]
    speakers = speakers_by_name(revision.article, split.speakers)
    facts = [text.facts(revision.text, span) for span in spans]
    statements = Statement.objects.bulk_create(_statements(revision, split, spans, facts, known))
    quoted = sorted(span for each in split.statements for span in each.quotations)
    quotations = [
        (number, part)
        for number, part in _parts(statements, quoted)
        if number not in known.quotations
    ]
    quotations += [(number, part) for number, own in known.quotations.items() for part in own]
    Quotation.objects.bulk_create(
        Quotation(statement=statements[number], start=part.start, end=part.end)
        for number, part in quotations
    )
    Inconsistency.objects.bulk_create(
        _inconsistencies(revision, split, spans, facts), ignore_conflicts=True
    )
    suggested = (
        attribution
        for origin in split.statements
        for suggestion in origin.attributions
        for number, attribution in _attributions(statements, origin, suggestion, speakers)
        if not known.replace(number, attribution)
    )
    Attribution.objects.bulk_create([*suggested, *_confirmed(statements, known)])


def _statements(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span],
    facts: Sequence[list[text.Fact]],
    known: Corrections,
) -> Iterator[Statement]:
    for number, (span, facts_found) in enumerate(zip(spans, facts, strict=True)):
        index = bisect_right(split.statements, span.start, key=lambda each: each.start) - 1
        kind_found = split.statements[max(index, 0)].kind.value
        kind, version = known.statements.get(number, (kind_found, 1))
        yield Statement(
            revision=revision,
            start=span.start,
            end=span.end,
            kind=kind,
            version=version,
            facts=fact_keys(facts_found),
        )


def _confirmed(statements: list[Statement], known: Corrections) -> Iterator[Attribution]:
    for number, attributions in known.attributions.items():
        for attribution in attributions:
            attribution.statement = statements[number]
            yield attribution


def _parts(
    statements: list[Statement], spans: Iterable[text.Span], first: int = 0
) -> Iterator[tuple[int, text.Span]]:
    """Cut spans, which are in order, at the bounds of the statements that they overlap.

    Yields each part with the number of its statement. Statements before `first` are skipped.
    """
    for start, end in spans:
        while first < len(statements) and statements[first].end <= start:
            first += 1
        for number in range(first, len(statements)):
            statement = statements[number]
            if statement.start >= end:
                break
            yield number, text.Span(max(start, statement.start), min(end, statement.end))


def _inconsistencies(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span],
    facts: Sequence[list[text.Fact]],
) -> Iterator[Inconsistency]:
    for inconsistency in text.inconsistencies(
        split.text, spans, revision.article.published_on, facts
    ):
        yield Inconsistency(
            revision=revision,
            kind=inconsistency.kind.value,
            first_start=inconsistency.first.start,
            first_end=inconsistency.first.end,
            second_start=inconsistency.second.start,
            second_end=inconsistency.second.end,
            question=inconsistency.question,
        )


def _attributions(
    statements: list[Statement],
    origin: text.Statement,
    attribution: text.Attribution,
    speakers: Mapping[str, Speaker],
) -> Iterator[tuple[int, Attribution]]:
    """Yield one row for each statement that the content overlaps, with the statement's number.

    The first is the statement with the cue; only its row has cue and mention.
    """
    main = _main_statement(statements, origin, attribution)
    content: dict[int, list[list[int]]] = {main: []}
    spans = sorted(attribution.content)
    first = bisect_right(statements, spans[0].start, key=lambda each: each.start) - 1
    for number, part in _parts(statements, spans, max(first, 0)):
        content.setdefault(number, []).append([part.start, part.end])
    for number, parts in sorted(content.items(), key=lambda item: (item[0] != main, item[0])):
        mention_start, mention_end = (attribution.mention if number == main else None) or (
            None,
            None,
        )
        cue_start, cue_end = (attribution.cue if number == main else None) or (None, None)
        yield (
            number,
            Attribution(
                statement=statements[number],
                speaker=speakers[attribution.speaker.name[:300]] if attribution.speaker else None,
                mention_start=mention_start,
                mention_end=mention_end,
                cue_start=cue_start,
                cue_end=cue_end,
                content=parts,
                confidence=attribution.confidence,
                stance=attribution.stance,
                rule=attribution.rule[:60],
            ),
        )


def _main_statement(
    statements: list[Statement], origin: text.Statement, attribution: text.Attribution
) -> int:
    """Return the number of the stored statement with the cue; people may have split it."""
    start = attribution.cue.start if attribution.cue else origin.start
    return max(bisect_right(statements, start, key=lambda each: each.start) - 1, 0)
