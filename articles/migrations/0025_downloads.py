"""What version 0.1.0 left: where databases of that version go on from. New ones never come here."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.manager
import django.utils.timezone
import pgtrigger.compiler
import uuid
from importlib import import_module
from django.conf import settings
from django.core.management.base import CommandError
from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class ForgetLaterModels(Operation):
    """When Django goes back to this migration, it has read the later ones first: start without them."""

    def state_forwards(self, app_label, state):
        for app, name in list(state.models):
            if app == app_label:
                state.remove_model(app, name)
        for operation in import_module("articles.migrations.0001_people").Migration.operations:
            operation.state_forwards(app_label, state)


def refuse(apps, schema_editor):
    """Stop, for the migrations that lead here are gone: they are in version 0.1.0."""
    raise CommandError(
        "This database is older than version 0.1.0 of Factcheck. Upgrade to 0.1.0 and migrate first."
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_people"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(refuse, migrations.RunPython.noop)],
            state_operations=[
                ForgetLaterModels(),
                migrations.CreateModel(
                    name="Event",
                    fields=[],
                    options={
                        "proxy": True,
                    },
                    bases=("pghistory.events",),
                    managers=[
                        ("no_objects", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Host",
                    fields=[
                        (
                            "name",
                            models.CharField(max_length=300, primary_key=True, serialize=False),
                        ),
                        (
                            "next_at",
                            models.DateTimeField(help_text="The first turn that nobody has yet."),
                        ),
                        (
                            "closed_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="The server asked us to stay away until then.",
                                null=True,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="House",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "sign_offs",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="So many people beside the judge agree before a claim is signed off.",
                                verbose_name="sign-offs wanted",
                            ),
                        ),
                        (
                            "is_blind",
                            models.BooleanField(
                                default=False,
                                help_text="Whoever signs sees the first verdict only after recording their own.",
                                verbose_name="blind second check",
                            ),
                        ),
                        (
                            "disagreement",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No two people disagree on a claim",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="Every citation says where in its source",
                            ),
                        ),
                        (
                            "not_closed",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="Every statement with something to check is closed",
                            ),
                        ),
                        (
                            "one_origin",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="No claim rests on one origin alone",
                            ),
                        ),
                        (
                            "query",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No query waits for an answer",
                            ),
                        ),
                        (
                            "stale",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No verdict rests on what has changed since",
                            ),
                        ),
                        (
                            "to_confirm",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Where claims went with a new text is confirmed",
                            ),
                        ),
                        (
                            "unjudged",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Every claim has a verdict",
                            ),
                        ),
                        (
                            "unsigned",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Every claim is signed off",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", 1)), name="house_is_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sign_offs__gte", 1), ("sign_offs__lte", 5)),
                                name="house_wants_sign_offs",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("unjudged__in", ["must", "should"])),
                                name="house_unjudged",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("unsigned__in", ["must", "should"])),
                                name="house_unsigned",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("disagreement__in", ["must", "should"])),
                                name="house_disagreement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stale__in", ["must", "should"])),
                                name="house_stale",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("query__in", ["must", "should"])),
                                name="house_query",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("to_confirm__in", ["must", "should"])),
                                name="house_to_confirm",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("locator__in", ["must", "should"])),
                                name="house_locator",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one_origin__in", ["must", "should"])),
                                name="house_one_origin",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("not_closed__in", ["must", "should"])),
                                name="house_not_closed",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_houseevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."sign_offs", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;',
                                    hash="41fc62ef35d6b70ac6da54fb1ddca5a8502f19af",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c3c3f",
                                    table="articles_house",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_houseevent" ("disagreement", "id", "is_blind", "locator", "not_closed", "one_origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sign_offs", "stale", "to_confirm", "unjudged", "unsigned", "version") VALUES (NEW."disagreement", NEW."id", NEW."is_blind", NEW."locator", NEW."not_closed", NEW."one_origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."sign_offs", NEW."stale", NEW."to_confirm", NEW."unjudged", NEW."unsigned", NEW."version"); RETURN NULL;',
                                    hash="5c0e8f83b09463923d2578137fd08e26b5cc8230",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a1127",
                                    table="articles_house",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Scale",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("key", models.SlugField(unique=True)),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("title", models.CharField(max_length=500, verbose_name="title")),
                        (
                            "byline",
                            models.CharField(blank=True, max_length=500, verbose_name="byline"),
                        ),
                        (
                            "publisher",
                            models.CharField(blank=True, max_length=500, verbose_name="publisher"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="published on"),
                        ),
                        (
                            "language",
                            models.CharField(blank=True, max_length=35, verbose_name="language"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("checking", "being checked"), ("closed", "closed")],
                                default="checking",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="articles.scale",
                                verbose_name="scale",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    django.db.models.functions.text.Left("title", 100000),
                                    config="simple",
                                ),
                                name="article_words",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="article_has_title",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["checking", "closed"])),
                                name="article_status",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_articleevent" ("byline", "created_at", "id", "language", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "scale_id", "status", "title", "version") VALUES (NEW."byline", NEW."created_at", NEW."id", NEW."language", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."publisher", NEW."scale_id", NEW."status", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="89a09d8d99e53824b2f082a921c6391647e773a3",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b6ebd",
                                    table="articles_article",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_articleevent" ("byline", "created_at", "id", "language", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "scale_id", "status", "title", "version") VALUES (NEW."byline", NEW."created_at", NEW."id", NEW."language", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."publisher", NEW."scale_id", NEW."status", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="abeac9d481c70c0b7ab62ba1a85c1a6b4e556aee",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d7697",
                                    table="articles_article",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_article",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'article', OLD.id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'article', NEW.id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="675252ab8dee38ce97ac859d1a6b5614ae92b6c5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_seen_as_article_943bd",
                                    table="articles_article",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HouseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "sign_offs",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="So many people beside the judge agree before a claim is signed off.",
                                verbose_name="sign-offs wanted",
                            ),
                        ),
                        (
                            "is_blind",
                            models.BooleanField(
                                default=False,
                                help_text="Whoever signs sees the first verdict only after recording their own.",
                                verbose_name="blind second check",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.house",
                            ),
                        ),
                        (
                            "disagreement",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No two people disagree on a claim",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="Every citation says where in its source",
                            ),
                        ),
                        (
                            "not_closed",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="Every statement with something to check is closed",
                            ),
                        ),
                        (
                            "one_origin",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="should",
                                max_length=10,
                                verbose_name="No claim rests on one origin alone",
                            ),
                        ),
                        (
                            "query",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No query waits for an answer",
                            ),
                        ),
                        (
                            "stale",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="No verdict rests on what has changed since",
                            ),
                        ),
                        (
                            "to_confirm",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Where claims went with a new text is confirmed",
                            ),
                        ),
                        (
                            "unjudged",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Every claim has a verdict",
                            ),
                        ),
                        (
                            "unsigned",
                            models.CharField(
                                choices=[
                                    ("must", "must: it keeps an article back"),
                                    (
                                        "should",
                                        "should: it is shown, and does not keep an article back",
                                    ),
                                ],
                                default="must",
                                max_length=10,
                                verbose_name="Every claim is signed off",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9ba3dcebad2b42c0131429b841c5bd1740ef420f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d3888",
                                    table="articles_houseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "token_sha256",
                            models.CharField(editable=False, max_length=64, unique=True),
                        ),
                        ("is_editor", models.BooleanField(default=False, verbose_name="editor")),
                        (
                            "is_reviewer",
                            models.BooleanField(default=False, verbose_name="reviewer"),
                        ),
                        (
                            "is_administrator",
                            models.BooleanField(default=False, verbose_name="administrator"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("expires_at", models.DateTimeField()),
                        (
                            "accepted_by",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitation",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_editor", True),
                                    ("is_reviewer", True),
                                    ("is_administrator", True),
                                    _connector="OR",
                                ),
                                name="invitation_gives_some_right",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("fetch", "fetch"),
                                    ("look_again", "look again"),
                                    ("compare", "compare"),
                                    ("examine", "examine"),
                                    ("export", "export"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "subject_id",
                            models.BigIntegerField(
                                help_text="Of what the kind is about: a source, an export."
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "queued"),
                                    ("running", "running"),
                                    ("done", "done"),
                                    ("failed", "failed"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("attempt", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "not_before",
                            models.DateTimeField(help_text="Nobody may take it earlier."),
                        ),
                        ("woken_at", models.DateTimeField(blank=True, null=True)),
                        ("outcome", models.CharField(blank=True, max_length=30)),
                        (
                            "message",
                            models.TextField(
                                blank=True, help_text="The last outcome, as a sentence for people."
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jobs",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "host",
                            models.CharField(
                                blank=True,
                                help_text="The server that is being asked.",
                                max_length=300,
                            ),
                        ),
                        (
                            "turn_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When it may ask its server: see Host.",
                                null=True,
                            ),
                        ),
                        (
                            "is_downloaded",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                help_text="Of a fetch: the page is there, and is to be read.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["kind", "subject_id"], name="job_subject"),
                            models.Index(
                                condition=models.Q(("state", "running")),
                                fields=["host"],
                                name="job_at_host",
                            ),
                            models.Index(
                                condition=models.Q(("state__in", ["queued", "running"])),
                                fields=["not_before"],
                                name="job_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["queued", "running"])),
                                fields=("kind", "subject_id"),
                                name="job_one_pending_for_a_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("attempt__gt", 0),
                                        ("lease_until__isnull", False),
                                        ("state", "running"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "running"), _negated=True),
                                        ("lease_until__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="job_running_has_lease",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("finished_at__isnull", False),
                                        ("state__in", ["done", "failed"]),
                                    ),
                                    models.Q(
                                        ("finished_at__isnull", True),
                                        ("state__in", ["queued", "running"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="job_ended_iff_finished",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="seen_as_job",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'job', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = OLD.subject_id AND OLD.kind = 'fetch'\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'job', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = NEW.subject_id AND NEW.kind = 'fetch'\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="a75d143e16be2cc56991af28d86247fab3447dfb",
                                    operation='INSERT OR UPDATE OF "state"',
                                    pgid="pgtrigger_seen_as_job_2d263",
                                    table="articles_job",
                                    when="AFTER",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        ("label", models.CharField(max_length=60, verbose_name="label")),
                        (
                            "short_label",
                            models.CharField(max_length=20, verbose_name="short label"),
                        ),
                        (
                            "colour",
                            models.CharField(
                                choices=[
                                    ("true", "green"),
                                    ("mixed", "amber"),
                                    ("false", "red"),
                                    ("open", "grey"),
                                ],
                                max_length=10,
                                verbose_name="colour",
                            ),
                        ),
                        (
                            "shape",
                            models.CharField(
                                help_text="One character, such as ✓.",
                                max_length=2,
                                verbose_name="sign",
                            ),
                        ),
                        (
                            "value",
                            models.SmallIntegerField(
                                blank=True,
                                help_text="Empty when the step has no order.",
                                null=True,
                                verbose_name="ordinal value",
                            ),
                        ),
                        ("definition", models.TextField(verbose_name="definition")),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="articles.scale",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["scale", "position"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "position"), name="rating_position_unique_in_scale"
                            ),
                            models.UniqueConstraint(
                                fields=("scale", "label"), name="rating_label_unique_in_scale"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("colour__in", ["true", "mixed", "false", "open"])
                                ),
                                name="rating_colour",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("shape", ""), _negated=True),
                                name="rating_has_sign",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("url", "web page"),
                                    ("upload", "upload"),
                                    ("interview", "interview"),
                                    ("document", "document"),
                                    ("broadcast", "broadcast"),
                                ],
                                default="url",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "url",
                            models.TextField(
                                blank=True,
                                help_text="Canonical; empty without one.",
                                verbose_name="address",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                blank=True,
                                help_text="Of a broadcast, the programme.",
                                max_length=500,
                                verbose_name="title",
                            ),
                        ),
                        (
                            "is_primary",
                            models.BooleanField(default=False, verbose_name="primary source"),
                        ),
                        (
                            "visibility",
                            models.CharField(
                                choices=[
                                    ("public", "public"),
                                    ("newsroom", "newsroom"),
                                    ("restricted", "restricted"),
                                ],
                                default="public",
                                max_length=10,
                                verbose_name="visibility",
                            ),
                        ),
                        (
                            "public_description",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="public description"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sources",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "in person"),
                                    ("telephone", "by telephone"),
                                    ("video", "by video call"),
                                    ("email", "by e-mail"),
                                    ("message", "by message"),
                                    ("letter", "by letter"),
                                ],
                                help_text="Of an interview: how.",
                                max_length=10,
                            ),
                        ),
                        (
                            "dated_on",
                            models.DateField(
                                blank=True,
                                help_text="When it was held, dated or on the air.",
                                null=True,
                            ),
                        ),
                        (
                            "issuer",
                            models.CharField(
                                blank=True,
                                help_text="Of a document who issued it, of a broadcast where.",
                                max_length=300,
                            ),
                        ),
                        (
                            "person",
                            models.CharField(
                                blank=True,
                                help_text="Of an interview: who was spoken to.",
                                max_length=300,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "url"), models.Q(("url", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "url"), _negated=True), ("url", "")),
                                    _connector="OR",
                                ),
                                name="source_url_iff_web_page",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("visibility", "restricted"), _negated=True),
                                    models.Q(("public_description", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="source_restricted_has_public_description",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("url", ""), _negated=True),
                                    models.Q(("visibility", "restricted"), _negated=True),
                                ),
                                fields=("url",),
                                name="source_url_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["url", "interview"]),
                                    models.Q(("title", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="source_without_url_has_title",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dated_on__isnull", False),
                                        ("kind", "interview"),
                                        models.Q(("person", ""), _negated=True),
                                        (
                                            "channel__in",
                                            [
                                                "in_person",
                                                "telephone",
                                                "video",
                                                "email",
                                                "message",
                                                "letter",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "interview"), _negated=True),
                                        ("channel", ""),
                                        ("person", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="source_interview_has_who_when_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dated_on__isnull", False),
                                        ("kind", "broadcast"),
                                        models.Q(("issuer", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("kind", "document"),
                                        models.Q(("issuer", ""), _negated=True),
                                    ),
                                    models.Q(("issuer", ""), ("kind", "interview")),
                                    models.Q(
                                        ("dated_on__isnull", True),
                                        ("issuer", ""),
                                        ("kind__in", ["url", "upload"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="source_issuer_and_date_of_its_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["url", "upload", "interview", "document", "broadcast"],
                                    )
                                ),
                                name="source_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visibility__in", ["public", "newsroom", "restricted"])
                                ),
                                name="source_visibility",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_sourceevent" ("added_by_id", "channel", "created_at", "dated_on", "id", "is_primary", "issuer", "kind", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_description", "title", "url", "version", "visibility") VALUES (NEW."added_by_id", NEW."channel", NEW."created_at", NEW."dated_on", NEW."id", NEW."is_primary", NEW."issuer", NEW."kind", NEW."person", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_description", NEW."title", NEW."url", NEW."version", NEW."visibility"); RETURN NULL;',
                                    hash="e294ebee7617846ac97cb9e2a6dd0d30c7bf88ae",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e4235",
                                    table="articles_source",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_sourceevent" ("added_by_id", "channel", "created_at", "dated_on", "id", "is_primary", "issuer", "kind", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_description", "title", "url", "version", "visibility") VALUES (NEW."added_by_id", NEW."channel", NEW."created_at", NEW."dated_on", NEW."id", NEW."is_primary", NEW."issuer", NEW."kind", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_description", NEW."title", NEW."url", NEW."version", NEW."visibility"); RETURN NULL;',
                                    hash="15c2a808c1c9dcb57031a9e506ef8ab113e536ea",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_365a8",
                                    table="articles_source",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_source",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'source', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = OLD.id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'source', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = NEW.id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="28a88cc0d38d8131e74705dea9096d1caa43a825",
                                    operation="UPDATE",
                                    pgid="pgtrigger_seen_as_source_23514",
                                    table="articles_source",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArticleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("title", models.CharField(max_length=500, verbose_name="title")),
                        (
                            "byline",
                            models.CharField(blank=True, max_length=500, verbose_name="byline"),
                        ),
                        (
                            "publisher",
                            models.CharField(blank=True, max_length=500, verbose_name="publisher"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="published on"),
                        ),
                        (
                            "language",
                            models.CharField(blank=True, max_length=35, verbose_name="language"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("checking", "being checked"), ("closed", "closed")],
                                default="checking",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.article",
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.scale",
                                verbose_name="scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="97e38e30f4f2ced7f80fc829b7756986ceddd8a6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2e536",
                                    table="articles_articleevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                help_text="The word for what changed: a verdict.", max_length=15
                            ),
                        ),
                        ("claim_id", models.BigIntegerField(null=True)),
                        (
                            "start",
                            models.PositiveIntegerField(
                                help_text="Of the words that look different.", null=True
                            ),
                        ),
                        ("end", models.PositiveIntegerField(null=True)),
                        (
                            "user_id",
                            models.BigIntegerField(
                                help_text="None: a worker, of its own accord.", null=True
                            ),
                        ),
                        ("transaction", models.BigIntegerField()),
                        (
                            "at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now()
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="changes",
                                to="articles.article",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "article",
                                    "transaction",
                                    "kind",
                                    "claim_id",
                                    "start",
                                    "end",
                                ),
                                name="change_once_a_transaction",
                                nulls_distinct=False,
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d54304390fdf39a0e3f549d7ebcd8afe42bcb24c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_657cc",
                                    table="articles_change",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Confidant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "named_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confided",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confidants",
                                to="articles.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "person"), name="confidant_once"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_confidantevent" ("created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (NEW."created_at", NEW."id", NEW."named_by_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id"); RETURN NULL;',
                                    hash="6eecca3b308948d31b5e706c6a1af4f0fda368b1",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1293a",
                                    table="articles_confidant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_confidantevent" ("created_at", "id", "named_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id") VALUES (OLD."created_at", OLD."id", OLD."named_by_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id"); RETURN NULL;',
                                    hash="25f8ff2062ccd834d0ebec38561096bb424a28bb",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3922f",
                                    table="articles_confidant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("move_claim", "state changed"),
                                    ("assign_claim", "claim assigned"),
                                    ("edit_claim", "claim’s details changed"),
                                    ("flag_claim", "flagged"),
                                    ("add_comment", "commented"),
                                    ("settle_thread", "thread resolved or reopened"),
                                    ("attach_file", "file attached"),
                                    ("ask_query", "query asked"),
                                    ("close_query", "query closed"),
                                    ("override_query", "query overridden"),
                                    ("record_verdict", "verdict recorded"),
                                    ("sign_off", "second check recorded"),
                                    ("break_tie", "disagreement decided"),
                                    ("override_rule", "house rule overridden"),
                                    ("clear_article", "article cleared for publication"),
                                    ("change_citation", "citation changed"),
                                    ("set_kind", "kind of statement corrected"),
                                    ("split_statement", "statement split"),
                                    ("merge_statement", "statements merged"),
                                    ("mark_quotation", "quotation marked"),
                                    ("unmark_quotation", "quotation removed"),
                                    ("attribute_statement", "speaker corrected"),
                                    ("confirm_attribution", "speaker confirmed"),
                                    ("tick_fact", "fact ticked"),
                                    ("untick_fact", "tick taken off"),
                                    ("dismiss_inconsistency", "inconsistency dismissed"),
                                    ("ask_about_inconsistency", "asked about an inconsistency"),
                                    ("attach_source", "source attached"),
                                    ("confirm_verdict", "verdict confirmed"),
                                    ("correct_speaker", "speaker’s details changed"),
                                    ("merge_speakers", "two speakers made one"),
                                    ("edit_article", "article’s details changed"),
                                ],
                                max_length=30,
                            ),
                        ),
                        (
                            "claim",
                            models.BigIntegerField(
                                blank=True, help_text="Id of the claim, if any.", null=True
                            ),
                        ),
                        (
                            "statement",
                            models.BigIntegerField(
                                blank=True, help_text="Id of the statement.", null=True
                            ),
                        ),
                        (
                            "before",
                            models.JSONField(
                                default=dict, help_text="What the inverse needs to know."
                            ),
                        ),
                        ("found", models.JSONField(default=dict)),
                        ("left", models.JSONField(default=dict)),
                        ("back", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to="articles.article",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=["article", "by", "-id"],
                                name="deed_last",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="9e6a071eb26dc250ae346cb75f268594696f8d3b",
                                    operation="DELETE",
                                    pgid="pgtrigger_kept_93207",
                                    table="articles_deed",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="undone_once",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."undone_at" IS NOT NULL OR NEW."undone_at" IS NULL)',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                                    hash="ca193730d3790b14eaedede7cb436ba4ef2478be",
                                    operation="UPDATE",
                                    pgid="pgtrigger_undone_once_bc384",
                                    table="articles_deed",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Download",
                    fields=[
                        (
                            "job",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="download",
                                serialize=False,
                                to="articles.job",
                            ),
                        ),
                        ("url", models.TextField()),
                        ("final_url", models.TextField()),
                        (
                            "redirects",
                            models.JSONField(default=list, help_text="[[address, status], ...]"),
                        ),
                        ("status", models.PositiveSmallIntegerField()),
                        (
                            "headers",
                            models.JSONField(default=list, help_text="[[name, value], ...]"),
                        ),
                        ("content_type", models.TextField(blank=True)),
                        ("at", models.DateTimeField(help_text="When the last of it came.")),
                        (
                            "deflated",
                            models.BinaryField(help_text="Its bytes, as zlib packs them."),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Export",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(help_text="The key of its format.", max_length=20),
                        ),
                        (
                            "rendering",
                            models.CharField(
                                choices=[("public", "public"), ("legal", "legal")], max_length=10
                            ),
                        ),
                        (
                            "language",
                            models.CharField(help_text="Of whoever asked for it.", max_length=20),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "step",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "waiting for a worker"),
                                    (1, "reading the article"),
                                    (2, "writing the file"),
                                    (3, "ready"),
                                ],
                                default=0,
                            ),
                        ),
                        ("made_at", models.DateTimeField(blank=True, null=True)),
                        ("file", models.FileField(blank=True, max_length=255, upload_to="")),
                        ("file_name", models.CharField(blank=True, max_length=255)),
                        (
                            "size",
                            models.PositiveBigIntegerField(
                                blank=True, help_text="Bytes.", null=True
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                blank=True, help_text="Of the report: its stamp.", max_length=60
                            ),
                        ),
                        ("told", models.JSONField(default=list)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exports",
                                to="articles.article",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("made_at__isnull", True)),
                                fields=("article", "form", "rendering", "asked_by"),
                                name="export_one_in_the_making",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("file", ""), ("made_at__isnull", True), ("step__lt", 3)
                                    ),
                                    models.Q(
                                        ("made_at__isnull", False),
                                        ("size__isnull", False),
                                        ("step", 3),
                                        models.Q(("file", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="export_made_iff_it_has_a_file",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("statement_id", models.BigIntegerField(null=True)),
                        ("writing", models.BooleanField(default=False)),
                        ("seen_at", models.DateTimeField(help_text="By the database's clock.")),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="articles.article",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["user"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "user"), name="presence_once_a_person"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                help_text="Its part of the address.", max_length=80, unique=True
                            ),
                        ),
                        (
                            "article",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication",
                                to="articles.article",
                            ),
                        ),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f28fa8a3ce916fb5e2173fa48fbc7b33cf2d5483",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e9bcf",
                                    table="articles_publication",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("received_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "generator",
                            models.CharField(
                                help_text="The program that made the report.", max_length=100
                            ),
                        ),
                        (
                            "version",
                            models.CharField(help_text="The state that it tells.", max_length=100),
                        ),
                        (
                            "sha256",
                            models.CharField(
                                max_length=64, unique=True, verbose_name="SHA-256 of the file"
                            ),
                        ),
                        (
                            "context",
                            models.UUIDField(
                                help_text="Of the events that the import wrote itself.", null=True
                            ),
                        ),
                        (
                            "former",
                            models.JSONField(
                                default=list, help_text="Receipts that the report tells of."
                            ),
                        ),
                        (
                            "article",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipt",
                                to="articles.article",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                                name="receipt_has_sha256",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="288a1c3e82c93f72cc85f0540ae6c8679ac0952a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ca3c5",
                                    table="articles_receipt",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                        ("length", models.PositiveIntegerField(help_text="Code points.")),
                        ("sha256", models.CharField(max_length=64)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="articles.article",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["article", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "number"), name="revision_number_unique"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("length", django.db.models.functions.text.Length("text")),
                                    ("length__gt", 0),
                                ),
                                name="revision_length_is_its_text",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="immutable",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="eb3110dce2aacb580a6c990e4db8e49ac5fe56de",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_immutable_ffae8",
                                    table="articles_revision",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_revision",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'revision', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM set_config('factcheck.new_text', txid_current()::text, true)\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'revision', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM set_config('factcheck.new_text', txid_current()::text, true)\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="e9529fbcf25d975c30487915d6f9def0d5b113d6",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_revision_f889c",
                                    table="articles_revision",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SourceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("url", "web page"),
                                    ("upload", "upload"),
                                    ("interview", "interview"),
                                    ("document", "document"),
                                    ("broadcast", "broadcast"),
                                ],
                                default="url",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "url",
                            models.TextField(
                                blank=True,
                                help_text="Canonical; empty without one.",
                                verbose_name="address",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                blank=True,
                                help_text="Of a broadcast, the programme.",
                                max_length=500,
                                verbose_name="title",
                            ),
                        ),
                        (
                            "is_primary",
                            models.BooleanField(default=False, verbose_name="primary source"),
                        ),
                        (
                            "visibility",
                            models.CharField(
                                choices=[
                                    ("public", "public"),
                                    ("newsroom", "newsroom"),
                                    ("restricted", "restricted"),
                                ],
                                default="public",
                                max_length=10,
                                verbose_name="visibility",
                            ),
                        ),
                        (
                            "public_description",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="public description"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.source",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "in person"),
                                    ("telephone", "by telephone"),
                                    ("video", "by video call"),
                                    ("email", "by e-mail"),
                                    ("message", "by message"),
                                    ("letter", "by letter"),
                                ],
                                help_text="Of an interview: how.",
                                max_length=10,
                            ),
                        ),
                        (
                            "dated_on",
                            models.DateField(
                                blank=True,
                                help_text="When it was held, dated or on the air.",
                                null=True,
                            ),
                        ),
                        (
                            "issuer",
                            models.CharField(
                                blank=True,
                                help_text="Of a document who issued it, of a broadcast where.",
                                max_length=300,
                            ),
                        ),
                        (
                            "person",
                            models.CharField(
                                blank=True,
                                help_text="Of an interview: who was spoken to.",
                                max_length=300,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e9730fb735902e4ea577448ced0e34f1aa9850ea",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_dd193",
                                    table="articles_sourceevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Speaker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "person"),
                                    ("organisation", "organisation"),
                                    ("document", "document"),
                                    ("unnamed", "unnamed"),
                                ],
                                default="person",
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("role", models.CharField(blank=True, max_length=500, verbose_name="role")),
                        (
                            "aliases",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="speakers",
                                to="articles.article",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "name"), name="speaker_unique_in_article"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="speaker_has_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["person", "organisation", "document", "unnamed"])
                                ),
                                name="speaker_kind",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_speakerevent" ("aliases", "article_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."aliases", NEW."article_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."version"); RETURN NULL;',
                                    hash="cf82d84f9a69b40e4f53745bcb13ff05abf3435f",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_49840",
                                    table="articles_speaker",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_speakerevent" ("aliases", "article_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."aliases", NEW."article_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."version"); RETURN NULL;',
                                    hash="64f6fd4ae716fc59b664f0890b0e348a67d88aba",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_15fe8",
                                    table="articles_speaker",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_speaker",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'speaker', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'speaker', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="4d88d9c2f2d6721f636c1dde9d34ded265d34db6",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_speaker_105d5",
                                    table="articles_speaker",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Capture",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("fetched", "fetched"),
                                    ("uploaded", "uploaded"),
                                    ("typed", "typed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("final_url", models.TextField(blank=True)),
                        (
                            "redirects",
                            models.JSONField(
                                blank=True, default=list, help_text="[[address, status], ...]"
                            ),
                        ),
                        (
                            "status",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="HTTP status.", null=True
                            ),
                        ),
                        (
                            "headers",
                            models.JSONField(
                                blank=True, default=list, help_text="[[name, value], ...]"
                            ),
                        ),
                        ("content_type", models.CharField(blank=True, max_length=255)),
                        ("file", models.FileField(max_length=255, upload_to="")),
                        (
                            "file_name",
                            models.CharField(blank=True, help_text="As uploaded.", max_length=255),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField(help_text="Bytes.")),
                        ("text", models.TextField(blank=True)),
                        (
                            "missing_text",
                            models.TextField(
                                blank=True,
                                help_text="A sentence that says why text may be missing; empty if none is.",
                            ),
                        ),
                        (
                            "fields",
                            models.JSONField(
                                default=dict, help_text='{"title": {"value", "origin"}, ...}'
                            ),
                        ),
                        ("captured_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "captured_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="articles.job",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="articles.source",
                            ),
                        ),
                        (
                            "pages",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Where each page begins in the text; empty without.",
                            ),
                        ),
                        (
                            "warc",
                            models.FileField(
                                blank=True,
                                help_text="The same as a WARC file.",
                                max_length=255,
                                upload_to="",
                            ),
                        ),
                        (
                            "told_in",
                            models.ForeignKey(
                                blank=True,
                                help_text="The report that tells of it, if it was seen elsewhere.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="articles.receipt",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-captured_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("job",), name="capture_one_for_a_job"),
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                                name="capture_has_sha256",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("job__isnull", False),
                                        ("origin", "fetched"),
                                        ("status__isnull", False),
                                    ),
                                    models.Q(
                                        ("captured_by__isnull", False),
                                        ("job__isnull", True),
                                        ("origin__in", ["uploaded", "typed"]),
                                    ),
                                    models.Q(
                                        ("job__isnull", True),
                                        ("origin", "fetched"),
                                        ("told_in__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="capture_fetched_by_job_or_uploaded_by_person",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="immutable",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="08a171a2b8bc3a2c63570e425d34f91b6f66ecb0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_immutable_a6a0d",
                                    table="articles_capture",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_capture",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'capture', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = OLD.source_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'capture', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = NEW.source_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="0da65ed04a8561d5501f0a16f9049863cdf15937",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_capture_7030a",
                                    table="articles_capture",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "text",
                            models.TextField(
                                help_text="Exactly the words of the span.", verbose_name="text"
                            ),
                        ),
                        ("prefix", models.CharField(blank=True, max_length=32)),
                        ("suffix", models.CharField(blank=True, max_length=32)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("disputed", "disputed"),
                                    ("number", "number needs a source"),
                                    ("quotation", "quotation to confirm"),
                                    ("name", "name or title to confirm"),
                                    ("legal", "legal risk"),
                                    ("other", "other"),
                                ],
                                default="disputed",
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "high"), (2, "normal"), (3, "low")],
                                default=2,
                                verbose_name="priority",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in progress"),
                                    ("help_needed", "help needed"),
                                    ("ready", "ready for review"),
                                    ("signed_off", "signed off"),
                                    ("cut", "cut"),
                                ],
                                default="open",
                                max_length=15,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims_assigned",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="assignee",
                            ),
                        ),
                        (
                            "flagged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims_flagged",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "signed_off_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims_signed_off",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["revision", "start", "end"],
                        "indexes": [
                            models.Index(
                                fields=["state", "priority", "created_at"], name="claim_queue"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    django.db.models.functions.text.Left("text", 100000),
                                    config="simple",
                                ),
                                name="claim_words",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__gt", models.F("start")), ("start__gte", 0)
                                ),
                                name="claim_span",
                            ),
                            models.UniqueConstraint(
                                fields=("revision", "start", "end"),
                                name="claim_span_unique_in_revision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "open",
                                            "in_progress",
                                            "help_needed",
                                            "ready",
                                            "signed_off",
                                            "cut",
                                        ],
                                    )
                                ),
                                name="claim_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("signed_off_by__isnull", False), ("state", "signed_off")
                                    ),
                                    models.Q(
                                        models.Q(("state", "signed_off"), _negated=True),
                                        ("signed_off_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claim_signed_off_has_signer",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="text_is_its_span",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.text IS DISTINCT FROM (\n                        SELECT substr(r.text, NEW.start + 1, NEW.\"end\" - NEW.start)\n                        FROM articles_revision r\n                        WHERE r.id = NEW.revision_id AND NEW.\"end\" <= r.length\n                    ) THEN\n                        RAISE EXCEPTION 'the words of a claim are not those of its span'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_text_is_its_span';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="1722c156063806327bfae3a38b46e5d7b3f29e1b",
                                    operation='INSERT OR UPDATE OF "text", "start", "end", "revision_id"',
                                    pgid="pgtrigger_text_is_its_span_c982d",
                                    table="articles_claim",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;',
                                    hash="a300ae775c17408b0a626cb9dba8adddbcdbb507",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_58f66",
                                    table="articles_claim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;',
                                    hash="212227fbfa43d4d4e7939472c42774f23c628509",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_979b4",
                                    table="articles_claim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (OLD."assignee_id", OLD."created_at", OLD."end", OLD."flagged_by_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."priority", OLD."reason", OLD."revision_id", OLD."signed_off_by_id", OLD."start", OLD."state", OLD."suffix", OLD."text", OLD."version"); RETURN NULL;',
                                    hash="b608a57ddf631859378c7ce5a5a446029cb42c9f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b6380",
                                    table="articles_claim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_claim",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'claim', r.article_id, OLD.id, OLD.start, OLD.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = OLD.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'claim', r.article_id, NEW.id, NEW.start, NEW.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = NEW.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="5be0a0b600abb0dd5309098c97e63e5cc33e8ea7",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_claim_3174a",
                                    table="articles_claim",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="flagged_in_newest_revision",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    PERFORM FROM articles_article a JOIN articles_revision r ON r.article_id = a.id\n                        WHERE r.id = NEW.revision_id FOR SHARE OF a;\n                    IF EXISTS (\n                        SELECT FROM articles_revision mine\n                        JOIN articles_revision newer ON newer.article_id = mine.article_id\n                            AND newer.number > mine.number\n                        WHERE mine.id = NEW.revision_id\n                    ) THEN\n                        RAISE EXCEPTION 'a claim is flagged in the newest revision'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_flagged_in_newest_revision';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="ef5036692b683a099d2548f7f11c236cb974dea0",
                                    operation="INSERT",
                                    pgid="pgtrigger_flagged_in_newest_revision_c3a1f",
                                    table="articles_claim",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="moves_are_told",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    func='\n                    IF EXISTS (\n                        SELECT FROM articles_claim c WHERE c.id = NEW.id\n                            AND (c.revision_id, c.start, c."end")\n                                IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")\n                            AND NOT EXISTS (\n                                SELECT FROM articles_carrying told\n                                WHERE told.claim_id = c.id AND told.revision_id = c.revision_id\n                                    AND told.start = c.start AND told."end" = c."end"\n                            )\n                    ) THEN\n                        RAISE EXCEPTION \'a claim moved and nothing tells how\'\n                            USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_moves_are_told\';\n                    END IF;\n                    RETURN NULL;\n                ',
                                    hash="009e38581b3d30f908a5e0346be6745051a1ffb8",
                                    operation='UPDATE OF "revision_id", "start", "end"',
                                    pgid="pgtrigger_moves_are_told_68378",
                                    table="articles_claim",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="signed_off_by_enough",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (NEW.\"state\" = 'signed_off' AND NOT (OLD.\"state\" = 'signed_off'))",
                                    constraint="CONSTRAINT",
                                    func="\n    IF EXISTS (SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off')\n        AND NOT EXISTS (\n            SELECT FROM (\n                SELECT v.id FROM articles_verdict v\n                LEFT JOIN articles_withdrawal w ON w.verdict_id = v.id\n                WHERE v.claim_id = NEW.id AND w.id IS NULL ORDER BY v.number DESC LIMIT 1\n            ) counts\n            WHERE EXISTS (\n                SELECT FROM articles_tiebreak t\n                LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id\n                WHERE w.id IS NULL AND t.verdict_id = counts.id AND t.outcome <> 'new'\n            ) OR (\n                SELECT count(*) FILTER (WHERE s.agrees)\n                        >= coalesce((SELECT h.sign_offs FROM articles_house h), 1)\n                    AND count(*) FILTER (WHERE NOT s.agrees) = 0\n                FROM articles_signoff s\n                LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                WHERE s.verdict_id = counts.id AND w.id IS NULL\n            )\n        )\n    THEN\n        RAISE EXCEPTION 'too few people have signed this claim off'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_signed_off_by_enough';\n    END IF;\n    RETURN NULL;\n",
                                    hash="edb1582b016e65f4695c5310d57617c3fd4a0cac",
                                    operation='UPDATE OF "state"',
                                    pgid="pgtrigger_signed_off_by_enough_15b8a",
                                    table="articles_claim",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clearing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("state", models.CharField(max_length=64)),
                        (
                            "checks",
                            models.JSONField(
                                help_text='[{"rule", "severity", "count", "override"}, ...]'
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearings",
                                to="articles.article",
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clearings",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__regex", "^[0-9a-f]{64}$")),
                                name="clearing_has_state",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="58f9b2d9905531f3509f0b11a4050c7fe45632a6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d2ea6",
                                    table="articles_clearing",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="of_the_newest_text",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.revision_id IS DISTINCT FROM (\n                        SELECT r.id FROM articles_revision r\n                        WHERE r.article_id = NEW.article_id ORDER BY r.number DESC LIMIT 1\n                    ) THEN\n                        RAISE EXCEPTION 'the newest text of an article is cleared, no other'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'clearing_of_the_newest_text';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="1d8338850d941f3ac8abda81ebc1d39d22b8662d",
                                    operation="INSERT",
                                    pgid="pgtrigger_of_the_newest_text_f826e",
                                    table="articles_clearing",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_clearing",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'clearing', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'clearing', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="806b870acec4eb32c94f3900f74b5bf7960c2264",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_clearing_395a8",
                                    table="articles_clearing",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_clearingevent" ("article_id", "checks", "cleared_by_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "state") VALUES (NEW."article_id", NEW."checks", NEW."cleared_by_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revision_id", NEW."state"); RETURN NULL;',
                                    hash="2fe0e0566de6d028d77dd52f59c8cbe17d0abd43",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d1171",
                                    table="articles_clearing",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="each_must_is_overridden",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM jsonb_array_elements(NEW.checks) told\n                        WHERE told->>'severity' = 'must' AND (told->>'count')::int > 0\n                            AND NOT EXISTS (\n                                SELECT FROM articles_override o\n                                LEFT JOIN articles_withdrawal w ON w.override_id = o.id\n                                WHERE w.id IS NULL AND o.id = (told->>'override')::bigint\n                                    AND o.article_id = NEW.article_id AND o.rule = told->>'rule'\n                            )\n                    ) THEN\n                        RAISE EXCEPTION 'a rule that must hold is hit, and nobody overrode it'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'clearing_passes_over_no_must';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="2d206ea47d00811946092546f9e9e32239d8bff9",
                                    operation="INSERT",
                                    pgid="pgtrigger_each_must_is_overridden_64d8a",
                                    table="articles_clearing",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfidantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "named_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.confidant",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="193fd7a7f99d956d8a04262326a249fb20f139ca",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7178a",
                                    table="articles_confidantevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=500)),
                        ("page", models.TextField(help_text="The report as HTML.")),
                        ("page_sha256", models.CharField(max_length=64)),
                        ("record", models.TextField(help_text="The report as JSON.")),
                        ("record_sha256", models.CharField(max_length=64)),
                        (
                            "style",
                            models.CharField(
                                help_text="What its page may use of style: a Content-Security-Policy source.",
                                max_length=100,
                            ),
                        ),
                        (
                            "version",
                            models.CharField(help_text="Of the report: its stamp.", max_length=60),
                        ),
                        (
                            "outline",
                            models.JSONField(help_text="What the next edition is compared with."),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note to readers")),
                        (
                            "sources",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                help_text="What it rests on.",
                                size=None,
                            ),
                        ),
                        ("published_at", models.DateTimeField()),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="articles.publication",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["publication", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("publication", "number"), name="edition_number_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6f8e516cacabb0132bfbbcd67551eabb6237b640",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_83b92",
                                    table="articles_edition",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="is_its_fingerprint",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.page_sha256 <> encode(sha256(convert_to(NEW.page, 'UTF8')), 'hex')\n                        OR NEW.record_sha256\n                            <> encode(sha256(convert_to(NEW.record, 'UTF8')), 'hex') THEN\n                        RAISE EXCEPTION 'an edition has another fingerprint than its bytes'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_its_fingerprint';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="7a838969a21c7ecb9ff8bcb7166455a6bfac78b2",
                                    operation="INSERT",
                                    pgid="pgtrigger_is_its_fingerprint_f5d0a",
                                    table="articles_edition",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Import",
                    fields=[
                        ("title", models.CharField(max_length=500, verbose_name="title")),
                        (
                            "byline",
                            models.CharField(blank=True, max_length=500, verbose_name="byline"),
                        ),
                        (
                            "publisher",
                            models.CharField(blank=True, max_length=500, verbose_name="publisher"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="published on"),
                        ),
                        (
                            "language",
                            models.CharField(blank=True, max_length=35, verbose_name="language"),
                        ),
                        (
                            "key",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("paste", "pasted text"),
                                    ("file", "file"),
                                    ("url", "web page"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("file_name", models.CharField(blank=True, max_length=255)),
                        ("text", models.TextField(verbose_name="text")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origin",
                                to="articles.article",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "annotations",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="[{kind, start, end, text, author, urls, addresses, refused}, ...]",
                            ),
                        ),
                        (
                            "missing",
                            models.TextField(
                                blank=True,
                                help_text="A sentence that says what was not read; empty if nothing is.",
                            ),
                        ),
                        (
                            "url",
                            models.TextField(
                                blank=True,
                                help_text="Of the page it was read from.",
                                verbose_name="address",
                            ),
                        ),
                        (
                            "revises",
                            models.ForeignKey(
                                blank=True,
                                help_text="The article of which it is a new text.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="articles.article",
                            ),
                        ),
                        (
                            "revision",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origin",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="import_has_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("origin__in", ["paste", "file", "url"])),
                                name="import_origin",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revises__isnull", True), ("revision__isnull", True)),
                                    models.Q(("article__isnull", True), ("revises__isnull", False)),
                                    _connector="OR",
                                ),
                                name="import_becomes_article_or_revision",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Override",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("unjudged", "Every claim has a verdict"),
                                    ("unsigned", "Every claim is signed off"),
                                    ("disagreement", "No two people disagree on a claim"),
                                    ("stale", "No verdict rests on what has changed since"),
                                    ("query", "No query waits for an answer"),
                                    (
                                        "to_confirm",
                                        "Where claims went with a new text is confirmed",
                                    ),
                                    ("locator", "Every citation says where in its source"),
                                    ("one_origin", "No claim rests on one origin alone"),
                                    (
                                        "not_closed",
                                        "Every statement with something to check is closed",
                                    ),
                                ],
                                max_length=15,
                                verbose_name="house rule",
                            ),
                        ),
                        ("hits", models.JSONField(help_text='["claim 5", ...]')),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="articles.article",
                            ),
                        ),
                        (
                            "overridden_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="override_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hits", []), _negated=True),
                                name="override_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "rule__in",
                                        [
                                            "unjudged",
                                            "unsigned",
                                            "disagreement",
                                            "stale",
                                            "query",
                                            "to_confirm",
                                            "locator",
                                            "one_origin",
                                            "not_closed",
                                        ],
                                    )
                                ),
                                name="override_of_a_rule",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="29130c533f6f460e811fe8a1157f915543296690",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6faf1",
                                    table="articles_override",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_override",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'override', OLD.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'override', NEW.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        \n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="e8292094cd9abdaf8589ea034d7d5f4ae84c30c6",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_override_c1e93",
                                    table="articles_override",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_overrideevent" ("article_id", "created_at", "hits", "id", "overridden_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revision_id", "rule") VALUES (NEW."article_id", NEW."created_at", NEW."hits", NEW."id", NEW."overridden_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."revision_id", NEW."rule"); RETURN NULL;',
                                    hash="c52ab4bff4f72d470664d7ddf78011bcbf9e4b00",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a10aa",
                                    table="articles_override",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpeakerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "person"),
                                    ("organisation", "organisation"),
                                    ("document", "document"),
                                    ("unnamed", "unnamed"),
                                ],
                                default="person",
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("role", models.CharField(blank=True, max_length=500, verbose_name="role")),
                        (
                            "aliases",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.article",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.speaker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b96a54c42c94c3c782eb3687ff7ebfa1b9c64c7f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_78460",
                                    table="articles_speakerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quoted", "quoted"),
                                    ("reported", "reported"),
                                    ("unattributed", "unattributed"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="articles.revision",
                            ),
                        ),
                        (
                            "facts",
                            models.JSONField(
                                default=list,
                                help_text="What there is to check in it: [[start, end, kind]], in order.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["revision", "start"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__gt", models.F("start")), ("start__gte", 0)
                                ),
                                name="statement_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["quoted", "reported", "unattributed"])
                                ),
                                name="statement_kind",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                expressions=[
                                    (models.F("revision"), "="),
                                    (
                                        models.Func(
                                            "start",
                                            "end",
                                            function="int4range",
                                            output_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="statements_do_not_overlap",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="spans_unchecked",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;",
                                    hash="1297edcd506f5b711a6b068725146d701c4fc154",
                                    level="STATEMENT",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_unchecked_9d960",
                                    table="articles_statement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="spans_hold",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                                    func="IF TG_OP = 'DELETE' THEN revision := OLD.revision_id; ELSE revision := NEW.revision_id; END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'text of revision % lies outside all statements', revision\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation lies outside its statement'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                                    hash="8bdb820aa5f57c569da46cf58e8da33d1886d746",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_hold_798e5",
                                    table="articles_statement",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_statementevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (OLD."end", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revision_id", OLD."start", OLD."version"); RETURN NULL;',
                                    hash="2438a388d2d7d53b7bb7c0c10317977c021fc867",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d8204",
                                    table="articles_statement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_statement",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'statement', r.article_id, NULL::bigint, OLD.start, OLD.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = OLD.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'statement', r.article_id, NULL::bigint, NEW.start, NEW.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = NEW.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="855951094343a3bb7f32ae0b358d7951ec0ab6e9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_seen_as_statement_8a55a",
                                    table="articles_statement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_bounds",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'bounds', r.article_id, NULL::bigint, OLD.start, OLD.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = OLD.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'bounds', r.article_id, NULL::bigint, NEW.start, NEW.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = NEW.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="3948944e7e4d004099f491350fc51d176493c779",
                                    operation="INSERT OR DELETE",
                                    pgid="pgtrigger_seen_as_bounds_7f124",
                                    table="articles_statement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."revision_id" IS DISTINCT FROM (NEW."revision_id") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "articles_statementevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (NEW."end", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision_id", NEW."start", NEW."version"); RETURN NULL;',
                                    hash="331f2a8f8519416a1a0ed4c4d7cce5b63f71b663",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0dc0d",
                                    table="articles_statement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "number"),
                                    ("percentage", "percentage"),
                                    ("money", "money"),
                                    ("date", "date"),
                                    ("period", "period"),
                                    ("name", "name"),
                                    ("superlative", "superlative"),
                                    ("comparison", "comparison"),
                                    ("negation", "negation"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="Exactly the words of the span.", verbose_name="text"
                            ),
                        ),
                        (
                            "ticked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ticked at"),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticks",
                                to="articles.revision",
                            ),
                        ),
                        (
                            "ticked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticks",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ticked by",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["revision", "start"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__gt", models.F("start")), ("start__gte", 0)
                                ),
                                name="tick_span",
                            ),
                            models.UniqueConstraint(
                                fields=("revision", "start", "end", "kind"), name="tick_once_a_fact"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ticked_at__isnull", True), ("ticked_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("ticked_at__isnull", False), ("ticked_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="tick_says_who_and_when",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="c58faf2f1a2f08aead59c4e9a4ad0e9989a6d600",
                                    operation="DELETE",
                                    pgid="pgtrigger_kept_b8cc5",
                                    table="articles_tick",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="on_a_fact",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='\n                    IF NEW.text IS DISTINCT FROM (\n                        SELECT substr(r.text, NEW.start + 1, NEW."end" - NEW.start)\n                        FROM articles_revision r WHERE r.id = NEW.revision_id\n                    ) OR NOT EXISTS (\n                        SELECT FROM articles_statement s WHERE s.revision_id = NEW.revision_id\n                            AND s.start <= NEW.start AND s."end" >= NEW."end"\n                            AND s.facts @> jsonb_build_array(\n                                jsonb_build_array(NEW.start, NEW."end", NEW.kind)\n                            )\n                    ) THEN\n                        RAISE EXCEPTION \'only a fact of a statement is ticked\'\n                            USING ERRCODE = \'check_violation\', CONSTRAINT = \'tick_on_a_fact\';\n                    END IF;\n                    RETURN NEW;\n                ',
                                    hash="268a185a1c7c2c6553bc8e18c545f08f2d87ae43",
                                    operation='INSERT OR UPDATE OF "text", "start", "end", "kind", "revision_id"',
                                    pgid="pgtrigger_on_a_fact_1dbb5",
                                    table="articles_tick",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_tick",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'tick', r.article_id, NULL::bigint, OLD.start, OLD.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = OLD.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'tick', r.article_id, NULL::bigint, NEW.start, NEW.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = NEW.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="17ae1940a1b25889857c025c69856540af393b4c",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_tick_6c82c",
                                    table="articles_tick",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_tickevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "text", "ticked_at", "ticked_by_id", "version") VALUES (NEW."end", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revision_id", NEW."start", NEW."text", NEW."ticked_at", NEW."ticked_by_id", NEW."version"); RETURN NULL;',
                                    hash="007602708d0742a05f85ced041a186f02806fc68",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_225cf",
                                    table="articles_tick",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_tickevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "text", "ticked_at", "ticked_by_id", "version") VALUES (NEW."end", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision_id", NEW."start", NEW."text", NEW."ticked_at", NEW."ticked_by_id", NEW."version"); RETURN NULL;',
                                    hash="872a07f761273e26733dcc26159eeca6ef72c871",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c9577",
                                    table="articles_tick",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("mention_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("mention_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "content",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.PositiveIntegerField(), size=2
                                ),
                                blank=True,
                                default=list,
                                help_text="What was said, without the frame: [[start, end], ...] in code points.",
                                size=None,
                            ),
                        ),
                        ("confidence", models.FloatField(default=1.0)),
                        (
                            "state",
                            models.CharField(
                                choices=[("suggested", "suggested"), ("confirmed", "confirmed")],
                                default="suggested",
                                max_length=10,
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attributions_confirmed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attributions",
                                to="articles.speaker",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attributions",
                                to="articles.statement",
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                blank=True,
                                help_text="Which rule of the splitter found it; empty by hand.",
                                max_length=60,
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("neutral", "says"),
                                    ("claims", "claims: the writer leaves it open"),
                                    ("doubts", "doubts or denies"),
                                    ("confirms", "confirms or admits"),
                                ],
                                default="neutral",
                                help_text="What the reporting verb says of the words: claimed, denied, admitted.",
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("mention_end__isnull", True),
                                        ("mention_start__isnull", True),
                                    ),
                                    models.Q(
                                        ("mention_end__gt", models.F("mention_start")),
                                        ("mention_start__gte", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="attribution_mention_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cue_end__isnull", True), ("cue_start__isnull", True)
                                    ),
                                    models.Q(
                                        ("cue_end__gt", models.F("cue_start")),
                                        ("cue_start__gte", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="attribution_cue_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                                name="attribution_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by__isnull", True), ("state", "suggested")
                                    ),
                                    models.Q(
                                        ("confirmed_by__isnull", False), ("state", "confirmed")
                                    ),
                                    _connector="OR",
                                ),
                                name="attribution_confirmed_has_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stance__in", ["neutral", "claims", "doubts", "confirms"])
                                ),
                                name="attribution_stance",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="spans_unchecked",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;",
                                    hash="d3c5796120acb2b15902cc90073fcd64c1788268",
                                    level="STATEMENT",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_unchecked_9346f",
                                    table="articles_attribution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="spans_hold",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                                    func="IF TG_OP = 'DELETE' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'text of revision % lies outside all statements', revision\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation lies outside its statement'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                                    hash="3840692e44727e699a651e55b77d7fd398274ff8",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_hold_52e88",
                                    table="articles_attribution",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_attributionevent" ("confidence", "confirmed_by_id", "content", "cue_end", "cue_start", "id", "mention_end", "mention_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "speaker_id", "stance", "state", "statement_id", "version") VALUES (NEW."confidence", NEW."confirmed_by_id", NEW."content", NEW."cue_end", NEW."cue_start", NEW."id", NEW."mention_end", NEW."mention_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule", NEW."speaker_id", NEW."stance", NEW."state", NEW."statement_id", NEW."version"); RETURN NULL;',
                                    hash="c82ed191f01e4c4ea952a4e303fdb59ef10a8c29",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d4bf7",
                                    table="articles_attribution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_attributionevent" ("confidence", "confirmed_by_id", "content", "cue_end", "cue_start", "id", "mention_end", "mention_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "speaker_id", "stance", "state", "statement_id", "version") VALUES (OLD."confidence", OLD."confirmed_by_id", OLD."content", OLD."cue_end", OLD."cue_start", OLD."id", OLD."mention_end", OLD."mention_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."speaker_id", OLD."stance", OLD."state", OLD."statement_id", OLD."version"); RETURN NULL;',
                                    hash="edc51d7592bdfec3fd3c8407758bad8c02cac0b1",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_46511",
                                    table="articles_attribution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_attribution",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'attribution', r.article_id, NULL::bigint, s.start, s.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id\n            WHERE s.id = OLD.statement_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'attribution', r.article_id, NULL::bigint, s.start, s.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id\n            WHERE s.id = NEW.statement_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="b4764810615f8702eddd118582ea0356e945550f",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_attribution_60e08",
                                    table="articles_attribution",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Carrying",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("former_start", models.PositiveIntegerField()),
                        ("former_end", models.PositiveIntegerField()),
                        (
                            "former_state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in progress"),
                                    ("help_needed", "help needed"),
                                    ("ready", "ready for review"),
                                    ("signed_off", "signed off"),
                                    ("cut", "cut"),
                                ],
                                max_length=15,
                            ),
                        ),
                        (
                            "start",
                            models.PositiveIntegerField(
                                blank=True, help_text="None when it was cut.", null=True
                            ),
                        ),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("unchanged", "unchanged"),
                                    ("moved", "moved"),
                                    ("edited", "edited"),
                                    ("cut", "cut"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "doubt",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    (
                                        "repeated",
                                        "the same sentence stands in the text several times",
                                    ),
                                    (
                                        "elsewhere",
                                        "the statement is gone, but its words stand in another one",
                                    ),
                                    (
                                        "beside",
                                        "its own words are the same, but those right beside them are not",
                                    ),
                                    ("taken", "another claim stands on the words that are left"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        (
                            "needs_look",
                            models.BooleanField(help_text="Has a person to confirm it?"),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carryings",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carryings_confirmed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carried_from",
                                to="articles.revision",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carryings",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["revision", "former_start", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True), ("needs_look", True)
                                ),
                                fields=["revision"],
                                name="carrying_to_confirm",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "revision"), name="carrying_once_a_revision"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("end__isnull", True),
                                        ("kind", "cut"),
                                        ("start__isnull", True),
                                    ),
                                    models.Q(
                                        ("end__gt", models.F("start")),
                                        ("kind__in", ["unchanged", "moved", "edited"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="carrying_has_place_unless_cut",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("former_end__gt", models.F("former_start"))),
                                name="carrying_former_span",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="kept",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                                    hash="b745bedf2b5794b5b23fb0e626b608a66aa31c12",
                                    operation="DELETE",
                                    pgid="pgtrigger_kept_8ff30",
                                    table="articles_carrying",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="goes_forward",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NOT EXISTS (\n                        SELECT FROM articles_revision former\n                        JOIN articles_revision later ON later.article_id = former.article_id\n                            AND later.number > former.number\n                        WHERE former.id = NEW.former_id AND later.id = NEW.revision_id\n                            AND NEW.former_end <= former.length\n                            AND coalesce(NEW.\"end\", 0) <= later.length\n                    ) THEN\n                        RAISE EXCEPTION 'a claim is carried to a later revision of its article'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'carrying_goes_forward';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="daeeb9ac1af38d3c7dd9e296976bca3947941885",
                                    operation="INSERT OR UPDATE",
                                    pgid="pgtrigger_goes_forward_8f385",
                                    table="articles_carrying",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_carryingevent" ("claim_id", "confirmed_by_id", "doubt", "end", "former_end", "former_id", "former_start", "former_state", "id", "kind", "needs_look", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (NEW."claim_id", NEW."confirmed_by_id", NEW."doubt", NEW."end", NEW."former_end", NEW."former_id", NEW."former_start", NEW."former_state", NEW."id", NEW."kind", NEW."needs_look", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision_id", NEW."start", NEW."version"); RETURN NULL;',
                                    hash="155b6423ee88d8ae202e8f9bcb17aa2bcb3f9fdc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_93a67",
                                    table="articles_carrying",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_carrying",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'carrying', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'carrying', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="ab399af2a2a5ff616cbc2d4782677999150b6142",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_carrying_e0a52",
                                    table="articles_carrying",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Citation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("supports", "supports"),
                                    ("refutes", "refutes"),
                                    ("context", "context"),
                                ],
                                default="context",
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True,
                                help_text="Page, paragraph or timestamp.",
                                max_length=200,
                                verbose_name="where in it",
                            ),
                        ),
                        ("excerpt", models.TextField(blank=True, verbose_name="excerpt")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "cited_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="citations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="citations",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="citations",
                                to="articles.source",
                            ),
                        ),
                        ("is_taken_back", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stance__in", ["supports", "refutes", "context"])
                                ),
                                name="citation_stance",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_taken_back", False)),
                                fields=("claim", "source", "locator"),
                                name="citation_unique_in_claim",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="seen_as_citation",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'citation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'citation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="ce8438fd63e1528ac45916e8029ab65f9b2a950e",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_citation_62fec",
                                    table="articles_citation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "is_taken_back", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."is_taken_back", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;',
                                    hash="1e2f079236cb05211e1dd4d56d8435ea4984028e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bdf2d",
                                    table="articles_citation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "is_taken_back", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."is_taken_back", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;',
                                    hash="b0f75a7df580a670f8e35a52e376047cac0eab40",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a9338",
                                    table="articles_citation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "text",
                            models.TextField(
                                help_text="Exactly the words of the span.", verbose_name="text"
                            ),
                        ),
                        ("prefix", models.CharField(blank=True, max_length=32)),
                        ("suffix", models.CharField(blank=True, max_length=32)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("disputed", "disputed"),
                                    ("number", "number needs a source"),
                                    ("quotation", "quotation to confirm"),
                                    ("name", "name or title to confirm"),
                                    ("legal", "legal risk"),
                                    ("other", "other"),
                                ],
                                default="disputed",
                                max_length=10,
                                verbose_name="reason",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "high"), (2, "normal"), (3, "low")],
                                default=2,
                                verbose_name="priority",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in progress"),
                                    ("help_needed", "help needed"),
                                    ("ready", "ready for review"),
                                    ("signed_off", "signed off"),
                                    ("cut", "cut"),
                                ],
                                default="open",
                                max_length=15,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="assignee",
                            ),
                        ),
                        (
                            "flagged_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "signed_off_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="dd3821cbfbc23d9f3630bd8944ebd4cd004f38c8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f25ef",
                                    table="articles_claimevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "page",
                            models.TextField(
                                help_text="The address of the published fact-check.",
                                verbose_name="page that will carry it",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(max_length=75, verbose_name="the claim in short"),
                        ),
                        (
                            "publisher",
                            models.CharField(
                                max_length=300, verbose_name="who publishes the fact-check"
                            ),
                        ),
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="articles.speaker",
                                verbose_name="who made the claim",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claim_reviews",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("page__regex", "^https?://[^/\\s]+")),
                                name="claim_review_has_page",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True),
                                    models.Q(("publisher", ""), _negated=True),
                                ),
                                name="claim_review_says_something",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_claimreviewevent" ("claim_id", "id", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "speaker_id", "version", "words", "written_by_id") VALUES (NEW."claim_id", NEW."id", NEW."page", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."speaker_id", NEW."version", NEW."words", NEW."written_by_id"); RETURN NULL;',
                                    hash="e2deb7781ae9a02e375e7c18101e9d918edbecba",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_fe819",
                                    table="articles_claimreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_claimreviewevent" ("claim_id", "id", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "speaker_id", "version", "words", "written_by_id") VALUES (NEW."claim_id", NEW."id", NEW."page", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."speaker_id", NEW."version", NEW."words", NEW."written_by_id"); RETURN NULL;',
                                    hash="194a33e29a7634c33359bd8cf2c72c0e987b2567",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_637c8",
                                    table="articles_claimreview",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_review",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'review', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'review', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="f7d9fbfd269040e3d7de6a3bf4bae1e5a0e39c3c",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_review_b1254",
                                    table="articles_claimreview",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClearingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("state", models.CharField(max_length=64)),
                        (
                            "checks",
                            models.JSONField(
                                help_text='[{"rule", "severity", "count", "override"}, ...]'
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.article",
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.clearing",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="cbf96d289604a736e14142e289c385553dcbf4df",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cc86d",
                                    table="articles_clearingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="comment")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "reply_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="articles.comment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="comment_has_text",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="301252c4a972f30100d240d0dfc277ccba99e370",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e1d85",
                                    table="articles_comment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="answers_the_first_of_a_thread",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.reply_to_id IS NOT NULL AND NOT EXISTS (\n                        SELECT FROM articles_comment first\n                        WHERE first.id = NEW.reply_to_id AND first.claim_id = NEW.claim_id\n                            AND first.reply_to_id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'an answer stands under the first comment of its thread'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_answers_the_first';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="c3fdf9892739456c53b19f56a9a5a8ff23cf5333",
                                    operation="INSERT",
                                    pgid="pgtrigger_answers_the_first_of_a_thread_16f7f",
                                    table="articles_comment",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_commentevent" ("author_id", "claim_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_to_id", "text") VALUES (NEW."author_id", NEW."claim_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reply_to_id", NEW."text"); RETURN NULL;',
                                    hash="8de2579f6842214bd4eaf033610541a802929524",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_269e5",
                                    table="articles_comment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_comment",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'comment', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'comment', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="5fbf9b4855355b33ca998e655be8e71fc4c11e5c",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_comment_7f458",
                                    table="articles_comment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommonOrigin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "of_both",
                            models.FloatField(
                                help_text="Share of all their stretches of words that is common."
                            ),
                        ),
                        (
                            "of_shorter",
                            models.FloatField(help_text="Share of those of the shorter text."),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True, help_text="Which both of them credit.", max_length=40
                            ),
                        ),
                        ("first_credit", models.CharField(blank=True, max_length=300)),
                        ("second_credit", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "suggested"),
                                    ("confirmed", "the same origin"),
                                    ("denied", "not the same origin"),
                                ],
                                default="suggested",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="articles.source",
                            ),
                        ),
                        (
                            "first_capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="articles.capture",
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="origins_judged",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="articles.source",
                            ),
                        ),
                        (
                            "second_capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="articles.capture",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("first", "second"), name="common_origin_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))),
                                name="common_origin_of_two_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("of_both__gt", 0),
                                    ("of_both__lte", 1),
                                    ("of_shorter__gt", 0),
                                    ("of_shorter__lte", 1),
                                ),
                                name="common_origin_shares",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_by__isnull", True),
                                        ("reason", ""),
                                        ("state", "suggested"),
                                    ),
                                    models.Q(
                                        ("judged_by__isnull", False),
                                        ("state__in", ["confirmed", "denied"]),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="common_origin_judged_has_who_and_why",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="captures_of_its_sources",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NOT EXISTS (\n                        SELECT FROM articles_capture one, articles_capture other\n                        WHERE one.id = NEW.first_capture_id AND one.source_id = NEW.first_id\n                        AND other.id = NEW.second_capture_id AND other.source_id = NEW.second_id\n                    ) THEN\n                        RAISE EXCEPTION 'the captures are not of these sources'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'common_origin_captures_of_its_sources';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="caacf270ad500b648cddb15424ada79ea710d36a",
                                    operation="INSERT",
                                    pgid="pgtrigger_captures_of_its_sources_7a1d7",
                                    table="articles_commonorigin",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_commonoriginevent" ("agency", "created_at", "first_capture_id", "first_credit", "first_id", "id", "judged_by_id", "of_both", "of_shorter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_capture_id", "second_credit", "second_id", "state", "version") VALUES (NEW."agency", NEW."created_at", NEW."first_capture_id", NEW."first_credit", NEW."first_id", NEW."id", NEW."judged_by_id", NEW."of_both", NEW."of_shorter", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."second_capture_id", NEW."second_credit", NEW."second_id", NEW."state", NEW."version"); RETURN NULL;',
                                    hash="863e441602b73018d373f8a98c8132a841e65a25",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_01d91",
                                    table="articles_commonorigin",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_commonoriginevent" ("agency", "created_at", "first_capture_id", "first_credit", "first_id", "id", "judged_by_id", "of_both", "of_shorter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_capture_id", "second_credit", "second_id", "state", "version") VALUES (NEW."agency", NEW."created_at", NEW."first_capture_id", NEW."first_credit", NEW."first_id", NEW."id", NEW."judged_by_id", NEW."of_both", NEW."of_shorter", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."second_capture_id", NEW."second_credit", NEW."second_id", NEW."state", NEW."version"); RETURN NULL;',
                                    hash="28ad5d417d7a6c72d729e6c57c66dbe735096772",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a380b",
                                    table="articles_commonorigin",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                choices=[
                                    ("title", "title"),
                                    ("author", "author"),
                                    ("site", "publisher"),
                                    ("published", "published"),
                                    ("language", "language"),
                                ],
                                max_length=10,
                                verbose_name="field",
                            ),
                        ),
                        (
                            "read",
                            models.TextField(
                                blank=True, help_text="What the program read; empty for nothing."
                            ),
                        ),
                        (
                            "value",
                            models.TextField(
                                blank=True, help_text="Empty: it has none.", verbose_name="value"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="articles.capture",
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="articles.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "name__in",
                                        ["title", "author", "site", "published", "language"],
                                    )
                                ),
                                name="correction_name",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="75c11291e5394426f80585f7ee801280213d64eb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a2729",
                                    table="articles_correction",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_correctionevent" ("capture_id", "corrected_by_id", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read", "source_id", "value") VALUES (NEW."capture_id", NEW."corrected_by_id", NEW."created_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read", NEW."source_id", NEW."value"); RETURN NULL;',
                                    hash="6d08319b6793d11b9b5273dbf36fae670ec9ab0e",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_195a7",
                                    table="articles_correction",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_correction",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'correction', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = OLD.source_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'correction', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = NEW.source_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="4ac6f4f18bdb61d0b1a024f0fd369159e57c4313",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_correction_a5dd3",
                                    table="articles_correction",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="File",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("file", models.FileField(max_length=255, upload_to="")),
                        ("file_name", models.CharField(max_length=255, verbose_name="name")),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField(help_text="Bytes.")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="articles.claim",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("file_name", ""), _negated=True),
                                name="file_has_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                                name="file_has_sha256",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="immutable",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f1541d1f6148f3e41ef859d9c683d46b78e2af9d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_immutable_55f7d",
                                    table="articles_file",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_fileevent" ("author_id", "claim_id", "created_at", "file", "file_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."author_id", NEW."claim_id", NEW."created_at", NEW."file", NEW."file_name", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;',
                                    hash="f3e54a6a65aaf73854ebcaeb154fd4d0f22f51b3",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6ddbe",
                                    table="articles_file",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_file",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'file', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'file', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="1265178bc1c4974b2d2c409ea5b578fe7228d7c6",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_file_327a6",
                                    table="articles_file",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OverrideEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "rule",
                            models.CharField(
                                choices=[
                                    ("unjudged", "Every claim has a verdict"),
                                    ("unsigned", "Every claim is signed off"),
                                    ("disagreement", "No two people disagree on a claim"),
                                    ("stale", "No verdict rests on what has changed since"),
                                    ("query", "No query waits for an answer"),
                                    (
                                        "to_confirm",
                                        "Where claims went with a new text is confirmed",
                                    ),
                                    ("locator", "Every citation says where in its source"),
                                    ("one_origin", "No claim rests on one origin alone"),
                                    (
                                        "not_closed",
                                        "Every statement with something to check is closed",
                                    ),
                                ],
                                max_length=15,
                                verbose_name="house rule",
                            ),
                        ),
                        ("hits", models.JSONField(help_text='["claim 5", ...]')),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.article",
                            ),
                        ),
                        (
                            "overridden_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.override",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f6170ae603db4413ce85cf277cf43cb8eff90ec5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d6d9d",
                                    table="articles_overrideevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Query",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("addressee", models.CharField(max_length=500, verbose_name="to whom")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "e-mail"),
                                    ("phone", "telephone"),
                                    ("message", "message"),
                                    ("in_person", "in person"),
                                ],
                                default="email",
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("question", models.TextField(verbose_name="question")),
                        (
                            "deadline",
                            models.DateTimeField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("answered", "answered"),
                                    ("no_reply", "no reply"),
                                    ("taken_back", "taken back"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                help_text="Which it asks or names. If that is restricted, so is the query.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries",
                                to="articles.source",
                                verbose_name="source",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed"),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries_closed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "overridden_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries_overridden",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="overridden by",
                            ),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="reason for not waiting"),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries",
                                to="articles.speaker",
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                choices=[
                                    ("reporter", "the reporter"),
                                    ("speaker", "a speaker"),
                                    ("source", "a source"),
                                    ("other", "somebody else"),
                                ],
                                default="other",
                                max_length=10,
                                verbose_name="whom",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "queries",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["deadline"],
                                name="query_open_deadline",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("question", ""), _negated=True),
                                    models.Q(("addressee", ""), _negated=True),
                                ),
                                name="query_asks_somebody_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "answered"),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("answer", ""),
                                        ("state__in", ["open", "no_reply", "taken_back"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="query_answered_iff_answer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", True),
                                        ("closed_by__isnull", True),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("closed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="query_closed_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("overridden_by__isnull", True), ("override_reason", "")
                                    ),
                                    models.Q(
                                        ("overridden_by__isnull", False),
                                        models.Q(("override_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="query_override_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("source__isnull", True),
                                        ("speaker__isnull", True),
                                        ("whom", "reporter"),
                                    ),
                                    models.Q(("source__isnull", True), ("whom", "speaker")),
                                    models.Q(("speaker__isnull", True), ("whom", "source")),
                                    models.Q(
                                        ("source__isnull", True),
                                        ("speaker__isnull", True),
                                        ("whom", "other"),
                                    ),
                                    _connector="OR",
                                ),
                                name="query_whom",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_queryevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "closed_at", "closed_by_id", "created_at", "deadline", "id", "overridden_by_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "source_id", "speaker_id", "state", "version", "whom") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."deadline", NEW."id", NEW."overridden_by_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."source_id", NEW."speaker_id", NEW."state", NEW."version", NEW."whom"); RETURN NULL;',
                                    hash="3900d1fdd69e8f2d4f375a56b342a14cf63327cf",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_90a9e",
                                    table="articles_query",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_queryevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "closed_at", "closed_by_id", "created_at", "deadline", "id", "overridden_by_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "source_id", "speaker_id", "state", "version", "whom") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."deadline", NEW."id", NEW."overridden_by_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."source_id", NEW."speaker_id", NEW."state", NEW."version", NEW."whom"); RETURN NULL;',
                                    hash="d88775bc689a093ef64da15e15b8b0116ce6ebad",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_639b6",
                                    table="articles_query",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_query",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'query', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'query', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="1cc78c8e39ee7a5d5d7109a25ddee303df219175",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_query_b7dfc",
                                    table="articles_query",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quotations",
                                to="articles.statement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["start"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__gt", models.F("start")), ("start__gte", 0)
                                ),
                                name="quotation_span",
                            ),
                            models.UniqueConstraint(
                                fields=("statement", "start", "end"),
                                name="quotation_unique_in_statement",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="spans_unchecked",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;",
                                    hash="53885cf07ea15221ffeeec918f9cdcfe4a75e199",
                                    level="STATEMENT",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_unchecked_43851",
                                    table="articles_quotation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="spans_hold",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    constraint="CONSTRAINT",
                                    declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                                    func="IF TG_OP = 'DELETE' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'text of revision % lies outside all statements', revision\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation lies outside its statement'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution ends behind the end of its text'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                                    hash="0a9cc000d4f69d8dd7afd7c205478c6ad7092c86",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_spans_hold_c22ad",
                                    table="articles_quotation",
                                    timing="DEFERRABLE INITIALLY DEFERRED",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_quotation",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'quotation', r.article_id, NULL::bigint, s.start, s.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id\n            WHERE s.id = OLD.statement_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'quotation', r.article_id, NULL::bigint, s.start, s.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id\n            WHERE s.id = NEW.statement_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="fe9e58a04484bec5e0b17dadc3ef171941eff8a5",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_quotation_d1e04",
                                    table="articles_quotation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Retraction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("retracted_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retraction",
                                to="articles.edition",
                            ),
                        ),
                        (
                            "retracted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="retractions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="retraction_has_reason",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="281bfb7fbc6278e0236aa4fa4ead0b1c4386e1c6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ae32a",
                                    table="articles_retraction",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sketch",
                    fields=[
                        (
                            "capture",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="sketch",
                                serialize=False,
                                to="articles.capture",
                            ),
                        ),
                        (
                            "size",
                            models.PositiveIntegerField(
                                help_text="Different stretches of words in the text."
                            ),
                        ),
                        (
                            "kept",
                            models.BinaryField(
                                help_text="The smallest hashes of them, eight bytes each."
                            ),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True, help_text="Credited most in the text.", max_length=40
                            ),
                        ),
                        (
                            "credit",
                            models.CharField(
                                blank=True, help_text="The words that credit it.", max_length=300
                            ),
                        ),
                    ],
                    options={
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="immutable",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f931504699f99e5a1fdc509aceefe4c9a04d9d3d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_immutable_a1306",
                                    table="articles_sketch",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quoted", "quoted"),
                                    ("reported", "reported"),
                                    ("unattributed", "unattributed"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.statement",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b8097f7526bd24b15f2aaef929633e4128568d7e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_69865",
                                    table="articles_statementevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TickEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="start")),
                        ("end", models.PositiveIntegerField(verbose_name="end")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "number"),
                                    ("percentage", "percentage"),
                                    ("money", "money"),
                                    ("date", "date"),
                                    ("period", "period"),
                                    ("name", "name"),
                                    ("superlative", "superlative"),
                                    ("comparison", "comparison"),
                                    ("negation", "negation"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="Exactly the words of the span.", verbose_name="text"
                            ),
                        ),
                        (
                            "ticked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="ticked at"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.tick",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                        (
                            "ticked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ticked by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="16da9540ce3f37dbd47f72017fed419f54590388",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cdce7",
                                    table="articles_tickevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ToldEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(
                                help_text="Its place in the history that was told."
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("who", models.TextField(blank=True)),
                        ("what", models.TextField(blank=True)),
                        ("why", models.TextField(blank=True)),
                        ("subject", models.CharField(max_length=100)),
                        ("label", models.CharField(max_length=100)),
                        ("changes", models.JSONField(default=dict)),
                        (
                            "data",
                            models.JSONField(
                                default=dict,
                                help_text="Numbers in it are those of the other place.",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="told_events",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="articles.receipt",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="told_events",
                                to="articles.source",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["receipt", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("receipt", "number"), name="told_event_number_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6daba7839ff52b5f7aa1d56e7ff66da902dfb17b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_24b96",
                                    table="articles_toldevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Verdict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("explanation", models.TextField(verbose_name="explanation")),
                        ("claim_sha256", models.CharField(max_length=64)),
                        (
                            "captures",
                            models.JSONField(
                                default=dict, help_text="{source id: SHA-256 of its capture}"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verdicts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verdicts",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verdicts",
                                to="articles.rating",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["claim", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "number"), name="verdict_number_unique"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("explanation", ""), _negated=True),
                                name="verdict_has_explanation",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="623946c2a4dcacd6a2d94fb94d9b9b4a2870e36a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8cba8",
                                    table="articles_verdict",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_verdictevent" ("author_id", "captures", "claim_id", "claim_sha256", "created_at", "explanation", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id") VALUES (NEW."author_id", NEW."captures", NEW."claim_id", NEW."claim_sha256", NEW."created_at", NEW."explanation", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating_id"); RETURN NULL;',
                                    hash="808e0be8b381d2e5e98f16f64b35cb06318e1093",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a0ef7",
                                    table="articles_verdict",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_verdict",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'verdict', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = OLD.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'verdict', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id WHERE c.id = NEW.claim_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="04a06db353bb4c08514bdab1ff77d3785cdae7f6",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_verdict_a7ee2",
                                    table="articles_verdict",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("mention_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("mention_end", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                        ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "content",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.PositiveIntegerField(), size=2
                                ),
                                blank=True,
                                default=list,
                                help_text="What was said, without the frame: [[start, end], ...] in code points.",
                                size=None,
                            ),
                        ),
                        ("confidence", models.FloatField(default=1.0)),
                        (
                            "state",
                            models.CharField(
                                choices=[("suggested", "suggested"), ("confirmed", "confirmed")],
                                default="suggested",
                                max_length=10,
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.attribution",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.speaker",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.statement",
                            ),
                        ),
                        (
                            "rule",
                            models.CharField(
                                blank=True,
                                help_text="Which rule of the splitter found it; empty by hand.",
                                max_length=60,
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("neutral", "says"),
                                    ("claims", "claims: the writer leaves it open"),
                                    ("doubts", "doubts or denies"),
                                    ("confirms", "confirms or admits"),
                                ],
                                default="neutral",
                                help_text="What the reporting verb says of the words: claimed, denied, admitted.",
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6ff840520b9b8d440fcc687ddf47df3fdfe6da3c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0e4aa",
                                    table="articles_attributionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CarryingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("former_start", models.PositiveIntegerField()),
                        ("former_end", models.PositiveIntegerField()),
                        (
                            "former_state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in progress"),
                                    ("help_needed", "help needed"),
                                    ("ready", "ready for review"),
                                    ("signed_off", "signed off"),
                                    ("cut", "cut"),
                                ],
                                max_length=15,
                            ),
                        ),
                        (
                            "start",
                            models.PositiveIntegerField(
                                blank=True, help_text="None when it was cut.", null=True
                            ),
                        ),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("unchanged", "unchanged"),
                                    ("moved", "moved"),
                                    ("edited", "edited"),
                                    ("cut", "cut"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "doubt",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    (
                                        "repeated",
                                        "the same sentence stands in the text several times",
                                    ),
                                    (
                                        "elsewhere",
                                        "the statement is gone, but its words stand in another one",
                                    ),
                                    (
                                        "beside",
                                        "its own words are the same, but those right beside them are not",
                                    ),
                                    ("taken", "another claim stands on the words that are left"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        (
                            "needs_look",
                            models.BooleanField(help_text="Has a person to confirm it?"),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "former",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.carrying",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d3fe97fb8fbae06e936f59ae3a4afe4c9ef3c44a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_efbbc",
                                    table="articles_carryingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                choices=[
                                    ("supports", "supports"),
                                    ("refutes", "refutes"),
                                    ("context", "context"),
                                ],
                                default="context",
                                max_length=10,
                                verbose_name="stance",
                            ),
                        ),
                        (
                            "locator",
                            models.CharField(
                                blank=True,
                                help_text="Page, paragraph or timestamp.",
                                max_length=200,
                                verbose_name="where in it",
                            ),
                        ),
                        ("excerpt", models.TextField(blank=True, verbose_name="excerpt")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "cited_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.citation",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                            ),
                        ),
                        ("is_taken_back", models.BooleanField(default=False, editable=False)),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4ab8f8b9caa659487a54ed61d3680e50dc2a2d5c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cd648",
                                    table="articles_citationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "page",
                            models.TextField(
                                help_text="The address of the published fact-check.",
                                verbose_name="page that will carry it",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(max_length=75, verbose_name="the claim in short"),
                        ),
                        (
                            "publisher",
                            models.CharField(
                                max_length=300, verbose_name="who publishes the fact-check"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.claimreview",
                            ),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.speaker",
                                verbose_name="who made the claim",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="0c50c641d161b6d6954105a34e5412ff9d1e8dd3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8fdf4",
                                    table="articles_claimreviewevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="comment")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.comment",
                            ),
                        ),
                        (
                            "reply_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.comment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="42d658e4069b4fa42099562dee9e97439e7de5b9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6cb52",
                                    table="articles_commentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommonOriginEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        (
                            "of_both",
                            models.FloatField(
                                help_text="Share of all their stretches of words that is common."
                            ),
                        ),
                        (
                            "of_shorter",
                            models.FloatField(help_text="Share of those of the shorter text."),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True, help_text="Which both of them credit.", max_length=40
                            ),
                        ),
                        ("first_credit", models.CharField(blank=True, max_length=300)),
                        ("second_credit", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "suggested"),
                                    ("confirmed", "the same origin"),
                                    ("denied", "not the same origin"),
                                ],
                                default="suggested",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                            ),
                        ),
                        (
                            "first_capture",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.capture",
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.commonorigin",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                            ),
                        ),
                        (
                            "second_capture",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.capture",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="fd64b02a1c8fc46655eab4c27c754fee31312879",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c9455",
                                    table="articles_commonoriginevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Confirmation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("claim_sha256", models.CharField(max_length=64)),
                        (
                            "captures",
                            models.JSONField(
                                default=dict, help_text="{source id: SHA-256 of its capture}"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="confirmations",
                                to="articles.verdict",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("claim_sha256__regex", "^[0-9a-f]{64}$")),
                                name="confirmation_has_sha256",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="55ecf52b8b40dc1fe123fb87506a42db0901f9bf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d328f",
                                    table="articles_confirmation",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_confirmationevent" ("captures", "claim_sha256", "confirmed_by_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "verdict_id") VALUES (NEW."captures", NEW."claim_sha256", NEW."confirmed_by_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."verdict_id"); RETURN NULL;',
                                    hash="16a666943e754acd814819e44dcf0bb7e3f56766",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_712e1",
                                    table="articles_confirmation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="of_the_newest_verdict",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM articles_verdict later\n                        JOIN articles_verdict confirmed ON confirmed.claim_id = later.claim_id\n                        LEFT JOIN articles_withdrawal w ON w.verdict_id = later.id\n                        WHERE confirmed.id = NEW.verdict_id AND later.number > confirmed.number\n                            AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'only the newest verdict on a claim is confirmed'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'confirmation_of_the_newest_verdict';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="ad2249b70bcf6469e9e080172148b7bd4eeffc9f",
                                    operation="INSERT",
                                    pgid="pgtrigger_of_the_newest_verdict_38688",
                                    table="articles_confirmation",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_confirmation",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'confirmation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = OLD.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'confirmation', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = NEW.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="5d67d5184afdbd95564ffd3c1cbda49c6a24cbbf",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_confirmation_e29c8",
                                    table="articles_confirmation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CorrectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "name",
                            models.CharField(
                                choices=[
                                    ("title", "title"),
                                    ("author", "author"),
                                    ("site", "publisher"),
                                    ("published", "published"),
                                    ("language", "language"),
                                ],
                                max_length=10,
                                verbose_name="field",
                            ),
                        ),
                        (
                            "read",
                            models.TextField(
                                blank=True, help_text="What the program read; empty for nothing."
                            ),
                        ),
                        (
                            "value",
                            models.TextField(
                                blank=True, help_text="Empty: it has none.", verbose_name="value"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "capture",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.capture",
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.correction",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b7cc5fab6d092edeecc31b0a4e71e40c59c4c891",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_24b3d",
                                    table="articles_correctionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("file", models.FileField(max_length=255, upload_to="")),
                        ("file_name", models.CharField(max_length=255, verbose_name="name")),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField(help_text="Bytes.")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.file",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="99094cbff30c79acc397ec81e823d4ca8ff951fc",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_869f7",
                                    table="articles_fileevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "sought",
                            models.CharField(
                                choices=[
                                    ("quotation", "quotation"),
                                    ("claim", "words of the claim"),
                                    ("fact", "fact"),
                                    ("excerpt", "excerpt"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "start",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="In the claim's text, in code points; none of an excerpt.",
                                null=True,
                            ),
                        ),
                        ("end", models.PositiveIntegerField(blank=True, null=True)),
                        ("words", models.TextField(help_text="Exactly what was looked for.")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("exact", "exact"),
                                    ("punctuation only", "punctuation only"),
                                    ("altered", "altered"),
                                    ("stitched", "stitched"),
                                    ("found", "found"),
                                    ("differs", "differs"),
                                    ("not found", "not found"),
                                    ("not checkable", "not checkable"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                help_text="Why nothing could be compared, where it is known.",
                                max_length=40,
                            ),
                        ),
                        (
                            "places",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.PositiveIntegerField(), size=2
                                ),
                                blank=True,
                                default=list,
                                help_text="Where it stands in the capture's text: [[start, end], ...] in code points.",
                                size=None,
                            ),
                        ),
                        (
                            "detail",
                            models.JSONField(
                                default=dict,
                                help_text="Differences and context, as `manage.py locate` prints them.",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="articles.capture",
                            ),
                        ),
                        (
                            "citation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="articles.citation",
                            ),
                        ),
                        (
                            "passage",
                            models.TextField(
                                blank=True,
                                help_text="The sentences in which it stands there, a line each; empty of a fact.",
                            ),
                        ),
                        (
                            "passage_sha256",
                            models.CharField(
                                blank=True,
                                help_text="Of the words of these sentences.",
                                max_length=64,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("citation"),
                                models.F("capture"),
                                models.F("sought"),
                                models.F("start"),
                                models.F("end"),
                                django.db.models.functions.text.MD5("words"),
                                name="finding_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome__in", ["found", "differs", "not found"]),
                                        ("sought", "fact"),
                                    ),
                                    models.Q(
                                        (
                                            "outcome__in",
                                            [
                                                "exact",
                                                "punctuation only",
                                                "altered",
                                                "stitched",
                                                "not found",
                                                "not checkable",
                                            ],
                                        ),
                                        ("sought__in", ["quotation", "claim", "excerpt"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("end__isnull", True),
                                        ("sought", "excerpt"),
                                        ("start__isnull", True),
                                    ),
                                    models.Q(
                                        ("end__gt", models.F("start")),
                                        ("sought__in", ["quotation", "claim", "fact"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_has_span_unless_excerpt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome__in", ["not found", "not checkable"]),
                                        ("places__len", 0),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("outcome__in", ["not found", "not checkable"]),
                                            _negated=True,
                                        ),
                                        ("places__len__gt", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_has_places_iff_found",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="finding_has_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("passage", ""), ("passage_sha256", "")),
                                    models.Q(
                                        models.Q(("passage", ""), _negated=True),
                                        ("passage_sha256__regex", "^[0-9a-f]{64}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_passage_has_sha256",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="immutable",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="abc83327722c11e96bd80a4e76d45438e98375b9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_immutable_c53c3",
                                    table="articles_finding",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="in_its_own_source",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NOT EXISTS (\n                        SELECT FROM articles_citation c\n                        JOIN articles_capture seen ON seen.source_id = c.source_id\n                        WHERE c.id = NEW.citation_id AND seen.id = NEW.capture_id\n                    ) THEN\n                        RAISE EXCEPTION 'a citation is looked for in captures of its source'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_in_its_own_source';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="4200addfa34815ee3937f4087ba9d92041fad475",
                                    operation="INSERT",
                                    pgid="pgtrigger_in_its_own_source_191f7",
                                    table="articles_finding",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_finding",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'finding', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.id = OLD.citation_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'finding', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.id = NEW.citation_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="c0758aedc63ff4761344b3778f5fc41d0d2859ab",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_finding_b9734",
                                    table="articles_finding",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inconsistency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30, verbose_name="kind")),
                        ("first_start", models.PositiveIntegerField()),
                        ("first_end", models.PositiveIntegerField()),
                        ("second_start", models.PositiveIntegerField()),
                        ("second_end", models.PositiveIntegerField()),
                        ("question", models.TextField(verbose_name="question")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("asked", "asked about"),
                                    ("dismissed", "dismissed"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "dismissed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inconsistencies_dismissed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "query",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inconsistency",
                                to="articles.query",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inconsistencies",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "inconsistencies",
                        "ordering": ["first_start", "second_start", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_end__gt", models.F("first_start")),
                                    ("second_end__gt", models.F("second_start")),
                                ),
                                name="inconsistency_spans",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("question", ""), _negated=True),
                                name="inconsistency_asks",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dismissed_by__isnull", True),
                                        ("query__isnull", True),
                                        ("reason", ""),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        ("dismissed_by__isnull", True),
                                        ("query__isnull", False),
                                        ("reason", ""),
                                        ("state", "asked"),
                                    ),
                                    models.Q(
                                        ("dismissed_by__isnull", False),
                                        ("query__isnull", True),
                                        ("state", "dismissed"),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="inconsistency_settled_says_how",
                            ),
                            models.UniqueConstraint(
                                fields=(
                                    "revision",
                                    "kind",
                                    "first_start",
                                    "first_end",
                                    "second_start",
                                    "second_end",
                                ),
                                name="inconsistency_unique_in_revision",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "articles_inconsistencyevent" ("dismissed_by_id", "first_end", "first_start", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query_id", "question", "reason", "revision_id", "second_end", "second_start", "state", "version") VALUES (NEW."dismissed_by_id", NEW."first_end", NEW."first_start", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query_id", NEW."question", NEW."reason", NEW."revision_id", NEW."second_end", NEW."second_start", NEW."state", NEW."version"); RETURN NULL;',
                                    hash="3d566baec910e0b8c158cb4ca34f8e8ddcfc9957",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_75da8",
                                    table="articles_inconsistency",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_inconsistency",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'inconsistency', r.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = OLD.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'inconsistency', r.article_id, NULL::bigint, NULL::integer, NULL::integer,\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_revision r WHERE r.id = NEW.revision_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="c30b4c3014534c6892a78efeb8ea631e6ac1e95f",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_seen_as_inconsistency_cdee1",
                                    table="articles_inconsistency",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="read"),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mentions",
                                to="articles.comment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mentions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at__isnull", True)),
                                fields=["user"],
                                name="mention_unread",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("comment", "user"), name="mention_once_a_person"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QueryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("addressee", models.CharField(max_length=500, verbose_name="to whom")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "e-mail"),
                                    ("phone", "telephone"),
                                    ("message", "message"),
                                    ("in_person", "in person"),
                                ],
                                default="email",
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("question", models.TextField(verbose_name="question")),
                        (
                            "deadline",
                            models.DateTimeField(blank=True, null=True, verbose_name="deadline"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("answered", "answered"),
                                    ("no_reply", "no reply"),
                                    ("taken_back", "taken back"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.query",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Which it asks or names. If that is restricted, so is the query.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.source",
                                verbose_name="source",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed"),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "overridden_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="overridden by",
                            ),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="reason for not waiting"),
                        ),
                        (
                            "speaker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.speaker",
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                choices=[
                                    ("reporter", "the reporter"),
                                    ("speaker", "a speaker"),
                                    ("source", "a source"),
                                    ("other", "somebody else"),
                                ],
                                default="other",
                                max_length=10,
                                verbose_name="whom",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="760364d4165150da591204c35b3f759c46017526",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f30ec",
                                    table="articles_queryevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("resolved", models.BooleanField(verbose_name="resolved")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="articles.comment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["comment", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("comment", "number"), name="resolution_number_unique"
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="6ce04066e5793450afb7617b0ef3feb7c20338c7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ef6a2",
                                    table="articles_resolution",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="of_a_whole_thread",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM articles_comment c\n                        WHERE c.id = NEW.comment_id AND c.reply_to_id IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'a thread is resolved, not one of its answers'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'resolution_of_a_thread';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="78856b68903ce4001c4202c9b8bee6bfd31afa59",
                                    operation="INSERT",
                                    pgid="pgtrigger_of_a_whole_thread_67a26",
                                    table="articles_resolution",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_resolutionevent" ("author_id", "comment_id", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolved") VALUES (NEW."author_id", NEW."comment_id", NEW."created_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."resolved"); RETURN NULL;',
                                    hash="74bcaffdf58253c85f8c82e202c462b10060aff2",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_d6db2",
                                    table="articles_resolution",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_resolution",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'resolution', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_comment m ON m.claim_id = c.id WHERE m.id = OLD.comment_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'resolution', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_comment m ON m.claim_id = c.id WHERE m.id = NEW.comment_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="8cbdd8a01e1fcc9b620f120b7c555dae0a72fb13",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_resolution_b9bde",
                                    table="articles_resolution",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignOff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("agrees", models.BooleanField(verbose_name="agrees")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "signer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_offs",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_offs",
                                to="articles.verdict",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1)),
                        (
                            "is_blind",
                            models.BooleanField(
                                default=False,
                                help_text="Given before the signer had seen the verdict?",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_offs",
                                to="articles.rating",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agrees", True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="sign_off_dissent_has_reason",
                            ),
                            models.UniqueConstraint(
                                fields=("verdict", "signer", "number"),
                                name="sign_off_number_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_blind", False),
                                    models.Q(
                                        ("rating__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sign_off_blind_is_a_verdict",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="51c9be0f2164c0f79fd7fec14c67ac3f29e13ac2",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d716b",
                                    table="articles_signoff",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="by_somebody_else",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.signer_id = (\n                        SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id\n                    ) THEN\n                        RAISE EXCEPTION 'nobody signs off their own verdict'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_by_somebody_else';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="04b0276157719e01a009eb096bce7ff7189c6ebb",
                                    operation="INSERT",
                                    pgid="pgtrigger_by_somebody_else_dcf9f",
                                    table="articles_signoff",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="one_that_stands",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM articles_signoff s\n                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                        WHERE s.verdict_id = NEW.verdict_id AND s.signer_id = NEW.signer_id\n                            AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'somebody signs a verdict once'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_once_a_person';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_withdrawal w WHERE w.verdict_id = NEW.verdict_id\n                    ) THEN\n                        RAISE EXCEPTION 'a verdict that was taken back is not signed'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_of_a_standing_verdict';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="6a8330117d5534bdfca8ab529a02d614f59284ce",
                                    operation="INSERT",
                                    pgid="pgtrigger_one_that_stands_92b94",
                                    table="articles_signoff",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_signoff",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'signoff', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = OLD.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'signoff', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = NEW.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="007de75a19ef723ebb21a8ccace5e77015062af2",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_signoff_fe37a",
                                    table="articles_signoff",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="rating_decides",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF NEW.rating_id IS NOT NULL AND NOT EXISTS (\n                        SELECT FROM articles_verdict v\n                        JOIN articles_rating first ON first.id = v.rating_id\n                        JOIN articles_rating second ON second.scale_id = first.scale_id\n                        WHERE v.id = NEW.verdict_id AND second.id = NEW.rating_id\n                            AND (first.id = second.id) = NEW.agrees\n                    ) THEN\n                        RAISE EXCEPTION 'the same rating agrees, another one of the scale does not'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_rating_decides';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="fe7971f85ba8ce07f9e68ab4de7cfd412f8c4a4e",
                                    operation="INSERT",
                                    pgid="pgtrigger_rating_decides_7c0ff",
                                    table="articles_signoff",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_signoffevent" ("agrees", "created_at", "id", "is_blind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id", "reason", "signer_id", "verdict_id") VALUES (NEW."agrees", NEW."created_at", NEW."id", NEW."is_blind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating_id", NEW."reason", NEW."signer_id", NEW."verdict_id"); RETURN NULL;',
                                    hash="c7ebc87fe79099e59cf1283de2df73287279e336",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f8c1c",
                                    table="articles_signoff",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VerdictEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("explanation", models.TextField(verbose_name="explanation")),
                        ("claim_sha256", models.CharField(max_length=64)),
                        (
                            "captures",
                            models.JSONField(
                                default=dict, help_text="{source id: SHA-256 of its capture}"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.claim",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.verdict",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.rating",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="860d4647610fbed7b0d87aa616108851a2cff01e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e4494",
                                    table="articles_verdictevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfirmationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("claim_sha256", models.CharField(max_length=64)),
                        (
                            "captures",
                            models.JSONField(
                                default=dict, help_text="{source id: SHA-256 of its capture}"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.confirmation",
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.verdict",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="2e4f4938cc15801a76f761a8bf039b9a33bb04ed",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d3220",
                                    table="articles_confirmationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InconsistencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="version"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30, verbose_name="kind")),
                        ("first_start", models.PositiveIntegerField()),
                        ("first_end", models.PositiveIntegerField()),
                        ("second_start", models.PositiveIntegerField()),
                        ("second_end", models.PositiveIntegerField()),
                        ("question", models.TextField(verbose_name="question")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("asked", "asked about"),
                                    ("dismissed", "dismissed"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "dismissed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.inconsistency",
                            ),
                        ),
                        (
                            "query",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.query",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.revision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ea9e3bce26bfc58f960ffe52d3c9114cd8250cb4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_191f1",
                                    table="articles_inconsistencyevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResolutionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("resolved", models.BooleanField(verbose_name="resolved")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.comment",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.resolution",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="7db700adc5efaf3adbb3f9c19809693d599c9aca",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c1b92",
                                    table="articles_resolutionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignOffEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("agrees", models.BooleanField(verbose_name="agrees")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.signoff",
                            ),
                        ),
                        (
                            "signer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.verdict",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1)),
                        (
                            "is_blind",
                            models.BooleanField(
                                default=False,
                                help_text="Given before the signer had seen the verdict?",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.rating",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="e51fbb27b63f10c788424f404f362b126afcd807",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_f5b24",
                                    table="articles_signoffevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TieBreak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("first", "the first verdict stands"),
                                    ("second", "the second one stands"),
                                    ("new", "neither: another verdict"),
                                ],
                                max_length=10,
                                verbose_name="decision",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tie_breaks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sign_off",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tie_breaks",
                                to="articles.signoff",
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tie_breaks",
                                to="articles.verdict",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="tie_break_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["first", "second", "new"])),
                                name="tie_break_outcome",
                            ),
                            models.UniqueConstraint(
                                fields=("sign_off", "number"), name="tie_break_number_unique"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="b7b0038b4e4b236241cebc9f13a7254b3d54d6f1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2c7fe",
                                    table="articles_tiebreak",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_tiebreak",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'tiebreak', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = OLD.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'tiebreak', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_verdict v ON v.claim_id = c.id WHERE v.id = NEW.verdict_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="46011f196ed2e96ed3b434035dc4824354fdc386",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_tiebreak_ffd93",
                                    table="articles_tiebreak",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="by_a_third_person",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM articles_tiebreak t\n                        LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id\n                        WHERE t.sign_off_id = NEW.sign_off_id AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'a disagreement is decided once'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_once';\n                    END IF;\n                    IF NOT EXISTS (\n                        SELECT FROM articles_signoff s\n                        JOIN articles_verdict first ON first.id = s.verdict_id\n                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                        WHERE s.id = NEW.sign_off_id AND NOT s.agrees AND w.id IS NULL\n                            AND NEW.decided_by_id NOT IN (s.signer_id, first.author_id)\n                    ) THEN\n                        RAISE EXCEPTION 'a third person decides a disagreement that stands'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_by_a_third_person';\n                    END IF;\n                    IF NOT EXISTS (\n                        SELECT FROM articles_signoff s\n                        JOIN articles_verdict first ON first.id = s.verdict_id\n                        JOIN articles_verdict v ON v.claim_id = first.claim_id\n                        WHERE s.id = NEW.sign_off_id AND v.id = NEW.verdict_id AND CASE NEW.outcome\n                            WHEN 'first' THEN v.id = first.id\n                            WHEN 'second' THEN v.number > first.number\n                                AND v.author_id = s.signer_id AND v.rating_id = s.rating_id\n                            ELSE v.number > first.number AND v.author_id = NEW.decided_by_id\n                        END\n                    ) THEN\n                        RAISE EXCEPTION 'what stands is not what was decided'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_says_what_stands';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="89cf89a6fe722554de3305f417f609ba2c58b996",
                                    operation="INSERT",
                                    pgid="pgtrigger_by_a_third_person_dd3ab",
                                    table="articles_tiebreak",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_tiebreakevent" ("created_at", "decided_by_id", "id", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sign_off_id", "verdict_id") VALUES (NEW."created_at", NEW."decided_by_id", NEW."id", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."sign_off_id", NEW."verdict_id"); RETURN NULL;',
                                    hash="959e9b090a2623614eae1a1fbc1b8282ad8cb6cd",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_649a7",
                                    table="articles_tiebreak",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TieBreakEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("first", "the first verdict stands"),
                                    ("second", "the second one stands"),
                                    ("new", "neither: another verdict"),
                                ],
                                max_length=10,
                                verbose_name="decision",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.tiebreak",
                            ),
                        ),
                        (
                            "sign_off",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.signoff",
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.verdict",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="26cc2afc19afbf490118445c634bd9e3a79f16b6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d9558",
                                    table="articles_tiebreakevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Withdrawal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawals",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "comment",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.comment",
                            ),
                        ),
                        (
                            "file",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.file",
                            ),
                        ),
                        (
                            "sign_off",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.signoff",
                            ),
                        ),
                        (
                            "verdict",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.verdict",
                            ),
                        ),
                        (
                            "clearing",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.clearing",
                            ),
                        ),
                        (
                            "confirmation",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.confirmation",
                            ),
                        ),
                        (
                            "override",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.override",
                            ),
                        ),
                        (
                            "tie_break",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="articles.tiebreak",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", False),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", False),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", False),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", False),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", False),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", False),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", True),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", False),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    models.Q(
                                        ("clearing__isnull", False),
                                        ("comment__isnull", True),
                                        ("confirmation__isnull", True),
                                        ("file__isnull", True),
                                        ("override__isnull", True),
                                        ("sign_off__isnull", True),
                                        ("tie_break__isnull", True),
                                        ("verdict__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawal_of_one_thing",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="4d79a941f89f27df322755f6ab8278671dc2c3be",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7811c",
                                    table="articles_withdrawal",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="of_ones_own",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    -- a verdict that came of a decision goes with the decision\n                    IF NEW.author_id IS DISTINCT FROM coalesce(\n                        (SELECT t.decided_by_id FROM articles_tiebreak t\n                            WHERE t.verdict_id = NEW.verdict_id AND t.outcome <> 'first'),\n                        (SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id),\n                        (SELECT s.signer_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),\n                        (SELECT c.author_id FROM articles_comment c WHERE c.id = NEW.comment_id),\n                        (SELECT f.author_id FROM articles_file f WHERE f.id = NEW.file_id),\n                        (SELECT n.confirmed_by_id FROM articles_confirmation n\n                            WHERE n.id = NEW.confirmation_id),\n                        (SELECT t.decided_by_id FROM articles_tiebreak t\n                            WHERE t.id = NEW.tie_break_id),\n                        (SELECT o.overridden_by_id FROM articles_override o\n                            WHERE o.id = NEW.override_id),\n                        (SELECT k.cleared_by_id FROM articles_clearing k\n                            WHERE k.id = NEW.clearing_id)\n                    ) THEN\n                        RAISE EXCEPTION 'nobody takes back what another person said'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_of_ones_own';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_signoff s\n                        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id\n                        WHERE s.verdict_id = NEW.verdict_id AND w.id IS NULL\n                    ) THEN\n                        RAISE EXCEPTION 'a verdict on which somebody has signed is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_sign_off';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_tiebreak t\n                        LEFT JOIN articles_withdrawal w ON w.tie_break_id = t.id\n                        WHERE w.id IS NULL\n                            AND (t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id)\n                    ) THEN\n                        RAISE EXCEPTION 'what an editor has decided on is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_tie_break';\n                    END IF;\n                    IF EXISTS (\n                        SELECT FROM articles_override o\n                        JOIN articles_clearing k ON k.article_id = o.article_id\n                        LEFT JOIN articles_withdrawal w ON w.clearing_id = k.id\n                        WHERE o.id = NEW.override_id AND w.id IS NULL AND EXISTS (\n                            SELECT FROM jsonb_array_elements(k.checks) told\n                            WHERE (told->>'override')::bigint = o.id\n                        )\n                    ) THEN\n                        RAISE EXCEPTION 'what an article was cleared with is not taken back'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_clearing';\n                    END IF;\n                    RETURN NEW;\n                ",
                                    hash="a9569baf937f2a29067f712fc7b750fecac13584",
                                    operation="INSERT",
                                    pgid="pgtrigger_of_ones_own_e8090",
                                    table="articles_withdrawal",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="seen_as_withdrawal",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'withdrawal', coalesce(r.article_id, o.article_id, k.article_id), c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM (SELECT) one\n        LEFT JOIN articles_claim c ON c.id = coalesce(\n            (SELECT m.claim_id FROM articles_comment m WHERE m.id = OLD.comment_id),\n            (SELECT f.claim_id FROM articles_file f WHERE f.id = OLD.file_id),\n            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(\n                OLD.verdict_id,\n                (SELECT s.verdict_id FROM articles_signoff s WHERE s.id = OLD.sign_off_id),\n                (SELECT n.verdict_id FROM articles_confirmation n WHERE n.id = OLD.confirmation_id),\n                (SELECT t.verdict_id FROM articles_tiebreak t WHERE t.id = OLD.tie_break_id)\n            ))\n        )\n        LEFT JOIN articles_revision r ON r.id = c.revision_id\n        LEFT JOIN articles_override o ON o.id = OLD.override_id\n        LEFT JOIN articles_clearing k ON k.id = OLD.clearing_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'withdrawal', coalesce(r.article_id, o.article_id, k.article_id), c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM (SELECT) one\n        LEFT JOIN articles_claim c ON c.id = coalesce(\n            (SELECT m.claim_id FROM articles_comment m WHERE m.id = NEW.comment_id),\n            (SELECT f.claim_id FROM articles_file f WHERE f.id = NEW.file_id),\n            (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(\n                NEW.verdict_id,\n                (SELECT s.verdict_id FROM articles_signoff s WHERE s.id = NEW.sign_off_id),\n                (SELECT n.verdict_id FROM articles_confirmation n WHERE n.id = NEW.confirmation_id),\n                (SELECT t.verdict_id FROM articles_tiebreak t WHERE t.id = NEW.tie_break_id)\n            ))\n        )\n        LEFT JOIN articles_revision r ON r.id = c.revision_id\n        LEFT JOIN articles_override o ON o.id = NEW.override_id\n        LEFT JOIN articles_clearing k ON k.id = NEW.clearing_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                                    hash="2b92e9134ec83aa6fbe64e0202dadb10e1669e84",
                                    operation="INSERT",
                                    pgid="pgtrigger_seen_as_withdrawal_f6029",
                                    table="articles_withdrawal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "articles_withdrawalevent" ("author_id", "clearing_id", "comment_id", "confirmation_id", "created_at", "file_id", "id", "override_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sign_off_id", "tie_break_id", "verdict_id") VALUES (NEW."author_id", NEW."clearing_id", NEW."comment_id", NEW."confirmation_id", NEW."created_at", NEW."file_id", NEW."id", NEW."override_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sign_off_id", NEW."tie_break_id", NEW."verdict_id"); RETURN NULL;',
                                    hash="52495ac4a34a00d908760c428dda3696be03cbfe",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_16b45",
                                    table="articles_withdrawal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "author",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.comment",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.file",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="articles.withdrawal",
                            ),
                        ),
                        (
                            "sign_off",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.signoff",
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.verdict",
                            ),
                        ),
                        (
                            "clearing",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.clearing",
                            ),
                        ),
                        (
                            "confirmation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.confirmation",
                            ),
                        ),
                        (
                            "override",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.override",
                            ),
                        ),
                        (
                            "tie_break",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="articles.tiebreak",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d658d2de019e9f621056e38e477fb92511fa60d3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_555d6",
                                    table="articles_withdrawalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
