"""What has changed since an edition was published and is not shown in it: verdicts and sources.

Compared with the edition, not with the verdicts: a reviewer who reconfirms a verdict against new words
of a source changes nothing of what readers see. What had changed before the edition is no news.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef

from articles.models import (
    Citation,
    Claim,
    Drift,
    Edition,
    Finding,
    PublishedChange,
    SourceDrift,
    Verdict,
)
from articles.reports import external_name
from articles.reports.content.people import with_english_marks
from articles.rules.freshness import drifts_since

Kind = PublishedChange.Kind
Printed = Mapping[str, Any]  # a claim in the outline of an edition
KINDS = {
    Drift.CHANGED: Kind.CHANGED,
    Drift.VANISHED: Kind.VANISHED,
    Drift.TURNED: Kind.TURNED,
    Drift.FIGURES: Kind.FIGURES,
    Drift.GONE: Kind.GONE,
}


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """A claim as an edition prints it, beside the claim itself."""

    claim: Claim
    printed: Printed


def changes_since(edition: Edition, editions: Sequence[Edition]) -> list[PublishedChange]:
    """Return what has changed since the edition, as rows without a case: seven queries.

    `editions` are those of its publication, with their outlines.
    """
    revision = edition.publication.article.revisions.latest("number")
    claims = Claim.objects.filter(revision=revision).select_related("flagged_by")
    printed = {each["key"]: each for each in edition.outline["claims"]}
    shown = {
        claim.pk: PrintedClaim(claim, printed[key])
        for claim in claims
        if (key := _key_of(claim)) in printed
    }
    drifts = [
        each
        for each in drifts_since(edition, revision)
        if each.claim_id in shown and each.marks_verdict
    ]
    changes = [*_verdict_changes(shown), *_source_changes(shown, drifts), *_uncited(edition, shown)]
    for change in changes:
        change.editions = [
            each.number
            for each in editions
            if each.number <= edition.number and _prints(each, change)
        ]
    return changes


def _key_of(claim: Claim) -> str:
    """Return the key of the claim in outlines: when and by whom it was flagged."""
    person = claim.flagged_by
    name = external_name(str(person)) if person.is_external else str(person)
    return f"{claim.created_at.isoformat()} {with_english_marks(name)}"


def _verdict_changes(shown: Mapping[int, PrintedClaim]) -> Iterator[PublishedChange]:
    """Yield the verdicts that are others now, or withdrawn."""
    standing = Verdict.objects.standing().filter(claim__in=shown).order_by("claim_id", "-number")
    current = {each.claim_id: each for each in standing.distinct("claim_id")}
    for pk, row in shown.items():
        rating, explanation = row.printed["rating"], row.printed["explanation"]
        verdict = current.get(pk)
        if row.claim.state == Claim.State.CUT:
            if rating:
                yield _change(row, Kind.CUT, f"claim {pk} cut")
        elif verdict is None:
            if rating:
                yield _change(row, Kind.NO_VERDICT, f"claim {pk} without verdict")
        elif (verdict.recorded_rating["label"], verdict.explanation) != (rating, explanation):
            yield _change(row, Kind.VERDICT, f"verdict {verdict.pk}", verdict=verdict)


def _source_changes(
    shown: Mapping[int, PrintedClaim], drifts: Iterable[SourceDrift]
) -> Iterator[PublishedChange]:
    """Yield the sources whose newest capture no longer says what the edition relies on."""
    changed = [each for each in drifts if each.status in KINDS]
    passages = _passages(changed)
    for drift in changed:
        kind = KINDS[drift.status]
        passage_hash = passages.get((drift.citation_id, drift.after_id), "")
        yield _change(
            shown[drift.claim_id],
            kind,
            f"citation {drift.citation_id} {kind.value} {passage_hash}".strip(),
            source_id=drift.source_id,
            before_id=drift.before_id,
            after_id=drift.after_id,
        )


def _passages(drifts: Sequence[SourceDrift]) -> dict[tuple[int, int | None], str]:
    """Return a fingerprint of the passages by citation and capture: other words are another change."""
    rows = Finding.objects.filter(
        citation__in=[each.citation_id for each in drifts],
        capture__in=[each.after_id for each in drifts],
    ).exclude(passage_sha256="")
    hashes: dict[tuple[int, int | None], set[str]] = {}
    for citation_id, capture_id, sha256 in rows.values_list(
        "citation_id", "capture_id", "passage_sha256"
    ):
        hashes.setdefault((citation_id, capture_id), set()).add(sha256)
    return {
        key: hashlib.sha256("".join(sorted(each)).encode()).hexdigest()[:16]
        for key, each in hashes.items()
    }


def _uncited(edition: Edition, shown: Mapping[int, PrintedClaim]) -> Iterator[PublishedChange]:
    """Yield the sources that the edition cites for a claim and that nobody cites for it any more."""
    again = Citation.objects.filter(claim=OuterRef("claim"), source=OuterRef("source"))
    withdrawn = Citation.every.filter(
        ~Exists(again),
        is_withdrawn=True,
        claim__in=shown,
        source__in=edition.sources,
        created_at__lte=edition.published_at,
    )
    rows = list(withdrawn.values_list("pk", "claim_id", "source_id").order_by("pk"))
    before = _withdrawn_before([pk for pk, _claim, _source in rows], edition)
    for pk, claim_id, source_id in rows:
        if pk not in before:
            key = f"claim {claim_id} without source {source_id}"
            yield _change(shown[claim_id], Kind.UNCITED, key, source_id=source_id)


def _withdrawn_before(citation_ids: list[int], edition: Edition) -> set[int]:
    """Return those of the citations that were withdrawn when the edition was published."""
    if not citation_ids:
        return set()
    events: Any = apps.get_model("articles", "CitationEvent")
    withdrawn = events.objects.filter(
        pgh_obj__in=citation_ids, pgh_created_at__lte=edition.published_at, is_withdrawn=True
    )
    return set(withdrawn.values_list("pgh_obj", flat=True))


def _change(row: PrintedClaim, kind: Kind, key: str, **about: Any) -> PublishedChange:
    names = ("number", "text", "rating", "explanation")
    printed = {name: row.printed[name] for name in names} | {"key": row.printed["key"]}
    return PublishedChange(kind=kind, key=key, claim=row.claim, printed=printed, **about)


def _prints(edition: Edition, change: PublishedChange) -> bool:
    """Whether an edition prints what has changed: the same verdict, or the source for the claim."""
    printed = {each["key"]: each for each in edition.outline["claims"]}.get(change.printed["key"])
    if printed is None:
        return False
    if change.source_id:
        return change.source_id in edition.sources
    return all(printed[name] == change.printed[name] for name in ("rating", "explanation"))
