"""What the search in the header finds: claims, speakers and sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Q

from articles.models import Claim, Source, Speaker, User
from articles.reads.claims import claims_to_check
from articles.reads.sources import list_sources, named_like

MOST = 20  # of each sort


@dataclass(frozen=True, slots=True)
class Found:
    """The first of each sort; one more than `MOST` would show that there are more."""

    claims: Sequence[Claim]
    speakers: Sequence[Speaker]
    sources: Sequence[Source]

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.speakers or self.sources)


def search_everything(words: str, *, reader: User) -> Found:
    """What has all of the `words`, or words that begin so: claims by their text or the title of
    their article, in any state; speakers by name, role or other names; the sources that `reader`
    may see by title, person, issuer or address. Three queries and those of the claims' verdicts.
    """
    if not words.strip():
        return Found([], [], [])
    speakers = Speaker.objects.select_related("article").annotate(
        said=Count("attributions__statement", distinct=True)
    )
    for word in words.split():
        fields = ("name", "role", "aliases")
        speakers = speakers.filter(reduce(or_, (Q(**{f"{f}__icontains": word}) for f in fields)))
    return Found(
        claims=list(
            claims_to_check(reader=reader, states=list(Claim.State.values), words=words)[:MOST]
        ),
        speakers=list(speakers.order_by("name", "-article")[:MOST]),
        sources=list(named_like(list_sources(reader), words)[:MOST]),
    )
