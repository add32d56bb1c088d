"""Change the house rules, which apply to all articles."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles import permissions
from articles.actions.transactions import acting, log_change
from articles.models import MAX_SIGN_OFFS, Claim, NewsroomSettings, Rule, Severity, User
from articles.models.conditions import standing
from articles.refusals import Refused


def set_newsroom_settings(
    *,
    by: User,
    expected_version: int,
    sign_offs: int,
    is_blind: bool,
    names_staff: bool | None = None,
    severities: Mapping[Rule, Severity] | None = None,
) -> NewsroomSettings:
    """Change the house rules. Rules that are not in `severities` keep theirs, as does a `names_staff` of None.

    Signed-off claims stay signed off; claims that now have enough sign-offs become signed off.
    Raises `Stale`, or `Refused` for a number out of range.
    """
    permissions.require(permissions.may_change_settings(by))
    if not 1 <= sign_offs <= MAX_SIGN_OFFS:
        raise Refused(
            _("Enter a number of sign-offs between 1 and %(most)s.") % {"most": MAX_SIGN_OFFS}
        )
    why = gettext_noop("Sign-offs now needed: %(n)s") % {"n": sign_offs}
    with acting(by, why=why):
        newsroom, _created = NewsroomSettings.objects.get_or_create(pk=1)
        chosen: dict[str, Any] = {
            rule.value: severity.value for rule, severity in (severities or {}).items()
        }
        if names_staff is not None:
            chosen["names_staff"] = names_staff
        newsroom.change(
            expected_version=expected_version, sign_offs=sign_offs, is_blind=is_blind, **chosen
        )
        _sign_off_ready_claims()
        log_change("settings.changed", what="house rules", by=by.pk)
    return newsroom


def _sign_off_ready_claims() -> None:
    """Sign off the claims ready for review that now have enough sign-offs."""
    ready = Claim.objects.filter(standing("verdicts__sign_offs"), state=Claim.State.READY).exclude(
        verdicts__sign_offs=None
    )
    for claim in ready.distinct():
        verdict = claim.verdicts.standing().first()
        if verdict and verdict.has_enough_sign_offs() and not claim.questions.blocking().exists():
            newest = verdict.sign_offs.standing().last()
            signer = newest.signer if newest else verdict.tie_breaks.standing().get().decided_by
            claim.move(Claim.State.SIGNED_OFF, expected_version=claim.version, signed_off_by=signer)
