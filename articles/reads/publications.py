"""What was published, and what became of it."""

from dataclasses import dataclass

from articles import rules
from articles.models import Article, Edition, Publication, Retraction, Source

SHOWN = ("publication", "published_by", "retraction__retracted_by")


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition among the others of its address. `editions`: newest first, without their texts.

    `retraction` is the one that took it back, if one did.
    """

    edition: Edition
    editions: list[Edition]
    retraction: Retraction | None

    @property
    def newest(self) -> Edition:
        return self.editions[0]

    @property
    def is_superseded(self) -> bool:
        return self.newest.number > self.edition.number


def publication_of(article: Article) -> Publication | None:
    """The address of the article's published reports, if anything was published."""
    return Publication.objects.filter(article=article).first()


def is_cleared(article: Article) -> bool:
    """Is the article cleared for publication as it stands? Two queries."""
    clearing = article.clearings.standing().order_by("-pk").first()
    return clearing is not None and clearing.state == rules.state_of(article)


def editions_of(publication: Publication) -> list[Edition]:
    """All editions, newest first, without their texts."""
    editions = publication.editions.select_related(*SHOWN)
    return list(editions.defer("page", "record").order_by("-number"))


def standing_of(key: str, number: int | None = None) -> Standing | None:
    """The edition of this number under the address, or the newest; None for what is not there."""
    publication = Publication.objects.filter(key=key).first()
    if publication is None:
        return None
    editions = editions_of(publication)
    edition = next((each for each in editions if number in {None, each.number}), None)
    if edition is None:
        return None
    taken_back = (
        each.retraction
        for each in editions
        if each.number >= edition.number and hasattr(each, "retraction")
    )
    return Standing(edition, editions, next(taken_back, None))


def editions_resting_on(source: Source) -> list[Edition]:
    """Every published report that rests on the source, the newest edition of each first."""
    editions = Edition.objects.filter(sources__contains=[source.pk]).select_related(*SHOWN)
    return list(editions.defer("page", "record").order_by("publication", "-number"))
