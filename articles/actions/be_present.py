from django.db.models.functions import Now

from articles.models import Article, Presence, User


def be_present(article: Article, *, by: User, statement_id: int | None, writing: bool) -> None:
    """Say that `by` has the article open, the statement in hand, and whether they type there."""
    row = Presence(
        article=article, user=by, statement_id=statement_id, writing=writing, seen_at=Now()
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["statement_id", "writing", "seen_at"],
    )
