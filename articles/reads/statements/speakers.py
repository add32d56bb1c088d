"""What a speaker said, and the words that report it."""

from dataclasses import dataclass

from articles.models import Attribution, Speaker
from articles.reads.articles import newest_revision


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of a speaker in one statement, and the reporting verb (`cue`)."""

    attribution: Attribution
    text: str
    cue: str


def sayings_of(speaker: Speaker) -> list[Saying]:
    """Return the speaker's words in the newest revision, in text order: three queries."""
    revision = newest_revision(speaker.article)
    attributions = speaker.attributions.filter(statement__revision=revision)
    return [
        Saying(
            attribution,
            _words(revision.text, attribution),
            revision.text[attribution.cue_start or 0 : attribution.cue_end or 0],
        )
        for attribution in attributions.select_related("statement").order_by(
            "statement__start", "pk"
        )
    ]


def _words(text: str, attribution: Attribution) -> str:
    """Return the attributed words; the whole statement if no part is marked."""
    statement = attribution.statement
    spans = attribution.content or [[statement.start, statement.end]]
    return " … ".join(text[start:end] for start, end in spans)
