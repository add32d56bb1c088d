"""Claims, and the earlier claims and fact-checks of the same substance."""

from django.db.models import QuerySet
from django.urls import reverse
from ninja import Field, Router

from articles import reports
from articles.actions.claims import flag_claim
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of, text
from articles.api.protocol.writing import Body, Made, write
from articles.api.statements import statement
from articles.models import Claim, Statement
from articles.reads.claims import already_checked
from articles.reads.resources import claim_record, claim_records, claims_readable_by
from articles.reads.visibility import readable_rows
from articles.text.likeness import DifferenceKind, Likeness

router = Router(tags=["claims"])
RECORDED = frozenset(
    {
        *("citations", "verdicts", "queries", "comments", "freshness", "review"),
        *("carryings", "files"),
    }
)
OWN = {"id": ID, "version": VERSION, "article": id_of("article")}
CLAIM = Shape("Claim", OWN, reports.Claim)
LISTED_CLAIM = Shape(
    "ListedClaim",
    OWN,
    reports.Claim,
    without=RECORDED,
    about="A claim without what was recorded about it.",
)
EARLIER = Shape(
    "EarlierCheck",
    {
        "kind": {
            "enum": ["claim", "fact_check"],
            "description": "A claim of this newsroom, or a fact-check of another publisher.",
        },
        "claim": {"type": ["integer", "null"], "description": "Id of the claim, if it is one."},
        "text": text("The words of the claim."),
        "rating": text("The label of the rating; empty without a verdict."),
        "explanation": text("The explanation of the verdict; empty without one."),
        "publisher": text("Who published the fact-check; empty for a claim."),
        "url": text("Address of the fact-check; empty for a claim."),
        "is_same": {"type": "boolean", "description": "Whether it has the same words."},
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"enum": [kind.value for kind in DifferenceKind]},
                    "ours": {"type": "string"},
                    "theirs": {"type": "string"},
                },
                "required": ["kind", "ours", "theirs"],
            },
            "description": "What differs and changes the sense.",
        },
    },
    about="What was already checked of the substance of a claim.",
    required=("kind",),
)


@read_list(router, "/claims", LISTED_CLAIM)
def claim_list(
    request: ApiRequest,
    article: int | None = None,
    state: Claim.State | None = None,
    assignee: str | None = None,
) -> Page:
    """The claims of all articles that the token may read, oldest first, cut ones included."""
    rows = claims_readable_by(request.user)
    if article is not None:
        rows = rows.filter(revision__article=article)
    if state is not None:
        rows = rows.filter(state=state)
    if assignee is not None:
        rows = rows.filter(assignee__username=assignee)
    return page_of(request, rows, claims_as_json)


@read(router, "/claims/{int:claim_id}", CLAIM)
def claim(request: ApiRequest, claim_id: int) -> dict[str, object]:
    """One claim with everything recorded about it that the token may see."""
    rows = claims_readable_by(request.user).filter(pk=claim_id)
    row, record = single(claim_record(rows, reader=request.user))
    return CLAIM.values(record, id=row.pk, version=row.version, article=row.revision.article_id)


@read_list(router, "/claims/{int:claim_id}/earlier", EARLIER)
def earlier_checks(request: ApiRequest, claim_id: int) -> Page:
    """The earlier claims and published fact-checks of the same substance, the most alike first."""
    rows = claims_readable_by(request.user).select_related("revision__article")
    checked = already_checked(
        single(rows.defer("revision__text").filter(pk=claim_id)), reader=request.user
    )
    claims = [
        {
            "kind": "claim",
            "claim": each.claim.pk,
            "text": each.claim.text,
            "rating": str(each.verdict.recorded_rating["label"]) if each.verdict else "",
            "explanation": each.verdict.explanation if each.verdict else "",
            "publisher": "",
            "url": "",
            "is_same": each.likeness.is_same,
            "differences": _differences(each.likeness),
        }
        for each in checked.claims
    ]
    published = [
        {
            "kind": "fact_check",
            "claim": None,
            "text": each.fact_check.claim,
            "rating": each.fact_check.rating,
            "explanation": "",
            "publisher": each.fact_check.publisher,
            "url": each.fact_check.url,
            "is_same": each.likeness.is_same,
            "differences": _differences(each.likeness),
        }
        for each in checked.fact_checks
    ]
    return Page([*claims, *published])


class NewClaim(Body):
    """What to check of a statement: all of it, or the part given by `span` or by its `words`."""

    reason: Claim.Reason = Claim.Reason.DISPUTED
    priority: int = Field(
        Claim.Priority.NORMAL, ge=min(Claim.Priority.values), le=max(Claim.Priority.values)
    )
    note: str = ""
    span: tuple[int, int] | None = None
    words: str = ""


@write(router, "/statements/{int:statement_id}/claims", CLAIM, changes=statement)
def claim_flag(request: ApiRequest, statement_id: int, body: NewClaim) -> Made:
    """Flag a statement, or a part of it, as a claim. The same part is flagged once."""
    rows = readable_rows(Statement.objects.all(), "revision__article", request.user)
    row = single(rows.select_related("revision").filter(pk=statement_id))
    row.require_version(request.expected_version)
    flagged = flag_claim(
        row,
        by=request.user,
        reason=body.reason,
        priority=Claim.Priority(body.priority),
        note=body.note,
        span=body.span,
        words=body.words,
    )
    return Made(claim(request, flagged.pk), reverse("api_claim", args=[flagged.pk]))


def _differences(likeness: Likeness) -> list[dict[str, str]]:
    return [
        {"kind": each.kind.value, "ours": each.ours, "theirs": each.theirs}
        for each in likeness.differences
    ]


def claim_to_change(request: ApiRequest, claim_id: int) -> Claim:
    """Return a claim in the version that `If-Match` names. Raises `Http404`, `Stale`."""
    rows = claims_readable_by(request.user).select_related("revision__article")
    row = single(rows.filter(pk=claim_id))
    row.require_version(request.expected_version)
    return row


def claims_as_json(rows: QuerySet[Claim]) -> list[dict[str, object]]:
    return [
        LISTED_CLAIM.values(record, id=row.pk, version=row.version, article=row.revision.article_id)
        for row, record in claim_records(rows)
    ]
