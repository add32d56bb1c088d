"""All articles as records for other programs, in the order of their numbers, read as a stream."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from articles import permissions
from articles.models import Citation, Claim, Revision, Source, Statement, User, Verdict
from articles.models.conditions import standing
from articles.reads.publishing.report import read_only_snapshot
from articles.rules.freshness import freshness_of

AT_ONCE = 200  # articles in memory
Record = dict[str, Any]


def article_records(
    *, since_id: int = 0, most: int | None = None, reader: User | None = None
) -> Iterator[Record]:
    """Yield a record of each article with its newest text, claims and cut claims, from one snapshot.

    Without a `reader` it is for administrators at a shell: articles with named readers and archived
    ones are among them. A reader gets those that they may read, without verdicts that they have yet
    to judge blind. Deleted articles are not among them, nor is anything of restricted sources.
    `since_id` leaves out articles up to this number, and at most `most` are read.
    """
    with read_only_snapshot():
        newest = _newest_revisions().filter(article__gt=since_id)
        if reader:
            newest = newest.filter(article__in=permissions.readable_by(reader))
        revisions = newest[:most]
        left = revisions.iterator(chunk_size=AT_ONCE)
        while batch := list(islice(left, AT_ONCE)):
            yield from _records(batch, reader)


def _newest_revisions() -> QuerySet[Revision]:
    newer = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    revisions = Revision.objects.filter(
        ~Exists(newer), article__readership__deleted_at__isnull=True
    )
    related = revisions.select_related("article__owner", "article__scale", "article__readership")
    return related.order_by("article_id")


def _records(revisions: Sequence[Revision], reader: User | None) -> Iterator[Record]:
    """Yield the records of these revisions: six queries, seven for a reader."""
    ids = [each.pk for each in revisions]
    statements = dict(
        Statement.objects.filter(revision__any_of=ids)
        .order_by()
        .values_list("revision")
        .annotate(Count("pk"))
    )
    claims = _claims(revisions)
    blind = _blind(claims, reader)
    verdicts = _verdicts([claim.pk for claim in claims if claim.pk not in blind])
    people = _people(claims, verdicts.values())
    freshness = freshness_of(claims)
    sources = _sources([claim.pk for claim in claims])
    by_article: defaultdict[int, list[Record]] = defaultdict(list)
    for claim in claims:
        record = _claim(claim, people)
        verdict = verdicts.get(claim.pk)
        stale = freshness[claim.pk].is_stale
        record["verdict"] = (
            _verdict(verdict, people[verdict.author_id], is_outdated=stale) if verdict else None
        )
        record["sources"] = sources[claim.pk]
        by_article[claim.article_id].append(record)
    for revision in revisions:
        yield _article(revision, statements.get(revision.pk, 0), by_article[revision.article_id])


def _blind(claims: Iterable[Claim], reader: User | None) -> set[int]:
    """Return the ids of those of the claims whose verdict `reader` may not see yet."""
    if reader is None:
        return set()
    blind = permissions.blind_claims(reader).filter(pk__in=[claim.pk for claim in claims])
    return set(blind.values_list("pk", flat=True))


def _claims(revisions: Sequence[Revision]) -> list[Any]:
    """Return the claims of these revisions and the cut claims of their articles: one query."""
    shown = ("start", "end", "text", "reason", "priority", "state", "assignee", "signed_off_by")
    claims = Claim.objects.filter(
        revision__article__any_of=[each.article_id for each in revisions]
    ).filter(Q(revision__any_of=[each.pk for each in revisions]) | Q(state=Claim.State.CUT))
    with_article = claims.annotate(article_id=F("revision__article_id")).only(*shown)
    return list(with_article.order_by("article_id", "start", "end", "pk"))


def _verdicts(claim_ids: list[int]) -> dict[int, Verdict]:
    """Return the current verdicts by claim: one query."""
    standing_verdicts = Verdict.objects.filter(standing(), claim__any_of=claim_ids)
    current = standing_verdicts.order_by("claim_id", "-number").distinct("claim_id")
    shown = current.only("claim_id", "author_id", "recorded_rating", "explanation", "created_at")
    return {verdict.claim_id: verdict for verdict in shown}


def _article(revision: Revision, statements: int, claims: Sequence[Record]) -> Record:
    article = revision.article
    counts = Counter(claim["state"] for claim in claims)
    verdicts = [claim["verdict"] for claim in claims if claim["verdict"]]
    return {
        "id": article.pk,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published_on": article.published_on and article.published_on.isoformat(),
        "language": article.language,
        "owner": str(article.owner),
        "scale": article.scale.key,
        "created_at": article.created_at.isoformat(),
        "readers": article.readership.audience,
        "is_archived": article.readership.archived_at is not None,
        "revision": revision.number,
        "text": revision.text,
        "statements": statements,
        "states": {state.value: counts[state.value] for state in Claim.State},
        "judged": len(verdicts),
        "outdated": sum(verdict["is_outdated"] for verdict in verdicts),
        "claims": claims,
    }


def _people(claims: Iterable[Claim], verdicts: Iterable[Verdict]) -> dict[int | None, User]:
    """Return who judged, who is assigned and who signed, by id: one query."""
    ids = {pk for claim in claims for pk in (claim.assignee_id, claim.signed_off_by_id) if pk}
    return dict(User.objects.in_bulk(ids | {verdict.author_id for verdict in verdicts}))


def _name(person: User | None) -> str | None:
    return str(person) if person else None


def _claim(claim: Claim, people: Mapping[int | None, User]) -> Record:
    return {
        "id": claim.pk,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "reason": claim.reason,
        "priority": Claim.Priority(claim.priority).name.lower(),
        "state": claim.state,
        "assignee": _name(people.get(claim.assignee_id)),
        "signed_off_by": _name(people.get(claim.signed_off_by_id)),
    }


def _verdict(verdict: Verdict, author: User, *, is_outdated: bool) -> Record:
    return {
        "rating": verdict.recorded_rating["label"],
        "value": verdict.recorded_rating.get("value"),
        "explanation": verdict.explanation,
        "by": str(author),
        "at": verdict.created_at.isoformat(),
        "is_external": author.is_external,
        "is_outdated": is_outdated,
    }


def _sources(claim_ids: list[int]) -> defaultdict[int, list[Record]]:
    """Return the sources that are not restricted, by claim: one query."""
    cited = Citation.objects.filter(claim__any_of=claim_ids).exclude(
        source__visibility=Source.Visibility.RESTRICTED
    )
    rows = cited.order_by("pk").values_list(
        "claim_id", "stance", "locator", "source__kind", "source__title", "source__url"
    )
    sources: defaultdict[int, list[Record]] = defaultdict(list)
    for claim_id, stance, locator, kind, title, url in rows.iterator():
        source = {"kind": kind, "title": title, "url": url, "stance": stance, "locator": locator}
        sources[claim_id].append(source)
    return sources
