"""People say which sources have one origin: they confirm or deny a suggestion, or join and part sources."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import combinations, product
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.actions.undo_log import UndoRecorder, record_undo
from articles.models import Article, Claim, CommonOrigin, Source, UndoEntry, User
from articles.refusals import Refused, Stale
from articles.rules import pairs_around, pairs_version
from articles.text.evidence import PairState, origin_groups

Pair = tuple[int, int]
STATES = {PairState.JOINED: CommonOrigin.State.CONFIRMED, PairState.PARTED: "denied"}


def judge_origin(
    common: CommonOrigin, *, by: User, expected_version: int, same: bool, reason: str = ""
) -> None:
    """Confirm or deny that two sources have a common origin.

    Raises `Stale` with the decision that somebody else made first.
    """
    allowed = permissions.may_describe(by, common.first)
    permissions.require(allowed and permissions.may_describe(by, common.second))
    state = CommonOrigin.State.CONFIRMED if same else CommonOrigin.State.DENIED
    with (
        acting(by, why=reason.strip()),
        _recording([common.first_id, common.second_id], by) as undo,
    ):
        newest = CommonOrigin.objects.get(pk=common.pk)
        if undo:
            undo.changes(common)
        common.change(
            expected_version=expected_version,
            theirs=f"{newest.get_state_display()}: {newest.reason}",
            state=state,
            reason=reason.strip(),
            judged_by=by,
        )


def decide_origin(
    sources: Collection[Source],
    *,
    by: User,
    same: bool,
    offered: Collection[int],
    expected_version: str,
    reason: str = "",
    claim: Claim | None = None,
) -> None:
    """Join sources, which then have one origin, or part each of them from all others.

    Whatever people have joined with one of them comes along. Parted sources are not suggested again.
    The undo entry is of `claim`, or else of an article that cites the sources. `expected_version` is
    the `pairs_version` around all `offered` sources that the person saw. Raises `NotAllowed`,
    `Stale`, or `Refused` if nothing can be joined or parted.
    """
    permissions.require(
        bool(sources) and all(permissions.may_describe(by, source) for source in sources)
    )
    ids = sorted({source.pk for source in sources})
    with acting(by, why=reason.strip()), _recording(ids, by, claim) as undo:
        list(Source.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))
        around = pairs_around({*ids, *offered}, by)
        if pairs_version(around) != expected_version:
            raise Stale(
                _("Somebody joined or parted some of these sources. Look again, then save.")
            )
        pairs = _to_join(ids, around) if same else _to_part(ids, around)
        state = PairState.JOINED if same else PairState.PARTED
        _set_state(pairs, around, state, by=by, reason=reason.strip(), undo=undo)


def _to_join(ids: Collection[int], around: Collection[CommonOrigin]) -> set[Pair]:
    """Return all pairs of the sources and of those that people have joined with one of them."""
    if len(ids) < 2:
        raise Refused(_("Select two or more sources that have one origin."))
    joined = [each for each in _rows(around) if each[2] == PairState.JOINED]
    groups = [group for group in origin_groups(joined) if group & set(ids)]
    return set(combinations(sorted(set(ids).union(*groups)), 2))


def _to_part(ids: Collection[int], around: Collection[CommonOrigin]) -> set[Pair]:
    """Return the pairs of each source with all others of its group."""
    pairs = {
        (min(pair), max(pair))
        for group in origin_groups(_rows(around))
        for pair in product(group & set(ids), group)
        if len(set(pair)) == 2
    }
    if not pairs:
        raise Refused(_("These sources have no origin in common with others. Select another one."))
    return pairs


def _rows(pairs: Collection[CommonOrigin]) -> list[tuple[int, int, PairState]]:
    return [(each.first_id, each.second_id, each.pair_state) for each in pairs]


def _set_state(
    pairs: Collection[Pair],
    around: Collection[CommonOrigin],
    state: PairState,
    *,
    by: User,
    reason: str,
    undo: UndoRecorder | None,
) -> None:
    known = {(each.first_id, each.second_id): each for each in around}
    judged: dict[str, Any] = {"state": STATES[state], "reason": reason, "judged_by": by}
    changed = [known[pair] for pair in sorted(pairs & known.keys())]
    changed = [row for row in changed if row.pair_state != state]
    if undo:
        undo.changes(*changed)
    for row in changed:
        row.change(expected_version=row.version, **judged)
    by_hand = CommonOrigin.Basis.BY_HAND
    for first, second in sorted(pairs - known.keys()):
        row = CommonOrigin(first_id=first, second_id=second, basis=by_hand, **judged)
        row.save(force_insert=True)
        if undo:
            undo.created(row)


@contextmanager
def _recording(
    source_ids: Collection[int], by: User, claim: Claim | None = None
) -> Iterator[UndoRecorder | None]:
    """Record an undo entry of the claim, or of the newest article that cites most of the sources and
    that the person can read; none if no article does."""
    on: Claim | Article | None = claim or _citing_article(source_ids, by)
    if on is None:
        yield None
        return
    with record_undo(UndoEntry.Kind.DECIDE_ORIGIN, by=by, on=on) as undo:
        yield undo


def _citing_article(source_ids: Collection[int], by: User) -> Article | None:
    citing = permissions.readable_by(by).filter(revisions__claims__citations__source__in=source_ids)
    cited = Count("revisions__claims__citations__source", distinct=True)
    return citing.annotate(cited=cited).order_by("-cited", "-pk").first()
