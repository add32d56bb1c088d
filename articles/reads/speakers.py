from dataclasses import dataclass

from articles.models import Attribution, Speaker
from articles.reads.articles import newest_revision


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement of a speaker, with its words and those that report it."""

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
            revision.text[found.statement.start : found.statement.end],
            revision.text[found.cue_start or 0 : found.cue_end or 0],
        )
        for found in attributions.select_related("statement").order_by("statement__start", "pk")
    ]
