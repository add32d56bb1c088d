"""The token itself, and the search."""

from typing import Literal

from ninja import Router

from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list
from articles.api.protocol.paging import Page, cursor_at, position_of
from articles.api.protocol.shapes import Shape, text
from articles.models import ApiToken, SearchDocument
from articles.reads.search import ON_A_PAGE, SearchHit, search_everything

router = Router(tags=["newsroom"])
TOKEN = Shape(
    "Token",
    {
        "name": text("The name that it was given."),
        "account": text("The username of the account that it acts as."),
        "scopes": {"type": "array", "items": {"enum": ApiToken.Scope.values}},
        "roles": {
            "type": "array",
            "items": {"enum": ["editor", "reviewer", "administrator"]},
            "description": "The roles of the account, which decide what it may do.",
        },
        "expires_at": {"type": "string", "format": "date-time"},
    },
    about="The token of the request.",
    required=("name",),
)
HIT = Shape(
    "SearchHit",
    {
        "kind": {"enum": SearchDocument.Kind.values, "description": "What has the words."},
        "id": {
            "type": "integer",
            "description": "Id of the article, claim, comment or source; of the claim of an explanation.",
        },
        "title": text("Its title."),
        "passage": text("The text around the words."),
    },
    about="Something with all the words.",
    required=("kind", "id"),
)


@read(router, "/token", TOKEN)
def token(request: ApiRequest) -> dict[str, object]:
    """The token of the request: what it may do, and until when."""
    user, used = request.user, request.auth
    roles = {
        "editor": user.is_editor,
        "reviewer": user.is_reviewer,
        "administrator": user.is_administrator,
    }
    return TOKEN.values(
        None,
        name=used.name,
        account=user.username,
        scopes=list(used.scopes),
        roles=[name for name, has in roles.items() if has],
        expires_at=used.expires_at,
    )


@read_list(router, "/search", HIT)
def search(
    request: ApiRequest,
    words: str,
    kind: SearchDocument.Kind | None = None,
    period: Literal["month", "year"] | None = None,
    archived: bool = False,  # noqa: FBT001, FBT002 (a parameter of the address)
) -> Page:
    """What has all the words and the token may read, the newest first; 20 on a page."""
    page = min(position_of(request) or 1, 1000)
    results = search_everything(
        words,
        reader=request.user,
        kind=kind or "",
        period=period or "",
        archived=archived,
        page=page,
    )
    is_last = results.total <= page * ON_A_PAGE
    return Page([_hit(each) for each in results.hits], "" if is_last else cursor_at(page + 1))


def _hit(hit: SearchHit) -> dict[str, object]:
    return HIT.values(
        None,
        kind=str(hit.kind),
        id=hit.row.pk,
        title="".join(piece.text for piece in hit.title.pieces),
        passage="".join(piece.text for piece in hit.passage.pieces),
    )
