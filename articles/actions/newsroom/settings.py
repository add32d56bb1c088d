"""What an administrator decides for all articles of the house."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.transactions import acting
from articles.models import MOST_SIGN_OFFS, Claim, NewsroomSettings, Rule, Severity, User
from articles.refusals import Refused


def set_newsroom_settings(
    *,
    by: User,
    expected_version: int,
    sign_offs: int,
    is_blind: bool,
    severities: Mapping[Rule, Severity] | None = None,
) -> NewsroomSettings:
    """Change the rules of the house; `expected_version` is their version that the administrator had before
    them. Of rules without a severity the present one stays. What is signed off stays so; what has
    as many sign-offs as are wanted now becomes so.

    Raises `Stale`, or `Refused` for a number out of range.
    """
    permissions.require(permissions.may_change_settings(by))
    if not 1 <= sign_offs <= MOST_SIGN_OFFS:
        raise Refused(
            _("Between 1 and %(most)s people sign a verdict off.") % {"most": MOST_SIGN_OFFS}
        )
    with acting(by, why=_("The house wants this many sign-offs: %(n)s") % {"n": sign_offs}):
        house, _created = NewsroomSettings.objects.get_or_create(pk=1)
        chosen = {rule.value: severity.value for rule, severity in (severities or {}).items()}
        house.change(
            expected_version=expected_version, sign_offs=sign_offs, is_blind=is_blind, **chosen
        )
        _sign_off_waiting()
    return house


def _sign_off_waiting() -> None:
    """Of the claims that wait for more signatures, those that have enough by now."""
    waiting = Claim.objects.filter(
        state=Claim.State.READY, verdicts__sign_offs__withdrawal__isnull=True
    ).exclude(verdicts__sign_offs=None)
    for claim in waiting.distinct():
        verdict = claim.verdicts.standing().first()
        if verdict and verdict.is_signed_by_enough() and not claim.questions.blocking().exists():
            last = verdict.sign_offs.standing().last()
            signer = last.signer if last else verdict.tie_breaks.standing().get().decided_by
            claim.move(Claim.State.SIGNED_OFF, expected_version=claim.version, signed_off_by=signer)
