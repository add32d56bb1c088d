"""Plain help texts, which change no table, and a plain name for the sources of an export."""

import django.contrib.postgres.fields
import django.db.models.deletion
from articles.models.operations import Batch
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_host_turns"),
    ]

    operations = [
        Batch(
            [
                migrations.RenameField(
                    model_name="export",
                    old_name="told",
                    new_name="source_ids",
                ),
                migrations.AlterField(
                    model_name="attribution",
                    name="content",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), size=2
                        ),
                        blank=True,
                        default=list,
                        help_text="The text that was said: [[start, end], ...] in code points.",
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="attribution",
                    name="rule",
                    field=models.CharField(
                        blank=True,
                        help_text="The rule of the splitter that found it; empty if a person set it.",
                        max_length=60,
                    ),
                ),
                migrations.AlterField(
                    model_name="attribution",
                    name="stance",
                    field=models.CharField(
                        choices=[
                            ("neutral", "says"),
                            ("claims", "claims: the writer leaves it open"),
                            ("doubts", "doubts or denies"),
                            ("confirms", "confirms or admits"),
                        ],
                        default="neutral",
                        help_text="The stance that the reporting verb implies: claimed, denied, admitted.",
                        max_length=10,
                        verbose_name="stance",
                    ),
                ),
                migrations.AlterField(
                    model_name="attributionevent",
                    name="content",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), size=2
                        ),
                        blank=True,
                        default=list,
                        help_text="The text that was said: [[start, end], ...] in code points.",
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="attributionevent",
                    name="rule",
                    field=models.CharField(
                        blank=True,
                        help_text="The rule of the splitter that found it; empty if a person set it.",
                        max_length=60,
                    ),
                ),
                migrations.AlterField(
                    model_name="attributionevent",
                    name="stance",
                    field=models.CharField(
                        choices=[
                            ("neutral", "says"),
                            ("claims", "claims: the writer leaves it open"),
                            ("doubts", "doubts or denies"),
                            ("confirms", "confirms or admits"),
                        ],
                        default="neutral",
                        help_text="The stance that the reporting verb implies: claimed, denied, admitted.",
                        max_length=10,
                        verbose_name="stance",
                    ),
                ),
                migrations.AlterField(
                    model_name="capture",
                    name="imported_with",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The report that it was imported with, if another newsroom captured it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="articles.reportimport",
                    ),
                ),
                migrations.AlterField(
                    model_name="capture",
                    name="missing_text",
                    field=models.TextField(
                        blank=True,
                        help_text="Why text may be missing, as a sentence; empty if none is.",
                    ),
                ),
                migrations.AlterField(
                    model_name="capture",
                    name="pages",
                    field=models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Start of each page in the text; empty without pages.",
                    ),
                ),
                migrations.AlterField(
                    model_name="capture",
                    name="warc",
                    field=models.FileField(
                        blank=True,
                        help_text="The same content as a WARC file.",
                        max_length=255,
                        upload_to="",
                    ),
                ),
                migrations.AlterField(
                    model_name="citation",
                    name="locator",
                    field=models.CharField(
                        blank=True,
                        help_text="Page, paragraph or timestamp.",
                        max_length=200,
                        verbose_name="location",
                    ),
                ),
                migrations.AlterField(
                    model_name="citationevent",
                    name="locator",
                    field=models.CharField(
                        blank=True,
                        help_text="Page, paragraph or timestamp.",
                        max_length=200,
                        verbose_name="location",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimcarryover",
                    name="start",
                    field=models.PositiveIntegerField(
                        blank=True, help_text="None if the claim was cut.", null=True
                    ),
                ),
                migrations.AlterField(
                    model_name="claimcarryoverevent",
                    name="start",
                    field=models.PositiveIntegerField(
                        blank=True, help_text="None if the claim was cut.", null=True
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreview",
                    name="page",
                    field=models.TextField(
                        help_text="The address of the published fact-check.",
                        verbose_name="page of the fact-check",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreview",
                    name="publisher",
                    field=models.CharField(
                        max_length=300, verbose_name="publisher of the fact-check"
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreview",
                    name="speaker",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="articles.speaker",
                        verbose_name="speaker",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreview",
                    name="words",
                    field=models.CharField(max_length=75, verbose_name="short text of the claim"),
                ),
                migrations.AlterField(
                    model_name="claimreviewevent",
                    name="page",
                    field=models.TextField(
                        help_text="The address of the published fact-check.",
                        verbose_name="page of the fact-check",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreviewevent",
                    name="publisher",
                    field=models.CharField(
                        max_length=300, verbose_name="publisher of the fact-check"
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreviewevent",
                    name="speaker",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.speaker",
                        verbose_name="speaker",
                    ),
                ),
                migrations.AlterField(
                    model_name="claimreviewevent",
                    name="words",
                    field=models.CharField(max_length=75, verbose_name="short text of the claim"),
                ),
                migrations.AlterField(
                    model_name="commonorigin",
                    name="agency",
                    field=models.CharField(
                        blank=True, help_text="The news agency that both credit.", max_length=40
                    ),
                ),
                migrations.AlterField(
                    model_name="commonorigin",
                    name="of_both",
                    field=models.FloatField(
                        help_text="Share of the word sequences of both texts that is in both."
                    ),
                ),
                migrations.AlterField(
                    model_name="commonorigin",
                    name="of_shorter",
                    field=models.FloatField(
                        help_text="Share of the word sequences of the shorter text that is in both."
                    ),
                ),
                migrations.AlterField(
                    model_name="commonoriginevent",
                    name="agency",
                    field=models.CharField(
                        blank=True, help_text="The news agency that both credit.", max_length=40
                    ),
                ),
                migrations.AlterField(
                    model_name="commonoriginevent",
                    name="of_both",
                    field=models.FloatField(
                        help_text="Share of the word sequences of both texts that is in both."
                    ),
                ),
                migrations.AlterField(
                    model_name="commonoriginevent",
                    name="of_shorter",
                    field=models.FloatField(
                        help_text="Share of the word sequences of the shorter text that is in both."
                    ),
                ),
                migrations.AlterField(
                    model_name="correction",
                    name="read",
                    field=models.TextField(
                        blank=True, help_text="The value that the program read; empty if none."
                    ),
                ),
                migrations.AlterField(
                    model_name="correction",
                    name="value",
                    field=models.TextField(
                        blank=True,
                        help_text="The right value; empty if there is none.",
                        verbose_name="value",
                    ),
                ),
                migrations.AlterField(
                    model_name="correctionevent",
                    name="read",
                    field=models.TextField(
                        blank=True, help_text="The value that the program read; empty if none."
                    ),
                ),
                migrations.AlterField(
                    model_name="correctionevent",
                    name="value",
                    field=models.TextField(
                        blank=True,
                        help_text="The right value; empty if there is none.",
                        verbose_name="value",
                    ),
                ),
                migrations.AlterField(
                    model_name="edition",
                    name="outline",
                    field=models.JSONField(
                        help_text="Outline that the next edition is compared with."
                    ),
                ),
                migrations.AlterField(
                    model_name="edition",
                    name="sources",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        default=list,
                        help_text="Ids of its sources.",
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="edition",
                    name="style",
                    field=models.CharField(
                        help_text="Content-Security-Policy source of the page's styles.",
                        max_length=100,
                    ),
                ),
                migrations.AlterField(
                    model_name="edition",
                    name="version",
                    field=models.CharField(help_text="Version of the report.", max_length=60),
                ),
                migrations.AlterField(
                    model_name="export",
                    name="language",
                    field=models.CharField(
                        help_text="Language of the person who asked for it.", max_length=20
                    ),
                ),
                migrations.AlterField(
                    model_name="export",
                    name="version",
                    field=models.CharField(
                        blank=True, help_text="Version of the report.", max_length=60
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="passage",
                    field=models.TextField(
                        blank=True,
                        help_text="The sentences around the places, one a line; empty for a fact.",
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="passage_sha256",
                    field=models.CharField(
                        blank=True, help_text="SHA-256 of the words of the passage.", max_length=64
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="places",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), size=2
                        ),
                        blank=True,
                        default=list,
                        help_text="Places in the capture's text: [[start, end], ...] in code points.",
                        size=None,
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="reason",
                    field=models.CharField(
                        blank=True,
                        help_text="Why no comparison was possible, if known.",
                        max_length=40,
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="start",
                    field=models.PositiveIntegerField(
                        blank=True,
                        help_text="Start in the claim's text, in code points; none for an excerpt.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="words",
                    field=models.TextField(help_text="The exact text that was searched for."),
                ),
                migrations.AlterField(
                    model_name="import",
                    name="missing",
                    field=models.TextField(
                        blank=True, help_text="What was not read, as a sentence; empty if all was."
                    ),
                ),
                migrations.AlterField(
                    model_name="import",
                    name="revises",
                    field=models.ForeignKey(
                        blank=True,
                        help_text="The article that gets this text as a new revision.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="articles.article",
                    ),
                ),
                migrations.AlterField(
                    model_name="import",
                    name="url",
                    field=models.TextField(
                        blank=True,
                        help_text="Address of the page that it was read from.",
                        verbose_name="address",
                    ),
                ),
                migrations.AlterField(
                    model_name="importedevent",
                    name="data",
                    field=models.JSONField(
                        default=dict, help_text="Its row; ids are those of the other newsroom."
                    ),
                ),
                migrations.AlterField(
                    model_name="importedevent",
                    name="number",
                    field=models.PositiveIntegerField(
                        help_text="Its place in the history of the report."
                    ),
                ),
                migrations.AlterField(
                    model_name="job",
                    name="not_before",
                    field=models.DateTimeField(help_text="No worker may claim it earlier."),
                ),
                migrations.AlterField(
                    model_name="job",
                    name="subject_id",
                    field=models.BigIntegerField(
                        help_text="Id of the source or export that the job is about."
                    ),
                ),
                migrations.AlterField(
                    model_name="publication",
                    name="key",
                    field=models.SlugField(
                        help_text="The last part of the address.", max_length=80, unique=True
                    ),
                ),
                migrations.AlterField(
                    model_name="reportimport",
                    name="context",
                    field=models.UUIDField(
                        help_text="Context of the events that the import caused.", null=True
                    ),
                ),
                migrations.AlterField(
                    model_name="reportimport",
                    name="former",
                    field=models.JSONField(
                        default=list, help_text="Earlier imports that the report lists."
                    ),
                ),
                migrations.AlterField(
                    model_name="reportimport",
                    name="version",
                    field=models.CharField(help_text="Version of the report.", max_length=100),
                ),
                migrations.AlterField(
                    model_name="source",
                    name="channel",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "in person"),
                            ("telephone", "by telephone"),
                            ("video", "by video call"),
                            ("email", "by e-mail"),
                            ("message", "by message"),
                            ("letter", "by letter"),
                        ],
                        help_text="For an interview: how it was held.",
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="source",
                    name="dated_on",
                    field=models.DateField(
                        blank=True,
                        help_text="Date of the interview, document or broadcast.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="source",
                    name="issuer",
                    field=models.CharField(
                        blank=True,
                        help_text="Issuer of a document, or station of a broadcast.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="source",
                    name="person",
                    field=models.CharField(
                        blank=True,
                        help_text="For an interview: the person interviewed.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="source",
                    name="title",
                    field=models.CharField(
                        blank=True,
                        help_text="For a broadcast, the programme.",
                        max_length=500,
                        verbose_name="title",
                    ),
                ),
                migrations.AlterField(
                    model_name="sourceevent",
                    name="channel",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "in person"),
                            ("telephone", "by telephone"),
                            ("video", "by video call"),
                            ("email", "by e-mail"),
                            ("message", "by message"),
                            ("letter", "by letter"),
                        ],
                        help_text="For an interview: how it was held.",
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourceevent",
                    name="dated_on",
                    field=models.DateField(
                        blank=True,
                        help_text="Date of the interview, document or broadcast.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourceevent",
                    name="issuer",
                    field=models.CharField(
                        blank=True,
                        help_text="Issuer of a document, or station of a broadcast.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourceevent",
                    name="person",
                    field=models.CharField(
                        blank=True,
                        help_text="For an interview: the person interviewed.",
                        max_length=300,
                    ),
                ),
                migrations.AlterField(
                    model_name="sourceevent",
                    name="title",
                    field=models.CharField(
                        blank=True,
                        help_text="For a broadcast, the programme.",
                        max_length=500,
                        verbose_name="title",
                    ),
                ),
                migrations.AlterField(
                    model_name="statement",
                    name="facts",
                    field=models.JSONField(
                        default=list,
                        help_text="The facts to check in it, in order: [[start, end, kind], ...].",
                    ),
                ),
                migrations.AlterField(
                    model_name="textfingerprint",
                    name="agency",
                    field=models.CharField(
                        blank=True,
                        help_text="The news agency that the text credits most.",
                        max_length=40,
                    ),
                ),
                migrations.AlterField(
                    model_name="textfingerprint",
                    name="credit",
                    field=models.CharField(
                        blank=True, help_text="The text that credits the agency.", max_length=300
                    ),
                ),
                migrations.AlterField(
                    model_name="textfingerprint",
                    name="kept",
                    field=models.BinaryField(
                        help_text="The smallest hashes of word sequences, eight bytes each."
                    ),
                ),
                migrations.AlterField(
                    model_name="textfingerprint",
                    name="size",
                    field=models.PositiveIntegerField(
                        help_text="Number of different word sequences in the text."
                    ),
                ),
                migrations.AlterField(
                    model_name="tick",
                    name="text",
                    field=models.TextField(
                        help_text="The exact text of the span.", verbose_name="text"
                    ),
                ),
                migrations.AlterField(
                    model_name="tickevent",
                    name="text",
                    field=models.TextField(
                        help_text="The exact text of the span.", verbose_name="text"
                    ),
                ),
                migrations.AlterField(
                    model_name="user",
                    name="is_external",
                    field=models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="A name from the report of another newsroom; it cannot log in.",
                    ),
                ),
            ]
        ),
    ]
