"""Where the facts of one revision stand in the next: what people ticked comes along with its words."""

from collections.abc import Sequence

from articles.text.alignment import AlignedKind
from articles.text.carrying import Carried, Carrier, Doubt
from articles.text.checkable.facts import facts
from articles.text.spans import Span

SAME = {AlignedKind.UNCHANGED, AlignedKind.MOVED}


def carried_facts(carrier: Carrier, known: Sequence[tuple[int, int, str]]) -> list[Span | None]:
    """Where each fact [start, end, kind] of the old text is in the new one.

    None where its words, or those right beside them, are others now; where it is a guess which
    of several places it is; and where the same words are no fact of that kind any more.
    """
    carried = carrier.carry([Span(start, end) for start, end, _kind in known])
    found: dict[int, set[tuple[int, int, str]]] = {}

    def place_of(one: Carried, kind: str) -> Span | None:
        if one.span is None or one.kind not in SAME or one.doubt is not Doubt.NONE:
            return None
        home = carrier.new.at(one.span.start)
        if home not in found:
            there = facts(carrier.new.text, carrier.new.spans[home])
            found[home] = {(fact.start, fact.end, fact.kind.value) for fact in there}
        return one.span if (*one.span, kind) in found[home] else None

    return [place_of(one, kind) for one, (_start, _end, kind) in zip(carried, known, strict=True)]
