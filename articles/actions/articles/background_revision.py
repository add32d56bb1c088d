"""New versions and splits that take longer than a page may: a worker saves them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from articles import permissions
from articles.actions.articles.background_import import (
    LONG_TEXT,
    is_pending,
    language_now,
    queue_import,
)
from articles.actions.articles.carry_over_claims import Choice, Destination
from articles.actions.articles.revise_article import (
    check_revision,
    check_split,
    confirm_revision,
    split_again,
)
from articles.actions.transactions import acting
from articles.models import SPLITS_AGAIN, Article, BackgroundImport, Import, Revision, User
from articles.refusals import Refused


def confirm_or_queue_revision(
    imported: Import,
    *,
    by: User,
    body: str,
    expected_version: str,
    choices: Mapping[int, Choice] | None = None,
    annotations: Iterable[int] = (),
) -> Revision | BackgroundImport:
    """Save a new version, or have a worker save it if the text is long.

    Takes and raises the same as `confirm_revision`. What a worker refuses is shown on the page of
    the import: claims that cannot go where the editor wants, and changes in the meantime.
    """
    annotations = list(annotations)
    about: dict[str, Any] = {"by": by, "body": body, "expected_version": expected_version}
    about["annotations"] = annotations
    if len(body) <= LONG_TEXT:
        return confirm_revision(imported, choices=choices, **about)
    checked = check_revision(imported, **about)
    details = {
        "body": checked.body,
        "expected_version": expected_version,
        "choices": {str(claim): asdict(choice) for claim, choice in (choices or {}).items()},
        "annotations": annotations,
    }
    title, language = checked.former.article.title, language_now()
    with acting(by):
        background, _new = BackgroundImport.objects.get_or_create(
            confirmed=imported,
            defaults={"asked_by": by, "title": title, "language": language},
        )
        return queue_import(background, details, by=by)


def confirm_queued_revision(background: BackgroundImport) -> Revision:
    """Save the version that was confirmed. Raises `Refused` as `confirm_revision` does."""
    typed = background.details
    return confirm_revision(
        Import.objects.get(in_background=background),
        by=background.asked_by,
        body=typed["body"],
        expected_version=typed["expected_version"],
        choices=stored_choices(typed),
        annotations=typed["annotations"],
    )


def split_again_or_queue(
    article: Article, *, by: User, expected_version: str
) -> Revision | BackgroundImport:
    """Split the text of an article again, or have a worker do it if the text is long.

    Takes and raises the same as `split_again`. Raises `Refused` while new details of the article wait,
    or somebody else splits it.
    """
    former = check_split(article, by=by, expected_version=expected_version)
    if former.length <= LONG_TEXT:
        return split_again(article, by=by, expected_version=expected_version)
    with acting(by):
        permissions.require_reader(by, article)
        background, _new = BackgroundImport.objects.get_or_create(
            edits=article,
            article=None,
            defaults={
                "asked_by": by,
                "title": article.title,
                "language": language_now(),
                "details": {SPLITS_AGAIN: expected_version},
            },
        )
        if not background.splits_again:
            raise Refused(
                _("New details of this article wait to be saved. Edit the details first.")
            )
        if background.asked_by_id != by.pk and is_pending(background):
            raise Refused(_("Somebody else is splitting this text again. Wait until that is done."))
        return queue_import(background, {SPLITS_AGAIN: expected_version}, by=by)


def split_queued_text(background: BackgroundImport) -> Article:
    """Split the text that waited for a worker. Raises `Refused` as `split_again` does."""
    return split_again(
        Article.objects.get(background_edits=background),
        by=background.asked_by,
        expected_version=background.details[SPLITS_AGAIN],
    ).article


def stored_choices(details: Mapping[str, Any]) -> dict[int, Choice]:
    """Return the choices of a version that was not saved, by claim id."""
    return {
        int(claim): Choice(Destination(choice["go"]), choice["words"], choice["statement"])
        for claim, choice in details.get("choices", {}).items()
    }
