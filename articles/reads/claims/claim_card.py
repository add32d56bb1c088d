"""The card of one claim, read in a constant number of queries."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q

from articles.models import (
    Citation,
    Claim,
    Fingerprints,
    Freshness,
    NewsroomSettings,
    Question,
    Rating,
    SignOff,
    TieBreak,
    User,
    Verdict,
    VerdictReconfirmation,
)
from articles.models.conditions import is_withdrawn
from articles.reads.claims.citation_rows import SHOWN_SOURCES, CitationRow, citation_rows
from articles.reads.claims.feed import SHOWN, Feed, feed_of
from articles.reads.sources import OneOrigin, single_origin_claims
from articles.reads.verdicts import annotate_blind, is_blind, visible_freshness
from articles.reads.visibility import hidden_from, withhold_questions

# Removed citations are included, because the feed shows their events.
EVER_CITED = ArraySubquery(Citation.every.filter(claim=OuterRef("pk")).values("source_id"))


@dataclass(slots=True)
class ClaimCard:
    """Everything that the card shows of one claim."""

    claim: Claim
    is_blind: bool  # whether the verdict is withheld until the reader has judged
    number: int
    total: int  # claims in the text
    citations: list[CitationRow]
    outdated_citations: list[CitationRow]
    earlier_sources: int  # how many citations to ask for to see more; 0 if all are shown
    verdicts: list[Verdict]
    ratings: list[Rating]
    questions: list[Question]
    feed: Feed
    people: list[User]
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
    """Return the card of one claim, as `reader` may see it.

    It has the newest `entries` of its feed and the newest `sources` citations. Raises `Claim.DoesNotExist`.
    """
    claim, sign_offs_needed, ever_cited = _claim_for(claim_id, reader)
    fingerprints = Fingerprints.of(claim)  # first: what comes later is not yet on the page
    uncut = claim.revision.claims.exclude(state=Claim.State.CUT)
    up_to_here = Q(start__lt=claim.start) | Q(start=claim.start, end__lte=claim.end)
    verdicts = _verdicts_of(claim)
    visible = [each for each in verdicts if each.author_id == reader.pk or not is_blind(claim)]
    people = list(User.objects.order_by("username"))
    freshness = visible_freshness([claim])[claim.pk]
    citations = citation_rows(claim, freshness, reader=reader, sources=sources)
    questions = list(claim.questions.select_related("asked_by", "closed_by", "overridden_by"))
    asked_sources = {question.source_id for question in questions if question.source_id}
    hidden = hidden_from(reader, asked_sources | ever_cited)
    withhold_questions(questions, hidden)
    return ClaimCard(
        claim=claim,
        is_blind=is_blind(claim),
        number=uncut.filter(up_to_here).count(),
        total=uncut.count(),
        citations=citations.shown,
        outdated_citations=citations.outdated,
        earlier_sources=citations.earlier,
        verdicts=visible,
        ratings=list(claim.revision.article.scale.ratings.all()),
        questions=questions,
        feed=feed_of(claim, verdicts=verdicts, people=people, hidden=hidden, entries=entries),
        people=[person for person in people if person.is_active],
        freshness=freshness,
        fingerprints=fingerprints,
        one_origin=single_origin_claims(claim.revision, reader=reader).get(claim.pk),
        verdict_to_sign=next((each for each in verdicts if not is_withdrawn(each)), None),
        sign_offs_needed=sign_offs_needed,
    )


def _claim_for(claim_id: int, reader: User) -> tuple[Claim, int, set[int]]:
    """Return the claim, the number of sign-offs it needs, and the sources it ever cited: one query."""
    claims = annotate_blind(Claim.objects.all(), reader).select_related(
        "revision__article__scale", "assignee", "flagged_by", "signed_off_by"
    )
    annotated = claims.annotate(
        sign_offs_needed=NewsroomSettings.sign_offs_needed(), ever_cited=EVER_CITED
    )
    claim = annotated.get(pk=claim_id)
    return claim, claim.sign_offs_needed, set(claim.ever_cited)


def _verdicts_of(claim: Claim) -> list[Verdict]:
    """Return the verdicts with sign-offs, reconfirmations and tie-breaks, withdrawn ones last."""
    sign_offs = SignOff.objects.select_related("signer", "withdrawal")
    reconfirmations = VerdictReconfirmation.objects.select_related("confirmed_by", "withdrawal")
    tie_breaks = TieBreak.objects.select_related("decided_by", "withdrawal")
    verdicts = claim.verdicts.select_related("author", "withdrawal").prefetch_related(
        Prefetch("sign_offs", sign_offs),
        Prefetch("reconfirmations", reconfirmations),
        Prefetch("tie_breaks", tie_breaks),
    )
    return sorted(verdicts, key=is_withdrawn)
