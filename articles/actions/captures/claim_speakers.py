"""Who says the words of a claim, as the article and the register of speakers say it today."""

from collections.abc import Collection, Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject, Lower

from articles.models import Attribution, Claim, SpeakerMerge


def speakers_of(claim_ids: Collection[int]) -> dict[int, list[str]]:
    """Return the names of each claim's speaker by claim id: two queries for any number of claims.

    The name in the article is the first; others follow that mean the same speaker in the register.
    A claim whose words nobody says, or several speakers, has none.
    """
    attributed = Attribution.objects.filter(
        speaker__isnull=False,
        statement__revision=OuterRef("revision"),
        statement__start__lt=OuterRef("end"),
        statement__end__gt=OuterRef("start"),
    )
    row = JSONObject(name="speaker__name", key=Lower("speaker__name"), content="content")
    claims = Claim.objects.filter(pk__in=claim_ids).annotate(
        attributed=ArraySubquery(attributed.values(row=row))
    )
    single: dict[int, tuple[str, str]] = {}
    for pk, start, end, rows in claims.values_list("pk", "start", "end", "attributed"):
        speakers = {
            (each["name"], each["key"])
            for each in rows
            if any(first < end and start < last for first, last in each["content"])
        }
        if len(speakers) == 1:
            single[pk] = speakers.pop()
    same = _same_speakers({key for _name, key in single.values()})
    return {
        pk: [single[pk][0], *_others(*single[pk], same)] if pk in single else [] for pk in claim_ids
    }


def _same_speakers(keys: Collection[str]) -> dict[str, dict[str, str]]:
    """Return for each of these names in lower case all names that mean the same, by lower case."""
    if not keys:
        return {}
    either = SpeakerMerge.objects.filter(Q(merged__key__in=keys) | Q(into__key__in=keys))
    merges = SpeakerMerge.objects.filter(into__in=either.values("into"))
    groups: dict[int, dict[str, str]] = {}
    columns = ("into_id", "into__key", "into__name", "merged__key", "merged__name")
    for root, root_key, root_name, key, name in merges.values_list(*columns):
        groups.setdefault(root, {})[root_key] = root_name
        groups[root][key] = name
    return {key: names for names in groups.values() for key in names}


def _others(name: str, key: str, same: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the names of the register that mean the speaker, sorted, without its own."""
    return sorted(other for known, other in same.get(key, {}).items() if known != key)
