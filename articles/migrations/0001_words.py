import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.manager
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name='Scale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pghistory.events',),
            managers=[
                ('no_objects', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('is_editor', models.BooleanField(default=False, help_text='Imports articles, flags claims, exports reports.', verbose_name='editor')),
                ('is_reviewer', models.BooleanField(default=False, help_text='Attaches sources, records and signs verdicts.', verbose_name='reviewer')),
                ('is_administrator', models.BooleanField(default=False, help_text='Invites people and sets their rights.', verbose_name='administrator')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('byline', models.CharField(blank=True, max_length=500, verbose_name='byline')),
                ('publisher', models.CharField(blank=True, max_length=500, verbose_name='publisher')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(blank=True, max_length=35, verbose_name='language')),
                ('status', models.CharField(choices=[('checking', 'being checked'), ('closed', 'closed')], default='checking', max_length=10)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL)),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.scale', verbose_name='scale')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('text', models.TextField(help_text='Exactly the words of the span.', verbose_name='text')),
                ('prefix', models.CharField(blank=True, max_length=32)),
                ('suffix', models.CharField(blank=True, max_length=32)),
                ('reason', models.CharField(choices=[('disputed', 'disputed'), ('number', 'number needs a source'), ('quotation', 'quotation to confirm'), ('name', 'name or title to confirm'), ('legal', 'legal risk'), ('other', 'other')], default='disputed', max_length=10, verbose_name='reason')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('priority', models.PositiveSmallIntegerField(choices=[(1, 'high'), (2, 'normal'), (3, 'low')], default=2, verbose_name='priority')),
                ('state', models.CharField(choices=[('open', 'open'), ('in_progress', 'in progress'), ('help_needed', 'help needed'), ('ready', 'ready for review'), ('signed_off', 'signed off'), ('cut', 'cut')], default='open', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims_assigned', to=settings.AUTH_USER_MODEL, verbose_name='assignee')),
                ('flagged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims_flagged', to=settings.AUTH_USER_MODEL)),
                ('signed_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims_signed_off', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['revision', 'start', 'end'],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('stance', models.CharField(choices=[('supports', 'supports'), ('refutes', 'refutes'), ('context', 'context')], default='context', max_length=10, verbose_name='stance')),
                ('locator', models.CharField(blank=True, help_text='Page, paragraph or timestamp.', max_length=200, verbose_name='where in it')),
                ('excerpt', models.TextField(blank=True, verbose_name='excerpt')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('cited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='articles.claim')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='comment')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='articles.claim')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CommentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField(verbose_name='comment')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.comment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('byline', models.CharField(blank=True, max_length=500, verbose_name='byline')),
                ('publisher', models.CharField(blank=True, max_length=500, verbose_name='publisher')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(blank=True, max_length=35, verbose_name='language')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('origin', models.CharField(choices=[('paste', 'pasted text'), ('file', 'file')], max_length=10)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('text', models.TextField(verbose_name='text')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('article', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='origin', to='articles.article')),
                ('imported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('token_sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('is_editor', models.BooleanField(default=False, verbose_name='editor')),
                ('is_reviewer', models.BooleanField(default=False, verbose_name='reviewer')),
                ('is_administrator', models.BooleanField(default=False, verbose_name='administrator')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('fetch', 'fetch')], max_length=20)),
                ('subject_id', models.BigIntegerField(help_text='Of what the kind is about; fetch: a source.')),
                ('state', models.CharField(choices=[('queued', 'queued'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='queued', max_length=10)),
                ('attempt', models.PositiveSmallIntegerField(default=0)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('not_before', models.DateTimeField(help_text='Nobody may take it earlier.')),
                ('woken_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=30)),
                ('message', models.TextField(blank=True, help_text='The last outcome, as a sentence for people.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Query',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('addressee', models.CharField(max_length=200, verbose_name='to whom')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('phone', 'telephone'), ('message', 'message'), ('in_person', 'in person')], default='email', max_length=10, verbose_name='channel')),
                ('question', models.TextField(verbose_name='question')),
                ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='deadline')),
                ('state', models.CharField(choices=[('open', 'open'), ('answered', 'answered'), ('no_reply', 'no reply')], default='open', max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queries', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queries', to='articles.claim')),
            ],
            options={
                'verbose_name_plural': 'queries',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='QueryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('addressee', models.CharField(max_length=200, verbose_name='to whom')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('phone', 'telephone'), ('message', 'message'), ('in_person', 'in person')], default='email', max_length=10, verbose_name='channel')),
                ('question', models.TextField(verbose_name='question')),
                ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='deadline')),
                ('state', models.CharField(choices=[('open', 'open'), ('answered', 'answered'), ('no_reply', 'no reply')], default='open', max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.query')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('length', models.PositiveIntegerField(help_text='Code points.')),
                ('sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='articles.article')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['article', 'number'],
            },
        ),
        migrations.CreateModel(
            name='ClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('text', models.TextField(help_text='Exactly the words of the span.', verbose_name='text')),
                ('prefix', models.CharField(blank=True, max_length=32)),
                ('suffix', models.CharField(blank=True, max_length=32)),
                ('reason', models.CharField(choices=[('disputed', 'disputed'), ('number', 'number needs a source'), ('quotation', 'quotation to confirm'), ('name', 'name or title to confirm'), ('legal', 'legal risk'), ('other', 'other')], default='disputed', max_length=10, verbose_name='reason')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('priority', models.PositiveSmallIntegerField(choices=[(1, 'high'), (2, 'normal'), (3, 'low')], default=2, verbose_name='priority')),
                ('state', models.CharField(choices=[('open', 'open'), ('in_progress', 'in progress'), ('help_needed', 'help needed'), ('ready', 'ready for review'), ('signed_off', 'signed off'), ('cut', 'cut')], default='open', max_length=15, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('assignee', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assignee')),
                ('flagged_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.claim')),
                ('signed_off_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.revision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='articles.revision'),
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('label', models.CharField(max_length=60, verbose_name='label')),
                ('short_label', models.CharField(max_length=20, verbose_name='short label')),
                ('colour', models.CharField(choices=[('true', 'green'), ('mixed', 'amber'), ('false', 'red'), ('open', 'grey')], max_length=10, verbose_name='colour')),
                ('shape', models.CharField(help_text='One character, such as ✓.', max_length=2, verbose_name='sign')),
                ('value', models.SmallIntegerField(blank=True, help_text='Empty when the step has no order.', null=True, verbose_name='ordinal value')),
                ('definition', models.TextField(verbose_name='definition')),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='articles.scale')),
            ],
            options={
                'ordering': ['scale', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ArticleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('byline', models.CharField(blank=True, max_length=500, verbose_name='byline')),
                ('publisher', models.CharField(blank=True, max_length=500, verbose_name='publisher')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(blank=True, max_length=35, verbose_name='language')),
                ('status', models.CharField(choices=[('checking', 'being checked'), ('closed', 'closed')], default='checking', max_length=10)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.article')),
                ('scale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.scale', verbose_name='scale')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agrees', models.BooleanField(verbose_name='agrees')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('kind', models.CharField(choices=[('url', 'web page'), ('upload', 'upload'), ('interview', 'interview'), ('document', 'document')], default='url', max_length=10, verbose_name='kind')),
                ('url', models.TextField(blank=True, help_text='Canonical; empty without one.', verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=500, verbose_name='title')),
                ('is_primary', models.BooleanField(default=False, verbose_name='primary source')),
                ('visibility', models.CharField(choices=[('public', 'public'), ('newsroom', 'newsroom'), ('restricted', 'restricted')], default='public', max_length=10, verbose_name='visibility')),
                ('public_description', models.CharField(blank=True, max_length=500, verbose_name='public description')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('stance', models.CharField(choices=[('supports', 'supports'), ('refutes', 'refutes'), ('context', 'context')], default='context', max_length=10, verbose_name='stance')),
                ('locator', models.CharField(blank=True, help_text='Page, paragraph or timestamp.', max_length=200, verbose_name='where in it')),
                ('excerpt', models.TextField(blank=True, verbose_name='excerpt')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('cited_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.citation')),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='citation',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='articles.source'),
        ),
        migrations.CreateModel(
            name='Capture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('origin', models.CharField(choices=[('fetched', 'fetched'), ('uploaded', 'uploaded')], max_length=10)),
                ('final_url', models.TextField(blank=True)),
                ('redirects', models.JSONField(blank=True, default=list, help_text='[[address, status], ...]')),
                ('status', models.PositiveSmallIntegerField(blank=True, help_text='HTTP status.', null=True)),
                ('headers', models.JSONField(blank=True, default=list, help_text='[[name, value], ...]')),
                ('content_type', models.CharField(blank=True, max_length=255)),
                ('file', models.FileField(max_length=255, upload_to='')),
                ('file_name', models.CharField(blank=True, help_text='As uploaded.', max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(help_text='Bytes.')),
                ('text', models.TextField(blank=True)),
                ('missing_text', models.TextField(blank=True, help_text='A sentence that says why text may be missing; empty if none is.')),
                ('fields', models.JSONField(default=dict, help_text='{"title": {"value", "origin"}, ...}')),
                ('captured_at', models.DateTimeField(auto_now_add=True)),
                ('captured_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captures', to=settings.AUTH_USER_MODEL)),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='articles.job')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='articles.source')),
            ],
            options={
                'ordering': ['-captured_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('kind', models.CharField(choices=[('url', 'web page'), ('upload', 'upload'), ('interview', 'interview'), ('document', 'document')], default='url', max_length=10, verbose_name='kind')),
                ('url', models.TextField(blank=True, help_text='Canonical; empty without one.', verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=500, verbose_name='title')),
                ('is_primary', models.BooleanField(default=False, verbose_name='primary source')),
                ('visibility', models.CharField(choices=[('public', 'public'), ('newsroom', 'newsroom'), ('restricted', 'restricted')], default='public', max_length=10, verbose_name='visibility')),
                ('public_description', models.CharField(blank=True, max_length=500, verbose_name='public description')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('kind', models.CharField(choices=[('person', 'person'), ('organisation', 'organisation'), ('document', 'document'), ('unnamed', 'unnamed')], default='person', max_length=15, verbose_name='kind')),
                ('role', models.CharField(blank=True, max_length=500, verbose_name='role')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speakers', to='articles.article')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Attribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('mention_start', models.PositiveIntegerField(blank=True, null=True)),
                ('mention_end', models.PositiveIntegerField(blank=True, null=True)),
                ('cue_start', models.PositiveIntegerField(blank=True, null=True)),
                ('cue_end', models.PositiveIntegerField(blank=True, null=True)),
                ('content', django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=2), blank=True, default=list, help_text='What was said, without the frame: [[start, end], ...] in code points.', size=None)),
                ('confidence', models.FloatField(default=1.0)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('confirmed', 'confirmed')], default='suggested', max_length=10)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions_confirmed', to=settings.AUTH_USER_MODEL)),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attributions', to='articles.speaker')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SpeakerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('kind', models.CharField(choices=[('person', 'person'), ('organisation', 'organisation'), ('document', 'document'), ('unnamed', 'unnamed')], default='person', max_length=15, verbose_name='kind')),
                ('role', models.CharField(blank=True, max_length=500, verbose_name='role')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                ('article', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.article')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.speaker')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('kind', models.CharField(choices=[('quoted', 'quoted'), ('reported', 'reported'), ('unattributed', 'unattributed')], max_length=15, verbose_name='kind')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='articles.revision')),
            ],
            options={
                'ordering': ['revision', 'start'],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='articles.statement')),
            ],
            options={
                'ordering': ['start'],
            },
        ),
        migrations.CreateModel(
            name='AttributionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('mention_start', models.PositiveIntegerField(blank=True, null=True)),
                ('mention_end', models.PositiveIntegerField(blank=True, null=True)),
                ('cue_start', models.PositiveIntegerField(blank=True, null=True)),
                ('cue_end', models.PositiveIntegerField(blank=True, null=True)),
                ('content', django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=2), blank=True, default=list, help_text='What was said, without the frame: [[start, end], ...] in code points.', size=None)),
                ('confidence', models.FloatField(default=1.0)),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('confirmed', 'confirmed')], default='suggested', max_length=10)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.attribution')),
                ('speaker', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.speaker')),
                ('statement', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.statement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attribution',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attributions', to='articles.statement'),
        ),
        migrations.CreateModel(
            name='StatementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('kind', models.CharField(choices=[('quoted', 'quoted'), ('reported', 'reported'), ('unattributed', 'unattributed')], max_length=15, verbose_name='kind')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.statement')),
                ('revision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.revision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('explanation', models.TextField(verbose_name='explanation')),
                ('claim_sha256', models.CharField(max_length=64)),
                ('captures', models.JSONField(default=dict, help_text='{source id: SHA-256 of its capture}')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='articles.claim')),
                ('rating', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='articles.rating')),
            ],
            options={
                'ordering': ['claim', '-number'],
            },
        ),
        migrations.CreateModel(
            name='SignOffEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('agrees', models.BooleanField(verbose_name='agrees')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.signoff')),
                ('signer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.verdict')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='signoff',
            name='verdict',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='articles.verdict'),
        ),
        migrations.CreateModel(
            name='VerdictEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('explanation', models.TextField(verbose_name='explanation')),
                ('claim_sha256', models.CharField(max_length=64)),
                ('captures', models.JSONField(default=dict, help_text='{source id: SHA-256 of its capture}')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('author', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.verdict')),
                ('rating', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.rating')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='user_username_unique_in_any_case'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='user_email_unique_in_any_case'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_has_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='301252c4a972f30100d240d0dfc277ccba99e370', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e1d85', table='articles_comment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_commentevent" ("author_id", "claim_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."author_id", NEW."claim_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;', hash='0bee390216560775762f63a453f1050a97fce340', operation='INSERT', pgid='pgtrigger_insert_insert_269e5', table='articles_comment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='42d658e4069b4fa42099562dee9e97439e7de5b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6cb52', table='articles_commentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='import',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['paste', 'file'])), name='import_origin'),
        ),
        migrations.AddConstraint(
            model_name='import',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='import_has_text'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('is_editor', True), ('is_reviewer', True), ('is_administrator', True), _connector='OR'), name='invitation_gives_some_right'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['kind', 'subject_id'], name='job_subject'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'running'])), fields=('kind', 'subject_id'), name='job_one_pending_for_a_subject'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attempt__gt', 0), ('lease_until__isnull', False), ('state', 'running')), models.Q(models.Q(('state', 'running'), _negated=True), ('lease_until__isnull', True)), _connector='OR'), name='job_running_has_lease'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', False), ('state__in', ['done', 'failed'])), models.Q(('finished_at__isnull', True), ('state__in', ['queued', 'running'])), _connector='OR'), name='job_ended_iff_finished'),
        ),
        migrations.AddConstraint(
            model_name='query',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('question', ''), _negated=True), models.Q(('addressee', ''), _negated=True)), name='query_asks_somebody_something'),
        ),
        migrations.AddConstraint(
            model_name='query',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), models.Q(('answer', ''), _negated=True)), models.Q(('answer', ''), ('state__in', ['open', 'no_reply'])), _connector='OR'), name='query_answered_iff_answer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='query',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_queryevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "created_at", "deadline", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "state", "version") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."created_at", NEW."deadline", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."state", NEW."version"); RETURN NULL;', hash='5fe774c20c3bdee8790136fedda7d13a0cea47a1', operation='INSERT', pgid='pgtrigger_insert_insert_90a9e', table='articles_query', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='query',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_queryevent" ("addressee", "answer", "asked_by_id", "channel", "claim_id", "created_at", "deadline", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "state", "version") VALUES (NEW."addressee", NEW."answer", NEW."asked_by_id", NEW."channel", NEW."claim_id", NEW."created_at", NEW."deadline", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."state", NEW."version"); RETURN NULL;', hash='a955d4aa24d30f03936653e4480c81679c533e6a', operation='UPDATE', pgid='pgtrigger_update_update_639b6', table='articles_query', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='queryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='760364d4165150da591204c35b3f759c46017526', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f30ec', table='articles_queryevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='revision_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('length', django.db.models.functions.text.Length('text')), ('length__gt', 0)), name='revision_length_is_its_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='revision',
            trigger=pgtrigger.compiler.Trigger(name='immutable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb3110dce2aacb580a6c990e4db8e49ac5fe56de', operation='UPDATE OR DELETE', pgid='pgtrigger_immutable_ffae8', table='articles_revision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dd3821cbfbc23d9f3630bd8944ebd4cd004f38c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f25ef', table='articles_claimevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['state', 'priority', 'created_at'], name='claim_queue'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start')), ('start__gte', 0)), name='claim_span'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(fields=('revision', 'start', 'end'), name='claim_span_unique_in_revision'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'in_progress', 'help_needed', 'ready', 'signed_off', 'cut'])), name='claim_state'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_off_by__isnull', False), ('state', 'signed_off')), models.Q(models.Q(('state', 'signed_off'), _negated=True), ('signed_off_by__isnull', True)), _connector='OR'), name='claim_signed_off_has_signer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='text_is_its_span', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    IF NEW.text IS DISTINCT FROM (\n                        SELECT substr(r.text, NEW.start + 1, NEW."end" - NEW.start)\n                        FROM articles_revision r\n                        WHERE r.id = NEW.revision_id AND NEW."end" <= r.length\n                    ) THEN\n                        RAISE EXCEPTION \'the words of a claim are not those of its span\'\n                            USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_text_is_its_span\';\n                    END IF;\n                    RETURN NEW;\n                ', hash='1722c156063806327bfae3a38b46e5d7b3f29e1b', operation='INSERT OR UPDATE OF "text", "start", "end", "revision_id"', pgid='pgtrigger_text_is_its_span_c982d', table='articles_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;', hash='a300ae775c17408b0a626cb9dba8adddbcdbb507', operation='INSERT', pgid='pgtrigger_insert_insert_58f66', table='articles_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_claimevent" ("assignee_id", "created_at", "end", "flagged_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "priority", "reason", "revision_id", "signed_off_by_id", "start", "state", "suffix", "text", "version") VALUES (NEW."assignee_id", NEW."created_at", NEW."end", NEW."flagged_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."priority", NEW."reason", NEW."revision_id", NEW."signed_off_by_id", NEW."start", NEW."state", NEW."suffix", NEW."text", NEW."version"); RETURN NULL;', hash='212227fbfa43d4d4e7939472c42774f23c628509', operation='UPDATE', pgid='pgtrigger_update_update_979b4', table='articles_claim', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('scale', 'position'), name='rating_position_unique_in_scale'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('scale', 'label'), name='rating_label_unique_in_scale'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('colour__in', ['true', 'mixed', 'false', 'open'])), name='rating_colour'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('shape', ''), _negated=True), name='rating_has_sign'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='97e38e30f4f2ced7f80fc829b7756986ceddd8a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2e536', table='articles_articleevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='article_has_title'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['checking', 'closed'])), name='article_status'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_articleevent" ("byline", "created_at", "id", "language", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "scale_id", "status", "title", "version") VALUES (NEW."byline", NEW."created_at", NEW."id", NEW."language", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."publisher", NEW."scale_id", NEW."status", NEW."title", NEW."version"); RETURN NULL;', hash='89a09d8d99e53824b2f082a921c6391647e773a3', operation='INSERT', pgid='pgtrigger_insert_insert_b6ebd', table='articles_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_articleevent" ("byline", "created_at", "id", "language", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "scale_id", "status", "title", "version") VALUES (NEW."byline", NEW."created_at", NEW."id", NEW."language", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."publisher", NEW."scale_id", NEW."status", NEW."title", NEW."version"); RETURN NULL;', hash='abeac9d481c70c0b7ab62ba1a85c1a6b4e556aee', operation='UPDATE', pgid='pgtrigger_update_update_d7697', table='articles_article', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='source_url_unique'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'url'), models.Q(('url', ''), _negated=True)), models.Q(models.Q(('kind', 'url'), _negated=True), ('url', '')), _connector='OR'), name='source_url_iff_web_page'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'url'), models.Q(('title', ''), _negated=True), _connector='OR'), name='source_without_url_has_title'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('visibility', 'restricted'), _negated=True), models.Q(('public_description', ''), _negated=True), _connector='OR'), name='source_restricted_has_public_description'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['url', 'upload', 'interview', 'document'])), name='source_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_sourceevent" ("added_by_id", "created_at", "id", "is_primary", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_description", "title", "url", "version", "visibility") VALUES (NEW."added_by_id", NEW."created_at", NEW."id", NEW."is_primary", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_description", NEW."title", NEW."url", NEW."version", NEW."visibility"); RETURN NULL;', hash='c2062daf8061b0c2c3efbdec789df039bf6bb08d', operation='INSERT', pgid='pgtrigger_insert_insert_e4235', table='articles_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_sourceevent" ("added_by_id", "created_at", "id", "is_primary", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_description", "title", "url", "version", "visibility") VALUES (NEW."added_by_id", NEW."created_at", NEW."id", NEW."is_primary", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_description", NEW."title", NEW."url", NEW."version", NEW."visibility"); RETURN NULL;', hash='f3148b53ff75516320ba018b15dcd37c358b401c', operation='UPDATE', pgid='pgtrigger_update_update_365a8', table='articles_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ab8f8b9caa659487a54ed61d3680e50dc2a2d5c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cd648', table='articles_citationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.UniqueConstraint(fields=('claim', 'source', 'locator'), name='citation_unique_in_claim'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'refutes', 'context'])), name='citation_stance'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;', hash='aebbbb867c0a98e65a220b8238b9c924afe9b295', operation='INSERT', pgid='pgtrigger_insert_insert_bdf2d', table='articles_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_citationevent" ("cited_by_id", "claim_id", "created_at", "excerpt", "id", "locator", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "stance", "version") VALUES (NEW."cited_by_id", NEW."claim_id", NEW."created_at", NEW."excerpt", NEW."id", NEW."locator", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."stance", NEW."version"); RETURN NULL;', hash='e06f34dec6405fd365cfded98ea36653c2153b1e', operation='UPDATE', pgid='pgtrigger_update_update_a9338', table='articles_citation', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.UniqueConstraint(fields=('job',), name='capture_one_for_a_job'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('job__isnull', False), ('origin', 'fetched'), ('status__isnull', False)), models.Q(('captured_by__isnull', False), ('job__isnull', True), ('origin', 'uploaded')), _connector='OR'), name='capture_fetched_by_job_or_uploaded_by_person'),
        ),
        migrations.AddConstraint(
            model_name='capture',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='capture_has_sha256'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='capture',
            trigger=pgtrigger.compiler.Trigger(name='immutable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='08a171a2b8bc3a2c63570e425d34f91b6f66ecb0', operation='UPDATE OR DELETE', pgid='pgtrigger_immutable_a6a0d', table='articles_capture', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e9730fb735902e4ea577448ced0e34f1aa9850ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dd193', table='articles_sourceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(fields=('article', 'name'), name='speaker_unique_in_article'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='speaker_has_name'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation', 'document', 'unnamed'])), name='speaker_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_speakerevent" ("aliases", "article_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."aliases", NEW."article_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."version"); RETURN NULL;', hash='cf82d84f9a69b40e4f53745bcb13ff05abf3435f', operation='INSERT', pgid='pgtrigger_insert_insert_49840', table='articles_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_speakerevent" ("aliases", "article_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "version") VALUES (NEW."aliases", NEW."article_id", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."version"); RETURN NULL;', hash='64f6fd4ae716fc59b664f0890b0e348a67d88aba', operation='UPDATE', pgid='pgtrigger_update_update_15fe8', table='articles_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speakerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b96a54c42c94c3c782eb3687ff7ebfa1b9c64c7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78460', table='articles_speakerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start')), ('start__gte', 0)), name='statement_span'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['quoted', 'reported', 'unattributed'])), name='statement_kind'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], expressions=[(models.F('revision'), '='), (models.Func('start', 'end', function='int4range', output_field=django.contrib.postgres.fields.ranges.IntegerRangeField()), '&&')], name='statements_do_not_overlap'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='spans_unchecked', sql=pgtrigger.compiler.UpsertTriggerSql(func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;", hash='1297edcd506f5b711a6b068725146d701c4fc154', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_unchecked_9d960', table='articles_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE revision bigint; body text; size integer; covered int4multirange;', func='IF TG_OP = \'DELETE\' THEN revision := OLD.revision_id; ELSE revision := NEW.revision_id; END IF;\n    IF current_setting(\'factcheck.spans_checked\', true) = txid_current() || \':\' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s."end")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION \'a statement ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statement_ends_in_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E\'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000\', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION \'text of revision % lies outside all statements\', revision\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statements_cover_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")\n    ) THEN\n        RAISE EXCEPTION \'a quotation lies outside its statement\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'quotation_in_statement\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION \'an attribution ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'attribution_in_text\';\n    END IF;\n    PERFORM set_config(\'factcheck.spans_checked\', txid_current() || \':\' || revision, true);\n    RETURN NULL;\n', hash='8bdb820aa5f57c569da46cf58e8da33d1886d746', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_hold_798e5', table='articles_statement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_statementevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (NEW."end", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision_id", NEW."start", NEW."version"); RETURN NULL;', hash='3d5edaf77f94e7674de22615e44f827b027db702', operation='UPDATE', pgid='pgtrigger_update_update_0dc0d', table='articles_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_statementevent" ("end", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision_id", "start", "version") VALUES (OLD."end", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revision_id", OLD."start", OLD."version"); RETURN NULL;', hash='2438a388d2d7d53b7bb7c0c10317977c021fc867', operation='DELETE', pgid='pgtrigger_delete_delete_d8204', table='articles_statement', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='quotation',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start')), ('start__gte', 0)), name='quotation_span'),
        ),
        migrations.AddConstraint(
            model_name='quotation',
            constraint=models.UniqueConstraint(fields=('statement', 'start', 'end'), name='quotation_unique_in_statement'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotation',
            trigger=pgtrigger.compiler.Trigger(name='spans_unchecked', sql=pgtrigger.compiler.UpsertTriggerSql(func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;", hash='53885cf07ea15221ffeeec918f9cdcfe4a75e199', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_unchecked_43851', table='articles_quotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotation',
            trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE revision bigint; body text; size integer; covered int4multirange;', func='IF TG_OP = \'DELETE\' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting(\'factcheck.spans_checked\', true) = txid_current() || \':\' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s."end")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION \'a statement ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statement_ends_in_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E\'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000\', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION \'text of revision % lies outside all statements\', revision\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statements_cover_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")\n    ) THEN\n        RAISE EXCEPTION \'a quotation lies outside its statement\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'quotation_in_statement\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION \'an attribution ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'attribution_in_text\';\n    END IF;\n    PERFORM set_config(\'factcheck.spans_checked\', txid_current() || \':\' || revision, true);\n    RETURN NULL;\n', hash='0a9cc000d4f69d8dd7afd7c205478c6ad7092c86', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_hold_c22ad', table='articles_quotation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attributionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ff840520b9b8d440fcc687ddf47df3fdfe6da3c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0e4aa', table='articles_attributionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mention_end__isnull', True), ('mention_start__isnull', True)), models.Q(('mention_end__gt', models.F('mention_start')), ('mention_start__gte', 0)), _connector='OR'), name='attribution_mention_span'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cue_end__isnull', True), ('cue_start__isnull', True)), models.Q(('cue_end__gt', models.F('cue_start')), ('cue_start__gte', 0)), _connector='OR'), name='attribution_cue_span'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='attribution_confidence'),
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by__isnull', True), ('state', 'suggested')), models.Q(('confirmed_by__isnull', False), ('state', 'confirmed')), _connector='OR'), name='attribution_confirmed_has_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attribution',
            trigger=pgtrigger.compiler.Trigger(name='spans_unchecked', sql=pgtrigger.compiler.UpsertTriggerSql(func="PERFORM set_config('factcheck.spans_checked', '', true); RETURN NULL;", hash='d3c5796120acb2b15902cc90073fcd64c1788268', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_unchecked_9346f', table='articles_attribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attribution',
            trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE revision bigint; body text; size integer; covered int4multirange;', func='IF TG_OP = \'DELETE\' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting(\'factcheck.spans_checked\', true) = txid_current() || \':\' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s."end")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION \'a statement ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statement_ends_in_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E\'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000\', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION \'text of revision % lies outside all statements\', revision\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'statements_cover_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")\n    ) THEN\n        RAISE EXCEPTION \'a quotation lies outside its statement\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'quotation_in_statement\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION \'an attribution ends behind the end of its text\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'attribution_in_text\';\n    END IF;\n    PERFORM set_config(\'factcheck.spans_checked\', txid_current() || \':\' || revision, true);\n    RETURN NULL;\n', hash='3840692e44727e699a651e55b77d7fd398274ff8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_spans_hold_52e88', table='articles_attribution', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attribution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "articles_attributionevent" ("confidence", "confirmed_by_id", "content", "cue_end", "cue_start", "id", "mention_end", "mention_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "state", "statement_id", "version") VALUES (NEW."confidence", NEW."confirmed_by_id", NEW."content", NEW."cue_end", NEW."cue_start", NEW."id", NEW."mention_end", NEW."mention_start", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."speaker_id", NEW."state", NEW."statement_id", NEW."version"); RETURN NULL;', hash='06e7eefbcc674ca8755bada32fd6893e3c52ba61', operation='UPDATE', pgid='pgtrigger_update_update_d4bf7', table='articles_attribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attribution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_attributionevent" ("confidence", "confirmed_by_id", "content", "cue_end", "cue_start", "id", "mention_end", "mention_start", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "state", "statement_id", "version") VALUES (OLD."confidence", OLD."confirmed_by_id", OLD."content", OLD."cue_end", OLD."cue_start", OLD."id", OLD."mention_end", OLD."mention_start", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."speaker_id", OLD."state", OLD."statement_id", OLD."version"); RETURN NULL;', hash='dd6bea825c537b42d7ca5ee0140dc788c2e68a03', operation='DELETE', pgid='pgtrigger_delete_delete_46511', table='articles_attribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b8097f7526bd24b15f2aaef929633e4128568d7e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69865', table='articles_statementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(fields=('claim', 'number'), name='verdict_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(('explanation', ''), _negated=True), name='verdict_has_explanation'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='623946c2a4dcacd6a2d94fb94d9b9b4a2870e36a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8cba8', table='articles_verdict', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_verdictevent" ("author_id", "captures", "claim_id", "claim_sha256", "created_at", "explanation", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_id") VALUES (NEW."author_id", NEW."captures", NEW."claim_id", NEW."claim_sha256", NEW."created_at", NEW."explanation", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating_id"); RETURN NULL;', hash='808e0be8b381d2e5e98f16f64b35cb06318e1093', operation='INSERT', pgid='pgtrigger_insert_insert_a0ef7', table='articles_verdict', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoffevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e51fbb27b63f10c788424f404f362b126afcd807', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f5b24', table='articles_signoffevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(fields=('verdict', 'signer'), name='sign_off_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(('agrees', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='sign_off_dissent_has_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='51c9be0f2164c0f79fd7fec14c67ac3f29e13ac2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d716b', table='articles_signoff', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='by_somebody_else', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NEW.signer_id = (\n                        SELECT v.author_id FROM articles_verdict v WHERE v.id = NEW.verdict_id\n                    ) THEN\n                        RAISE EXCEPTION 'nobody signs off their own verdict'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_by_somebody_else';\n                    END IF;\n                    RETURN NEW;\n                ", hash='04b0276157719e01a009eb096bce7ff7189c6ebb', operation='INSERT', pgid='pgtrigger_by_somebody_else_dcf9f', table='articles_signoff', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signoff',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_signoffevent" ("agrees", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signer_id", "verdict_id") VALUES (NEW."agrees", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."signer_id", NEW."verdict_id"); RETURN NULL;', hash='d4c66b8817c9aedbf7f00d6e86b1cc95bc3139f4', operation='INSERT', pgid='pgtrigger_insert_insert_f8c1c', table='articles_signoff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='860d4647610fbed7b0d87aa616108851a2cff01e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e4494', table='articles_verdictevent', when='BEFORE')),
        ),
    ]
