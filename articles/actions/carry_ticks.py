"""Ticks come along to a new text with the words that they lie on."""

from articles import text
from articles.models import Revision, Tick

BATCH = 500  # rows in one statement


def carry_ticks(former: Revision, revision: Revision, carrier: text.Carrier) -> list[Tick]:
    """Move the ticks of `former` to the same facts of `revision`.

    Those whose facts are others now stay with the old text, where they are told of. Called inside
    the transaction that wrote `revision`. Returns those that came along.
    """
    ticks = list(former.ticks.select_for_update(no_key=True))
    places = text.carried_facts(carrier, [tick.fact for tick in ticks])
    carried = []
    for tick, place in zip(ticks, places, strict=True):
        if place is not None:
            tick.revision, tick.start, tick.end = revision, place.start, place.end
            tick.version += 1
            carried.append(tick)
    Tick.objects.bulk_update(carried, ["revision", "start", "end", "version"], batch_size=BATCH)
    return carried
