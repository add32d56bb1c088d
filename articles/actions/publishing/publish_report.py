"""Publish a report at a permanent address, as an edition that nobody can alter."""

import hashlib
import secrets
from collections.abc import Collection

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, rules
from articles.actions.notifications import notify_of_edition
from articles.actions.publishing.approve_article import lock_article
from articles.actions.publishing.correction_cases import record_correction
from articles.actions.transactions import acting, log_change
from articles.actions.webhooks import write_edition
from articles.models import (
    Article,
    Citation,
    Edition,
    NewsroomSettings,
    Publication,
    Retraction,
    Source,
    User,
)
from articles.refusals import NotAllowed, Refused, Stale
from articles.reports import (
    EditionNote,
    Rendering,
    Report,
    claim_reviews,
    corrections,
    in_rendering,
    outline,
    render_html,
    render_json,
    style_source,
    without_staff_names,
)

CHANGED = gettext_lazy(
    "The article has changed since you opened this page. Check it, then publish."
)


def publish_report(
    article: Article,
    *,
    by: User,
    report: Report,
    disclosed: Collection[int],
    expected_version: str,
    note: str = "",
) -> Edition:
    """Publish the public version of `report` as the next edition of the article.

    `disclosed` are the ids of the sources that it shows in full, `expected_version` is the version stamp
    on the editor's page. Raises `Stale` if the article has changed since, `NotAllowed` without an
    approval of the current state, `Refused` if nothing has changed since the newest edition.
    """
    require_publisher(article, by)
    if report.version != expected_version:
        raise Stale(CHANGED)
    edition = draft_edition(article, report, note=note)
    with acting(by, why=note):
        return store_edition(edition, article, by=by, disclosed=disclosed)


def require_publisher(article: Article, by: User) -> None:
    """Raise `NotAllowed` for who may not publish, or has an open blind sign-off in the article."""
    permissions.require(permissions.may_publish(by))
    _require_no_blind_sign_off(article, by)


def draft_edition(article: Article, report: Report, *, note: str) -> Edition:
    """Return the next edition, not stored. It takes long: no lock may be held.

    It names the people who checked only if the house rules say so.
    """
    public = in_rendering(report, Rendering.PUBLIC)
    return _render_edition(_newest_edition(article), public, note=note.strip())


def store_edition(
    edition: Edition, article: Article, *, by: User, disclosed: Collection[int]
) -> Edition:
    """Publish a drafted edition, if nothing stands against it now. Raises as `publish_report`.

    Called inside the transaction of an action.
    """
    lock_article(article)
    permissions.require_reader(by, article)
    _require_public(disclosed)
    require_publishable(article, by)
    newest = _newest_edition(article)
    if newest and newest.version == edition.version and not hasattr(newest, "retraction"):
        raise Refused(_("Nothing has changed since the newest edition."))
    if edition.number != (newest.number if newest else 0) + 1:
        raise Stale(_("There is a newer edition. Read it, then decide."))
    _store_edition(edition, article, by=by)
    record_correction(edition)
    notify_of_edition(edition, article, by=by)
    write_edition(edition)
    log_change("edition.published", article=article.pk, number=edition.number, by=by.pk)
    return edition


def require_publishable(article: Article, by: User) -> None:
    """Raise `NotAllowed` unless the current state is approved and no required rule is violated."""
    _require_approved(article)
    _require_rules_to_hold(article, by)


def withdraw_publication(
    publication: Publication, *, by: User, reason: str, expected_version: int
) -> Retraction:
    """Withdraw all editions. Readers see the reason instead.

    `expected_version` is the number of the newest edition on the editor's page. Raises `Refused`
    without a reason, `NotAllowed` if it is withdrawn already, `Stale` if there is a newer edition.
    """
    permissions.require(permissions.may_publish(by))
    if not reason.strip():
        raise Refused(_("Enter a reason. Readers see it in place of the report."))
    with acting(by, why=reason):
        Article.objects.select_for_update(no_key=True).get(pk=publication.article_id)
        permissions.require_reader(by, publication.article_id)
        last = publication.editions.select_related("retraction").first()
        if last is None or last.number != expected_version:
            raise Stale(_("There is a newer edition. Read it, then decide."))
        if hasattr(last, "retraction"):
            raise NotAllowed(_("This publication is already withdrawn."))
        write_edition(last, is_withdrawn=True)
        log_change("publication.withdrawn", article=publication.article_id, by=by.pk)
        return Retraction.objects.create(edition=last, reason=reason.strip(), retracted_by=by)


def _require_no_blind_sign_off(article: Article, by: User) -> None:
    """Refuse a publisher with an open blind sign-off: her report would leave out that verdict."""
    permissions.require(
        not permissions.blind_claims(by).filter(revision__article=article).exists(),
        _(
            "You still have a blind sign-off to record for this article. Record it first, or ask "
            "another editor to publish."
        ),
    )


def _require_approved(article: Article) -> None:
    """Refuse an article whose current state has no approval."""
    approval = article.approvals.standing().order_by("-pk").first()
    permissions.require(
        approval is not None and approval.state == rules.state_of(article),
        _("The current state of the article is not approved for publication. Approve it first."),
    )


def _require_rules_to_hold(article: Article, by: User) -> None:
    """Refuse an article with new violations: sources may have changed since the approval."""
    revision = article.revisions.select_related("article").latest("number")
    blocking = [each for each in rules.checks_of(revision, reader=by) if each.holds_back]
    permissions.require(
        not blocking,
        _("Required rules are no longer met: %(rules)s. Meet them, then approve the article again.")
        % {"rules": "; ".join(str(each.rule.label) for each in blocking)},
    )


def _require_public(disclosed: Collection[int]) -> None:
    """Refuse a source that is no longer public, and lock the visibility of the others."""
    sources = Source.objects.select_for_update(no_key=True).filter(pk__in=disclosed).order_by("pk")
    if any(source.visibility != Source.Visibility.PUBLIC for source in sources):
        raise Stale(
            _("The visibility of a source has changed. Check the article again, then publish.")
        )


def _key(article: Article) -> str:
    """Return a readable key for the address, with a random part that nobody can guess."""
    return f"{slugify(article.title)[:60].strip('-') or 'report'}-{secrets.token_hex(5)}"


def _store_edition(edition: Edition, article: Article, *, by: User) -> None:
    edition.publication, _new = Publication.objects.get_or_create(
        article=article, defaults={"key": _key(article)}
    )
    edition.published_by = by
    cited = Citation.objects.filter(claim__revision__article=article)
    edition.sources = sorted(set(cited.values_list("source_id", flat=True)))
    edition.save()


def _newest_edition(article: Article) -> Edition | None:
    """Return the newest edition of the article, None before the first."""
    editions = Edition.objects.filter(publication__article=article)
    return editions.select_related("retraction").order_by("-number").first()


def _render_edition(last: Edition | None, public: Report, *, note: str) -> Edition:
    """Return the edition after `last`, not stored. It takes long: no lock may be held."""
    at, summary = timezone.now(), outline(public)
    number = last.number + 1 if last else 1
    changed = corrections(last.outline, summary) if last else ()
    shown = public if NewsroomSettings.current().names_staff else without_staff_names(public)
    page = render_html(shown, edition=EditionNote(number, at, note, changed))
    record = render_json(shown)
    return Edition(
        number=number,
        title=public.article.title,
        page=page,
        page_sha256=_sha256(page),
        record=record,
        record_sha256=_sha256(record),
        style=style_source(),
        version=public.version,
        outline=summary | {"claim_reviews": claim_reviews(shown)},
        note=note,
        published_at=at,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
