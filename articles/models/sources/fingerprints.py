"""Fingerprints of the text and the captures that a verdict depends on, to detect later changes."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from articles.models.captures.capture import Capture
from articles.models.claims.claim import Claim
from articles.models.sources.citation import Citation
from articles.prepared import prepared, read_together


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """SHA-256 of a claim's text and of the newest capture of each cited source, by source id."""

    claim_sha256: str
    captures: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, claim: Claim) -> "Fingerprints":
        """Return the current fingerprints of a claim: one query."""
        texts, captures = read_together(_texts.bind(claim.pk), newest_hashes.bind(claim.pk))
        return cls.from_rows(texts[0], captures)

    @classmethod
    def from_rows(cls, text: str, captures: Iterable[tuple[int, str]]) -> "Fingerprints":
        """Return the fingerprints from the text of a claim and its `newest_hashes`: no query."""
        hashes = {str(source): sha256 for source, sha256 in captures}
        return cls(hashlib.sha256(text.encode()).hexdigest(), hashes)

    @property
    def digest(self) -> str:
        """One fingerprint of all: a form sends it to say what its page displayed."""
        inputs = json.dumps([self.claim_sha256, self.captures], sort_keys=True)
        return hashlib.sha256(inputs.encode()).hexdigest()


@prepared
def newest_hashes(claim_id: int) -> QuerySet[Capture, tuple[int, str]]:
    """Return the id of each source cited for a claim, with the SHA-256 of its newest capture."""
    cited = Citation.objects.filter(claim=claim_id).values("source_id")
    newest = Capture.objects.filter(source__in=cited)
    newest = newest.order_by("source_id", *Capture.NEWEST_FIRST).distinct("source_id")
    return newest.values_list("source_id", "sha256")


@prepared
def _texts(claim_id: int) -> QuerySet[Claim, str]:
    return Claim.objects.filter(pk=claim_id).values_list("text", flat=True)
