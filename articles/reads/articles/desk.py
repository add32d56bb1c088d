"""The desk of an article: its text in lines, its claims and filters, and the work that is left."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from articles.models import Article, Claim, Inconsistency, Rating, Revision, Rule, Speaker, User
from articles.prepared import Reading, prepared, read_now, read_rows, together
from articles.reads.articles.lines import EVERYTHING, NOBODY, Filters, Line, paragraphs_of
from articles.reads.articles.newest_revision import DeskRevision, desk_revision_reading
from articles.reads.articles.plain_text import plain_text_reading, with_claims
from articles.reads.articles.progress import NARROWED, Coverage, coverage_of
from articles.reads.claims import DeskClaim, bind_desk_claims, desk_claims

MOST_INCONSISTENCIES = 50  # listed at once; the next ones follow when these are resolved


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in the filters. `key` is used in addresses; without a name, `speaker` is None."""

    key: str
    speaker: Speaker | None
    count: int


@dataclass(frozen=True, slots=True)
class InconsistencyRow:
    """An open inconsistency: the text of its two places, and the statement of each."""

    inconsistency: Inconsistency
    first: str
    first_id: int
    second: str
    second_id: int


@dataclass(slots=True)
class Desk:
    """Everything that the article page shows beside the card."""

    newest: DeskRevision
    lines: list[Line]
    claims: list[DeskClaim]
    filters: Filters
    coverage: Coverage  # the remaining work
    roles: Mapping[int, str] = field(default_factory=dict)  # of paragraphs, by their start
    kinds: Mapping[str, int] = field(default_factory=dict)
    speakers: list[SpeakerRow] = field(default_factory=list)
    more_speakers: int = 0  # that are not listed
    states: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    inconsistencies: list[InconsistencyRow] = field(default_factory=list)

    @property
    def article(self) -> Article:
        return self.newest.revision.article

    @property
    def revision(self) -> Revision:
        return self.newest.revision

    @property
    def paragraphs(self) -> list[list[Line]]:
        return paragraphs_of(self.lines)

    @property
    def left(self) -> list[tuple[str, str]]:
        """The rules of remaining work that the filters name, with their labels."""
        chosen = (rule for rule in Rule if rule in self.filters.left)
        return [(rule.value, str(NARROWED[rule])) for rule in chosen]

    @property
    def asked(self) -> int:
        """The number of inconsistencies that became a question."""
        return self.newest.inconsistencies.get(Inconsistency.State.ASKED, 0)

    @property
    def dismissed(self) -> int:
        """The number of inconsistencies that were dismissed."""
        return self.newest.inconsistencies.get(Inconsistency.State.DISMISSED, 0)

    @property
    def more_inconsistencies(self) -> int:
        """The number of open inconsistencies that are not listed yet."""
        number = self.newest.inconsistencies.get(Inconsistency.State.OPEN, 0)
        return max(0, number - len(self.inconsistencies))

    @property
    def judged(self) -> int:
        return sum(1 for claim in self.claims if claim.is_judged)

    @property
    def signed_off(self) -> int:
        return sum(1 for each in self.claims if each.claim.state == Claim.State.SIGNED_OFF)

    @property
    def suggested(self) -> int:
        """The number of statements without a claim that are likely to need a check."""
        return sum(1 for line in self.lines if line.reasons)

    @property
    def meter(self) -> list[tuple[str, int]]:
        """The number of claims judged here by the colour of their verdict, in the order of the bar."""
        verdicts = (claim.verdict for claim in self.claims if claim.is_judged and claim.verdict)
        counts = Counter(verdict.recorded_rating["colour"] for verdict in verdicts)
        return [(colour, counts[colour]) for colour in Rating.Colour.values if counts[colour]]


def read_desk(newest: DeskRevision, filters: Filters = EVERYTHING, *, reader: User) -> Desk:
    """Return the desk of a revision for `reader`: one query, however long the text."""
    return read_now(_reading_of(newest, filters, reader))


def desk_reading(article_id: int, filters: Filters, *, reader: User) -> Reading[Desk]:
    """Return the reading of an article's desk for `reader`. Raises `Revision.DoesNotExist`."""
    newest = yield from desk_revision_reading(article_id, reader=reader)
    return (yield from _reading_of(newest, filters, reader))


def _reading_of(newest: DeskRevision, filters: Filters, reader: User) -> Reading[Desk]:
    revision = newest.revision
    known = revision.article.speakers.all()
    offices = frozenset(str(speaker.pk) for speaker in known if speaker.role)
    plain, (inconsistencies, *of_claims) = yield from together(
        plain_text_reading(revision, newest.statements_state, offices),
        read_rows(_open_inconsistencies.bind(revision), *bind_desk_claims(revision, reader=reader)),
    )
    revision.text = plain.text
    claims = desk_claims(*of_claims, common_pairs=newest.common_pairs)
    ticks = [fact for fact, tick in newest.ticks.items() if not tick.is_external]
    lines = with_claims(plain, ticks, claims, filters)
    speakers = _speakers(known, plain.speakers)
    return Desk(
        newest=newest,
        lines=lines,
        claims=claims,
        filters=filters,
        coverage=coverage_of(lines, claims),
        roles=plain.roles,
        kinds=plain.kinds,
        speakers=speakers,
        more_speakers=len(plain.speakers) - len(speakers),
        states=Counter(each.claim.state for each in claims),
        marks=Counter(mark for claim in claims for mark in claim.marks),
        inconsistencies=_inconsistencies(revision, inconsistencies, lines),
    )


def _speakers(known: Iterable[Speaker], counts: Mapping[str, int]) -> list[SpeakerRow]:
    """Return the first speakers of the text, the most quoted first; unnamed ones last."""
    names = {str(speaker.pk): speaker for speaker in known}
    listed = [key for key in counts if key in names or key == NOBODY]
    rows = [SpeakerRow(key, names.get(key), counts[key]) for key in listed]
    return sorted(rows, key=lambda row: (row.speaker is None, -row.count, str(row.speaker)))


def _inconsistencies(
    revision: Revision, inconsistencies: Iterable[Inconsistency], lines: list[Line]
) -> list[InconsistencyRow]:

    def at(offset: int) -> int:
        return lines[bisect_right(lines, offset, key=lambda each: each.start) - 1].statement_id

    return [
        InconsistencyRow(
            inconsistency,
            revision.text[inconsistency.first_start : inconsistency.first_end],
            at(inconsistency.first_start),
            revision.text[inconsistency.second_start : inconsistency.second_end],
            at(inconsistency.second_start),
        )
        for inconsistency in inconsistencies
    ]


@prepared
def _open_inconsistencies(revision: Revision) -> QuerySet[Inconsistency]:
    return revision.inconsistencies.filter(state=Inconsistency.State.OPEN)[:MOST_INCONSISTENCIES]
