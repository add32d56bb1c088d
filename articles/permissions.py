"""Who may do what: `may_<verb>(user, thing)`. Actions check before they change anything."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    ArticleReader,
    Citation,
    Claim,
    Export,
    NewsroomSettings,
    Readership,
    SignOff,
    Source,
    SourceGrant,
    User,
    Verdict,
)
from articles.prepared import Bound, prepared, read_together
from articles.refusals import NotAllowed
from articles.reports import Rendering

NO_PERMISSION = _("You don’t have permission. Ask an administrator to change your roles.")


def require(allowed: bool, sentence: str | Promise = NO_PERMISSION) -> None:  # noqa: FBT001 (the condition is the argument)
    """Raise `NotAllowed` with the sentence unless `allowed`."""
    if not allowed:
        raise NotAllowed(sentence)


def readable_by(user: User) -> QuerySet[Article]:
    """Return the articles that `user` may read, used by all reads and actions. No deleted ones.

    The owner of an article and administrators always read it. Others, editors too, read it if it
    is open to the whole newsroom, or if they or a team of theirs are among its named readers.
    """
    return _even_deleted(user).filter(readership__deleted_at__isnull=True)


def restorable_by(user: User) -> QuerySet[Article]:
    """Return the deleted articles that `user` may restore: editors those they could read, owners."""
    deleted = _even_deleted(user).filter(readership__deleted_at__isnull=False)
    return deleted if user.is_editor else deleted.filter(owner=user)


def _even_deleted(user: User) -> QuerySet[Article]:
    if not user.is_active:
        return Article.objects.none()
    if user.is_administrator:
        return Article.objects.all()
    named = ArticleReader.objects.filter(
        Q(person=user) | Q(team__members=user), article=OuterRef("pk")
    )
    is_open = Q(readership__audience=Readership.Audience.NEWSROOM)
    return Article.objects.filter(is_open | Q(owner=user) | Exists(named))


def may_read(user: User, article: Article | int) -> bool:
    """Whether the user may read an article, given by itself or its id, and everything in it."""
    article_id = article if isinstance(article, int) else article.pk
    return bool(_readable_articles(user, article_id))


@prepared
def _readable_articles(user: User, article_id: int) -> QuerySet[Article, int]:
    return readable_by(user).filter(pk=article_id).values_list("pk", flat=True)


def require_reader(user: User, article: Article | int, *reads: Bound[Any]) -> list[list[Any]]:
    """Raise `NotAllowed` unless the user may read the article; return the rows of `reads`: one query."""
    article_id = article if isinstance(article, int) else article.pk
    articles, *rows = read_together(_readable_articles.bind(user, article_id), *reads)
    require(bool(articles), _("You can no longer read this article."))
    return rows


def readers_among(people: Collection[User], article: Article) -> set[User]:
    """Return those of `people` who may read the article."""
    return {person for person in people if may_read(person, article)}


def may_log_in(user: User) -> bool:
    """Whether the user has an account that can log in, whatever their roles."""
    return user.is_active and not user.is_external


def may_set_readers(user: User, article: Article) -> bool:
    """Whether the user may choose who reads an article: its owner, editors and administrators."""
    is_responsible = user.is_editor or user.is_administrator or article.owner_id == user.pk
    return user.is_active and is_responsible and may_read(user, article)


def may_archive(user: User, article: Article) -> bool:
    """Whether the user may archive or delete an article: its owner, and editors who read it."""
    is_responsible = user.is_editor or article.owner_id == user.pk
    return user.is_active and is_responsible and may_read(user, article)


def may_import(user: User) -> bool:
    return user.is_active and user.is_editor


def may_edit(user: User) -> bool:
    """Whether the user may correct an article's details and statements, and cut claims."""
    return user.is_active and user.is_editor


def may_revise(user: User) -> bool:
    """Whether the user may add a version of an article and confirm its carried-over claims."""
    return user.is_active and user.is_editor


def may_attribute(user: User) -> bool:
    """Whether the user may correct or confirm the speaker of a statement."""
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_flag(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_tick(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_override(user: User) -> bool:
    """Whether the user may override an open question."""
    return user.is_active and user.is_editor


def may_assign(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_comment(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_cite(user: User, claim: Claim) -> bool:
    """Whether the user may attach, change or fetch sources of this claim, unless it was cut."""
    return user.is_active and user.is_reviewer and claim.state != Claim.State.CUT


def seen_by(user: User) -> Q:
    """Return the condition for the sources that `user` may see, used by all reads and actions.

    Only the person who added a restricted source and the people with access see it. Being an
    administrator gives no access. Another source is seen by the person who added it and by
    everybody who may read an article that cites it, or ever did.
    """
    has_grant = SourceGrant.objects.filter(source=OuterRef("pk"), person=user)
    cited = Citation.every.filter(source=OuterRef("pk"))
    is_read = Exists(cited.filter(claim__revision__article__in=readable_by(user)))
    is_open = ~Q(visibility=Source.Visibility.RESTRICTED) & (Q(is_read) | ~Q(Exists(cited)))
    return is_open | Q(added_by=user) | Q(Exists(has_grant))


def may_see(user: User, source: Source) -> bool:
    """Whether the user may see a source; others see only the public description of a restricted one."""
    return Source.objects.filter(seen_by(user), pk=source.pk).exists()


def may_describe(user: User, source: Source) -> bool:
    """Whether the user may edit the details of a source or add its transcript."""
    return user.is_active and user.is_reviewer and may_see(user, source)


def may_restrict(user: User, source: Source) -> bool:
    """Whether the user may change who sees a source: the person who added it, and editors who see it."""
    is_responsible = user.is_editor or source.added_by_id == user.pk
    return user.is_active and is_responsible and may_see(user, source)


def may_fetch(user: User) -> bool:
    """Whether the user may fetch a source again or upload a page that could not be fetched."""
    return user.is_active and user.is_reviewer


def may_correct(user: User) -> bool:
    """Whether the user may correct the metadata read from a source."""
    return user.is_active and user.is_reviewer


def may_judge(user: User, claim: Claim) -> bool:
    """Whether the user may record a verdict. A signed-off claim must be reopened first."""
    settled = {Claim.State.SIGNED_OFF, Claim.State.CUT}
    return user.is_active and user.is_reviewer and claim.state not in settled


def may_confirm(user: User, claim: Claim) -> bool:
    """Whether the user may reconfirm or take over a verdict of the claim, signed off or not."""
    return user.is_active and user.is_reviewer and claim.state != Claim.State.CUT


def may_reopen(user: User) -> bool:
    """Whether the user may reopen all claims that depend on a source."""
    return user.is_active and user.is_editor


def may_sign_off(user: User, verdict: Verdict) -> bool:
    """Whether the user may sign off a verdict or dissent from it: any reviewer but its author.

    Nobody may sign a verdict of another newsroom: somebody here takes it over first.
    """
    is_someone_elses = verdict.author_id != user.pk and not verdict.is_external
    return user.is_active and user.is_reviewer and is_someone_elses


def blind_claims(user: User) -> QuerySet[Claim]:
    """Return the claims whose verdict `user` may not see, used by all reads and actions.

    With blind sign-off, a verdict is withheld from reviewers who could sign it, until they have
    recorded their own, enough others have agreed, or somebody has dissented. An editor's decision
    does not count here: when its claim is reopened, the next reviewer judges without seeing it.
    A verdict of another newsroom is visible until somebody here has judged the claim.
    """
    if not (user.is_active and user.is_reviewer):
        return Claim.objects.none()
    current = Verdict.of_outer_claim()
    signed = SignOff.objects.standing().filter(verdict=OuterRef("current"))
    agreed = signed.filter(agrees=True).order_by().values("verdict").annotate(number=Count("pk"))
    return (
        Claim.objects.filter(Exists(NewsroomSettings.objects.filter(is_blind=True)))
        .exclude(state__in=[Claim.State.SIGNED_OFF, Claim.State.CUT])
        .annotate(
            current=Subquery(current.values("pk")[:1]),
            judge=Subquery(current.values("author")[:1]),
            agreed=Coalesce(Subquery(agreed.values("number")), 0),
        )
        .filter(current__isnull=False, agreed__lt=NewsroomSettings.sign_offs_needed())
        .exclude(judge=user)
        .filter(judge__in=User.objects.filter(is_external=False))
        .exclude(Exists(signed.filter(Q(signer=user) | Q(agrees=False))))
    )


def is_verdict_withheld(user: User, claim: Claim) -> bool:
    """Whether the user may not see the verdict of the claim: see `blind_claims`."""
    return bool(withheld_claims(user, claim))


@prepared
def withheld_claims(user: User, claim: Claim) -> QuerySet[Claim, int]:
    """Return the id of the claim if the user may not see its verdict."""
    return blind_claims(user).filter(pk=claim.pk).values_list("pk", flat=True)


def may_break_tie(user: User, dissent: SignOff) -> bool:
    """Whether the user may decide between a verdict and a dissent: any editor but those two.

    What another newsroom judged is not decided here: somebody takes it over or judges again.
    """
    involved = {dissent.signer, dissent.verdict.author}
    is_ours = not any(person.is_external for person in involved)
    return user.is_active and user.is_editor and is_ours and user not in involved


def may_approve(user: User) -> bool:
    """Whether the user may approve an article for publication and override house rules for it."""
    return user.is_active and user.is_editor


def may_change_settings(user: User) -> bool:
    """Whether the user may change the house rules."""
    return user.is_active and user.is_administrator


def may_export(user: User) -> bool:
    return user.is_active and (user.is_editor or user.is_reviewer)


def may_download(user: User, export: Export) -> bool:
    """Whether the user may download an export made for them.

    Not if they may no longer read the article, or its readers no longer see one of the sources
    in it.
    """
    if not may_read(user, export.article_id):
        return False
    sources = Source.objects.filter(pk__in=export.source_ids)
    is_public = export.rendering == Rendering.PUBLIC
    readable = Q(visibility=Source.Visibility.PUBLIC) if is_public else seen_by(user)
    is_theirs = export.asked_by_id == user.pk and may_export(user)
    return is_theirs and sources.filter(readable).distinct().count() == len(export.source_ids)


def may_publish(user: User) -> bool:
    return user.is_active and user.is_editor


def may_invite(user: User) -> bool:
    """Whether the user may invite people, change roles, manage teams, integrations and all tokens."""
    return user.is_active and user.is_administrator
