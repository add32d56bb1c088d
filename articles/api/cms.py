"""The gate for a CMS: it saves its text here, and asks whether it may publish."""

from datetime import date
from http import HTTPStatus

from django.http import Http404
from django.urls import reverse
from ninja import Field, Router

from articles.actions.publishing import SavedArticle, save_from_cms
from articles.api.articles import scale_of
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read
from articles.api.protocol.shapes import Schema, Shape, text
from articles.api.protocol.writing import Body, Made, write
from articles.models import CmsLink
from articles.reads.articles import ComparedClaim
from articles.reads.publishing import CmsGate, find_cms_link, read_cms_gate, site_address

router = Router(tags=["publishing"])
LINKED: Schema = {"type": ["integer", "null"]}
CLAIM: Schema = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "description": "Id of the claim."},
        "kind": {
            "enum": ["unchanged", "moved", "edited", "cut"],
            "description": "What the saved text does to its words.",
        },
        "doubt": text("Why it is not certain where the claim goes; empty otherwise."),
        "before": text("Its words on the desk."),
        "after": text("Its words in the saved text; empty if they are gone."),
    },
}
GATE = Shape(
    "CmsGate",
    {
        "system": text("The name of the CMS."),
        "key": text("The id of the article in the CMS."),
        "state": {
            "enum": ["open", "blocked"],
            "description": "Whether the CMS may publish its text.",
        },
        "article": LINKED | {"description": "Id of the article; null while it is imported."},
        "revision": LINKED | {"description": "Number of the newest revision of the article."},
        "url": text("Address of the desk of the article; empty while it is imported."),
        "saved_at": {"type": "string", "format": "date-time", "description": "The last save."},
        "blocked_by": {
            "type": "array",
            "description": "What blocks publication: house rules, the missing approval, the draft.",
            "items": {
                "type": "object",
                "properties": {
                    "kind": text("The rule, or `approval`, `draft`, `text`, `import`."),
                    "sentence": text("What is missing."),
                    "url": text("Address of the page where people go on; empty without one."),
                },
            },
        },
        "draft": {
            "type": ["object", "null"],
            "description": "The saved text, if the desk has another one.",
            "properties": {
                "url": text("Address of the page that compares it with the text of the desk."),
                "needs_editor": {
                    "type": "boolean",
                    "description": "Whether an editor must confirm it; else a worker saves it soon.",
                },
                "unchanged": {
                    "type": "integer",
                    "description": "The number of claims whose words stay as they are.",
                },
                "claims": {"type": "array", "items": CLAIM, "description": "The other claims."},
            },
        },
    },
    about="What blocks the publication of the text that a CMS saved last.",
    required=("system", "key", "state"),
)


class CmsArticle(Body):
    """An article as the CMS saves it. `scale` is the rating scale of a new one."""

    title: str = Field(min_length=1, max_length=500)
    text: str = Field(min_length=1)
    byline: str = Field("", max_length=500)
    publisher: str = Field("", max_length=500)
    published_on: date | None = None
    language: str = Field("", max_length=35)
    scale: str = "public"


@read(router, "/articles/by-key/{slug:system}/{str:cms_key}/gate", GATE)
def cms_gate(request: ApiRequest, system: str, cms_key: str) -> dict[str, object]:
    """Whether the CMS may publish the text that it saved last, and what blocks it."""
    link = _link(request, system, cms_key)
    if link is None:
        raise Http404
    return gate_as_json(read_cms_gate(link, reader=request.user))


@write(
    router,
    "/articles/by-key/{slug:system}/{str:cms_key}",
    GATE,
    method="PUT",
    status=HTTPStatus.ACCEPTED,
)
def cms_save(request: ApiRequest, system: str, cms_key: str, body: CmsArticle) -> Made:
    """Save the text of an article, new or not. Send it each time that the CMS saves."""
    _link(request, system, cms_key)  # raises `Http404` for an article that the token may not read
    scale = scale_of(body.scale)
    saved = SavedArticle(
        title=body.title,
        body=body.text,
        byline=body.byline,
        publisher=body.publisher,
        published_on=body.published_on,
        language=body.language,
    )
    link = save_from_cms(system, cms_key, saved, token=request.auth, scale=scale)
    gate = gate_as_json(read_cms_gate(link, reader=request.user))
    location = reverse("api_cms_gate", args=[system, cms_key])
    return Made(gate, location, status=HTTPStatus.ACCEPTED)


def _link(request: ApiRequest, system: str, key: str) -> CmsLink | None:
    try:
        return find_cms_link(system, key, reader=request.user)
    except CmsLink.DoesNotExist as error:
        raise Http404 from error


def gate_as_json(gate: CmsGate) -> dict[str, object]:
    article, draft = gate.article, gate.draft
    return GATE.values(
        None,
        system=gate.link.system,
        key=gate.link.key,
        state="open" if gate.is_open else "blocked",
        article=article and article.pk,
        revision=gate.revision,
        url=site_address("article_detail", article.pk) if article else "",
        saved_at=gate.link.saved_at,
        blocked_by=[
            {"kind": each.kind, "sentence": each.sentence, "url": each.url}
            for each in gate.obstacles
        ],
        draft=draft
        and {
            "url": gate.draft_url,
            "needs_editor": gate.needs_editor,
            "unchanged": draft.unchanged,
            "claims": [_claim(each) for each in draft.claims],
        },
    )


def _claim(compared: ComparedClaim) -> dict[str, object]:
    return {
        "id": compared.claim.pk,
        "kind": str(compared.kind),
        "doubt": compared.doubt_label,
        "before": compared.before,
        "after": compared.after,
    }
