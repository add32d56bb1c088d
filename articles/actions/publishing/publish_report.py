"""A report leaves the house: under an address that stays, as bytes that nobody alters."""

import hashlib
import secrets
from collections.abc import Collection

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import permissions, rules
from articles.actions.publishing.approve_article import lock_article
from articles.actions.transactions import acting
from articles.models import Article, Citation, Edition, Publication, Retraction, Source, User
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import (
    EditionNote,
    Rendering,
    Report,
    corrections,
    in_rendering,
    outline,
    render_html,
    render_json,
    style_source,
)


def publish_report(
    article: Article,
    *,
    by: User,
    report: Report,
    told: Collection[int],
    expected_version: str,
    note: str = "",
) -> Edition:
    """Publish what of `report` anybody may read, as the next edition under the article's address.

    `told` are the ids of the sources that it tells in full, `expected_version` is the stamp of the state that
    the editor had before her. Raises `Stale` when the article is another by now, `NotAllowed`
    while it is not approved for publication, `Refused` when the newest edition says the same already.
    """
    permissions.require(permissions.may_publish(by))
    _require_sight(article, by)
    if report.version != expected_version:
        raise Stale(
            _("The article has changed since you opened this page. Check it, then publish.")
        )
    public = in_rendering(report, Rendering.PUBLIC)
    with acting(by, why=note):
        lock_article(article)
        _require_public(told)
        _require_approved(article)
        _require_rules_to_hold(article, by)
        publication, _new = Publication.objects.get_or_create(
            article=article, defaults={"key": _key(article)}
        )
        last = publication.editions.select_related("retraction").first()
        if last and last.version == report.version and not hasattr(last, "retraction"):
            raise Refused(_("Nothing has changed since the newest edition."))
        return _edition(publication, last, public, by=by, note=note.strip())


def withdraw_publication(
    publication: Publication, *, by: User, reason: str, expected_version: int
) -> Retraction:
    """Take back all editions that there are, and say why: readers find that instead of them.

    `expected_version` is the number of the newest edition that the editor saw. Raises `Refused` without a
    reason, `NotAllowed` when it is withdrawn already, `Stale` when there is a newer edition.
    """
    permissions.require(permissions.may_publish(by))
    if not reason.strip():
        raise Refused(_("Enter a reason. Readers see it in place of the report."))
    with acting(by, why=reason):
        Article.objects.select_for_update(no_key=True).get(pk=publication.article_id)
        last = publication.editions.select_related("retraction").first()
        if last is None or last.number != expected_version:
            raise Stale(_("There is a newer edition. Read it, then decide."))
        if hasattr(last, "retraction"):
            raise NotAllowed(_("This publication is already withdrawn."))
        return Retraction.objects.create(edition=last, reason=reason.strip(), retracted_by=by)


def _require_sight(article: Article, by: User) -> None:
    """Refuse a publisher with an open blind sign-off: her report would leave out that verdict."""
    permissions.require(
        not permissions.blind_claims(by).filter(revision__article=article).exists(),
        _(
            "You still have a blind sign-off to record for this article. Record it first, or ask "
            "another editor to publish."
        ),
    )


def _require_approved(article: Article) -> None:
    """An editor has approved it for publication as it stands."""
    approval = article.approvals.standing().order_by("-pk").first()
    permissions.require(
        approval is not None and approval.state == rules.state_of(article),
        _("The current state of the article is not approved for publication. Approve it first."),
    )


def _require_rules_to_hold(article: Article, by: User) -> None:
    """Sources change by themselves: what a verdict rests on may be another since the approval."""
    revision = article.revisions.select_related("article").latest("number")
    holding = [each for each in rules.checks_of(revision, reader=by) if each.holds_back]
    permissions.require(
        not holding,
        _("Required rules are no longer met: %(rules)s. Meet them, then approve the article again.")
        % {"rules": "; ".join(str(each.rule.label) for each in holding)},
    )


def _require_public(told: Collection[int]) -> None:
    """What is told in full is still for everybody; until this commits it stays so."""
    sources = Source.objects.select_for_update(no_key=True).filter(pk__in=told).order_by("pk")
    if any(source.visibility != Source.Visibility.PUBLIC for source in sources):
        raise Stale(
            _("The visibility of a source has changed. Check the article again, then publish.")
        )


def _key(article: Article) -> str:
    """Readable, and of which nobody guesses another."""
    return f"{slugify(article.title)[:60].strip('-') or 'report'}-{secrets.token_hex(5)}"


def _edition(
    publication: Publication, last: Edition | None, public: Report, *, by: User, note: str
) -> Edition:
    at, drawn = timezone.now(), outline(public)
    number = last.number + 1 if last else 1
    changed = corrections(last.outline, drawn) if last else ()
    page = render_html(public, edition=EditionNote(number, at, note, changed))
    record = render_json(public)
    cited = Citation.objects.filter(claim__revision__article=publication.article_id)
    return Edition.objects.create(
        publication=publication,
        number=number,
        title=public.article.title,
        page=page,
        page_sha256=_sha256(page),
        record=record,
        record_sha256=_sha256(record),
        style=style_source(),
        version=public.version,
        outline=drawn,
        note=note,
        sources=sorted(set(cited.values_list("source_id", flat=True))),
        published_by=by,
        published_at=at,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
