"""Search sources again whose words a claim gives to another speaker than when they were searched."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from articles import jobs
from articles.models import Claim, Job, Source, Statement, User


def compare_speakers_of(statements: QuerySet[Statement], *, by: User) -> None:
    """Have workers compare the speakers of the claims in these statements with their sources again.

    Called inside the transaction that changed who says the statements, after it was written.
    """
    inside = Claim.objects.filter(
        revision__statements__in=statements,
        start__lt=F("revision__statements__end"),
        end__gt=F("revision__statements__start"),
    )
    compare_speakers(inside.values_list("pk", flat=True), by=by)


def compare_speakers(claims: Iterable[int], *, by: User) -> None:
    """Have workers compare the speakers of these claims with their sources again.

    A source without a capture is searched when it has one. Called inside the transaction that
    changed the speakers, after it was written. A lock on each source, always in the same order,
    makes a worker that is about to end its search see what was written.
    """
    cited = Source.objects.filter(citations__claim__in=claims, captures__isnull=False)
    locked = Source.objects.filter(pk__in=cited.values("pk")).order_by("pk")
    ids = list(locked.select_for_update(no_key=True).values_list("pk", flat=True))
    jobs.ask_all(Job.Kind.EXAMINE, ids, by=by)
