"""Change several claims at once: assignee, state, priority, day on which they are due."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.notifications import notify_assigned
from articles.actions.transactions import acting
from articles.actions.undo_log import UndoRecorder, record_undo
from articles.models import Article, Claim, UndoEntry, User
from articles.models.versioned import CHANGED
from articles.refusals import NotAllowed, Refused

# What may be chosen for many claims: the other states need a reason or a verdict of each.
STATES = (Claim.State.OPEN, Claim.State.IN_PROGRESS, Claim.State.HELP_NEEDED)
MOST = 100  # claims at once


@dataclass(frozen=True, slots=True)
class ClaimChanges:
    """What changes, the same for each claim. Only what was chosen is in `values`."""

    values: Mapping[str, Any]

    @property
    def state(self) -> Claim.State | None:
        return self.values.get("state")

    @property
    def assignee(self) -> User | None:
        return self.values.get("assignee")

    @property
    def due_on(self) -> date | None:
        return self.values.get("due_on")


@dataclass(slots=True)
class Outcome:
    """What became of a change of several claims. `batch` names its undo entries."""

    batch: str
    changed: list[Claim] = field(default_factory=list)
    refused: list[tuple[Claim, str]] = field(default_factory=list)


def change_claims(
    claims: Sequence[tuple[Claim, int]], *, by: User, changes: ClaimChanges
) -> Outcome:
    """Change each claim that is still in the version that `by` saw. The others are named with a reason.

    One undo takes all of it back: see `undo_batch`. Raises `NotAllowed`, or `Refused` without a
    claim or a change.
    """
    permissions.require(permissions.may_assign(by))
    if not claims or not changes.values:
        raise Refused(_("Select claims, and choose what to change."))
    if len(claims) > MOST:
        raise Refused(_("Select at most %(n)s claims.") % {"n": MOST})
    assignee = changes.assignee
    if assignee and not (assignee.is_active and assignee.is_reviewer):
        raise Refused(_("Only reviewers can check claims. Choose a reviewer."))
    outcome = Outcome(batch=uuid4().hex)
    by_article: dict[Article, list[tuple[Claim, int]]] = defaultdict(list)
    for claim, version in claims:
        by_article[claim.revision.article].append((claim, version))
    for article, selected in by_article.items():
        _change_in_article(article, selected, by, changes, outcome)
    return outcome


def _change_in_article(
    article: Article,
    selected: Sequence[tuple[Claim, int]],
    by: User,
    changes: ClaimChanges,
    outcome: Outcome,
) -> None:
    """Change the claims of one article in one transaction, so that a refused article stops no other."""
    cannot_read = changes.assignee and not permissions.may_read(changes.assignee, article)
    changed: list[Claim] = []
    assigned: list[Claim] = []
    refused: list[tuple[Claim, str]] = []
    versions = {claim.pk: version for claim, version in selected}
    try:
        with (
            acting(by),
            record_undo(UndoEntry.Kind.CHANGE_CLAIMS, by=by, on=article) as undo,
        ):
            undo.note(batch=outcome.batch)
            locked = Claim.objects.select_for_update().filter(pk__in=versions).order_by("pk")
            for claim in locked:
                refusal = _refusal(claim, versions[claim.pk], changes)
                if cannot_read:
                    refusal = _("%(name)s cannot read this article.") % {"name": changes.assignee}
                if refusal:
                    refused.append((claim, refusal))
                else:
                    former = claim.assignee_id
                    _change(claim, changes, undo)
                    changed.append(claim)
                    if claim.assignee_id != former:
                        assigned.append(claim)
            if changes.assignee:
                notify_assigned(changes.assignee, assigned, article, by=by)
    except NotAllowed as lost:  # the person lost access a moment ago
        changed, refused = [], [(claim, str(lost)) for claim, _version in selected]
    outcome.changed += changed
    outcome.refused += refused


def _refusal(claim: Claim, version: int, changes: ClaimChanges) -> str:
    """Return why this claim cannot be changed; empty if it can."""
    if claim.version != version:
        return str(CHANGED)
    if claim.is_closed:
        return _("This claim is closed. Reopen it to change it.")
    to = changes.state
    if to and to != claim.state and not claim.may_become(to):
        return _("A claim that is %(now)s cannot become %(to)s.") % {
            "now": claim.get_state_display(),
            "to": to.label,
        }
    return ""


def _change(claim: Claim, changes: ClaimChanges, undo: UndoRecorder) -> None:
    undo.changes_version(claim, claim.version)
    values = dict(changes.values)
    to = values.pop("state", None)
    if to and to != claim.state:
        claim.move(to, expected_version=claim.version, signed_off_by=None, **values)
    else:
        claim.change(expected_version=claim.version, **values)
