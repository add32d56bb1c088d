"""Sources, and their citations for claims."""

from django.db.models import QuerySet
from django.urls import reverse
from ninja import Field, Router

from articles import reports
from articles.actions.sources import attach_source
from articles.api.claims import claim as claim_now
from articles.api.claims import claim_to_change
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, VERSION, Shape, id_of
from articles.api.protocol.writing import Body, Made, write
from articles.models import Citation, Source, User
from articles.reads.resources import citation_records, citations_readable_by, source_records
from articles.reads.visibility import sources_visible_to

router = Router(tags=["sources"])
SOURCE = Shape(
    "Source",
    {"id": ID, "version": VERSION},
    reports.Source,
    without=frozenset({"number", "captures", "withheld"}),
)
CITATION = Shape(
    "Citation",
    {
        "id": ID,
        "version": VERSION,
        "claim": id_of("claim"),
        "source": id_of("source"),
        "withheld": {
            "type": "boolean",
            "description": "Whether the source is restricted for this token: only the stance is left.",
        },
        "public_description": {
            "type": "string",
            "description": "What everybody may know of a restricted source.",
        },
    },
    reports.Citation,
)


@read_list(router, "/sources", SOURCE)
def source_list(
    request: ApiRequest,
    kind: Source.Kind | None = None,
    url: str | None = None,
    article: int | None = None,
) -> Page:
    """The sources that the token may see, oldest first; those that an article cites."""
    rows = sources_visible_to(request.user)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if url is not None:
        rows = rows.filter(url=url)
    if article is not None:
        cited = citations_readable_by(request.user).filter(claim__revision__article=article)
        rows = rows.filter(pk__in=cited.values("source"))
    return page_of(request, rows, sources_as_json)


@read(router, "/sources/{int:source_id}", SOURCE)
def source(request: ApiRequest, source_id: int) -> dict[str, object]:
    """One source with its fetches."""
    return single(sources_as_json(sources_visible_to(request.user).filter(pk=source_id)))


@read_list(router, "/citations", CITATION)
def citation_list(
    request: ApiRequest,
    article: int | None = None,
    claim: int | None = None,
    source: int | None = None,
) -> Page:
    """The citations in all articles that the token may read, oldest first."""
    rows = citations_readable_by(request.user)
    if article is not None:
        rows = rows.filter(claim__revision__article=article)
    if claim is not None:
        rows = rows.filter(claim=claim)
    if source is not None:
        rows = rows.filter(source=source, source__in=sources_visible_to(request.user))

    def build(shown: QuerySet[Citation]) -> list[dict[str, object]]:
        return citations_as_json(shown, request.user)

    return page_of(request, rows, build)


@read(router, "/citations/{int:citation_id}", CITATION)
def citation(request: ApiRequest, citation_id: int) -> dict[str, object]:
    """One citation with its findings. There is none for those who may not see the source."""
    rows = citations_readable_by(request.user).filter(
        pk=citation_id, source__in=sources_visible_to(request.user)
    )
    return single(citations_as_json(rows, request.user))


class NewCitation(Body):
    """A page to cite for a claim. Without an excerpt it is what a text fragment of the address quotes."""

    url: str = Field(min_length=1, max_length=10_000)
    stance: Citation.Stance
    locator: str = Field("", max_length=200)
    excerpt: str = ""
    note: str = ""


@write(router, "/claims/{int:claim_id}/citations", CITATION, changes=claim_now)
def source_attach(request: ApiRequest, claim_id: int, body: NewCitation) -> Made:
    """Cite a page for a claim and have it fetched. The same place in it is cited once."""
    row = claim_to_change(request, claim_id)
    cited = attach_source(row, by=request.user, **body.dict())
    return Made(citation(request, cited.pk), reverse("api_citation", args=[cited.pk]))


def sources_as_json(rows: QuerySet[Source]) -> list[dict[str, object]]:
    return [
        SOURCE.values(record, id=row.pk, version=row.version)
        for row, record in source_records(rows)
    ]


def citations_as_json(rows: QuerySet[Citation], reader: User) -> list[dict[str, object]]:
    return [
        CITATION.values(
            record,
            id=row.pk,
            version=row.version,
            claim=row.claim_id,
            source=row.source_id,
            withheld=is_withheld,
            public_description=row.source.public_description,
        )
        for row, record, is_withheld in citation_records(rows, reader=reader)
    ]
