"""The article page: text, statements, meter. A constant number of queries, however long the text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Prefetch

from articles.models import (
    Article,
    Attribution,
    Claim,
    Inconsistency,
    Mark,
    Quotation,
    Rating,
    Revision,
    Speaker,
    Statement,
)
from articles.reads.articles import newest_revision
from articles.reads.claims import claims_of, verdict_of
from articles.text.segments import segments

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the rail's boxes show. Empty means everything."""

    kinds: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    @property
    def query(self) -> str:
        """What keeps the filters in an address that has other parameters already."""
        chosen = {
            "kind": self.kinds,
            "speaker": self.speakers,
            "state": self.states,
            "fresh": self.marks,
        }
        pairs = [(name, value) for name, values in chosen.items() for value in sorted(values)]
        return f"&{urlencode(pairs)}" if pairs else ""

    def show(self, statement: Statement, claims: Iterable[Claim]) -> bool:
        """Does the statement pass?"""
        if self.kinds and statement.kind not in self.kinds:
            return False
        if self.states and not self.states & {claim.state for claim in claims}:
            return False
        if self.marks and not any(self.marks & marks_of(claim) for claim in claims):
            return False
        return not self.speakers or bool(self.speakers & speakers_of(statement))


def marks_of(claim: Claim) -> set[str]:
    """How fresh its verdict is, in the words of the address bar; empty before any verdict."""
    if not verdict_of(claim) or claim.freshness is None:
        return set()
    return set(claim.freshness.marks or [Mark.CURRENT])


def speakers_of(statement: Statement) -> set[str]:
    """Ids of a statement's speakers, as in the address bar; `none` when nobody is named."""
    named = {str(a.speaker_id) for a in statement.attributions.all() if a.speaker_id}
    return named or {NOBODY}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a statement's text under the same marks."""

    text: str
    quoted: bool
    claims: list[Claim]
    ending: list[Claim]

    @property
    def claim(self) -> Claim | None:
        """The innermost claim: the one whose colour shows."""
        return self.claims[-1] if self.claims else None


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as it stands on the page, with the blanks before it."""

    statement: Statement
    number: int
    before: str
    pieces: list[Piece]
    claims: list[Claim]
    shown: bool


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in the rail: `key` stands in the address bar; nobody named has no `speaker`."""

    key: str
    speaker: Speaker | None
    count: int


@dataclass(frozen=True, slots=True)
class InconsistencyRow:
    """Two places that do not fit together, each with its words and the statement it lies in."""

    inconsistency: Inconsistency
    first: str
    first_id: int
    second: str
    second_id: int


@dataclass(slots=True)
class Desk:
    """All that the article page shows beside the card."""

    article: Article
    revision: Revision
    paragraphs: list[list[Line]]
    claims: list[Claim]
    filters: Filters
    kinds: Mapping[str, int] = field(default_factory=dict)
    speakers: list[SpeakerRow] = field(default_factory=list)
    states: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    inconsistencies: list[InconsistencyRow] = field(default_factory=list)
    asked: int = 0  # inconsistencies that became a query
    dismissed: int = 0

    @property
    def lines(self) -> list[Line]:
        return [line for paragraph in self.paragraphs for line in paragraph]

    @property
    def judged(self) -> int:
        return sum(1 for claim in self.claims if verdict_of(claim))

    @property
    def signed_off(self) -> int:
        return sum(1 for claim in self.claims if claim.state == Claim.State.SIGNED_OFF)

    @property
    def meter(self) -> list[tuple[str, int]]:
        """How many claims got which colour, in the order of the bar."""
        verdicts = filter(None, map(verdict_of, self.claims))
        counts = Counter(verdict.rating.colour for verdict in verdicts)
        return [(colour, counts[colour]) for colour in Rating.Colour.values if counts[colour]]


def desk(article: Article, filters: Filters = Filters()) -> Desk:
    """The newest revision of the article, ready to be drawn."""
    revision = newest_revision(article)
    statements = list(
        revision.statements.prefetch_related(
            Prefetch("quotations", Quotation.objects.all()),
            Prefetch("attributions", Attribution.objects.select_related("speaker")),
        )
    )
    claims = claims_of(revision)
    lines = list(_lines(revision.text, statements, claims, filters))
    found = Desk(article, revision, _paragraphs(lines), claims, filters)
    found.kinds = Counter(statement.kind for statement in statements)
    found.speakers = _speakers(statements)
    found.states = Counter(claim.state for claim in claims)
    found.marks = Counter(mark for claim in claims for mark in marks_of(claim))
    doubts = list(revision.inconsistencies.all())
    found.inconsistencies = _inconsistencies(revision, doubts, statements)
    states = Counter(doubt.state for doubt in doubts)
    found.asked = states[Inconsistency.State.ASKED]
    found.dismissed = states[Inconsistency.State.DISMISSED]
    return found


def _lines(
    text: str, statements: list[Statement], claims: list[Claim], filters: Filters
) -> Iterable[Line]:
    """Statements and claims are both in text order: one walk over both."""
    end, first = 0, 0
    for number, statement in enumerate(statements, start=1):
        while first < len(claims) and claims[first].end <= statement.start:
            first += 1
        inside = []
        for claim in claims[first:]:
            if claim.start >= statement.end:
                break
            if claim.end > statement.start:
                inside.append(claim)
        yield Line(
            statement,
            number,
            text[end : statement.start],
            _pieces(text, statement, inside),
            inside,
            filters.show(statement, inside),
        )
        end = statement.end


def _pieces(text: str, statement: Statement, claims: list[Claim]) -> list[Piece]:
    marks: list[tuple[int, int, Claim | None]] = [
        (quotation.start, quotation.end, None) for quotation in statement.quotations.all()
    ]
    widest_first = sorted(claims, key=lambda claim: claim.start - claim.end)
    marks += [(claim.start, claim.end, claim) for claim in widest_first]
    return [
        Piece(
            text[start:end],
            None in over,
            [mark for mark in over if mark is not None],
            [mark for mark in over if mark is not None and mark.end == end],
        )
        for start, end, over in segments(statement.start, statement.end, marks)
    ]


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """A blank line begins a paragraph; a single line end stays inside it."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if not paragraphs or line.before.count("\n") > 1:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _speakers(statements: list[Statement]) -> list[SpeakerRow]:
    """Who says most first; nobody named last."""
    known: dict[str, Speaker] = {}
    counts: Counter[str] = Counter()
    for statement in statements:
        for attribution in statement.attributions.all():
            if attribution.speaker:
                known[str(attribution.speaker_id)] = attribution.speaker
        counts.update(speakers_of(statement))
    rows = [SpeakerRow(key, known.get(key), count) for key, count in counts.items()]
    return sorted(rows, key=lambda row: (row.speaker is None, -row.count, str(row.speaker)))


def _inconsistencies(
    revision: Revision, doubts: list[Inconsistency], statements: list[Statement]
) -> list[InconsistencyRow]:
    """The open ones, in the order of the text."""

    def at(place: int) -> int:
        return statements[bisect_right(statements, place, key=lambda each: each.start) - 1].pk

    return [
        InconsistencyRow(
            found,
            revision.text[found.first_start : found.first_end],
            at(found.first_start),
            revision.text[found.second_start : found.second_end],
            at(found.second_start),
        )
        for found in doubts
        if found.state == Inconsistency.State.OPEN
    ]
