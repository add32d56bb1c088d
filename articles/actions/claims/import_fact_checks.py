"""Import fact-checks that others published, as ClaimReview. They are offered beside our own claims."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from articles import permissions
from articles.actions.transactions import acting
from articles.importing.claim_reviews import (
    ClaimReviewRecord,
    SkippedReview,
    read_claim_reviews,
)
from articles.models import FactCheck, FactCheckKey, User
from articles.text.likeness import key_numbers, substance_keys

BATCH = 500  # in one transaction
CHANGING = ("claimant", "rating", "publisher", "reviewed_on")


@dataclass(frozen=True, slots=True)
class FactCheckImport:
    """How many fact-checks of a file are new, changed and as before, and what was left out."""

    created: int
    changed: int
    existing: int
    skipped: Sequence[SkippedReview]


def import_fact_checks(data: bytes, *, by: User) -> FactCheckImport:
    """Import the fact-checks of a file: JSON-LD with ClaimReview, or a feed of them.

    A fact-check is known by its address and its claim: imported again, it gets the rating and the
    date of the file, and adds nothing. Raises `Refused` if the file has no ClaimReview.
    """
    permissions.require(permissions.may_change_settings(by))
    records = read_claim_reviews(data)
    skipped = [each for each in records if isinstance(each, SkippedReview)]
    usable = {_digest(each): each for each in records if isinstance(each, ClaimReviewRecord)}
    created = changed = 0
    for batch in _batches(usable.items()):
        new, other = _store(dict(batch), by)
        created += new
        changed += other
    return FactCheckImport(created, changed, len(usable) - created - changed, skipped)


def remove_fact_checks(publisher: str, *, by: User) -> int:
    """Remove all fact-checks of a publisher. Returns how many."""
    permissions.require(permissions.may_change_settings(by))
    with acting(by):
        rows = FactCheck.objects.filter(publisher=publisher)
        number = rows.count()
        rows.delete()
    return number


def _digest(record: ClaimReviewRecord) -> str:
    return hashlib.sha256(f"{record.url}\n{record.claim}".encode()).hexdigest()


def _batches(
    records: Iterable[tuple[str, ClaimReviewRecord]],
) -> Iterator[list[tuple[str, ClaimReviewRecord]]]:
    left = iter(records)
    while batch := list(islice(left, BATCH)):
        yield batch


def _store(records: dict[str, ClaimReviewRecord], by: User) -> tuple[int, int]:
    """Store the records, by digest. Returns how many are new, and how many have changed."""
    with acting(by):
        known = {
            row.digest: row
            for row in FactCheck.objects.select_for_update().filter(digest__in=records)
        }
        changed = [row for digest, row in known.items() if _update(row, records[digest])]
        FactCheck.objects.bulk_update(changed, CHANGING)
        new = [
            FactCheck(
                claim=record.claim,
                url=record.url,
                digest=digest,
                added_by=by,
                **{name: getattr(record, name) for name in CHANGING},
            )
            for digest, record in records.items()
            if digest not in known
        ]
        FactCheck.objects.bulk_create(new)
        FactCheckKey.objects.bulk_create(
            FactCheckKey(fact_check=row, key=key)
            for row in new
            for key in key_numbers(substance_keys(row.claim))
        )
    return len(new), len(changed)


def _update(row: FactCheck, record: ClaimReviewRecord) -> bool:
    """Give the row the values of the record. Returns whether any is another."""
    before = [getattr(row, name) for name in CHANGING]
    for name in CHANGING:
        setattr(row, name, getattr(record, name))
    return before != [getattr(row, name) for name in CHANGING]
