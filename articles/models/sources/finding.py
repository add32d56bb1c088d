import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from articles.models.captures.capture import Capture
from articles.models.protection import append_only
from articles.models.sources.citation import Citation
from articles.models.triggers import equal_values, logs_desk_change, value_of
from articles.text.evidence import EXAMINER_VERSION

FACT_OUTCOMES = ["found", "differs", "not found"]
PASSAGE_OUTCOMES = [
    "exact",
    "punctuation only",
    "spelled otherwise",
    "altered",
    "stitched",
    "other sense",
    "not found",
    "not checkable",
    "elsewhere",
]
OUTCOMES_WITHOUT_PLACES = ["not found", "not checkable", "elsewhere"]


def examiner_version() -> int:
    """Return the version of the rules that search captures now."""
    return EXAMINER_VERSION


class Finding(models.Model):
    """The result of the search for a quotation, fact or excerpt of a citation in one capture.

    Append-only. It helps people to read and never decides a verdict. A later capture, another
    excerpt, newer rules or another speaker of the claim add findings; of several for the same words
    the newest counts. Words that are only elsewhere on the page, as in a reader's comment, have no
    place and no passage.
    """

    class Sought(models.TextChoices):
        QUOTATION = "quotation", _("quotation")
        CLAIM = "claim", _("words of the claim")
        FACT = "fact", _("fact")
        EXCERPT = "excerpt", _("excerpt")

    class Outcome(models.TextChoices):
        EXACT = "exact", _("exact")
        PUNCTUATION = "punctuation only", _("punctuation only")
        SPELLING = "spelled otherwise", _("spelled otherwise")
        ALTERED = "altered", _("altered")
        STITCHED = "stitched", _("stitched")
        OTHER_SENSE = "other sense", _("other sense")
        FOUND = "found", _("found")
        DIFFERS = "differs", _("differs")
        NOT_FOUND = "not found", _("not found")
        NOT_CHECKABLE = "not checkable", _("not checkable")
        ELSEWHERE = "elsewhere", _("elsewhere on the page")

    class Turn(models.TextChoices):
        """How a source turns the words that stand in it: the kinds of `text.evidence.FrameKind`."""

        NEGATED = "negated", _("negation")
        DENIED = "denied", _("denial")
        DOUBTED = "doubted", _("doubt")
        CONDITIONAL = "conditional", _("condition")
        QUESTION = "question", _("question")
        HYPOTHETICAL = "hypothetical", _("hypothesis")
        JOKE = "joke", _("joke")
        RUMOUR = "rumour", _("rumour")
        FICTION = "fiction", _("fiction")
        OTHER_SPEAKER = "other speaker", _("another speaker")
        WITHDRAWN = "withdrawn", _("withdrawal")
        HEADLINE = "headline against text", _("text against its headline")

    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="findings")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="findings")
    sought = models.CharField(max_length=10, choices=Sought)
    start = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Start in the claim's text, in code points; none for an excerpt.",
    )
    end = models.PositiveIntegerField(null=True, blank=True)
    words = models.TextField(help_text="The exact text that was searched for.")
    outcome = models.CharField(max_length=20, choices=Outcome)
    reason = models.CharField(
        max_length=40, blank=True, help_text="Why no comparison was possible, if known."
    )
    places = ArrayField(
        ArrayField(models.PositiveIntegerField(), size=2),
        default=list,
        blank=True,
        help_text="Places in the capture's text: [[start, end], ...] in code points.",
    )
    passage = models.TextField(
        blank=True,
        help_text="The sentences around the places, one a line; empty for a fact.",
    )
    passage_sha256 = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the words of the passage."
    )
    detail = models.JSONField(
        default=dict, help_text="Differences and context, as `manage.py locate` prints them."
    )
    examiner = models.PositiveSmallIntegerField(
        default=examiner_version,
        db_default=1,
        help_text="The version of the rules that searched.",
    )
    speakers = ArrayField(
        models.CharField(max_length=300),
        null=True,
        blank=True,
        help_text="The names of the claim's speaker with which the source was compared; none if the "
        "words have no single speaker, null if they were not compared.",
    )
    search_round = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        help_text="How often the same rules searched before, with other speakers.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["citation", "capture"],
                condition=Q(outcome="other sense"),
                name="finding_of_other_sense",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                F("citation"),
                F("capture"),
                F("sought"),
                F("start"),
                F("end"),
                MD5("words"),
                F("examiner"),
                F("search_round"),
                name="finding_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(sought="fact", outcome__in=FACT_OUTCOMES)
                | Q(sought__in=["quotation", "claim", "excerpt"], outcome__in=PASSAGE_OUTCOMES),
                name="finding_outcome",
            ),
            models.CheckConstraint(
                condition=Q(sought="excerpt", start__isnull=True, end__isnull=True)
                | Q(sought__in=["quotation", "claim", "fact"], end__gt=F("start")),
                name="finding_has_span_unless_excerpt",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES_WITHOUT_PLACES, places__len=0)
                | (~Q(outcome__in=OUTCOMES_WITHOUT_PLACES) & Q(places__len__gt=0)),
                name="finding_has_places_iff_found",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="finding_has_words"),
            models.CheckConstraint(
                condition=Q(search_round=0, speakers__isnull=True)
                | Q(sought__in=["quotation", "claim"], speakers__isnull=False),
                name="finding_of_words_compares_speakers",
            ),
            models.CheckConstraint(
                condition=Q(passage="", passage_sha256="")
                | (~Q(passage="") & Q(passage_sha256__regex=r"^[0-9a-f]{64}$")),
                name="finding_passage_has_sha256",
            ),
        ]
        triggers = [
            *append_only(),
            logs_desk_change("finding", "citation_id", operation=pgtrigger.Insert),
            equal_values(
                "in_its_own_source",
                (value_of("citation", "source_id"), value_of("capture", "source_id")),
                message="a finding must be in a capture of the cited source",
                constraint="finding_in_its_own_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.words}"

    @property
    def sought_key(self) -> tuple[int, int, str, int | None, int | None, str]:
        """What was searched for and where: equal for findings of which only the newest counts."""
        return (
            self.citation_id,
            self.capture_id,
            self.sought,
            self.start,
            self.end,
            self.words,
        )

    @property
    def age_key(self) -> tuple[int, int]:
        """By which of several findings with the same `sought_key` the newest is the greatest."""
        return self.examiner, self.search_round

    @property
    def is_turned(self) -> bool:
        """Whether the source has the words in another sense, by the rules that searched."""
        return self.outcome == Finding.Outcome.OTHER_SENSE

    @property
    def sense_key(self) -> tuple[int, str, str, str]:
        """What a judgement of its sense is about, as `SenseJudgement.sense_key`."""
        return self.citation_id, self.words, self.passage_sha256, self.turn

    @property
    def turn(self) -> "Finding.Turn":
        """How the source turns the words; only of a finding of another sense."""
        return Finding.Turn(self.detail["frame"]["kind"])
