"""A hash chain over events, verdicts and sign-offs, which the database computes."""

import articles.models.operations
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# A digest covers the values of the columns in their order, not the names: a column may be renamed.
# All times are written in UTC, whatever the time zone of the session.
FUNCTIONS = """
    CREATE FUNCTION articles_row_digest(content jsonb, columns text[]) RETURNS bytea
    LANGUAGE sql IMMUTABLE AS $$
        SELECT sha256(convert_to(jsonb_agg(content -> c.name ORDER BY c.place)::text, 'UTF8'))
        FROM unnest(columns) WITH ORDINALITY AS c(name, place)
    $$;

    CREATE FUNCTION articles_link_hash(
        previous bytea, chain bigint, place bigint, shape bigint, row_id bigint, digest bytea
    ) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
        SELECT sha256(previous || convert_to(
            concat_ws('|', chain, place, shape, row_id, encode(digest, 'hex')), 'UTF8'
        ))
    $$;

    CREATE FUNCTION articles_article_of(source text, content jsonb) RETURNS bigint
    LANGUAGE sql STABLE AS $$
        WITH ids AS (SELECT * FROM jsonb_to_record(content) AS c(
            id bigint, article_id bigint, revision_id bigint, statement_id bigint,
            claim_id bigint, verdict_id bigint, sign_off_id bigint, reconfirmation_id bigint,
            tie_break_id bigint, comment_id bigint, file_id bigint, override_id bigint,
            approval_id bigint
        ))
        SELECT coalesce(
            article_id,
            CASE WHEN source = 'articles_articleevent' THEN id END,
            (SELECT r.article_id FROM articles_revision r WHERE r.id = coalesce(
                revision_id,
                (SELECT s.revision_id FROM articles_statement s WHERE s.id = statement_id),
                (SELECT c.revision_id FROM articles_claim c WHERE c.id = coalesce(
                    claim_id,
                    (SELECT v.claim_id FROM articles_verdict v WHERE v.id = coalesce(
                        verdict_id,
                        (SELECT o.verdict_id FROM articles_signoff o WHERE o.id = sign_off_id),
                        (SELECT o.verdict_id FROM articles_verdictreconfirmation o
                            WHERE o.id = reconfirmation_id),
                        (SELECT o.verdict_id FROM articles_tiebreak o WHERE o.id = tie_break_id)
                    )),
                    (SELECT o.claim_id FROM articles_comment o WHERE o.id = comment_id),
                    (SELECT o.claim_id FROM articles_file o WHERE o.id = file_id)
                ))
            )),
            (SELECT o.article_id FROM articles_override o WHERE o.id = override_id),
            (SELECT o.article_id FROM articles_publicationapproval o WHERE o.id = approval_id),
            0
        ) FROM ids
    $$;

    CREATE FUNCTION articles_chain_row(source text, written anyelement) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
    DECLARE
        content jsonb := to_jsonb(written);
        names text[] := ARRAY(SELECT jsonb_object_keys(content));
        shape bigint;
    BEGIN
        IF pg_trigger_depth() = 0 THEN
            RAISE EXCEPTION 'only triggers write the history';
        END IF;
        SELECT s.id INTO shape FROM articles_historyshape s
            WHERE s.table_name = source AND s.columns::text[] = names;
        IF shape IS NULL THEN
            INSERT INTO articles_historyshape (table_name, columns) VALUES (source, names)
                ON CONFLICT DO NOTHING;
            SELECT s.id INTO STRICT shape FROM articles_historyshape s
                WHERE s.table_name = source AND s.columns::text[] = names;
        END IF;
        INSERT INTO articles_historylink (chain, shape_id, row_id, digest) VALUES (
            articles_article_of(source, content), shape,
            coalesce(content ->> 'pgh_id', content ->> 'id')::bigint,
            articles_row_digest(content, names)
        );
    END;
    $$;

    CREATE FUNCTION articles_seal_history(pending bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
        link record;
        head articles_historyhead%ROWTYPE;
    BEGIN
        IF NOT EXISTS (
            SELECT FROM articles_historylink l WHERE l.id = pending AND l.position IS NULL
        ) THEN
            RETURN;
        END IF;
        -- All of the transaction at once. The heads are locked in one order, against deadlocks.
        FOR link IN
            SELECT * FROM articles_historylink l WHERE l.position IS NULL ORDER BY l.chain, l.id
        LOOP
            IF head.chain IS DISTINCT FROM link.chain THEN
                UPDATE articles_historyhead h SET position = head.position, hash = head.hash
                    WHERE h.chain = head.chain;
                INSERT INTO articles_historyhead (chain, position, hash)
                    VALUES (link.chain, 0, '') ON CONFLICT DO NOTHING;
                SELECT * INTO head FROM articles_historyhead h
                    WHERE h.chain = link.chain FOR UPDATE;
            END IF;
            head.position := head.position + 1;
            head.hash := articles_link_hash(
                head.hash, link.chain, head.position, link.shape_id, link.row_id, link.digest
            );
            UPDATE articles_historylink SET position = head.position, hash = head.hash
                WHERE id = link.id;
        END LOOP;
        UPDATE articles_historyhead h SET position = head.position, hash = head.hash
            WHERE h.chain = head.chain;
    END;
    $$;
"""
DROP_FUNCTIONS = """
    DROP FUNCTION articles_seal_history(bigint);
    DROP FUNCTION articles_chain_row(text, anyelement);
    DROP FUNCTION articles_article_of(text, jsonb);
    DROP FUNCTION articles_link_hash(bytea, bigint, bigint, bigint, bigint, bytea);
    DROP FUNCTION articles_row_digest(jsonb, text[]);
"""
# What is there already joins the chain in the order in which it was written.
CHAIN_FORMER_ROWS = """
    SET LOCAL timezone = 'UTC';
    CREATE TEMPORARY TABLE former_row (
        source text, row_id bigint, written_at timestamptz, columns text[], chain bigint, digest bytea
    ) ON COMMIT DROP;
    DO $$
    DECLARE
        source text;
        event boolean;
    BEGIN
        FOR source IN
            SELECT c.table_name FROM information_schema.columns c
            WHERE c.table_schema = current_schema() AND c.table_name LIKE 'articles\_%event'
                AND c.column_name = 'pgh_id'
            UNION ALL VALUES ('articles_verdict'), ('articles_signoff'), ('articles_loginattempt')
        LOOP
            event := source LIKE '%event';
            EXECUTE format(
                'INSERT INTO former_row SELECT %1$L, t.%2$I, t.%3$I, k.names,
                    articles_article_of(%1$L, k.content), articles_row_digest(k.content, k.names)
                FROM %1$I t, LATERAL (SELECT to_jsonb(t) AS content,
                    ARRAY(SELECT jsonb_object_keys(to_jsonb(t))) AS names) k',
                source,
                CASE WHEN event THEN 'pgh_id' ELSE 'id' END,
                CASE WHEN event THEN 'pgh_created_at' WHEN source = 'articles_loginattempt'
                    THEN 'at' ELSE 'created_at' END
            );
        END LOOP;
        INSERT INTO articles_historyshape (table_name, columns)
            SELECT DISTINCT f.source, f.columns FROM former_row f ORDER BY 1;
        INSERT INTO articles_historylink (chain, shape_id, row_id, digest)
            SELECT f.chain, s.id, f.row_id, f.digest FROM former_row f
            JOIN articles_historyshape s
                ON s.table_name = f.source AND s.columns::text[] = f.columns
            ORDER BY f.written_at, f.source, f.row_id;
        PERFORM articles_seal_history(max(l.id)) FROM articles_historylink l;
    END;
    $$;
    SET CONSTRAINTS ALL IMMEDIATE;  -- a table with pending checks cannot be altered
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0039_imports_stand_beside'),
    ]

    operations = [
        articles.models.operations.CreateModels(
            models=[migrations.CreateModel(
                name='HistoryErasure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table_name', models.CharField(max_length=63)),
                    ('row_id', models.BigIntegerField()),
                    ('reason', models.TextField()),
                    ('at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='history_erasure_reason')],
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='07d9c5194f424f0ebd2943aeb359d798293fa034', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf2f0', table='articles_historyerasure', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='2cb0ec8d82f7d697e3960f9b9cbf539b0dea2ec1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_842a6', table='articles_historyerasure', when='BEFORE')), pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='32eb661f81f85b0cf97ebebc85b972a6bb304a8b', operation='INSERT', pgid='pgtrigger_joins_chain_ced67', table='articles_historyerasure', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='HistoryHead',
                fields=[
                    ('chain', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('position', models.BigIntegerField()),
                    ('hash', models.BinaryField()),
                ],
                options={
                    'triggers': [pgtrigger.compiler.Trigger(name='not_deletable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ea1988c76ab99e02158054184ab44d505e52e9a9', operation='DELETE', pgid='pgtrigger_not_deletable_dc5c4', table='articles_historyhead', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='88a15e079cbb702e5c86825945f225a6e64ee2b2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_859d9', table='articles_historyhead', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='HistoryLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('chain', models.BigIntegerField(help_text='Id of the article; 0 for none.')),
                    ('position', models.BigIntegerField(help_text='From 1; empty until it commits.', null=True)),
                    ('row_id', models.BigIntegerField()),
                    ('digest', models.BinaryField()),
                    ('hash', models.BinaryField(null=True)),
                    ('shape', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='links', to='articles.historyshape')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('position__isnull', True)), fields=['chain', 'id'], name='history_link_unsealed')],
                    'constraints': [models.UniqueConstraint(fields=('chain', 'position'), name='history_link_position')],
                    'triggers': [pgtrigger.compiler.Trigger(name='not_deletable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='dbab3ce0d3605482ab13e380e05699444e97ccc8', operation='DELETE', pgid='pgtrigger_not_deletable_129c5', table='articles_historylink', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='eb86c2a615d7d4102e364df0d61d9f03b50942ca', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_07f26', table='articles_historylink', when='BEFORE')), pgtrigger.compiler.Trigger(name='changes_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."position" IS NOT NULL OR NEW."position" IS NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5b57a75a4db21cbe8a887e3869c05c36cb52c71c', operation='UPDATE', pgid='pgtrigger_changes_once_c5983', table='articles_historylink', when='BEFORE')), pgtrigger.compiler.Trigger(name='seal', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func='PERFORM articles_seal_history(NEW.id); RETURN NULL;', hash='3616585a4006bed014947ba9241881a9a5d50abf', operation='INSERT', pgid='pgtrigger_seal_6807f', table='articles_historylink', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='HistoryShape',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table_name', models.CharField(max_length=63)),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), size=None)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('table_name', 'columns'), name='history_shape_unique')],
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7515d13791e49860315c2d4187d482632b02eee9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c110', table='articles_historyshape', when='BEFORE')), pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='92257095daff4e08008c0f8240d78730fb63497e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4edf4', table='articles_historyshape', when='BEFORE'))],
                },
            )],
        ),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.RunSQL(CHAIN_FORMER_ROWS, migrations.RunSQL.noop),
        articles.models.operations.Batch(
            operations=[
        pgtrigger.migrations.AddTrigger(
            model_name='articlereaderevent',
            trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='e869f1080fbafed02576a24049f0619a4cc7b65a', operation='INSERT', pgid='pgtrigger_joins_chain_b2d1c', table='articles_articlereaderevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readershipevent',
            trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='070486fafae782bb317e57256b9532ac55184b1f', operation='INSERT', pgid='pgtrigger_joins_chain_5bc56', table='articles_readershipevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamevent',
            trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='6be175fc5a651c833442671b54c3e8442cad6b04', operation='INSERT', pgid='pgtrigger_joins_chain_cf81d', table='articles_teamevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammemberevent',
            trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='579183a22d3803d675fd80c962a0d3383868df76', operation='INSERT', pgid='pgtrigger_joins_chain_90414', table='articles_teammemberevent', when='AFTER')),
        ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='4327cc589a0521fd682ff9d357f66742190313e9', operation='INSERT', pgid='pgtrigger_joins_chain_0e540', table='articles_articleevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attributionevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='baab8028dc1ebdeb1e19c74efd1d11831d4b972c', operation='INSERT', pgid='pgtrigger_joins_chain_04ad1', table='articles_attributionevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='citationevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='8dcf1bb6d432899cce296171c2e0407d085ee2d0', operation='INSERT', pgid='pgtrigger_joins_chain_72650', table='articles_citationevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimcarryoverevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='dc91bfd7565ba6e442465210b0aecc2bf99fb1ad', operation='INSERT', pgid='pgtrigger_joins_chain_100cb', table='articles_claimcarryoverevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='7d46a4165c19268aed839d00691a47a39437c2df', operation='INSERT', pgid='pgtrigger_joins_chain_e6b61', table='articles_claimevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimreviewevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='11b0a5e8dcd06997abc720b85aec3176c810c500', operation='INSERT', pgid='pgtrigger_joins_chain_92853', table='articles_claimreviewevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='commentevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='0352ed1a873e3d00d13a052b66214cea6232d9aa', operation='INSERT', pgid='pgtrigger_joins_chain_9a6ee', table='articles_commentevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='commonoriginevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='dd002fe7d5279840714e4191b0fd8926753b40bd', operation='INSERT', pgid='pgtrigger_joins_chain_94f00', table='articles_commonoriginevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='correctionevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='d28b4647345fca4b24046b3e703d1635038c829a', operation='INSERT', pgid='pgtrigger_joins_chain_0f7de', table='articles_correctionevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='fileevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='9a882dd31556f4074097530c83ec7eb16e8ec90a', operation='INSERT', pgid='pgtrigger_joins_chain_b5d8c', table='articles_fileevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='grantedpermissionevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='35cea2609d1ded74cd3ed5f0a3539be6cd3cb00b', operation='INSERT', pgid='pgtrigger_joins_chain_5eee1', table='articles_grantedpermissionevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='groupmembershipevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='1d9d806e6473ce7b01a4d4881b43c2173b59a589', operation='INSERT', pgid='pgtrigger_joins_chain_6cf84', table='articles_groupmembershipevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inconsistencyevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='6c245bb448f56f102ed151ee697675f147c8e528', operation='INSERT', pgid='pgtrigger_joins_chain_f98c1', table='articles_inconsistencyevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='invitationevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='e711d8b12013c2771299f10b8386f8ed31f77613', operation='INSERT', pgid='pgtrigger_joins_chain_ebcf8', table='articles_invitationevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='loginattempt',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='295f359834bb4f16477f0df84181175e4720faf9', operation='INSERT', pgid='pgtrigger_joins_chain_66b98', table='articles_loginattempt', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettingsevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='180c13d6c55df111e9d00ec2893e288a04b7b412', operation='INSERT', pgid='pgtrigger_joins_chain_5441f', table='articles_newsroomsettingsevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='overrideevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='d8cf96fe0efa9189c3f636545c7b9d7837d4bbbc', operation='INSERT', pgid='pgtrigger_joins_chain_5f116', table='articles_overrideevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='publicationapprovalevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='8b7f061d041180900eb7d5374fbba1a0f0d7c705', operation='INSERT', pgid='pgtrigger_joins_chain_3b071', table='articles_publicationapprovalevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='questionevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='68c7c370bfde88b6aba2990bc5d397e25c3a7d46', operation='INSERT', pgid='pgtrigger_joins_chain_678c3', table='articles_questionevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='ratingevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='c852952dfc79b39607e24edb47154d50d26274e5', operation='INSERT', pgid='pgtrigger_joins_chain_152fe', table='articles_ratingevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='resolutionevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='1cee55954a47a35ac418fcd8495d9216dc168bf9', operation='INSERT', pgid='pgtrigger_joins_chain_f1ced', table='articles_resolutionevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='scaleevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='ac23a9309f67048dc995346032e7d8f1c382db6c', operation='INSERT', pgid='pgtrigger_joins_chain_83652', table='articles_scaleevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='signoff',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='a945bb7e82ca5c0b2e453474e7decb6788fa004d', operation='INSERT', pgid='pgtrigger_joins_chain_701a9', table='articles_signoff', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='signoffevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='2f9c6d70e073dcde572b3e4f2be08b020b679ea7', operation='INSERT', pgid='pgtrigger_joins_chain_71136', table='articles_signoffevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sourceevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='66a9467d62ceb502ee7d8fe055da56a96079407b', operation='INSERT', pgid='pgtrigger_joins_chain_a6e78', table='articles_sourceevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sourcegrantevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='2c84d5eb038f42b6f8272bd8bb9da51761fb225d', operation='INSERT', pgid='pgtrigger_joins_chain_e19c1', table='articles_sourcegrantevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='speakerevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='4f8da7603dbac7ef481190707aff077d2e7eaef1', operation='INSERT', pgid='pgtrigger_joins_chain_9c9d9', table='articles_speakerevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='statementevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='7aacef593b84d5c907f704bb52a177c537bb5f8f', operation='INSERT', pgid='pgtrigger_joins_chain_d83d7', table='articles_statementevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='tickevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='90600549ff4a04d31b744cb38b8d45558554c94d', operation='INSERT', pgid='pgtrigger_joins_chain_83a25', table='articles_tickevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='tiebreakevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='c9f6dc2810abadfb5c86615e21368de8e0f732d0', operation='INSERT', pgid='pgtrigger_joins_chain_88166', table='articles_tiebreakevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='34144f728979bc37f24df25c45d1a8c50aaf1b9e', operation='INSERT', pgid='pgtrigger_joins_chain_056e2', table='articles_userevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='verdict',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='e73db0d2605920997a7e8bc1a63bc1f24d0ca3dd', operation='INSERT', pgid='pgtrigger_joins_chain_a1532', table='articles_verdict', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='verdictevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='683774f797e6e960103b5a45f2285addcb447389', operation='INSERT', pgid='pgtrigger_joins_chain_be504', table='articles_verdictevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='verdictreconfirmationevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='a8bdd26b1b2127203789604fe86ffb07f722a87d', operation='INSERT', pgid='pgtrigger_joins_chain_7c184', table='articles_verdictreconfirmationevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='withdrawalevent',
                trigger=pgtrigger.compiler.Trigger(name='joins_chain', sql=pgtrigger.compiler.UpsertTriggerSql(func='PERFORM articles_chain_row(TG_TABLE_NAME, NEW); RETURN NULL;', hash='e34ec9c464a1fef1d005ecfe1b4af25d0a3a1b4b', operation='INSERT', pgid='pgtrigger_joins_chain_03540', table='articles_withdrawalevent', when='AFTER')),
            )],
        ),
    ]
