"""Two texts aligned by statement, as pages show them: unchanged, moved, edited, new or cut."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from django.utils.translation import gettext as _

from articles import text
from articles.models import Attribution, Inconsistency, Revision
from articles.text.revisions import Aligned, AlignedKind, DifferenceKind, word_differences

LONGEST = 20_000  # code points; the differences of longer texts would be read by nobody


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words: "same", "ins" (only in the new text) or "del" (only in the old one)."""

    text: str
    kind: str = "same"


@dataclass(slots=True)
class StatementRun:
    """A statement and what happened to it, or a run of unchanged statements.

    `number` counts statements in the new text, `old_number` in the old one, both from 1.
    """

    kind: AlignedKind
    words: list[WordRun]
    number: int | None = None
    old_number: int | None = None
    count: int = 1
    moved: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class NotCarriedOver:
    """Work that is not carried over, because its text changed or was removed."""

    what: str
    words: str


@dataclass(slots=True)
class Changes:
    """What happened to all statements, and how often."""

    stretches: list[StatementRun]
    counts: dict[str, int] = field(default_factory=dict)


def changes(carrier: text.CarryOver) -> Changes:
    """Return the statements in the order of the new text, unchanged ones in runs."""
    counted = Counter(pair.kind for pair in carrier.aligned)
    return Changes(list(_stretches(carrier)), {kind.value: counted[kind] for kind in AlignedKind})


def difference(before: str, after: str) -> list[WordRun]:
    """Return the words of both texts in reading order."""
    if len(before) + len(after) > LONGEST:
        return [WordRun(before, "del"), WordRun(after, "ins")]
    runs = []
    for change in word_differences(before, after):
        if change.kind == DifferenceKind.EQUAL:
            runs.append(WordRun(after[slice(*change.new)]))
            continue
        runs += [
            WordRun(before[slice(*change.old)], "del"),
            WordRun(after[slice(*change.new)], "ins"),
        ]
    return [words for words in runs if words.text]


def decisions_not_carried_over(former: Revision, revised: text.CarryOver) -> list[NotCarriedOver]:
    """Return what people decided about statements that changed, and must decide again."""
    confirmed = Attribution.objects.filter(
        statement__revision=former, state=Attribution.State.CONFIRMED
    ).select_related("speaker")
    by_statement: dict[int, list[str]] = {}
    for attribution in confirmed:
        name = str(attribution.speaker or _("no named speaker"))
        by_statement.setdefault(attribution.statement_id, []).append(name)
    statements = list(former.statements.order_by("start").values_list("pk", "version"))
    lost_decisions = []
    for pair in revised.aligned:
        if pair.old is None or _is_same(pair):
            continue
        pk, version = statements[pair.old]
        words = revised.old.statements[pair.old]
        lost_decisions += [
            NotCarriedOver(_("Confirmed: said by %(name)s") % {"name": name}, words)
            for name in by_statement.get(pk, [])
        ]
        if version > 1:
            lost_decisions.append(NotCarriedOver(_("Type, length or quotation corrected"), words))
    settled = former.inconsistencies.exclude(state=Inconsistency.State.OPEN)
    for inconsistency in settled:
        spans = [
            text.Span(inconsistency.first_start, inconsistency.first_end),
            text.Span(inconsistency.second_start, inconsistency.second_end),
        ]
        if not all(map(revised.exact_span, spans)):
            lost_decisions.append(
                NotCarriedOver(_("Possible inconsistency resolved"), inconsistency.question)
            )
    return lost_decisions


def ticks_not_carried_over(
    former: Revision, revised: text.CarryOver | None
) -> list[NotCarriedOver]:
    """Return the ticks of `former` that `revised` would not carry over.

    Without `revised`, these are the ticks that were not carried over to the next revision.
    """
    ticks = list(former.ticks.filter(ticked_by__isnull=False).select_related("ticked_by"))
    new_spans = text.carry_over_facts(revised, [tick.fact for tick in ticks]) if revised else []
    return [
        NotCarriedOver(_("Ticked by %(name)s") % {"name": tick.ticked_by}, tick.text)
        for tick, new_span in zip_longest(ticks, new_spans)
        if new_span is None
    ]


def _is_same(pair: Aligned) -> bool:
    return pair.kind in {AlignedKind.UNCHANGED, AlignedKind.MOVED} and not pair.repeated


def _stretches(carrier: text.CarryOver) -> Iterator[StatementRun]:
    run: list[Aligned] = []
    for pair in carrier.aligned:
        if pair.kind == AlignedKind.UNCHANGED and not pair.repeated:
            run.append(pair)
            continue
        if run:
            yield _run(run, carrier)
            run = []
        yield _stretch(pair, carrier)
    if run:
        yield _run(run, carrier)


def _run(run: list[Aligned], carrier: text.CarryOver) -> StatementRun:
    first, last = run[0].new or 0, run[-1].new or 0
    start, end = carrier.new.spans[first].start, carrier.new.spans[last].end
    return StatementRun(
        AlignedKind.UNCHANGED,
        [WordRun(carrier.new.text[start:end])],
        number=first + 1,
        count=len(run),
    )


def _stretch(pair: Aligned, carrier: text.CarryOver) -> StatementRun:
    return StatementRun(
        pair.kind,
        list(_words(pair, carrier)),
        number=None if pair.new is None else pair.new + 1,
        old_number=None if pair.old is None else pair.old + 1,
        moved=pair.moved,
        repeated=pair.repeated,
    )


def _words(pair: Aligned, carrier: text.CarryOver) -> Iterable[WordRun]:
    before = "" if pair.old is None else carrier.old.statements[pair.old]
    after = "" if pair.new is None else carrier.new.statements[pair.new]
    if pair.kind == AlignedKind.EDITED:
        return difference(before, after)
    if pair.kind == AlignedKind.CUT:
        return [WordRun(before, "del")]
    return [WordRun(after, "ins" if pair.kind == AlignedKind.NEW else "same")]
