"""What was published of an article, as a report tells it."""

from collections.abc import Iterator
from dataclasses import replace

from articles import models, reports


def told_editions(article: models.Article) -> tuple[reports.EditionNote, ...]:
    """The editions, oldest first, each with what it corrected. One query.

    Of a correction only what kind it is: words that an edition said may have been taken out of it
    because they are confidential.
    """
    found = models.Edition.objects.filter(publication__article=article)
    editions = found.select_related("retraction").defer("page", "record").order_by("number")
    return tuple(_told(list(editions)))


def _told(editions: list[models.Edition]) -> Iterator[reports.EditionNote]:
    for last, edition in zip([None, *editions], editions, strict=False):
        corrected = reports.corrections(last.outline, edition.outline) if last else ()
        yield reports.EditionNote(
            number=edition.number,
            at=edition.published_at,
            note=edition.note,
            corrections=tuple(replace(each, before="", after="") for each in corrected),
            withdrawn=edition.retraction.reason if hasattr(edition, "retraction") else "",
        )
