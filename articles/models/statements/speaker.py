from collections import defaultdict
from typing import Any

import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.models.articles.article import Article
from articles.models.articles.search import Joined, names_index, names_of
from articles.models.statements.span_checks import attribution_fits
from articles.models.statements.statement import Statement
from articles.models.triggers import logs_desk_change
from articles.models.versioned import Versioned

SPEAKER_NAMES = names_of("name", "role", Joined("aliases"))
NAME_WORDS = Func(
    Lower("name"),
    Value(" "),
    function="string_to_array",
    output_field=ArrayField(models.TextField()),
)


@pghistory.track()
class Speaker(Versioned):
    """A person, organisation or document that an article quotes."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        DOCUMENT = "document", _("document")
        UNNAMED = "unnamed", _("unnamed")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="speakers")
    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.PERSON)
    role = models.CharField(_("role"), max_length=500, blank=True)
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [
            names_index(SPEAKER_NAMES, name="speaker_names"),
            models.Index(Lower("name"), name="speaker_lower_name"),
            GinIndex(NAME_WORDS, name="speaker_name_words", fastupdate=False),
            GinIndex(fields=["aliases"], name="speaker_aliases", fastupdate=False),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "name"], name="speaker_unique_in_article"),
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_name"),
            models.CheckConstraint(
                condition=Q(kind__in=["person", "organisation", "document", "unnamed"]),
                name="speaker_kind",
            ),
        ]
        triggers = [logs_desk_change("speaker", "article_id")]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """Return at most two letters, for the badge beside the name."""
        words = [word for word in self.name.replace("-", " ").split() if word[0].isupper()]
        chosen = words[:1] + words[-1:] if len(words) > 1 else words
        return "".join(word[0] for word in chosen) or self.name[:1].upper()


def speakers_by_every_name(article: Article) -> dict[str, Speaker]:
    """Return an article's speakers by name, and by each alias or former name that only one of them has."""
    speakers = {speaker.pk: speaker for speaker in article.speakers.all()}
    by_name = {speaker.name: speaker for speaker in speakers.values()}
    others: defaultdict[str, set[int]] = defaultdict(set)
    for speaker in speakers.values():
        for alias in speaker.aliases:
            others[alias].add(speaker.pk)
    if speakers:
        events: Any = apps.get_model("articles", "SpeakerEvent")
        former = events.objects.filter(pgh_obj__in=list(speakers))
        for pk, name in former.values_list("pgh_obj", "name").distinct():
            others[name].add(pk)
    for name, owners in others.items():
        if len(owners) == 1:
            by_name.setdefault(name, speakers[next(iter(owners))])
    return by_name


def optional_span(name: str) -> models.CheckConstraint:
    """Return the CHECK that `<name>_start` and `<name>_end` are a span, or both empty."""
    start, end = f"{name}_start", f"{name}_end"
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
        | Q(**{f"{start}__gte": 0, f"{end}__gt": F(start)}),
        name=f"attribution_{name}_span",
    )


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Attribution(Versioned):
    """The speaker of a statement, with the cue, the mention, and the text that was said.

    A suggestion until a person has confirmed it.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("confirmed")

    class Stance(models.TextChoices):
        NEUTRAL = "neutral", _("says")
        CLAIMS = "claims", _("claims: the writer leaves it open")
        DOUBTS = "doubts", _("doubts or denies")
        CONFIRMS = "confirms", _("confirms or admits")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="attributions")
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="attributions"
    )
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    content = ArrayField(
        ArrayField(models.PositiveIntegerField(), size=2),
        default=list,
        blank=True,
        help_text="The text that was said: [[start, end], ...] in code points.",
    )
    confidence = models.FloatField(default=1.0)
    stance = models.CharField(
        _("stance"),
        max_length=10,
        choices=Stance,
        default=Stance.NEUTRAL,
        help_text="The stance that the reporting verb implies: claimed, denied, admitted.",
    )
    rule = models.CharField(
        max_length=60,
        blank=True,
        help_text="The rule of the splitter that found it; empty if a person set it.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.SUGGESTED)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attributions_confirmed",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            optional_span("mention"),
            optional_span("cue"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="attribution_confidence"
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["neutral", "claims", "doubts", "confirms"]),
                name="attribution_stance",
            ),
            models.CheckConstraint(
                condition=Q(state="suggested", confirmed_by__isnull=True)
                | Q(state="confirmed", confirmed_by__isnull=False),
                name="attribution_confirmed_has_person",
            ),
        ]
        triggers = [
            attribution_fits(),
            logs_desk_change("attribution", "statement_id"),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.speaker or _('no named speaker')}"
