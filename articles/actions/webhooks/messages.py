"""Write what webhooks are to send, in the transaction of the change."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from articles import workers
from articles.models import (
    WEBHOOK_PATIENCE,
    Edition,
    SignOff,
    Source,
    Verdict,
    WebhookEndpoint,
    WebhookMessage,
    WebhookType,
)
from articles.prepared import prepared

TASK = "articles.webhooks"

# A message for each subject and a delivery for each endpoint that wants it, in one statement, so that
# a newsroom without webhooks pays one short read.
WRITE = """
    WITH receiver AS MATERIALIZED (
        SELECT id FROM articles_webhookendpoint WHERE is_active AND %s::varchar = ANY(kinds)
    ), message AS (
        INSERT INTO articles_webhookmessage (
            key, kind, created_at,
            article_id, claim_id, verdict_id, sign_off_id, edition_id, source_id, facts
        )
        SELECT gen_random_uuid(), %s, statement_timestamp(), subject.*
        FROM (
            SELECT article, claim, verdict, sign_off, edition, source, facts::jsonb
            FROM unnest(
                %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[]
            ) AS given (article, claim, verdict, sign_off, edition, source, facts)
        ) subject
        WHERE EXISTS (SELECT FROM receiver)
        RETURNING id
    ), delivery AS (
        INSERT INTO articles_webhookdelivery
            (message_id, endpoint_id, state, attempts, next_attempt_at, give_up_at, problem)
        SELECT message.id, receiver.id, 'queued', 0, statement_timestamp(),
            statement_timestamp() + %s::interval, ''
        FROM message CROSS JOIN receiver
    )
    SELECT EXISTS (SELECT FROM articles_webhookendpoint WHERE is_active)
"""


@dataclass(frozen=True, slots=True)
class MessageSubject:
    """What a message is about, by id. `facts` hold no text."""

    article_id: int
    claim_id: int | None = None
    verdict_id: int | None = None
    sign_off_id: int | None = None
    edition_id: int | None = None
    source_id: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


def write_messages(kind: WebhookType, subjects: Sequence[MessageSubject]) -> None:
    """Write the messages about `subjects`, inside a transaction, and wake a worker on commit: one query.

    Whether an endpoint may learn of them is asked when they are sent.
    """
    if not subjects:
        return
    columns: list[list[Any]] = [
        [each.article_id for each in subjects],
        [each.claim_id for each in subjects],
        [each.verdict_id for each in subjects],
        [each.sign_off_id for each in subjects],
        [each.edition_id for each in subjects],
        [each.source_id for each in subjects],
        [json.dumps(each.facts) for each in subjects],
    ]
    with connection.cursor() as cursor:
        patience = f"{WEBHOOK_PATIENCE.total_seconds()} seconds"
        cursor.execute(WRITE, [kind.value, kind.value, *columns, patience])
        [has_endpoints] = cursor.fetchone()
    if has_endpoints:  # one that only wants to hear of gates, too: this may have opened one
        transaction.on_commit(wake, robust=True)


@prepared
def active_endpoints() -> QuerySet[WebhookEndpoint, int]:
    """Return the id of one endpoint that is switched on, for an action that reads it with others."""
    return WebhookEndpoint.objects.filter(is_active=True).values_list("pk", flat=True)[:1]


def write_import(*article_ids: int) -> None:
    """Write that articles were imported."""
    write_messages(WebhookType.ARTICLE_IMPORTED, [MessageSubject(each) for each in article_ids])


def write_verdict(verdict: Verdict, *, endpoints: Sequence[int] | None = None) -> None:
    """Write that a verdict was recorded. `endpoints` is what `active_endpoints` has read, if it was."""
    if endpoints is not None and not endpoints:
        return
    article_id = verdict.claim.revision.article_id
    subject = MessageSubject(article_id, claim_id=verdict.claim_id, verdict_id=verdict.pk)
    write_messages(WebhookType.VERDICT_RECORDED, [subject])


def write_sign_off(sign_off: SignOff) -> None:
    """Write that a reviewer agreed with a verdict or dissented from it."""
    claim = sign_off.verdict.claim
    subject = MessageSubject(
        claim.revision.article_id,
        claim_id=claim.pk,
        verdict_id=sign_off.verdict_id,
        sign_off_id=sign_off.pk,
    )
    write_messages(WebhookType.SIGN_OFF_RECORDED, [subject])


def write_edition(edition: Edition, *, is_withdrawn: bool = False) -> None:
    """Write that an edition was published, which may be a correction, or that all were withdrawn."""
    published = (
        WebhookType.EDITION_PUBLISHED if edition.number == 1 else WebhookType.EDITION_CORRECTED
    )
    kind = WebhookType.PUBLICATION_WITHDRAWN if is_withdrawn else published
    subject = MessageSubject(edition.publication.article_id, edition_id=edition.pk)
    write_messages(kind, [subject])


def write_drift(verdict: Verdict, source: Source, change: str) -> None:
    """Write that a source changed under a verdict, once for each `change`; nothing of a restricted one."""
    if source.visibility == Source.Visibility.RESTRICTED:
        return
    subject = MessageSubject(
        verdict.claim.revision.article_id,
        claim_id=verdict.claim_id,
        verdict_id=verdict.pk,
        source_id=source.pk,
        facts={"change": change},
    )
    known = WebhookMessage.objects.filter(verdict_id=verdict.pk, facts=subject.facts)
    if not known.exists():
        write_messages(WebhookType.SOURCE_DRIFTED, [subject])


def wake() -> None:
    """Have a worker look what is due. If the broker does not answer, the sweep does it later."""
    workers.send_message(TASK)
