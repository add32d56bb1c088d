"""Let the bytes of a capture be read again beside its first reading."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from articles.models.operations import Batch
from django.db import migrations, models


TABLES = ("capture", "correction", "commonorigin", "finding", "textfingerprint")
WITHOUT_READINGS = (
    "".join(f"ALTER TABLE articles_{table} DISABLE TRIGGER USER;" for table in TABLES)
    + """
    CREATE TEMPORARY TABLE readings ON COMMIT DROP AS
        SELECT id, read_again_of_id AS first FROM articles_capture WHERE read_again_of_id IS NOT NULL;
    UPDATE articles_correction made SET capture_id = readings.first
        FROM readings WHERE made.capture_id = readings.id;
    UPDATE articles_commonorigin pair SET first_capture_id = readings.first
        FROM readings WHERE pair.first_capture_id = readings.id;
    UPDATE articles_commonorigin pair SET second_capture_id = readings.first
        FROM readings WHERE pair.second_capture_id = readings.id;
    DELETE FROM articles_finding WHERE capture_id IN (SELECT id FROM readings);
    DELETE FROM articles_textfingerprint WHERE capture_id IN (SELECT id FROM readings);
    DELETE FROM articles_capture WHERE id IN (SELECT id FROM readings);
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    """
    + "".join(f"ALTER TABLE articles_{table} ENABLE TRIGGER USER;" for table in TABLES)
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0069_elsewhere_on_the_page'),
    ]

    operations = [
        Batch([
            migrations.RemoveConstraint(
                model_name='capture',
                name='capture_fetched_by_job_or_uploaded_by_person',
            ),
            migrations.AddField(
                model_name='capture',
                name='encoding',
                field=models.CharField(blank=True, db_default='', default='', help_text='The encoding that a person chose; empty for the stated or guessed one.', max_length=20),
            ),
            migrations.AddField(
                model_name='capture',
                name='read_again_of',
                field=models.ForeignKey(blank=True, help_text='The capture whose bytes were read again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='articles.capture'),
            ),
            migrations.AddField(
                model_name='capture',
                name='read_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='capture',
                name='read_by',
                field=models.ForeignKey(blank=True, help_text='Who had them read again; none if a later fetch had to be compared.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='capture',
                name='reader',
                field=models.PositiveSmallIntegerField(db_default=0, default=0, help_text='The version of the reader that read the text; 0 before versions were recorded.'),
            ),
        ]),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='capture',
                trigger=pgtrigger.compiler.Trigger(name='read_again_of_its_bytes', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF NEW.read_again_of_id IS NOT NULL AND (\n                    NEW.sha256 IS DISTINCT FROM (SELECT o.sha256 FROM articles_capture o WHERE o.id = NEW.read_again_of_id)\n                    OR NEW.source_id\n                    IS DISTINCT FROM (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.read_again_of_id)) THEN\n                RAISE EXCEPTION 'a reading must be of the same source and the same bytes as its capture' USING ERRCODE = 'check_violation', CONSTRAINT = 'capture_read_again_of_its_bytes';\n            END IF;\n            RETURN NEW;\n        ", hash='a34659579a3468300e108ea0b1e0e8d38d4cda85', operation='INSERT', pgid='pgtrigger_read_again_of_its_bytes_bacd8', table='articles_capture', when='BEFORE')),
            ),
            migrations.AddConstraint(
                model_name='capture',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('job__isnull', False), ('origin', 'fetched'), ('status__isnull', False)), models.Q(('captured_by__isnull', False), ('job__isnull', True), ('origin__in', ['uploaded', 'typed'])), models.Q(('imported_with__isnull', False), ('job__isnull', True), ('origin', 'fetched')), models.Q(('job__isnull', True), ('origin', 'fetched'), ('read_again_of__isnull', False)), _connector='OR'), name='capture_fetched_by_job_or_uploaded_by_person'),
            ),
            migrations.AddConstraint(
                model_name='capture',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_again_of__isnull', False), ('read_at__isnull', False)), models.Q(('read_again_of__isnull', True), ('read_at__isnull', True), ('read_by__isnull', True)), _connector='OR'), name='capture_read_again_at'),
            ),
            migrations.AddConstraint(
                model_name='capture',
                constraint=models.UniqueConstraint(fields=('read_again_of', 'reader', 'encoding'), name='capture_read_again_once'),
            ),
        ]),
        migrations.RunSQL(migrations.RunSQL.noop, WITHOUT_READINGS),
    ]
