"""Carry corrections of statements over to a new version, where the statement is the same."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from articles import text
from articles.models import Attribution, Inconsistency, Revision, Tick
from articles.text.revisions import Aligned, AlignedKind


@dataclass
class Corrections:
    """What people corrected, by the number of the statement in the new text.

    `statements` holds kind and version; `attributions` those that people confirmed, not saved yet.
    """

    statements: dict[int, tuple[str, int]] = field(default_factory=dict)
    quotations: dict[int, list[text.Span]] = field(default_factory=dict)
    attributions: dict[int, list[Attribution]] = field(default_factory=lambda: defaultdict(list))

    def replace(self, number: int, suggestion: Attribution) -> bool:
        """Does an attribution that a person confirmed replace this suggestion of the splitter?"""
        return any(_is_same(suggestion, known) for known in self.attributions.get(number, []))


def corrections(former: Revision, revised: text.RevisedText) -> Corrections:
    """Return the corrections of those statements of `former` that are in the new text as well.

    A repeated sentence keeps its corrections only where it is certain which one it is.
    """
    confirmed = Attribution.objects.filter(state=Attribution.State.CONFIRMED)
    statements = list(
        former.statements.prefetch_related("quotations", Prefetch("attributions", confirmed))
    )
    split = {(each.start, each.end) for each in revised.split.statements}
    carried = Corrections()
    for pair in revised.carry_over.aligned:
        if pair.old is None or pair.new is None or not is_same(pair):
            continue
        statement, new_span = statements[pair.old], revised.carry_over.new.spans[pair.new]
        shift = new_span.start - statement.start
        if statement.version > 1 or (new_span.start, new_span.end) not in split:
            carried.statements[pair.new] = statement.kind, statement.version
            carried.quotations[pair.new] = [
                text.Span(each.start + shift, each.end + shift)
                for each in statement.quotations.all()
            ]
        for attribution in statement.attributions.all():
            carried.attributions[pair.new].append(_carried(attribution, revised.carry_over))
    return carried


def is_same(pair: Aligned) -> bool:
    """Is it the same statement, at the same place or moved?"""
    return pair.kind in {AlignedKind.UNCHANGED, AlignedKind.MOVED} and not pair.repeated


def carry_inconsistencies(former: Revision, revision: Revision, carrier: text.CarryOver) -> None:
    """Keep inconsistencies resolved if both places have the same text as before."""
    for resolved in former.inconsistencies.exclude(state=Inconsistency.State.OPEN):
        first = carrier.exact_span(text.Span(resolved.first_start, resolved.first_end))
        second = carrier.exact_span(text.Span(resolved.second_start, resolved.second_end))
        if first is None or second is None:
            continue
        new_position: dict[str, Any] = {
            "first_start": first.start,
            "first_end": first.end,
            "second_start": second.start,
            "second_end": second.end,
        }
        revision.inconsistencies.filter(kind=resolved.kind, **new_position).delete()
        resolved.change(expected_version=resolved.version, revision=revision, **new_position)


def _carried(attribution: Attribution, carrier: text.CarryOver) -> Attribution:
    """Return a copy of the attribution with spans in the new text, without a statement."""
    parts = [carrier.exact_span(text.Span(start, end)) for start, end in attribution.content]
    cue = _place(carrier, attribution.cue_start, attribution.cue_end)
    mention = _place(carrier, attribution.mention_start, attribution.mention_end)
    return Attribution(
        speaker_id=attribution.speaker_id,
        mention_start=mention[0],
        mention_end=mention[1],
        cue_start=cue[0],
        cue_end=cue[1],
        content=[[part.start, part.end] for part in parts if part],
        confidence=attribution.confidence,
        stance=attribution.stance,
        rule=attribution.rule,
        state=attribution.state,
        confirmed_by_id=attribution.confirmed_by_id,
        version=attribution.version,
    )


def _place(
    carrier: text.CarryOver, start: int | None, end: int | None
) -> tuple[int, int] | tuple[None, None]:
    if start is None or end is None:
        return None, None
    return carrier.exact_span(text.Span(start, end)) or (None, None)


def _is_same(suggestion: Attribution, known: Attribution) -> bool:
    """Do both have the same reporting verb, or content that overlaps?"""
    if suggestion.cue_start is not None and suggestion.cue_start == known.cue_start:
        return True
    return any(
        start < stop and end > begin
        for start, end in suggestion.content
        for begin, stop in known.content
    )


BATCH = 500  # rows in one SQL statement


def carry_ticks(former: Revision, revision: Revision, carrier: text.CarryOver) -> list[Tick]:
    """Move the ticks of `former` to the same facts of `revision`, and return the moved ones.

    Ticks of facts that changed stay with the former text, where they are listed. Call it inside
    the transaction that created `revision`.
    """
    ticks = list(former.ticks.select_for_update(no_key=True))
    new_spans = text.carry_over_facts(carrier, [tick.fact for tick in ticks])
    carried = []
    for tick, new_span in zip(ticks, new_spans, strict=True):
        if new_span is not None:
            tick.revision, tick.start, tick.end = revision, new_span.start, new_span.end
            tick.version += 1
            carried.append(tick)
    Tick.objects.bulk_update(carried, ["revision", "start", "end", "version"], batch_size=BATCH)
    return carried
