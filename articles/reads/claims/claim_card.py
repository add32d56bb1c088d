"""The card of one claim, read in a constant number of queries."""

from dataclasses import dataclass

from articles.models import (
    Claim,
    Fingerprints,
    Freshness,
    Question,
    Rating,
    SignOff,
    Source,
    User,
    Verdict,
)
from articles.models.conditions import is_withdrawn
from articles.prepared import Reading, read_now
from articles.reads.claims.citation_rows import SHOWN_SOURCES, CitationRow, citation_rows
from articles.reads.claims.claim_rows import ClaimRows, claim_rows_reading
from articles.reads.claims.feed import SHOWN, UNREAD, Feed, feed_from, length_of
from articles.reads.sources import CalculationRow, OneOrigin, calculation_rows, one_origin_of
from articles.reads.verdicts import is_blind
from articles.reads.visibility import withhold_questions


@dataclass(slots=True)
class ClaimCard:
    """Everything that the card shows of one claim."""

    claim: Claim
    is_blind: bool  # whether the verdict is withheld until the reader has judged
    citations: list[CitationRow]
    outdated_citations: list[CitationRow]
    earlier_sources: int  # how many citations to ask for to see more; 0 if all are shown
    calculations: list[CalculationRow]
    verdicts: list[Verdict]
    ratings: list[Rating]
    questions: list[Question]
    feed: Feed
    comments: int  # that are not withdrawn
    people: list[User]
    askable: list[Source]  # sources of the claim that the reader may ask about
    freshness: Freshness
    fingerprints: Fingerprints
    one_origin: OneOrigin | None = None
    verdict_to_sign: Verdict | None = None  # the current verdict, even if withheld from the reader
    sign_offs_needed: int = 1

    @property
    def verdict(self) -> Verdict | None:
        """The current verdict: the newest that is not withdrawn."""
        return next((verdict for verdict in self.verdicts if not is_withdrawn(verdict)), None)

    @property
    def turned_sources(self) -> int:
        """The number of shown sources that have words of the claim in another sense."""
        return sum(1 for row in self.citations if row.is_turned)

    @property
    def joinable_source(self) -> int | None:
        """The first source that the reader may see of several, to join others with it."""
        seen = [row.citation.source_id for row in self.citations if not row.hidden]
        return seen[0] if len(set(seen)) > 1 else None

    @property
    def signed_by(self) -> dict[int, int]:
        """The ids of the users who signed the current verdict, each with the value 1."""
        return {each.signer_id: 1 for each in self._sign_offs}

    @property
    def agreeing_count(self) -> int:
        """The number of users who agree with the current verdict."""
        return sum(1 for each in self._sign_offs if each.agrees)

    @property
    def dissent(self) -> SignOff | None:
        """The dissent from the current verdict that no editor has decided."""
        tie_breaks = self.verdict.tie_breaks.all() if self.verdict else ()
        decided = {each.sign_off_id for each in tie_breaks if not is_withdrawn(each)}
        return next((e for e in self._sign_offs if not e.agrees and e.pk not in decided), None)

    @property
    def _sign_offs(self) -> list[SignOff]:
        sign_offs = self.verdict.sign_offs.all() if self.verdict else ()
        return [each for each in sign_offs if not is_withdrawn(each)]

    @property
    def blocking_questions(self) -> list[Question]:
        """The questions that block the sign-off of the claim."""
        return [question for question in self.questions if question.is_blocking]

    @property
    def pending(self) -> bool:
        """Whether a source is being fetched, so that the page asks for updates."""
        return any(row.pending for row in self.citations)


def claim_card(
    claim_id: int, *, reader: User, entries: int = SHOWN, sources: int = SHOWN_SOURCES
) -> ClaimCard:
    """Return the card of one claim, as `reader` may see it: two queries.

    It has the newest `entries` of its feed, no feed for 0, and the newest `sources` citations. Raises
    `Claim.DoesNotExist`.
    """
    reading = claim_card_reading(claim_id, reader=reader, entries=entries, sources=sources)
    card = read_now(reading)
    if card is None:
        raise Claim.DoesNotExist
    return card


def claim_card_reading(
    claim_id: int, *, reader: User, entries: int, sources: int
) -> Reading[ClaimCard | None]:
    """Return the reading of `claim_card`, None without the claim: two rounds.

    It does not ask whether `reader` may read the article.
    """
    limit = length_of(entries) if entries else 0
    rows = yield from claim_rows_reading(claim_id, reader=reader, entries=limit, sources=sources)
    if rows is None:
        return None
    claim, hidden = rows.claim, rows.hidden
    withhold_questions(rows.questions, hidden)
    citations = citation_rows(
        rows.citations, rows.sources, rows.freshness, hidden=hidden, number=sources
    )
    return ClaimCard(
        claim=claim,
        is_blind=is_blind(claim),
        citations=citations.shown,
        outdated_citations=citations.outdated,
        earlier_sources=citations.earlier,
        calculations=_calculations(rows),
        verdicts=[v for v in rows.verdicts if v.author_id == reader.pk or not is_blind(claim)],
        ratings=list(rows.ratings),
        questions=list(rows.questions),
        feed=feed_from(claim, rows.feed, people=rows.people, hidden=hidden, limit=limit)
        if rows.feed
        else UNREAD,
        comments=len(rows.comments),
        people=[person for person in rows.people if person.is_active],
        askable=list(rows.askable),
        freshness=rows.freshness,
        fingerprints=Fingerprints.from_rows(claim.text, rows.hashes),
        one_origin=one_origin_of(rows.evidence, rows.pairs),
        verdict_to_sign=next((each for each in rows.verdicts if not is_withdrawn(each)), None),
        sign_offs_needed=rows.sign_offs_needed,
    )


def _calculations(rows: ClaimRows) -> list[CalculationRow]:
    """Return the calculations of a claim as the reader may see them."""
    known = {drift.citation_id: drift.source_id for drift in rows.freshness.sources}
    known |= {citation.pk: citation.source_id for citation in rows.citations}
    return calculation_rows(
        rows.claim, rows.calculations, rows.cells, sources=known, hidden=rows.hidden
    )
