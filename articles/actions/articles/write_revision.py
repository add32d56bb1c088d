"""Store a revision and the statements, speakers and facts that the splitter finds in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from django.utils.translation import gettext as _

from articles import text
from articles.actions.articles.carry_over_corrections import Corrections, corrections
from articles.actions.statements import speakers_by_name
from articles.actions.transactions import create_in_batches, expect_many_rows
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


def write_revision(article: Article, *, by: User, analysed: text.AnalysedText) -> Revision:
    """Store an analysed text as the article's first revision.

    Called inside the transaction of an action.
    """
    revision = _create_revision(article, by=by, body=analysed.split.text, number=1)
    _store_statements(revision, analysed)
    return revision


def write_next_revision(
    former: Revision, *, by: User, revised: text.RevisedText, analysed: text.AnalysedText
) -> Revision:
    """Store the text after `former`, with the corrections that people made to equal statements.

    Called inside the transaction of an action.
    """
    body, known = revised.split.text, corrections(former, revised)
    revision = _create_revision(former.article, by=by, body=body, number=former.number + 1)
    _store_statements(revision, analysed, known)
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


def write_again(revision: Revision, analysed: text.AnalysedText) -> None:
    """Replace the statements of the newest revision, which were split by another language's rules.

    Raises `Refused` if people have worked on them, because their work would be lost. Called inside
    the transaction of an action.
    """
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
    revision.article.speakers.all().delete()
    _store_statements(revision, analysed)


def _store_statements(
    revision: Revision, analysed: text.AnalysedText, known: Corrections | None = None
) -> None:
    """Store statements, quotations, attributions and possible inconsistencies of a revision.

    `known` corrections replace what the splitter suggests. Rows are written in batches, so that
    the memory does not grow with their number.
    """
    expect_many_rows()
    known = known or Corrections()
    split, spans = analysed.split, analysed.spans
    speakers = speakers_by_name(revision.article, split.speakers)
    stored = create_in_batches(Statement, _statements(revision, analysed, known))
    quoted = sorted(span for each in split.statements for span in each.quotations)
    quotations = (each for each in _parts(spans, quoted) if each[0] not in known.quotations)
    own = ((number, part) for number, parts in known.quotations.items() for part in parts)
    rows = (
        Quotation(statement_id=stored[number], start=part.start, end=part.end)
        for number, part in chain(quotations, own)
    )
    create_in_batches(Quotation, rows)
    create_in_batches(Inconsistency, _inconsistencies(revision, analysed), ignore_conflicts=True)
    suggested = (
        (number, attribution)
        for origin in split.statements
        for suggestion in origin.attributions
        for number, attribution in _attributions(spans, origin, suggestion, speakers)
        if not known.replace(number, attribution)
    )
    confirmed = ((number, each) for number, rows in known.attributions.items() for each in rows)
    create_in_batches(Attribution, _on_statements(stored, chain(suggested, confirmed)))


def _on_statements(
    stored: Sequence[int], attributions: Iterable[tuple[int, Attribution]]
) -> Iterator[Attribution]:
    """Yield the attributions on the stored statements, whose number comes with each."""
    for number, attribution in attributions:
        attribution.statement_id = stored[number]
        yield attribution


def _statements(
    revision: Revision, analysed: text.AnalysedText, known: Corrections
) -> Iterator[Statement]:
    found_in = analysed.split.statements
    for number, (span, facts) in enumerate(zip(analysed.spans, analysed.facts, strict=True)):
        index = bisect_right(found_in, span.start, key=lambda each: each.start) - 1
        kind_found = found_in[max(index, 0)].kind.value
        kind, version = known.statements.get(number, (kind_found, 1))
        yield Statement(
            revision=revision,
            start=span.start,
            end=span.end,
            kind=kind,
            version=version,
            facts=fact_keys(facts),
        )


def _parts(
    statements: Sequence[text.Span], spans: Iterable[text.Span], first: int = 0
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


def _inconsistencies(revision: Revision, analysed: text.AnalysedText) -> Iterator[Inconsistency]:
    for inconsistency in analysed.inconsistencies:
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
    statements: Sequence[text.Span],
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
    statements: Sequence[text.Span], origin: text.Statement, attribution: text.Attribution
) -> int:
    """Return the number of the stored statement with the cue; people may have split it."""
    start = attribution.cue.start if attribution.cue else origin.start
    return max(bisect_right(statements, start, key=lambda each: each.start) - 1, 0)
