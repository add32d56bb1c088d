"""Claims, and the card of one: all that is known of it, in a constant number of queries."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from articles import permissions
from articles.fetching import Outcome
from articles.models import (
    Article,
    Capture,
    Citation,
    Claim,
    Fingerprints,
    Freshness,
    Job,
    Mark,
    Question,
    Rating,
    Revision,
    SignOff,
    SourceDrift,
    TieBreak,
    User,
    Verdict,
    VerdictReconfirmation,
)
from articles.models.articles.search import search_for, words_of
from articles.reads.captures import with_corrections
from articles.reads.claims.feed import SHOWN, Feed, feed_of
from articles.reads.sources import (
    Findings,
    OneOrigin,
    PassageChange,
    claims_on_one_origin,
    findings_of,
    passage_changes,
)
from articles.reads.verdicts import annotate_blind, sign_offs_wanted
from articles.reads.visibility import hidden_from, withhold_citations, withhold_questions
from articles.rules import mark_violations, with_checks, with_disagreed
from articles.rules.freshness import freshness_of, only_marked, with_freshness

# Also what was taken off again: the feed tells of it.
EVER_CITED = ArraySubquery(Citation.every.filter(claim=OuterRef("pk")).values("source_id"))


def claims_of(revision: Revision, *, reader: User) -> list[Claim]:
    """The claims of a revision in text order, without those that were cut.

    Each has its `number` down the page, its `freshness`, and its newest verdict alone in
    `standing_verdicts`, unless that is kept from `reader`; and what it `hits` of the house rules.
    """
    shown = with_checks(revision.claims.exclude(state=Claim.State.CUT))
    claims = with_freshness(
        annotate_blind(shown, reader)
        .select_related("assignee")
        .prefetch_related(newest_verdicts(reader))
        .order_by("start", "end")
    )
    mark_violations(claims, revision.common or ())
    for number, claim in enumerate(claims, start=1):
        claim.number = number
    return claims


def newest_verdicts(reader: User | None) -> Prefetch[str]:
    """Prefetch for claims: the verdict that counts, if any, with what a badge needs of it.

    None where it is kept from `reader`; a page that shows no verdict has no reader.
    """
    newest = Verdict.objects.standing().order_by("claim_id", "-number").distinct("claim_id")
    kept = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if not kept.query.is_empty():
        newest = newest.filter(~Exists(kept.filter(pk=OuterRef("claim"))))
    return Prefetch(
        "verdicts", newest.select_related("rating", "author"), to_attr="standing_verdicts"
    )


def verdict_of(claim: Claim) -> Verdict | None:
    """The newest verdict, from what was fetched with the claim."""
    return next(iter(claim.standing_verdicts), None)


@dataclass(slots=True)
class CitationRow:
    """A citation with what is known of its source: the newest capture, the newest fetch.

    Of a source that is `hidden` from the reader nothing is there but its public description.
    """

    citation: Citation
    capture: Capture | None
    job: Job | None
    findings: Findings
    drift: SourceDrift | None
    changes: list[PassageChange]
    hidden: bool = False
    searching: bool = False  # a job looks in the text, which is long

    @property
    def pending(self) -> bool:
        return self.job is not None and self.job.is_pending

    @property
    def reason(self) -> str:
        """The sentence on the newest fetch, where there is more to say than that it went well."""
        plain = {Outcome.CAPTURED, Outcome.UNCHANGED}
        return self.job.message if self.job and self.job.outcome not in plain else ""

    @property
    def site(self) -> str:
        return self.capture.field("site") if self.capture else ""

    @property
    def author(self) -> str:
        return self.capture.field("author") if self.capture else ""

    @property
    def published(self) -> str:
        return self.capture.field("published") if self.capture else ""


@dataclass(slots=True)
class ClaimCard:
    """All that the panel shows of one claim."""

    claim: Claim
    number: int
    of: int
    citations: list[CitationRow]
    verdicts: list[Verdict]
    ratings: list[Rating]
    questions: list[Question]
    feed: Feed
    people: list[User]
    freshness: Freshness
    fingerprints: Fingerprints
    one_origin: OneOrigin | None = None
    to_sign: Verdict | None = None  # the verdict that counts, whether or not the reader sees it
    wanted: int = 1  # sign-offs

    @property
    def verdict(self) -> Verdict | None:
        """The one that counts: the newest that was not taken back."""
        return next((each for each in self.verdicts if not hasattr(each, "withdrawal")), None)

    @property
    def signed_by(self) -> dict[int, int]:
        """Who has signed the verdict that counts, by their ids: 1 for each."""
        return {each.signer_id: 1 for each in self._signed}

    @property
    def agreed(self) -> int:
        """How many agree with the verdict that counts."""
        return sum(1 for each in self._signed if each.agrees)

    @property
    def dissent(self) -> SignOff | None:
        """From the verdict that counts, while nobody has decided it."""
        decisions = self.verdict.tie_breaks.all() if self.verdict else ()
        decided = {each.sign_off_id for each in decisions if not hasattr(each, "withdrawal")}
        return next((e for e in self._signed if not e.agrees and e.pk not in decided), None)

    @property
    def _signed(self) -> list[SignOff]:
        signed = self.verdict.sign_offs.all() if self.verdict else ()
        return [each for each in signed if not hasattr(each, "withdrawal")]

    @property
    def blocking(self) -> list[Question]:
        """The queries that keep the claim from being signed off."""
        return [question for question in self.questions if question.is_blocking]

    @property
    def pending(self) -> bool:
        """Is a fetch under way? Then the page asks again."""
        return any(row.pending for row in self.citations)


def claim_card(claim_id: int, *, reader: User, entries: int = SHOWN) -> ClaimCard:
    """The card of one claim, as `reader` may see it, with the newest `entries` of its feed.

    Raises `Claim.DoesNotExist`.
    """
    claims = annotate_blind(
        Claim.objects.annotate(wanted=sign_offs_wanted(), ever_cited=EVER_CITED), reader
    )
    claim = claims.select_related(
        "revision__article__scale", "assignee", "flagged_by", "signed_off_by"
    ).get(pk=claim_id)
    fingerprints = Fingerprints.of(claim)  # first: what comes later is not yet on the page
    shown = claim.revision.claims.exclude(state=Claim.State.CUT)
    before = Q(start__lt=claim.start) | Q(start=claim.start, end__lte=claim.end)
    signed = SignOff.objects.select_related("signer", "withdrawal", "rating")
    confirmed = VerdictReconfirmation.objects.select_related("confirmed_by", "withdrawal")
    stood = Prefetch("reconfirmations", confirmed)
    verdicts = claim.verdicts.select_related("rating", "author", "withdrawal")
    decided = Prefetch("tie_breaks", TieBreak.objects.select_related("decided_by", "withdrawal"))
    found = list(verdicts.prefetch_related(Prefetch("sign_offs", signed), stood, decided))
    found.sort(key=lambda verdict: hasattr(verdict, "withdrawal"))  # what counts comes first
    seen = [each for each in found if each.author_id == reader.pk or not claim.is_blind]
    people = list(User.objects.order_by("username"))
    fresh = Freshness() if claim.is_blind else freshness_of([claim])[claim.pk]
    citations = citation_rows(claim, fresh, reader=reader)
    questions = list(claim.questions.select_related("asked_by", "closed_by", "overridden_by"))
    named = {question.source_id for question in questions if question.source_id}
    hidden = hidden_from(reader, named.union(claim.ever_cited))  # type: ignore[attr-defined]  # annotated above
    withhold_questions(questions, hidden)
    return ClaimCard(
        claim=claim,
        number=shown.filter(before).count(),
        of=shown.count(),
        citations=citations,
        verdicts=seen,
        ratings=list(claim.revision.article.scale.ratings.all()),
        questions=questions,
        feed=feed_of(claim, verdicts=found, people=people, hidden=hidden, entries=entries),
        people=[person for person in people if person.is_active],
        freshness=fresh,
        fingerprints=fingerprints,
        one_origin=claims_on_one_origin(claim.revision, reader=reader).get(claim.pk),
        to_sign=next((each for each in found if not hasattr(each, "withdrawal")), None),
        wanted=claim.wanted,  # type: ignore[attr-defined]  # annotated above
    )


def citation_rows(claim: Claim, fresh: Freshness, *, reader: User) -> list[CitationRow]:
    """The claim's citations in the order they came, each with its newest capture and fetch, what
    was found in the capture, and what has become of it since the verdict, as far as `reader` may
    see the source."""
    return _rows(claim.citations.select_related("source", "cited_by", "claim"), fresh, reader)


def citation_row(citation_id: int, *, reader: User) -> CitationRow:
    """One citation as a row. Raises `Citation.DoesNotExist`."""
    citations = Citation.objects.select_related("source", "cited_by", "claim")
    citation = citations.get(pk=citation_id)
    fresh = freshness_of([citation.claim])[citation.claim_id]
    return _rows(citations.filter(pk=citation_id), fresh, reader)[0]


def _rows(citations: QuerySet[Citation], fresh: Freshness, reader: User) -> list[CitationRow]:
    hidden = hidden_from(reader, [citation.source_id for citation in citations])
    withhold_citations(citations, hidden)
    sources = [each.source_id for each in citations if each.source_id not in hidden]
    captures = Capture.objects.filter(source__in=sources).defer("headers", "text")
    newest = captures.order_by("source_id", "-captured_at", "-pk").distinct("source_id")
    jobs = Job.objects.filter(kind=Job.Kind.FETCH, subject_id__in=sources)
    newest_jobs = jobs.order_by("subject_id", "-pk").distinct("subject_id")
    examining = Job.objects.filter(kind=Job.Kind.EXAMINE, subject_id__in=sources)
    searching = set(examining.filter(state__in=Job.PENDING).values_list("subject_id", flat=True))
    capture_of = {capture.source_id: capture for capture in with_corrections(newest)}
    job_of = {job.subject_id: job for job in newest_jobs}
    seen = [(citation, capture_of.get(citation.source_id)) for citation in citations]
    found = findings_of(seen)
    drift_of = {
        drift.citation_id: drift.withheld() if drift.source_id in hidden else drift
        for drift in fresh.sources
    }
    changes = passage_changes(drift_of.values())
    return [
        CitationRow(
            citation,
            capture,
            job_of.get(citation.source_id),
            found[citation.pk],
            drift_of.get(citation.pk),
            changes.get(citation.pk, []),
            hidden=citation.source_id in hidden,
            searching=citation.source_id in searching,
        )
        for citation, capture in seen
    ]


def claims_to_check(
    *,
    reader: User,
    states: list[str] | None = None,
    assignee: User | None = None,
    words: str = "",
    marks: list[str] | None = None,
) -> QuerySet[Claim]:
    """Claims of all articles that somebody still has to work on: urgent first, then oldest.

    `marks` are of freshness; asked for stale verdicts, it shows those that are signed off too, but
    none whose verdict is kept from `reader`.
    """
    working = [
        Claim.State.OPEN,
        Claim.State.IN_PROGRESS,
        Claim.State.HELP_NEEDED,
        Claim.State.READY,
    ]
    marks = [mark for mark in marks or [] if mark in Mark.values]
    if marks:
        working.append(Claim.State.SIGNED_OFF)
    found = annotate_blind(with_disagreed(Claim.objects.all()), reader)
    claims = only_marked(found.filter(state__in=states or working), marks)
    if marks:
        claims = claims.exclude(pk__in=permissions.blind_claims(reader).values("pk"))
    if assignee:
        claims = claims.filter(assignee=assignee)
    if words:
        claims = claims.filter(_with(words))
    open_questions = Prefetch("questions", Question.objects.blocking(), to_attr="blocking")
    return (
        claims.select_related("revision__article", "assignee", "flagged_by")
        .prefetch_related(newest_verdicts(reader), open_questions)
        .order_by("priority", "created_at", "pk")
    )


def _with(words: str) -> Q:
    """Claims whose words, or whose article's title, have all of these or begin with them."""
    wanted = search_for(words)
    if wanted is None:
        return Q(pk__in=[])
    claims = Claim.objects.alias(words=words_of("text")).filter(words=wanted)
    articles = Article.objects.alias(words=words_of("title")).filter(words=wanted)
    return Q(pk__in=claims.values("pk")) | Q(revision__article__in=articles.values("pk"))
