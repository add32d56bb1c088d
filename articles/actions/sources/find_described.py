"""Find a source without an address by what a footnote says of it."""

from django.db.models import F, Q, Value

from articles import permissions
from articles.models import Source, User
from articles.reports.content.dates import format_day

PREFIXES = 20  # a title may have that many commas


def find_described(description: str, *, by: User) -> Source | None:
    """Return the document, broadcast, interview or upload that `description` describes: "Survey, Ministry".

    None unless it is exactly one that `by` may see.
    """
    parts = description.split(", ")[:PREFIXES]
    begins = [", ".join(parts[:number]) for number in range(1, len(parts) + 1)]
    interviewed = Q(kind=Source.Kind.INTERVIEW, title="", description__contains=F("person"))
    candidates = (
        Source.objects.exclude(kind=Source.Kind.URL)
        .filter(permissions.seen_by(by), imported_with__isnull=True)
        .annotate(description=Value(description))
        .filter(Q(title__in=begins) | interviewed)
    )
    fitting = [source for source in candidates if _fits(source, description, begins)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(source: Source, description: str, begins: list[str]) -> bool:
    details = (source.person, source.issuer, format_day(source.dated_on))
    return str(source) in begins and all(each in description for each in details if each)
