"""Find reported speech: the reporting verbs, their subjects, and the reported words."""

from articles.text.attribution.assembly import attributions_by_statement, statements
from articles.text.attribution.attributions import attributions
from articles.text.attribution.drafts import AttributionDraft
from articles.text.attribution.speakers import NameIndex, SpeakerResolver
from articles.text.attribution.unclaimed import SPEECH

__all__ = [
    "SPEECH",
    "AttributionDraft",
    "NameIndex",
    "SpeakerResolver",
    "attributions",
    "attributions_by_statement",
    "statements",
]
