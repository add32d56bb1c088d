"""The body of a message: what it is about, as far as the endpoint may learn of it at this moment.

It is read when the message is sent, not when it is written: so an article or a source that was
restricted since is not in it. docs/operate/webhooks.md describes the fields.
"""

import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.models import (
    Article,
    Claim,
    Edition,
    NewsroomSettings,
    Readership,
    SignOff,
    Source,
    Verdict,
    WebhookDelivery,
    WebhookMessage,
)

Json = dict[str, Any]
SETTLED = (Claim.State.SIGNED_OFF, Claim.State.CUT)


def body_of(delivery: WebhookDelivery) -> bytes | None:
    """Return the JSON of a message for its endpoint. None if there is nothing that it may learn.

    Nothing is sent of a deleted article and of a restricted source. An endpoint that does not see all
    articles gets only the ids of what is in an article with named readers. At most five queries.
    """
    message, endpoint = delivery.message, delivery.endpoint
    data: Json = {"webhook": endpoint.name}
    if message.article:
        source = Source.objects.filter(pk=message.source_id).first() if message.source_id else None
        if _is_gone(message, source):
            return None
        readership = message.article.readership
        is_named = readership.audience == Readership.Audience.NAMED
        data = dict(_things(message, message.article, source, sees_all=endpoint.sees_all))
        if is_named and not endpoint.sees_all:
            data = {name: _only_id(thing) for name, thing in data.items()}
    at = message.created_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    written = {"type": message.type, "timestamp": at, "data": data}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def _is_gone(message: WebhookMessage, source: Source | None) -> bool:
    """Return whether nobody outside may learn of it: a deleted article, a restricted source."""
    is_deleted = bool(message.article and message.article.readership.deleted_at)
    is_hidden = source is None or source.visibility == Source.Visibility.RESTRICTED
    return is_deleted or bool(message.source_id and is_hidden)


def _things(
    message: WebhookMessage, article: Article, source: Source | None, *, sees_all: bool
) -> Iterator[tuple[str, Json]]:
    """Yield what the message is about: each thing by its name in reports."""
    yield "article", {**_thing(article.pk, "article_detail", article.pk), "title": article.title}
    claim = Claim.objects.filter(pk=message.claim_id).first() if message.claim_id else None
    if claim:
        page = f"{_address('article_detail', article.pk)}?claim={claim.pk}"
        state = {"number": claim.number, "state": claim.state}
        yield "claim", {"id": claim.pk, "url": page, **state}
    if claim and message.verdict_id:
        yield from _verdict(message, claim)
    if message.edition_id:
        edition = Edition.objects.select_related("publication").defer("page", "record")
        yield "edition", _edition(edition.get(pk=message.edition_id))
    if source:
        yield "source", _source(source, sees_all=sees_all)
    if "open" in message.facts:
        yield "gate", {"url": _address("article_gate", article.pk), **message.facts}


def _verdict(message: WebhookMessage, claim: Claim) -> Iterator[tuple[str, Json]]:
    """Yield the verdict and the sign-off, without what a blind reviewer must not learn."""
    is_blind = claim.state not in SETTLED and NewsroomSettings.current().is_blind
    verdict = Verdict.objects.get(pk=message.verdict_id or 0)
    rating = {"label": verdict.recorded_rating["label"], "value": verdict.recorded_rating["value"]}
    written: Json = {"id": verdict.pk, "number": verdict.number}
    yield "verdict", written if is_blind else {**written, "rating": rating}
    if message.sign_off_id:
        sign_off = SignOff.objects.get(pk=message.sign_off_id)
        written = {"id": sign_off.pk}
        yield "sign_off", written if is_blind else {**written, "agrees": sign_off.agrees}


def _edition(edition: Edition) -> Json:
    key = edition.publication.key
    return {
        "id": edition.pk,
        "number": edition.number,
        "url": _address("edition_detail", key, edition.number),
        "publication": _address("publication_detail", key),
    }


def _source(source: Source, *, sees_all: bool) -> Json:
    thing = _thing(source.pk, "source_detail", source.pk)
    is_shown = sees_all or source.visibility == Source.Visibility.PUBLIC
    return {**thing, "address": source.url} if is_shown and source.url else thing


def _only_id(thing: Json) -> Json:
    """Return what names a thing of an article with named readers: its id, or that the gate is open.

    An edition is public, even where only some people may read the article.
    """
    if "publication" in thing:
        return thing
    return {name: thing[name] for name in ("id", "open") if name in thing}


def _thing(pk: int, view: str, *arguments: object) -> Json:
    return {"id": pk, "url": _address(view, *arguments)}


def _address(view: str, *arguments: object) -> str:
    return f"{settings.SITE_ADDRESS}{reverse(view, args=arguments)}"
