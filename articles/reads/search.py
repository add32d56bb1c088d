"""The search in the header: claims, speakers and sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import Attribution, Claim, Speaker, Statement, User
from articles.models.articles.search import named_like
from articles.models.statements.speaker import SPEAKER_NAMES
from articles.reads.claims import claims_to_check
from articles.reads.rows import count_of
from articles.reads.sources import SourceRow, list_sources
from articles.reads.visibility import listed_rows, readable_rows

MAX_RESULTS = 20  # of each kind


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with the number of statements that are attributed to them."""

    speaker: Speaker
    statements: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The first `MAX_RESULTS` claims, speakers and sources."""

    claims: Sequence[Claim]
    speakers: Sequence[SpeakerRow]
    sources: Sequence[SourceRow]

    @property
    def is_empty(self) -> bool:
        return not (self.claims or self.speakers or self.sources)


def search_everything(words: str, *, reader: User, archived: bool = False) -> SearchResults:
    """Return what contains all of the `words`, or words that begin with them.

    Claims in any state are found by their text or their article's title; speakers by name, role
    or other names; the sources that `reader` may see by title, person, issuer or address. Claims
    and speakers of articles that `reader` may not read are left out, and those of archived
    articles unless `archived`.
    """
    if not words.strip():
        return SearchResults([], [], [])
    rows_of = readable_rows if archived else listed_rows
    readable = rows_of(Speaker.objects.all(), "article", reader)
    quoting = Statement.objects.filter(
        Exists(
            Attribution.objects.filter(statement=OuterRef("pk"), speaker=OuterRef(OuterRef("pk")))
        )
    )
    speakers = readable.select_related("article").annotate(statements_count=count_of(quoting))
    speakers = named_like(speakers, SPEAKER_NAMES, words)
    return SearchResults(
        claims=list(
            claims_to_check(
                reader=reader, states=list(Claim.State.values), words=words, archived=archived
            )[:MAX_RESULTS]
        ),
        speakers=[
            SpeakerRow(speaker, speaker.statements_count)
            for speaker in speakers.order_by("name", "-article")[:MAX_RESULTS]
        ],
        sources=list_sources(reader, words)[:MAX_RESULTS],
    )
