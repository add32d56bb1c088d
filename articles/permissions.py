"""Who may do what: `may_<verb>(user, thing)`. Actions ask before they touch anything."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Claim,
    Export,
    NewsroomSettings,
    SignOff,
    Source,
    SourceGrant,
    User,
    Verdict,
)
from articles.refusals import NotAllowed
from articles.reports import Rendering

NOT_YOURS = _("Your rights do not include this. Ask an administrator for them.")


def require(allowed: bool, sentence: str | Promise = NOT_YOURS) -> None:  # noqa: FBT001 (the question is the argument)
    """Raise `NotAllowed` with the sentence unless `allowed`."""
    if not allowed:
        raise NotAllowed(sentence)


def may_import(user: User) -> bool:
    return user.is_active and user.is_editor


def may_edit(user: User) -> bool:
    """May correct an article's details, its statements and their attributions?"""
    return user.is_active and user.is_editor


def may_revise(user: User) -> bool:
    """May give an article a new text, and say where its claims go?"""
    return user.is_active and user.is_editor


def may_attribute(user: User) -> bool:
    """May correct or confirm who said what? Reviewers see it first, editors answer for it."""
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_flag(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_tick(user: User) -> bool:
    """May say that a fact of a statement is checked?"""
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_cut(user: User) -> bool:
    return user.is_active and user.is_editor


def may_override(user: User) -> bool:
    """May decide not to wait for the answer to a query?"""
    return user.is_active and user.is_editor


def may_assign(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_comment(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_cite(user: User, claim: Claim) -> bool:
    """May attach, change or re-fetch the sources of this claim? Not of one that was cut."""
    return user.is_active and user.is_reviewer and claim.state != Claim.State.CUT


def seen_by(user: User) -> Q:
    """Of sources, those that `user` may see: the one rule that all pages and actions ask.

    A restricted source is seen by whoever added it and by the people named for it, no others:
    administrators look after people and rights, and have no need to know.
    """
    named = SourceGrant.objects.filter(source=OuterRef("pk"), person=user)
    return ~Q(visibility=Source.Visibility.RESTRICTED) | Q(added_by=user) | Q(Exists(named))


def may_see(user: User, source: Source) -> bool:
    """May see what a source is and says? Of a restricted one others see the public description."""
    return Source.objects.filter(seen_by(user), pk=source.pk).exists()


def may_describe(user: User, source: Source) -> bool:
    """May correct what a source is, or add what was said in it?"""
    return user.is_active and user.is_reviewer and may_see(user, source)


def may_restrict(user: User, source: Source) -> bool:
    """May change who sees a source? Whoever added it, and editors who see it."""
    answers_for_it = user.is_editor or source.added_by_id == user.pk
    return user.is_active and answers_for_it and may_see(user, source)


def may_fetch(user: User) -> bool:
    """May have a source fetched again, or upload what could not be fetched?"""
    return user.is_active and user.is_reviewer


def may_correct(user: User) -> bool:
    """May say by hand what was read wrongly of a source?"""
    return user.is_active and user.is_reviewer


def may_judge(user: User, claim: Claim) -> bool:
    """May record a verdict? A signed-off claim is reopened first."""
    settled = {Claim.State.SIGNED_OFF, Claim.State.CUT}
    return user.is_active and user.is_reviewer and claim.state not in settled


def may_confirm(user: User, claim: Claim) -> bool:
    """May say that a verdict still stands after something changed? Signed off or not."""
    return user.is_active and user.is_reviewer and claim.state != Claim.State.CUT


def may_reopen(user: User) -> bool:
    """May reopen all claims that rest on a source?"""
    return user.is_active and user.is_editor


def may_sign_off(user: User, verdict: Verdict) -> bool:
    """May agree with or dissent from a verdict? Any reviewer but its author."""
    return user.is_active and user.is_reviewer and verdict.author_id != user.pk


def blind_claims(user: User) -> QuerySet[Claim]:
    """The claims whose verdict `user` may not see: the one rule that all pages and actions ask.

    In a house that checks blind a verdict is kept from those who could be the second to judge,
    until they have recorded what they think themselves, or enough others have, or one disagrees.
    """
    if not (user.is_active and user.is_reviewer):
        return Claim.objects.none()
    counts = Verdict.objects.standing().filter(claim=OuterRef("pk")).order_by("-number")
    signed = SignOff.objects.standing().filter(verdict=OuterRef("counts"))
    agreed = signed.filter(agrees=True).order_by().values("verdict").annotate(many=Count("pk"))
    wanted = NewsroomSettings.objects.values("sign_offs")[:1]
    return (
        Claim.objects.filter(Exists(NewsroomSettings.objects.filter(is_blind=True)))
        .exclude(state__in=[Claim.State.SIGNED_OFF, Claim.State.CUT])
        .annotate(
            counts=Subquery(counts.values("pk")[:1]),
            judge=Subquery(counts.values("author")[:1]),
            agreed=Coalesce(Subquery(agreed.values("many")), 0),
        )
        .filter(counts__isnull=False, agreed__lt=Coalesce(Subquery(wanted), 1))
        .exclude(judge=user)
        .exclude(Exists(signed.filter(Q(signer=user) | Q(agrees=False))))
    )


def may_break_tie(user: User, dissent: SignOff) -> bool:
    """May decide between a verdict and a dissent from it? Any editor but those two people."""
    two = {dissent.signer_id, dissent.verdict.author_id}
    return user.is_active and user.is_editor and user.pk not in two


def may_approve(user: User) -> bool:
    """May clear an article for publication, and override a house rule for it?"""
    return user.is_active and user.is_editor


def may_change_settings(user: User) -> bool:
    """May change what the house has decided for all its articles?"""
    return user.is_active and user.is_administrator


def may_export(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_download(user: User, export: Export) -> bool:
    """May have a file that was made for them? Not once a source in it is kept from its readers."""
    told = Source.objects.filter(pk__in=export.told)
    is_public = export.rendering == Rendering.PUBLIC
    readable = Q(visibility=Source.Visibility.PUBLIC) if is_public else seen_by(user)
    is_theirs = export.asked_by_id == user.pk and may_export(user)
    return is_theirs and told.filter(readable).distinct().count() == len(export.told)


def may_publish(user: User) -> bool:
    """May publish a report under an address of the house, or withdraw it?"""
    return user.is_active and user.is_editor


def may_invite(user: User) -> bool:
    return user.is_active and user.is_administrator
