from dataclasses import dataclass

from articles.models import Attribution, Speaker
from articles.reads.articles import newest_revision


@dataclass(frozen=True, slots=True)
class Saying:
    """What a speaker said in one statement, and the words that report it."""

    attribution: Attribution
    text: str
    cue: str


def said_by(speaker: Speaker) -> list[Saying]:
    """What the newest revision has the speaker say, in the order of the text."""
    revision = newest_revision(speaker.article)
    attributions = speaker.attributions.filter(statement__revision=revision)
    return [
        Saying(
            found,
            _words(revision.text, found),
            revision.text[found.cue_start or 0 : found.cue_end or 0],
        )
        for found in attributions.select_related("statement").order_by("statement__start", "pk")
    ]


def _words(text: str, attribution: Attribution) -> str:
    """What was said; the whole statement where nobody has said which part."""
    statement = attribution.statement
    spans = attribution.content or [[statement.start, statement.end]]
    return " … ".join(text[start:end] for start, end in spans)
