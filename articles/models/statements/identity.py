"""Who a name in the register of speakers is: names that mean one speaker, and the id in Wikidata.

The speakers of an article keep the names that the article gives them; reports print those.
"""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.triggers import forbid
from articles.models.versioned import Versioned

WIKIDATA_ID = r"^Q[1-9][0-9]{0,10}$"


@pghistory.track()
class SpeakerIdentity(Versioned):
    """A name of the register, in any case. Speakers without one are who their name says."""

    key = models.CharField(max_length=600, unique=True, help_text="The name in lower case.")
    name = models.CharField(_("name"), max_length=300)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=12, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=WIKIDATA_ID),
                name="speaker_identity_wikidata_id",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
                name="speaker_identity_wikidata_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class SpeakerMerge(models.Model):
    """The statement that a name means the speaker of another name, which is not merged itself.

    `through` are the identities by which it came here when they were merged too, the first one
    first, so that separating one of them takes its names along.
    """

    merged = models.OneToOneField(SpeakerIdentity, on_delete=models.PROTECT, related_name="merge")
    into = models.ForeignKey(SpeakerIdentity, on_delete=models.PROTECT, related_name="merges")
    through = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged=F("into")), name="speaker_merge_of_two"),
        ]
        triggers = [
            forbid(
                "into_a_root",
                """EXISTS (
                    SELECT FROM articles_speakermerge m
                    WHERE m.merged_id = NEW.into_id OR m.into_id = NEW.merged_id
                )""",
                "a name that is merged cannot stand for another",
                constraint="speaker_merge_into_a_root",
                lock="""PERFORM FROM articles_speakeridentity
                    WHERE id IN (NEW.merged_id, NEW.into_id) ORDER BY id FOR UPDATE;""",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} is {self.into_id}"
