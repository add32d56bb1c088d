"""Notice that the gate of an article opened or closed, whatever changed it.

Triggers log every change that a desk shows, with its article (`Change`). A worker looks at the changes
since its last look, marks their articles, computes the gate of each marked one and compares it with
what was last sent. Nobody who changes an article waits for this, and many changes are looked at once.
"""

from django.db import connection, transaction

from articles import rules
from articles.actions.webhooks.messages import MessageSubject, wake, write_messages
from articles.actions.webhooks.outbox import is_anything_due, release_stopped
from articles.models import (
    Article,
    GateState,
    GateWatch,
    NewsroomSettings,
    SeenChanges,
    User,
    WebhookEndpoint,
    WebhookType,
)
from articles.models.desk_changes import SNAPSHOT

KINDS = [WebhookType.GATE_OPENED.value, WebhookType.GATE_CLOSED.value]
AT_ONCE = 200  # articles that one task looks at
UNRELATED = ["comment", "resolution", "file", "review"]  # changes that no house rule asks about

# Marks the articles of all changes that a look has not seen, and returns what the next look needs.
MARK = f"""
    WITH new AS (
        SELECT id, article_id, kind, transaction FROM articles_change
        WHERE transaction >= %(oldest)s AND NOT id = ANY(%(seen)s::bigint[])
    ), marked AS (
        INSERT INTO articles_gatestate (article_id, is_due)
        SELECT DISTINCT article.id, true FROM new JOIN articles_article article ON article.id = new.article_id
        WHERE NOT new.kind = ANY(%(unrelated)s)
        ON CONFLICT (article_id) DO UPDATE SET is_due = true
    )
    SELECT {SNAPSHOT}, coalesce(array_agg(id), '{{}}')
    FROM articles_change
    WHERE transaction >= txid_snapshot_xmin(txid_current_snapshot())
"""  # noqa: S608 (constants)


def everybody() -> User:
    """Return a reader of every article who sees no restricted source. It is not stored."""
    return User(pk=0, username="webhook", is_active=True, is_administrator=True)


def watches_gates() -> bool:
    """Return whether an endpoint wants to hear of gates: one query."""
    return WebhookEndpoint.objects.filter(is_active=True, kinds__overlap=KINDS).exists()


def sweep() -> None:
    """Queue again what a stopped worker was sending, and wake a worker if something may be due."""
    release_stopped()
    if is_anything_due() or watches_gates():
        wake()


def notice_gates() -> int:
    """Write a message for each gate that opened or closed since the last look. Returns how many.

    The first time that an article changes, its gate is new: then its state is sent as it is.
    """
    if not watches_gates():
        return 0
    mark_changed()
    due = GateState.objects.filter(is_due=True).order_by("pk").values_list("pk", flat=True)
    return sum(_notice(article_id) for article_id in due[:AT_ONCE])


def mark_changed() -> None:
    """Mark the articles that changed since the last look; all, if a house rule or the database did."""
    version = NewsroomSettings.current().version
    with transaction.atomic():
        watch, _is_new = GateWatch.objects.select_for_update().get_or_create(
            pk=1, defaults={"look": "", "rules_version": version}
        )
        look = SeenChanges.parse(watch.look) if watch.look else None
        new_look = _mark(look)
        watch.look = str(new_look)
        is_outdated = look is not None and look.is_outdated(new_look)
        if is_outdated or watch.rules_version != version:
            GateState.objects.filter(is_due=False).update(is_due=True)
            watch.rules_version = version
        watch.save()


def begin_watch() -> None:
    """Look at changes from now on, if no endpoint wanted to hear of gates: old ones are not news.

    Called in the transaction that adds an endpoint.
    """
    if not watches_gates():
        version = NewsroomSettings.current().version
        now = {"look": str(_mark(None)), "rules_version": version}
        GateWatch.objects.update_or_create(pk=1, defaults=now)


def _mark(look: SeenChanges | None) -> SeenChanges:
    """Mark the articles of the changes since `look`, none without one, and return the next look."""
    with connection.cursor() as cursor:
        cursor.execute(
            MARK,
            {
                "oldest": look.oldest if look else 2**62,
                "seen": sorted(look.seen) if look else [],
                "unrelated": UNRELATED,
            },
        )
        snapshot, seen = cursor.fetchone()
    return SeenChanges.of_snapshot(snapshot, frozenset(seen))


def _notice(article_id: int) -> bool:
    """Compute the gate of a marked article, and write a message if it differs from what was last sent."""
    with transaction.atomic():
        locked = GateState.objects.select_for_update(skip_locked=True)
        state = locked.filter(pk=article_id, is_due=True).first()
        if state is None:
            return False
        state.is_due = False
        state.save(update_fields=["is_due"])
        facts = gate_facts(Article.objects.get(pk=article_id))
        if facts["open"] == state.is_open:
            return False
        GateState.objects.filter(pk=article_id).update(is_open=facts["open"])
        kind = WebhookType.GATE_OPENED if facts["open"] else WebhookType.GATE_CLOSED
        write_messages(kind, [MessageSubject(article_id, facts=facts)])
        return True


def gate_facts(article: Article) -> dict[str, object]:
    """Return whether the gate is open, which rules block it, and whether the present state is approved.

    As somebody sees it who sees no restricted source.
    """
    approved_state = article.approvals.standing().order_by("-pk").values_list("state", flat=True)
    revision = article.revisions.select_related("article").latest("number")
    blocking = [each for each in rules.checks_of(revision, reader=everybody()) if each.holds_back]
    return {
        "open": not blocking,
        "blocked_by": [{"rule": each.rule.value, "hits": len(each.new)} for each in blocking],
        "approved": not blocking and approved_state.first() == rules.state_of(article),
    }
