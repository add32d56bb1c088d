"""Fingerprints of the text and the captures that a verdict depends on, to detect later changes."""

import hashlib
import json
from dataclasses import dataclass, field

from articles.models.captures.capture import Capture
from articles.models.claims.claim import Claim
from articles.models.sources.citation import Citation


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """SHA-256 of a claim's text and of the newest capture of each cited source, by source id."""

    claim_sha256: str
    captures: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, claim: Claim) -> "Fingerprints":
        """Return the current fingerprints of a claim. Two queries."""
        text = Claim.objects.values_list("text", flat=True).get(pk=claim.pk)
        cited = Citation.objects.filter(claim=claim).values("source_id")
        newest = Capture.objects.filter(source__in=cited)
        newest = newest.order_by("source_id", *Capture.NEWEST_FIRST)
        rows = newest.distinct("source_id").values_list("source_id", "sha256")
        captures = {str(source): sha256 for source, sha256 in rows}
        return cls(hashlib.sha256(text.encode()).hexdigest(), captures)

    @property
    def digest(self) -> str:
        """One fingerprint of all: a form sends it to say what its page displayed."""
        inputs = json.dumps([self.claim_sha256, self.captures], sort_keys=True)
        return hashlib.sha256(inputs.encode()).hexdigest()
