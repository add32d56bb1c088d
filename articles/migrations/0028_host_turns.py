"""The columns of a fetch leave the jobs: turns at servers get a table, and a job names its task."""

import django.db.models.deletion
from articles.models.operations import Batch
from django.db import migrations, models

# A job that waits for its turn uses it in its next attempt.
MOVE_COLUMNS = """
    UPDATE articles_job SET task = 'parse' WHERE is_downloaded;
    INSERT INTO articles_hostturn (job_id, attempt, turn_at, host)
        SELECT id, CASE WHEN state = 'queued' THEN attempt + 1 ELSE attempt END, turn_at, host
        FROM articles_job WHERE turn_at IS NOT NULL OR host <> '';
    SET CONSTRAINTS ALL IMMEDIATE;  -- a table with pending checks cannot be altered
    SET CONSTRAINTS ALL DEFERRED;
"""
MOVE_COLUMNS_BACK = """
    UPDATE articles_job SET is_downloaded = true WHERE task = 'parse';
    UPDATE articles_job j SET turn_at = t.turn_at, host = t.host
        FROM articles_hostturn t WHERE t.job_id = j.id;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0027_plain_triggers"),
    ]

    operations = [
        Batch(
            [
                migrations.CreateModel(
                    name="HostTurn",
                    fields=[
                        (
                            "job",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="host_turn",
                                serialize=False,
                                to="articles.job",
                            ),
                        ),
                        ("attempt", models.PositiveSmallIntegerField()),
                        (
                            "turn_at",
                            models.DateTimeField(
                                blank=True, help_text="When it may send a request.", null=True
                            ),
                        ),
                        (
                            "host",
                            models.CharField(
                                blank=True,
                                help_text="The server that it is sending requests to.",
                                max_length=300,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["host"], name="host_turn_host")],
                    },
                ),
                migrations.AddField(
                    model_name="job",
                    name="task",
                    field=models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The task that continues it; empty for the task of its kind.",
                        max_length=20,
                    ),
                ),
                migrations.RunSQL(MOVE_COLUMNS, MOVE_COLUMNS_BACK),
                migrations.RemoveIndex(model_name="job", name="job_at_host"),
                migrations.RemoveField(model_name="job", name="is_downloaded"),
                migrations.RemoveField(model_name="job", name="host"),
                migrations.RemoveField(model_name="job", name="turn_at"),
                migrations.AlterField(
                    model_name="download",
                    name="at",
                    field=models.DateTimeField(help_text="When the last of it arrived."),
                ),
                migrations.AlterField(
                    model_name="download",
                    name="deflated",
                    field=models.BinaryField(help_text="Its bytes, compressed by zlib."),
                ),
                migrations.AlterField(
                    model_name="hostratelimit",
                    name="closed_until",
                    field=models.DateTimeField(
                        blank=True,
                        help_text="The server asked not to be contacted until then.",
                        null=True,
                    ),
                ),
                migrations.AlterField(
                    model_name="hostratelimit",
                    name="next_at",
                    field=models.DateTimeField(help_text="The first turn that no job has yet."),
                ),
            ]
        ),
    ]
