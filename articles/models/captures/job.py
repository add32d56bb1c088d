import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.triggers import logs_desk_change


class Job(models.Model):
    """A background job: a row with state, attempt and lease. See `articles.jobs`.

    `attempt` is the fence: a report of an earlier attempt changes nothing.
    """

    class Kind(models.TextChoices):
        FETCH = "fetch", _("fetch")
        LOOK_AGAIN = "look_again", _("look again")
        COMPARE = "compare", _("compare")
        EXAMINE = "examine", _("examine")
        EXPORT = "export", _("export")
        IMPORT_ARTICLE = "import_article", _("import")
        IMPORT_MANY = "import_many", _("import of many")
        PUBLISH = "publish", _("publish")
        DRIFT = "drift", _("report a changed source")
        CMS_SAVE = "cms_save", _("save from a CMS")
        CORRECTIONS = "corrections", _("compare with what was published")

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    PENDING = (State.QUEUED, State.RUNNING)

    kind = models.CharField(max_length=20, choices=Kind)
    subject_id = models.BigIntegerField(
        help_text="Id of the source, export, import or publication that the job is about."
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(help_text="No worker may claim it earlier.")
    woken_at = models.DateTimeField(null=True, blank=True)
    task = models.CharField(
        max_length=20,
        blank=True,
        default="",
        db_default="",
        help_text="The task that continues it; empty for the task of its kind.",
    )
    outcome = models.CharField(max_length=30, blank=True)
    message = models.TextField(blank=True, help_text="The last outcome, as a sentence for people.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
    )
    request = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text="The id of the request that led to it, as the logs have it.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "subject_id"], name="job_subject"),
            models.Index(
                fields=["not_before"], condition=Q(state__in=["queued", "running"]), name="job_due"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(state__in=["queued", "running"]),
                name="job_one_pending_for_a_subject",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False, attempt__gt=0)
                | (~Q(state="running") & Q(lease_until__isnull=True)),
                name="job_running_has_lease",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at__isnull=True),
                name="job_ended_iff_finished",
            ),
        ]
        triggers = [
            logs_desk_change(
                "job",
                "source_id",
                key="subject_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]  # published without types
                only=pgtrigger.Q(new__kind="fetch"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}: {self.state}"

    @property
    def is_pending(self) -> bool:
        return self.state in self.PENDING

    @property
    def has_failed(self) -> bool:
        """Whether it ended without what it was for.

        A page that reads a row before its job asks this: the job may have ended well in between, and then
        the row that was read is only not up to date.
        """
        return self.state == self.State.FAILED

    @property
    def is_downloaded(self) -> bool:
        """Whether a fetch has its page, which a worker reads now or later."""
        return self.task == "parse"
