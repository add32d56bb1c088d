import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.claims.claim import Claim
from articles.models.conditions import StandingRows
from articles.models.protection import append_only
from articles.models.triggers import forbid, logs_desk_change, value_of


@pghistory.track(pghistory.InsertEvent())
class Comment(models.Model):
    """A comment on a claim. One without `reply_to` starts a thread; replies are one level deep."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="comments")
    reply_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(_("comment"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["Comment"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_has_text")]
        triggers = [
            *append_only(),
            forbid(
                "answers_the_first_of_a_thread",
                """NEW.reply_to_id IS NOT NULL AND NOT EXISTS (
                    SELECT FROM articles_comment first
                    WHERE first.id = NEW.reply_to_id AND first.claim_id = NEW.claim_id
                        AND first.reply_to_id IS NULL
                )""",
                "a reply must answer the first comment of its thread",
                constraint="comment_answers_the_first",
            ),
            logs_desk_change("comment", "claim_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return self.text


@pghistory.track(pghistory.InsertEvent())
class Resolution(models.Model):
    """A thread was resolved or reopened. The newest counts."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="resolutions")
    number = models.PositiveIntegerField()
    resolved = models.BooleanField(_("resolved"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="resolutions"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["comment", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="resolution_number_unique")
        ]
        triggers = [
            *append_only(),
            forbid(
                "of_a_whole_thread",
                f"{value_of('comment', 'reply_to_id')} IS NOT NULL",
                "only a thread can be resolved, not one of its replies",
                constraint="resolution_of_a_thread",
            ),
            logs_desk_change("resolution", "comment_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.resolved}"


class Mention(models.Model):
    """A user whom a comment names, and when they read it."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentions"
    )
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "user"], name="mention_once_a_person")
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="mention_unread")
        ]

    def __str__(self) -> str:
        return f"@{self.user_id}: {self.comment_id}"


@pghistory.track(pghistory.InsertEvent())
class File(models.Model):
    """A file attached to a claim for colleagues. Its bytes are stored under their SHA-256 and never
    change. It is not a source: no verdict depends on it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(max_length=255)
    file_name = models.CharField(_("name"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="files"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingRows["File"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(file_name=""), name="file_has_name"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_sha256"
            ),
        ]
        triggers = [
            *append_only(),
            logs_desk_change("file", "claim_id", operation=pgtrigger.Insert),
        ]

    def __str__(self) -> str:
        return self.file_name
