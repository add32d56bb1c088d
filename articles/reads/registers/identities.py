"""Which names in the register of speakers mean one speaker, and who that is."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower

from articles.models import SpeakerIdentity, SpeakerMerge

WIKIDATA = "https://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a name is: all lower-case names that mean the same, and the id in Wikidata with its version."""

    key: str
    keys: frozenset[str]
    wikidata_id: str
    version: int

    @property
    def same_as(self) -> str:
        """The address that stands for the speaker on the web; empty without a Wikidata id."""
        return f"{WIKIDATA}{self.wikidata_id}" if self.wikidata_id else ""


def group_key(name: str) -> Coalesce:
    """Return the key of a speaker for queries: the lower-case name that all names of it mean.

    `name` is the path to the name of a speaker of an article.
    """
    merged = SpeakerMerge.objects.filter(merged__key=Lower(OuterRef(name)))
    return Coalesce(Subquery(merged.values("into__key")[:1]), Lower(name))


def identities_of(keys: Collection[str]) -> dict[str, Identity]:
    """Return who the lower-case names are, by each that means somebody: two queries.

    Names that nobody has merged, and that have no Wikidata id, are left out.
    """
    wanted = Q(key__in=keys) | Q(merges__merged__key__in=keys)
    roots = SpeakerIdentity.objects.filter(wanted, merge=None)
    rows = {row.pk: row for row in roots.distinct()}
    members: dict[int, list[SpeakerIdentity]] = {pk: [row] for pk, row in rows.items()}
    merges = SpeakerMerge.objects.filter(into__in=rows).select_related("merged")
    for merge in merges:
        members[merge.into_id].append(merge.merged)
    by_name: dict[str, Identity] = {}
    for pk, group in members.items():
        holder = next((row for row in group if row.wikidata_id), group[0])
        names = frozenset(row.key for row in group)
        identity = Identity(rows[pk].key, names, holder.wikidata_id, holder.version)
        by_name |= dict.fromkeys(names, identity)
    return by_name
