"""People are notified in the app and by e-mail. Messages leave from an outbox."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from articles.models.operations import CreateModels
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0059_speaker_identities'),
    ]

    operations = [
        migrations.AlterField(
            model_name='job',
            name='kind',
            field=models.CharField(choices=[('fetch', 'fetch'), ('look_again', 'look again'), ('compare', 'compare'), ('examine', 'examine'), ('export', 'export'), ('import_article', 'import'), ('publish', 'publish'), ('drift', 'report a changed source')], max_length=20),
        ),
        CreateModels([
            migrations.CreateModel(
                name='OutboxMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('notice', 'e-mail'), ('digest', 'daily e-mail')], max_length=10)),
                    ('key', models.CharField(help_text='What it is about: one message of each key.', max_length=200)),
                    ('state', models.CharField(choices=[('queued', 'waiting'), ('sending', 'being sent'), ('sent', 'sent'), ('not_needed', 'not needed any more'), ('failed', 'not sent'), ('unknown', 'perhaps sent')], default='queued', max_length=10)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('next_attempt_at', models.DateTimeField(help_text='No worker takes it earlier. While it is being sent: until when the attempt has it.')),
                    ('handed_over_at', models.DateTimeField(blank=True, help_text='When the present attempt began to pass it to the server.', null=True)),
                    ('problem', models.CharField(blank=True, help_text='A sentence for people.', max_length=500)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outbox_messages', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['next_attempt_at'], name='outbox_due'),
                        models.Index(condition=models.Q(('state__in', ['failed', 'unknown'])), fields=['-id'], name='outbox_problems'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('key',), name='outbox_key_once'),
                        models.CheckConstraint(condition=models.Q(('state', 'sending'), models.Q(('handed_over_at__isnull', False), ('state__in', ['sent', 'unknown'])), models.Q(('handed_over_at__isnull', True), ('state__in', ['queued', 'not_needed', 'failed'])), _connector='OR'), name='outbox_sent_was_handed_over'),
                        models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state__in', ['queued', 'sending'])), models.Q(models.Q(('state__in', ['queued', 'sending']), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='outbox_ended_iff_finished'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='sent_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            \n            IF OLD.state IN ('sent', 'unknown', 'not_needed') OR (\n                    OLD.handed_over_at IS NOT NULL\n                    AND NEW.handed_over_at IS DISTINCT FROM OLD.handed_over_at\n                    AND NEW.handed_over_at IS NOT NULL\n                ) THEN\n                RAISE EXCEPTION 'a message is handed over once' USING ERRCODE = 'check_violation', CONSTRAINT = 'outbox_handed_over_once';\n            END IF;\n            RETURN NEW;\n        ", hash='0f584d7a7e3fdc9c3c3ffb2589cc5884ae771897', operation='UPDATE', pgid='pgtrigger_sent_once_702a9', table='articles_outboxmessage', when='BEFORE')),
                    ],
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='Notification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('assigned', 'A claim is assigned to you'), ('mentioned', 'A comment mentions you'), ('sign_off', 'A verdict waits for a sign-off'), ('overdue', 'A question is overdue'), ('drifted', 'A source changed under your verdict'), ('published', 'An article you worked on is published'), ('corrected', 'An article you worked on is corrected')], max_length=10)),
                    ('key', models.CharField(help_text='What it is about: one of each to a person.', max_length=100)),
                    ('delivery', models.CharField(choices=[('in_app', 'In the app'), ('at_once', 'In the app, and by e-mail at once'), ('daily', 'In the app, and in a daily e-mail'), ('off', 'Off')], max_length=10)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('read_at', models.DateTimeField(blank=True, null=True)),
                    ('actor', models.ForeignKey(db_index=False, blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to='articles.article')),
                    ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.claim')),
                    ('comment', models.ForeignKey(db_index=False, blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.comment')),
                    ('edition', models.ForeignKey(db_index=False, blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.edition')),
                    ('question', models.ForeignKey(db_index=False, blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.question')),
                    ('recipient', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='notifications', to=settings.AUTH_USER_MODEL)),
                    ('verdict', models.ForeignKey(db_index=False, blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.verdict')),
                    ('message', models.ForeignKey(blank=True, help_text='The e-mail that has it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notifications', to='articles.outboxmessage')),
                ],
                options={
                    'indexes': [
                        models.Index(condition=models.Q(('read_at__isnull', True)), fields=['recipient', '-id'], name='notification_unread'),
                        models.Index(fields=['recipient', '-id'], name='notification_newest'),
                        models.Index(condition=models.Q(('delivery', 'daily'), ('message__isnull', True)), fields=['recipient'], name='notification_undigested'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('recipient', 'key'), name='notification_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', False), ('kind', 'assigned')), models.Q(('claim__isnull', False), ('comment__isnull', False), ('kind', 'mentioned')), models.Q(('claim__isnull', False), ('kind__in', ['sign_off', 'drifted']), ('verdict__isnull', False)), models.Q(('claim__isnull', False), ('kind', 'overdue'), ('question__isnull', False)), models.Q(('edition__isnull', False), ('kind__in', ['published', 'corrected'])), _connector='OR'), name='notification_has_its_subject'),
                        models.CheckConstraint(condition=models.Q(('delivery__in', ['in_app', 'at_once', 'daily'])), name='notification_is_delivered'),
                    ],
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='NotificationPreference',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('assigned', 'A claim is assigned to you'), ('mentioned', 'A comment mentions you'), ('sign_off', 'A verdict waits for a sign-off'), ('overdue', 'A question is overdue'), ('drifted', 'A source changed under your verdict'), ('published', 'An article you worked on is published'), ('corrected', 'An article you worked on is corrected')], max_length=10)),
                    ('delivery', models.CharField(choices=[('in_app', 'In the app'), ('at_once', 'In the app, and by e-mail at once'), ('daily', 'In the app, and in a daily e-mail'), ('off', 'Off')], max_length=10)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notification_preferences', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('person', 'kind'), name='notification_preference_once')],
                },
            ),
        ]),
    ]
