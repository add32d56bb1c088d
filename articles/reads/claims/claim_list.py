"""Lists of claims: those of one text, and those of all articles that need work."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from articles import permissions
from articles.models import Article, Claim, Mark, Question, Revision, User, Verdict
from articles.models.articles.search import search_for, words_of
from articles.reads.verdicts import annotate_blind
from articles.rules import mark_violations, with_checks, with_disagreed
from articles.rules.freshness import only_marked, with_freshness


def claims_of(
    revision: Revision, common_pairs: Iterable[Sequence[int]], *, reader: User
) -> list[Claim]:
    """Return the claims of a revision in text order, without those that were cut.

    Each has its `number` in the text, its `freshness`, the `violations` of house rules, and in
    `standing_verdicts` its newest verdict, unless that is withheld from `reader`.
    """
    uncut = with_checks(revision.claims.exclude(state=Claim.State.CUT))
    claims = with_freshness(
        annotate_blind(uncut, reader)
        .select_related("assignee")
        .prefetch_related(newest_verdicts(reader))
        .order_by("start", "end")
    )
    mark_violations(claims, common_pairs)
    for number, claim in enumerate(claims, start=1):
        claim.number = number
    return claims


def newest_verdicts(reader: User | None) -> Prefetch[str]:
    """Return the prefetch of each claim's current verdict into `standing_verdicts`.

    Verdicts that are withheld from `reader` are left out. Pass None where no verdict is shown.
    """
    newest = Verdict.objects.standing().order_by("claim_id", "-number").distinct("claim_id")
    blind = permissions.blind_claims(reader) if reader else Claim.objects.none()
    if not blind.query.is_empty():
        newest = newest.filter(~Exists(blind.filter(pk=OuterRef("claim"))))
    return Prefetch(
        "verdicts", newest.select_related("rating", "author"), to_attr="standing_verdicts"
    )


def verdict_of(claim: Claim) -> Verdict | None:
    """Return the current verdict of a claim fetched with `newest_verdicts`."""
    return next(iter(claim.standing_verdicts), None)


def claims_to_check(
    *,
    reader: User,
    states: list[str] | None = None,
    assignee: User | None = None,
    words: str = "",
    marks: list[str] | None = None,
) -> QuerySet[Claim]:
    """Return the claims of all articles that need work: urgent first, then oldest.

    With `marks` of freshness, signed-off claims are included, but none whose verdict is withheld
    from `reader`.
    """
    unfinished = [
        Claim.State.OPEN,
        Claim.State.IN_PROGRESS,
        Claim.State.HELP_NEEDED,
        Claim.State.READY,
    ]
    marks = [mark for mark in marks or [] if mark in Mark.values]
    if marks:
        unfinished.append(Claim.State.SIGNED_OFF)
    every_claim = annotate_blind(with_disagreed(Claim.objects.all()), reader)
    claims = only_marked(every_claim.filter(state__in=states or unfinished), marks)
    if marks:
        claims = claims.exclude(pk__in=permissions.blind_claims(reader).values("pk"))
    if assignee:
        claims = claims.filter(assignee=assignee)
    if words:
        claims = claims.filter(_matching(words))
    open_questions = Prefetch(
        "questions", Question.objects.blocking(), to_attr="blocking_questions"
    )
    return (
        claims.select_related("revision__article", "assignee", "flagged_by")
        .prefetch_related(newest_verdicts(reader), open_questions)
        .order_by("priority", "created_at", "pk")
    )


def _matching(words: str) -> Q:
    """Return the condition that the claim or its article's title contains all words or prefixes."""
    query = search_for(words)
    if query is None:
        return Q(pk__in=[])
    claims = Claim.objects.alias(words=words_of("text")).filter(words=query)
    articles = Article.objects.alias(words=words_of("title")).filter(words=query)
    return Q(pk__in=claims.values("pk")) | Q(revision__article__in=articles.values("pk"))
