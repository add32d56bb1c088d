"""Write the statements, quotations, attributions and possible inconsistencies of new texts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from articles import text
from articles.actions.articles.carry_over_corrections import Corrections
from articles.actions.transactions import copy_in_batches, create_in_batches
from articles.models import (
    Attribution,
    Inconsistency,
    Quotation,
    Revision,
    Speaker,
    Statement,
    fact_keys,
)


@dataclass(frozen=True, slots=True)
class NewText:
    """An analysed text whose statements are stored with its `revision`.

    `speakers` are those of the article by name; `known` corrections replace what the splitter
    suggests.
    """

    revision: Revision
    analysed: text.AnalysedText
    speakers: Mapping[str, Speaker]
    known: Corrections = field(default_factory=Corrections)


def store_statements(texts: Sequence[NewText]) -> None:
    """Store statements, quotations, attributions and possible inconsistencies of each text.

    Rows are written in batches, so that the memory does not grow with their number. The statements
    of a text are written one after another, because the database then checks each text once. The
    transaction expects many rows.
    """
    stored = copy_in_batches(Statement, chain.from_iterable(map(_statements, texts)))
    ids = iter(stored)
    numbered = [(new, list(islice(ids, len(new.analysed.spans)))) for new in texts]
    quotations = chain.from_iterable(_quotations(*each) for each in numbered)
    copy_in_batches(Quotation, quotations, needs_ids=False)
    create_in_batches(
        Inconsistency, chain.from_iterable(map(_inconsistencies, texts)), ignore_conflicts=True
    )
    attributions = chain.from_iterable(_all_attributions(*each) for each in numbered)
    copy_in_batches(Attribution, attributions, needs_ids=False)


def _quotations(new: NewText, stored: Sequence[int]) -> Iterator[Quotation]:
    """Yield the quotations, of which a statement that people corrected has its own."""
    known = new.known.quotations
    quoted = sorted(span for each in new.analysed.split.statements for span in each.quotations)
    split = (each for each in _parts(new.analysed.spans, quoted) if each[0] not in known)
    own = ((number, part) for number, parts in known.items() for part in parts)
    for number, part in chain(split, own):
        yield Quotation(statement_id=stored[number], start=part.start, end=part.end)


def _all_attributions(new: NewText, stored: Sequence[int]) -> Iterator[Attribution]:
    """Yield the suggested attributions, then those that people confirmed."""
    suggested = (
        (number, attribution)
        for origin in new.analysed.split.statements
        for suggestion in origin.attributions
        for number, attribution in _attributions(
            new.analysed.spans, origin, suggestion, new.speakers
        )
        if not new.known.replace(number, attribution)
    )
    confirmed = ((number, each) for number, rows in new.known.attributions.items() for each in rows)
    for number, attribution in chain(suggested, confirmed):
        attribution.statement_id = stored[number]
        yield attribution


def _statements(new: NewText) -> Iterator[Statement]:
    found_in = new.analysed.split.statements
    pairs = zip(new.analysed.spans, new.analysed.facts, strict=True)
    for number, (span, facts) in enumerate(pairs):
        index = bisect_right(found_in, span.start, key=lambda each: each.start) - 1
        kind_found = found_in[max(index, 0)].kind.value
        kind, version = new.known.statements.get(number, (kind_found, 1))
        yield Statement(
            revision=new.revision,
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


def _inconsistencies(new: NewText) -> Iterator[Inconsistency]:
    for inconsistency in new.analysed.inconsistencies:
        yield Inconsistency(
            revision=new.revision,
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
