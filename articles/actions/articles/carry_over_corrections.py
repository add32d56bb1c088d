"""What people corrected of the splitter's work comes along where the statement is the same."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from articles import text
from articles.models import Attribution, Inconsistency, Revision, Tick
from articles.text.revisions import Aligned, AlignedKind


@dataclass
class Corrections:
    """By the number of the statement in the new text: what takes the place of the splitter's work.

    `statements`: kind and version; `attributions` are those that people confirmed, not yet stored.
    """

    statements: dict[int, tuple[str, int]] = field(default_factory=dict)
    quotations: dict[int, list[text.Span]] = field(default_factory=dict)
    attributions: dict[int, list[Attribution]] = field(default_factory=lambda: defaultdict(list))

    def replace(self, number: int, found: Attribution) -> bool:
        """Is what the splitter suggests for this statement settled by what people confirmed?"""
        return any(_same_words(found, known) for known in self.attributions.get(number, []))


def corrections(former: Revision, revised: text.RevisedText) -> Corrections:
    """The work of people on the statements of `former` that are in the new text too.

    A sentence that stands there several times keeps its own only where it is sure which it is.
    """
    confirmed = Attribution.objects.filter(state=Attribution.State.CONFIRMED)
    statements = list(
        former.statements.prefetch_related("quotations", Prefetch("attributions", confirmed))
    )
    read = {(each.start, each.end) for each in revised.split.statements}
    found = Corrections()
    for one in revised.carry_over.aligned:
        if one.old is None or one.new is None or not is_same(one):
            continue
        statement, place = statements[one.old], revised.carry_over.new.spans[one.new]
        shift = place.start - statement.start
        if statement.version > 1 or (place.start, place.end) not in read:
            found.statements[one.new] = statement.kind, statement.version
            found.quotations[one.new] = [
                text.Span(each.start + shift, each.end + shift)
                for each in statement.quotations.all()
            ]
        for attribution in statement.attributions.all():
            found.attributions[one.new].append(_carried(attribution, revised.carry_over))
    return found


def is_same(one: Aligned) -> bool:
    """Is it the very statement, at its place or elsewhere?"""
    return one.kind in {AlignedKind.UNCHANGED, AlignedKind.MOVED} and not one.repeated


def carry_inconsistencies(former: Revision, revision: Revision, carrier: text.CarryOver) -> None:
    """What people asked or dismissed stays settled, where both places are the same as before."""
    for settled in former.inconsistencies.exclude(state=Inconsistency.State.OPEN):
        first = carrier.exact_span(text.Span(settled.first_start, settled.first_end))
        second = carrier.exact_span(text.Span(settled.second_start, settled.second_end))
        if first is None or second is None:
            continue
        place: dict[str, Any] = {
            "first_start": first.start,
            "first_end": first.end,
            "second_start": second.start,
            "second_end": second.end,
        }
        revision.inconsistencies.filter(kind=settled.kind, **place).delete()
        settled.change(expected_version=settled.version, revision=revision, **place)


def _carried(attribution: Attribution, carrier: text.CarryOver) -> Attribution:
    """The same, on the words as they stand now; its statement is not known yet."""
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


def _same_words(found: Attribution, known: Attribution) -> bool:
    """Do both speak of the same verb of saying, or of the same words said?"""
    if found.cue_start is not None and found.cue_start == known.cue_start:
        return True
    return any(
        start < stop and end > begin
        for start, end in found.content
        for begin, stop in known.content
    )


BATCH = 500  # rows in one statement


def carry_ticks(former: Revision, revision: Revision, carrier: text.CarryOver) -> list[Tick]:
    """Move the ticks of `former` to the same facts of `revision`.

    Those whose facts are others now stay with the old text, where they are told of. Called inside
    the transaction that wrote `revision`. Returns those that came along.
    """
    ticks = list(former.ticks.select_for_update(no_key=True))
    places = text.carry_over_facts(carrier, [tick.fact for tick in ticks])
    carried = []
    for tick, place in zip(ticks, places, strict=True):
        if place is not None:
            tick.revision, tick.start, tick.end = revision, place.start, place.end
            tick.version += 1
            carried.append(tick)
    Tick.objects.bulk_update(carried, ["revision", "start", "end", "version"], batch_size=BATCH)
    return carried
