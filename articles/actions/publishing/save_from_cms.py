"""Take the text of an article each time that a CMS saves it, and carry its claims over.

The first text becomes an article. A later one is a draft for `CMS_SAVE_SECONDS`, so that many saves
become one revision. Then a worker saves it if every claim has the same words in it. Otherwise it waits
for an editor, who decides on the page of a new version where its claims go.
"""

from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pghistory
from django.conf import settings
from django.utils import timezone

from articles import importing, jobs, permissions, text
from articles.actions.articles import confirm_or_queue, confirm_revision, edit_article
from articles.actions.transactions import acting
from articles.models import (
    ApiToken,
    Article,
    Claim,
    ClaimCarryOver,
    CmsLink,
    Import,
    Job,
    Origin,
    Revision,
    Scale,
    alignment_fingerprint,
)
from articles.refusals import Refused, Stale

NAMESPACE = UUID("4c1f5e0c-8d3f-4d5b-9c55-6f3c9b7a3b51")  # of the imports of first texts
REPLACED_KEPT_FOR = timedelta(days=1)
UNAMBIGUOUS = {ClaimCarryOver.Kind.UNCHANGED.value, ClaimCarryOver.Kind.MOVED.value}


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """What a CMS sends of an article. An empty language is detected."""

    title: str
    body: str
    byline: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""

    @property
    def details(self) -> dict[str, Any]:
        """The details beside the text, as JSON can hold them."""
        day = self.published_on.isoformat() if self.published_on else None
        named = {name: getattr(self, name).strip() for name in ("title", "byline", "publisher")}
        return named | {"published_on": day}


def save_from_cms(
    system: str, key: str, saved: SavedArticle, *, token: ApiToken, scale: Scale
) -> CmsLink:
    """Store the text that the CMS `system` saved for its article `key`. `scale` is for a new article.

    Raises `Refused` for a text or title that cannot be stored, and `NotAllowed` unless the account of
    the token may import and read the article.
    """
    by = token.user
    permissions.require(permissions.may_import(by) and permissions.may_revise(by))
    body = importing.check_text(text.normalise(saved.body))
    link = CmsLink.objects.filter(system=system, key=key).first()
    if link is None:
        link = _first_link(system, key, saved, body, token)
    article = article_of(link)
    if article is None:
        first = link.origin
        typed = {**link.details, "published_on": _day(link.details["published_on"])}
        made = confirm_or_queue(
            first, by=by, body=first.text, scale=scale, language=first.language, **typed
        )
        article = made if isinstance(made, Article) else None
    if article is not None:
        permissions.require_reader(by, article)
        _save_details(link, article, saved, token)
    return _store(link, article, saved, body, token=token)


def carry_saved_text(job: Job) -> None:
    """Save the draft of a CMS as a revision if all claims have the same words in it; else leave it.

    Raises `jobs.Lost` if another worker has the job.
    """
    related = CmsLink.objects.select_related("draft", "origin", "saved_by", "saved_with")
    link = related.get(pk=job.subject_id)
    article, draft = article_of(link), link.waiting_draft
    if draft is None:
        _close(job, link, draft, outcome="nothing")
    elif article is None:  # a worker still imports the first text
        jobs.retry(job, outcome="importing", message="", in_seconds=settings.CMS_SAVE_SECONDS)
    else:
        _carry(job, link, article, draft)


def _carry(job: Job, link: CmsLink, article: Article, draft: Import) -> None:
    if draft.revises_id is None:
        Import.objects.filter(pk=draft.pk).update(revises=article)
        draft.revises = article
    former = article.revisions.select_related("article").latest("number")
    if not is_unambiguous(former, draft.text):
        _close(job, link, draft, outcome="waiting")
        return
    fingerprint = alignment_fingerprint(former, draft.text)
    try:
        with naming(link.saved_with):
            confirm_revision(draft, by=link.saved_by, body=draft.text, expected_version=fingerprint)
    except Stale as stale:
        jobs.retry(job, outcome="stale", message=str(stale), in_seconds=jobs.backoff(job))
    except Refused as refusal:
        _close(job, link, draft, failed=True, outcome="refused", message=str(refusal))
    else:
        _close(job, link, draft, outcome="saved")


def _close(job: Job, link: CmsLink, draft: Import | None, **result: Any) -> None:
    """Close the job, and ask for another one if the CMS has saved a newer text in the meantime.

    The lock keeps a save from finding the job pending that this ends.
    """
    with acting(None):
        locked = CmsLink.objects.select_for_update(of=("self",)).select_related("draft")
        now = locked.get(pk=link.pk)
        jobs.finish(job, **result)
        if now.waiting_draft is None:
            CmsLink.objects.filter(pk=link.pk).update(draft=None)
        elif now.waiting_draft != draft:
            by, seconds = now.saved_by, settings.CMS_SAVE_SECONDS
            jobs.ask(Job.Kind.CMS_SAVE, link.pk, by=by, in_seconds=seconds)


def is_unambiguous(former: Revision, body: str) -> bool:
    """Return whether every claim of a revision that is not cut has exactly its words in a new text."""
    claims = list(former.claims.exclude(state=Claim.State.CUT).order_by("start", "end"))
    carrier = text.revise(former.copy(), body, former.article.language or None).carry_over
    spans = carrier.carry_spans([text.Span(claim.start, claim.end) for claim in claims])
    return all(
        match.kind.value in UNAMBIGUOUS and not match.doubt.value and match.span for match in spans
    )


def article_of(link: CmsLink) -> Article | None:
    """Return the article of a link; None while a worker imports its first text."""
    return Article.objects.filter(origin=link.origin_id).first()


def naming(token: ApiToken) -> AbstractContextManager[Any]:
    """Name a token in the events that a worker writes for it."""
    context: AbstractContextManager[Any] = pghistory.context(token=token.name, token_id=token.pk)
    return context


def _first_link(system: str, key: str, saved: SavedArticle, body: str, token: ApiToken) -> CmsLink:
    """Store the import of a first text. Two first saves at once make one."""
    with acting(token.user):
        origin, _is_new = Import.objects.get_or_create(
            key=uuid5(NAMESPACE, f"{system}\n{key}"),
            defaults=_import(saved, body, token) | {"file_name": f"{system}: {key}"[-255:]},
        )
        link, _is_new = CmsLink.objects.get_or_create(
            system=system,
            key=key,
            defaults={
                "origin": origin,
                "sha256": Revision.fingerprint(body),
                "details": saved.details,
                "saved_by": token.user,
                "saved_with": token,
                "saved_at": timezone.now(),
            },
        )
    return link


def _import(saved: SavedArticle, body: str, token: ApiToken) -> dict[str, Any]:
    about = asdict(saved)
    about.pop("body")
    return about | {"text": body, "origin": Origin.FILE, "imported_by": token.user}


def _save_details(link: CmsLink, article: Article, saved: SavedArticle, token: ApiToken) -> None:
    """Take over the details that the CMS changed since its last save; the others stay as edited here."""
    changed = {
        name: value for name, value in saved.details.items() if link.details.get(name) != value
    }
    if not changed:
        return
    if "published_on" in changed:
        changed["published_on"] = saved.published_on
    names = ("title", "byline", "publisher", "published_on")
    kept = {name: getattr(article, name) for name in names}
    edit_article(
        article,
        by=token.user,
        expected_version=article.version,
        scale=article.scale,
        **(kept | changed),
    )


def _store(
    link: CmsLink, article: Article | None, saved: SavedArticle, body: str, *, token: ApiToken
) -> CmsLink:
    """Record the save. Another text than that of the desk becomes the draft, which a worker looks at."""
    with acting(token.user):
        locked = CmsLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        newest = article and article.revisions.latest("number").text
        if body == (newest if newest is not None else locked.origin.text):
            locked.draft = None
        else:
            locked.draft = _draft(locked, article, saved, body, token)
            jobs.ask(
                Job.Kind.CMS_SAVE, locked.pk, by=token.user, in_seconds=settings.CMS_SAVE_SECONDS
            )
        if article is not None:  # until then they wait, and the next save compares them again
            locked.details = saved.details
        locked.sha256, locked.saved_at = Revision.fingerprint(body), timezone.now()
        locked.saved_by, locked.saved_with = token.user, token
        locked.save()
    return locked


def _draft(
    link: CmsLink, article: Article | None, saved: SavedArticle, body: str, token: ApiToken
) -> Import:
    """Return the import of a draft: the waiting one if it has the same text, or a new one.

    One that it replaces stays for a day, because an editor may be about to confirm it.
    """
    waiting, name = link.waiting_draft, str(link)[-255:]
    if waiting is not None and waiting.text == body:
        return waiting
    Import.objects.filter(
        revises=article,
        file_name=name,
        revision=None,
        cms_link_of_draft=None,
        in_background=None,
        created_at__lt=timezone.now() - REPLACED_KEPT_FOR,
    ).exclude(revises=None).delete()
    about = _import(saved, body, token) | {"revises": article, "file_name": name}
    return Import.objects.create(**about)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
