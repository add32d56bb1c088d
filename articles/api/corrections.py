"""What has changed after publication: the cases of corrections."""

from collections.abc import Sequence

from django.db.models import QuerySet
from ninja import Router

from articles import permissions
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of, text
from articles.models import CorrectionCase, PublishedChange
from articles.reads.publishing import CaseRow, ChangeRow, case_rows, correction_cases, site_address
from articles.reads.visibility import sources_visible_to

router = Router(tags=["publishing"])
NUMBERS = {"type": "array", "items": {"type": "integer"}}
OPTIONAL_TIME = {"type": ["string", "null"], "format": "date-time"}
CHANGE = {
    "type": "object",
    "properties": {
        "kind": {
            "enum": [each.value for each in PublishedChange.Kind],
            "description": "What has changed.",
        },
        "claim": id_of("claim"),
        "claim_number": {"type": "integer", "description": "Its number in the edition."},
        "text": text("The words of the claim in the edition."),
        "printed_rating": text("The label of the rating in the edition; empty without one."),
        "rating": text("The label of the rating now; empty without one, or for a blind reviewer."),
        "source": {
            "type": ["integer", "null"],
            "description": "Id of the source; null without one, or if the token may not see it.",
        },
        "source_name": text("What the token may know of the source; empty without one."),
        "editions": NUMBERS | {"description": "Numbers of the editions that print the old state."},
        "differs": {"type": "boolean", "description": "Whether it still differs from the edition."},
        "noticed_at": {"type": "string", "format": "date-time"},
    },
    "required": ["kind", "claim", "editions", "differs"],
}
NOTICE = {
    "type": "object",
    "properties": {
        "name": text("The person or outlet that was informed."),
        "channel": text("How."),
        "informed_at": {"type": "string", "format": "date-time"},
        "note": {"type": "string"},
        "by": text("Who recorded it."),
    },
    "required": ["name", "channel", "informed_at"],
}
CORRECTION_CASE = Shape(
    "CorrectionCase",
    {
        "id": ID,
        "version": VERSION,
        "article": id_of("article"),
        "title": text("The title of the article in the edition."),
        "edition": {"type": "integer", "description": "Number of the edition."},
        "address": text("Where the edition is published."),
        "state": {
            "enum": [each.value for each in CorrectionCase.State],
            "description": "`over`: nothing differs any more.",
        },
        "changes": {"type": "array", "items": CHANGE},
        "correction": {
            "type": ["integer", "null"],
            "description": "Number of the edition that was published since; null without one.",
        },
        "draft": text("The note to readers as it is drafted."),
        "reason": text("Why no correction was needed; empty otherwise."),
        "notices": {"type": "array", "items": NOTICE, "description": "Who was informed."},
        "opened_at": {"type": "string", "format": "date-time"},
        "closed_at": OPTIONAL_TIME,
    },
    about="What has changed since an edition was published and is not shown in it.",
)


@read_list(router, "/correction-cases", CORRECTION_CASE)
def correction_case_list(
    request: ApiRequest,
    state: CorrectionCase.State | None = None,
    article: int | None = None,
    claim: int | None = None,
    source: int | None = None,
) -> Page:
    """The published articles that rest on what has changed since, oldest first. For editors."""
    rows = _cases(request)
    if state is not None:
        rows = rows.filter(state=state)
    if article is not None:
        rows = rows.filter(edition__publication__article=article)
    if claim is not None:
        rows = rows.filter(pk__in=_with_change(claim=claim))
    if source is not None:
        visible = sources_visible_to(request.user)
        rows = rows.filter(pk__in=_with_change(source=source, source__in=visible))

    def build(shown: QuerySet[CorrectionCase]) -> list[dict[str, object]]:
        return cases_as_json(request, list(shown))

    return page_of(request, rows, build)


@read(router, "/correction-cases/{int:case_id}", CORRECTION_CASE)
def correction_case(request: ApiRequest, case_id: int) -> dict[str, object]:
    """One case, with what has changed and who was informed."""
    return single(cases_as_json(request, list(_cases(request).filter(pk=case_id))))


def _cases(request: ApiRequest) -> QuerySet[CorrectionCase]:
    permissions.require(permissions.may_publish(request.user))
    return correction_cases(request.user)


def _with_change(**about: object) -> QuerySet[PublishedChange, int]:
    return PublishedChange.objects.filter(**about).values_list("case", flat=True)


def cases_as_json(request: ApiRequest, cases: Sequence[CorrectionCase]) -> list[dict[str, object]]:
    rows = case_rows(cases, reader=request.user, with_passages=True)
    return [_as_json(row) for row in rows]


def _as_json(row: CaseRow) -> dict[str, object]:
    case, edition = row.case, row.case.edition
    return CORRECTION_CASE.values(
        None,
        id=case.pk,
        version=case.version,
        article=edition.publication.article_id,
        title=edition.title,
        edition=edition.number,
        address=site_address("edition_detail", edition.publication.key, edition.number),
        state=case.state,
        changes=[_change_as_json(each) for each in row.changes],
        correction=case.correction.number if case.correction else None,
        draft=row.draft,
        reason=case.reason,
        notices=[
            {
                "name": each.name,
                "channel": each.channel,
                "informed_at": each.informed_at,
                "note": each.note,
                "by": str(each.recorded_by),
            }
            for each in row.notices
        ],
        opened_at=case.opened_at,
        closed_at=case.closed_at,
    )


def _change_as_json(row: ChangeRow) -> dict[str, object]:
    change = row.change
    return {
        "kind": change.kind,
        "claim": change.claim_id,
        "claim_number": change.printed["number"],
        "text": change.printed["text"],
        "printed_rating": row.before,
        "rating": row.after,
        "source": None if row.is_hidden else change.source_id,
        "source_name": row.source,
        "editions": change.editions,
        "differs": not change.is_over,
        "noticed_at": change.noticed_at,
    }
