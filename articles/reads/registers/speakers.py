"""The register of speakers: who is quoted in the readable articles, and what was checked of it.

Each article has speakers of its own; those with the same name, in any case, are one line here, and
those whose names somebody merged.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Attribution, Claim, Revision, Speaker, User, Verdict
from articles.reads.claims import speakers_of_outer_claim
from articles.reads.registers.charts import Chart, series_of, stacked_bars
from articles.reads.registers.identities import Identity, group_key, identities_of
from articles.reads.rows import Rows
from articles.reads.visibility import listed_rows

MOST_CLAIMS = 500  # of one record
QUARTERS = 8


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A name in the register. `bars` are the verdicts: class, start and width in per cent."""

    key: str
    name: str
    role: str
    kind: str
    articles: int
    statements: int
    checked: int
    bars: Sequence[tuple[str, str, str]]
    wikidata_id: str = ""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A signed-off claim of a speaker with its verdict, as it was recorded."""

    claim: Claim
    rating: dict[str, Any]
    judged_on: date


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """What the newsroom knows about a name: its speakers, and the signed-off claims.

    `merged` are other names that mean the same, as articles write them; `names` all of them.
    """

    name: str
    names: Sequence[str]
    merged: Sequence[str]
    identity: Identity | None
    speakers: Sequence[Speaker]
    roles: Sequence[str]
    aliases: Sequence[str]
    claims: Sequence[CheckedClaim]
    chart: Chart


def list_speakers(reader: User, words: str = "", kind: str = "") -> Rows[SpeakerRow]:
    """Return the names of speakers in articles that `reader` may read, the most frequent first.

    A page takes six queries.
    """
    speakers = quoted_speakers(reader)
    for word in words.split():
        speakers = speakers.filter(Q(name__icontains=word) | Q(role__icontains=word))
    if kind in Speaker.Kind.values:
        speakers = speakers.filter(kind=kind)
    names = (
        speakers.order_by()
        .alias(own=Lower("name"))
        .annotate(key=group_key("name"))
        .values("key")
        .annotate(
            articles=Count("article", distinct=True),
            newest=Max("pk"),
            main=Max("pk", filter=Q(own=F("key"))),
        )
        .order_by("-articles", "key")
    )
    return Rows(names, lambda results: _rows(results, reader))


def quoted_speakers(reader: User) -> QuerySet[Speaker]:
    """Return the speakers that somebody is still attributed to, in the newest texts."""
    quoted = Attribution.objects.filter(_NEWEST, speaker=OuterRef("pk"))
    return listed_rows(Speaker.objects.filter(Exists(quoted)), "article", reader)


_LATER = Revision.objects.filter(
    article=OuterRef("statement__revision__article"),
    number__gt=OuterRef("statement__revision__number"),
)
_NEWEST = ~Exists(_LATER)


def _rows(results: Sequence[Any], reader: User) -> list[SpeakerRow]:
    keys = [result["key"] for result in results]
    shown = [result["main"] or result["newest"] for result in results]
    named = Speaker.objects.in_bulk(shown)
    identities = identities_of(keys)
    names = {*keys}.union(*(identity.keys for identity in identities.values()))
    of_names = quoted_speakers(reader).alias(own=Lower("name")).filter(own__in=list(names))
    counted = (
        Attribution.objects.filter(_NEWEST, speaker__in=of_names)
        .order_by()
        .annotate(key=group_key("speaker__name"))
        .values("key")
        .annotate(number=Count("statement", distinct=True))
    )
    statements = {row["key"]: row["number"] for row in counted}
    colours: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for key, rating in _ratings(of_names, reader).values_list("key", "rating"):
        if key in colours and rating:
            colours[key][rating["colour"]] += 1
    return [
        SpeakerRow(
            key=result["key"],
            name=named[pk].name,
            role=named[pk].role,
            kind=named[pk].get_kind_display(),
            articles=result["articles"],
            statements=statements.get(result["key"], 0),
            checked=colours[result["key"]].total(),
            bars=_bars(colours[result["key"]]),
            wikidata_id=identity.wikidata_id if (identity := identities.get(result["key"])) else "",
        )
        for result, pk in zip(results, shown, strict=True)
    ]


def _ratings(speakers: QuerySet[Speaker], reader: User) -> QuerySet[Any]:
    """Return the signed-off claims of these speakers, with the lower-case name and the rating."""
    speaker = speakers_of_outer_claim()
    verdict = Verdict.of_outer_claim()
    signed = Claim.objects.filter(
        state=Claim.State.SIGNED_OFF, revision__article__in=speakers.order_by().values("article")
    )
    return listed_rows(signed, "revision__article", reader).annotate(
        key=Subquery(speaker.annotate(key=group_key("speaker__name")).values("key")[:1]),
        rating=Subquery(verdict.values("recorded_rating")[:1]),
        judged_at=Subquery(verdict.values("created_at")[:1]),
    )


def _bars(colours: Counter[str]) -> list[tuple[str, str, str]]:
    bars, start, total = [], 0.0, colours.total() or 1
    for colour in ("true", "mixed", "false", "open"):
        width = 100 * colours[colour] / total
        if width:
            bars.append((colour, f"{start:.2f}", f"{width:.2f}"))
        start += width
    return bars


def speaker_record(name: str, *, reader: User) -> SpeakerRecord | None:
    """Return the record of a name and of those that mean the same. Six queries.

    None if no readable article quotes it: a name that only others read tells nothing.
    """
    key = (
        quoted_speakers(reader).filter(name__iexact=name).values_list(group_key("name"), flat=True)
    )
    group = key.order_by("pk").first()
    if group is None:
        return None
    named = quoted_speakers(reader).annotate(key=group_key("name")).filter(key=group)
    speakers = list(named.select_related("article").order_by("-pk"))
    signed = _ratings(named, reader).filter(key=group, rating__isnull=False)
    recent = signed.select_related("revision__article").defer("revision__text")
    claims = [
        CheckedClaim(claim, claim.rating, timezone.localdate(claim.judged_at))
        for claim in recent.order_by(F("judged_at").desc(), "-pk")[:MOST_CLAIMS]
    ]
    roles = dict.fromkeys(speaker.role for speaker in speakers if speaker.role)
    aliases = dict.fromkeys(alias for speaker in speakers for alias in speaker.aliases)
    names = {speaker.name.lower(): speaker.name for speaker in reversed(speakers)}
    shown = names.get(group, speakers[0].name)
    return SpeakerRecord(
        name=shown,
        names=list(names.values()),
        merged=[each for each in names.values() if each.lower() != shown.lower()],
        identity=identities_of([group]).get(group),
        speakers=speakers,
        roles=list(roles),
        aliases=list(aliases),
        claims=claims,
        chart=_by_quarter(claims),
    )


def _by_quarter(claims: Sequence[CheckedClaim]) -> Chart:
    """Return the verdicts of the last quarters, this one included."""
    now = _quarter(timezone.localdate())
    quarters = list(range(now - QUARTERS + 1, now + 1))
    counts: dict[int, Counter[str]] = {quarter: Counter() for quarter in quarters}
    shown = []
    for each in claims:
        if (quarter := _quarter(each.judged_on)) in counts:
            counts[quarter][each.rating["label"]] += 1
            shown.append(each.rating)
    labels = [
        _("Q%(quarter)s %(year)s") % {"quarter": quarter % 4 + 1, "year": quarter // 4}
        for quarter in quarters
    ]
    return stacked_bars(labels, list(counts.values()), series_of(shown))


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
