"""All articles as records for other programs, in the order of their numbers, read as a stream."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from articles.models import Citation, Claim, Freshness, Revision, Source, Statement, User, Verdict
from articles.reads.publishing.report import read_only_snapshot
from articles.reads.verdicts import current_verdicts
from articles.rules.freshness import freshness_of

AT_ONCE = 200  # articles in memory
Record = dict[str, Any]


def article_records(*, since_id: int = 0, most: int | None = None) -> Iterator[Record]:
    """Yield a record of each article with its newest text, claims and cut claims, from one snapshot.

    It is for administrators at a shell: articles with named readers and archived ones are among
    them. Deleted articles are not, nor is anything of restricted sources. `since_id` leaves out
    articles up to this number, and at most `most` are read.
    """
    with read_only_snapshot():
        revisions = _newest_revisions().filter(article__gt=since_id)[:most]
        left = revisions.iterator(chunk_size=AT_ONCE)
        while batch := list(islice(left, AT_ONCE)):
            yield from _records(batch)


def _newest_revisions() -> QuerySet[Revision]:
    newer = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    revisions = Revision.objects.filter(
        ~Exists(newer), article__readership__deleted_at__isnull=True
    )
    related = revisions.select_related("article__owner", "article__scale", "article__readership")
    return related.order_by("article_id")


def _records(revisions: Sequence[Revision]) -> Iterator[Record]:
    """Yield the records of these revisions: six queries."""
    statements = dict(
        Statement.objects.filter(revision__in=revisions)
        .order_by()
        .values_list("revision")
        .annotate(Count("pk"))
    )
    claims = list(
        Claim.objects.filter(revision__article__in=[each.article_id for each in revisions])
        .filter(Q(revision__in=revisions) | Q(state=Claim.State.CUT))
        .defer("prefix", "suffix", "note")
        .annotate(article_id=F("revision__article_id"))
        .order_by("article_id", "start", "end", "pk")
    )
    people = _names(claims)
    verdicts = current_verdicts(claims, reader=None)
    freshness = freshness_of(claims)
    sources = _sources(claims)
    by_article: defaultdict[int, list[Record]] = defaultdict(list)
    for claim in claims:
        record = _claim(claim, people)
        verdict = verdicts.get(claim.pk)
        record["verdict"] = _verdict(verdict, freshness[claim.pk]) if verdict else None
        record["sources"] = sources[claim.pk]
        by_article[claim.article_id].append(record)
    for revision in revisions:
        yield _article(revision, statements.get(revision.pk, 0), by_article[revision.article_id])


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


def _names(claims: Sequence[Claim]) -> dict[int | None, str]:
    """Return the names of the people assigned and of the signers, by id: one query."""
    ids = {pk for claim in claims for pk in (claim.assignee_id, claim.signed_off_by_id) if pk}
    return {person.pk: str(person) for person in User.objects.filter(pk__in=ids)}


def _claim(claim: Claim, people: Mapping[int | None, str]) -> Record:
    return {
        "id": claim.pk,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "reason": claim.reason,
        "priority": Claim.Priority(claim.priority).name.lower(),
        "state": claim.state,
        "assignee": people.get(claim.assignee_id),
        "signed_off_by": people.get(claim.signed_off_by_id),
    }


def _verdict(verdict: Verdict, freshness: Freshness) -> Record:
    return {
        "rating": verdict.recorded_rating["label"],
        "value": verdict.recorded_rating.get("value"),
        "explanation": verdict.explanation,
        "by": str(verdict.author),
        "at": verdict.created_at.isoformat(),
        "is_external": verdict.is_external,
        "is_outdated": freshness.is_stale,
    }


def _sources(claims: Sequence[Claim]) -> defaultdict[int, list[Record]]:
    """Return the sources that are not restricted, by claim: one query."""
    cited = Citation.objects.filter(claim__in=claims).exclude(
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
