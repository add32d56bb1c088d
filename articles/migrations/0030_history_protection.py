"""No table of the history is emptied, and the context of events is never changed."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations
from pghistory.models import Context

# An event names the person and the reason by its context. The function of django-pghistory changes
# the context of former events when another reason follows in the same request. This one adds a row.
ATTACH_CONTEXT = """
    CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE AS $$
    DECLARE
        context_id uuid := NULLIF(current_setting('pghistory.context_id', true), '')::uuid;
        about jsonb := NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb;
    BEGIN
        IF context_id IS NULL OR about IS NULL THEN
            RETURN NULL;
        END IF;
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
            VALUES (context_id, about, now(), now()) ON CONFLICT (id) DO NOTHING;
        IF FOUND OR EXISTS (
            SELECT FROM pghistory_context c WHERE c.id = context_id AND c.metadata = about
        ) THEN
            RETURN context_id;
        END IF;
        context_id := encode(
            substr(sha256(convert_to(context_id::text || about::text, 'UTF8')), 1, 16), 'hex'
        )::uuid;
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
            VALUES (context_id, about, now(), now()) ON CONFLICT (id) DO NOTHING;
        RETURN context_id;
    END;
    $$ LANGUAGE plpgsql;
"""


def restore_attach_context(apps, schema_editor):
    Context.install_pgh_attach_context_func(using=schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0029_plain_help_texts'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.RunSQL(ATTACH_CONTEXT, migrations.RunSQL.noop),
        migrations.RunPython(migrations.RunPython.noop, restore_attach_context),
        Batch([
            pgtrigger.migrations.AddTrigger(
                model_name='articleevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='71405beadad1be04c7a204e10b3ea20070733d09', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_0eae6', table='articles_articleevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attributionevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='5d208f42e52e601d4ee4ee0f7f318d033db12028', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_7a0a7', table='articles_attributionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='capture',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='f0b8bd92a74ede305a917de223a599b1e5f99698', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_01eea', table='articles_capture', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='change',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e1f8ed3e40b8f6c9a6c169dc68ec7dbaa6232d75', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_00ed1', table='articles_change', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='citationevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e852e4e73951f4399574cbfd00d7bb50b071d4f7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_849a3', table='articles_citationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claimcarryover',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='e400bb3ad95b890989b90c9dbc7115642365261a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_d54c6', table='articles_claimcarryover', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claimcarryoverevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='1f22ad6b4e2240ae191ac2471fe1ead16eee888b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_ff197', table='articles_claimcarryoverevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claimevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='5c8a763d9ff1d4316c82cad1cbb40b88de07a23e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_8999a', table='articles_claimevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claimreviewevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='29405912d3213535b061f54a907814b8536aa075', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_bfdb5', table='articles_claimreviewevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='comment',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='3961bd77072aff5092b7c8d81241984a92e8e7ca', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_0ac9c', table='articles_comment', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commentevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='a627c5476a7a4bf2cfd543ab6c2a4caadb2ad900', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_c7071', table='articles_commentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commonoriginevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='60578c0010a90c88752ca3f79bd4e1bf21958d2c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_37c6e', table='articles_commonoriginevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='correction',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='4460416f412ac702d4b5625389a39a3a01c03b90', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_1d13a', table='articles_correction', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='correctionevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='509898d3a1ad3fc45131c29929258839d492927f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_e3adf', table='articles_correctionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='edition',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='ea8ae18bd88268bfa922e8e9043c848d39bd2fab', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_ba7c2', table='articles_edition', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='file',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='7a9c7104e4cb268d00440b8824348824aa537b8a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_13e3b', table='articles_file', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='fileevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='56f04af4e05e775a50f1faa7923c1c423af085d8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_2e2f6', table='articles_fileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='f3e7ec9c5bb46d21e942ed1984210556f2ff63a8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_411e6', table='articles_finding', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importedevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='4e992b489bc6ea413740e3340561406d85a47f07', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_6639d', table='articles_importedevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='inconsistencyevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='a1a7bd18cc25a7d28654d589fbd0e73e8ebe6e42', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_88819', table='articles_inconsistencyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='newsroomsettingsevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='30c921fd4bddd9a6a61da41295698045b07af693', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_d1761', table='articles_newsroomsettingsevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='override',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='a6fa4ffd0ce50533590b8dd4879c0813d7155952', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_e09b9', table='articles_override', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='overrideevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='026a730c6ededeb7d964f4d3f2d17c9b8db3e309', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_212d3', table='articles_overrideevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publication',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='fb24ad7e21d3718a7ee39af93d45acdab13ae8d5', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_5f1d7', table='articles_publication', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publicationapproval',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='62d4b108d0c6aa46efaa12092158139ad4c6150a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_c6278', table='articles_publicationapproval', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='publicationapprovalevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='9da931f0b8bfc16f08a9c0792e33aa2dca24b699', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_7d294', table='articles_publicationapprovalevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='questionevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='8c52f2fd39f45745dd98932106c51bd64cb4ecbc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_1075e', table='articles_questionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reportimport',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='b7a6d4a0457dd53a890118655a3d9689cd75a910', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_6c77f', table='articles_reportimport', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resolution',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='d1f4609953aa2519e16f0ae41492139b06a7a954', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_2f258', table='articles_resolution', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resolutionevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='741a05cb5dc4fefae2a8f8f52d1fbc50efa2818a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_cd701', table='articles_resolutionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retraction',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='1c2c156d0ee6aef5c3e8fb8b6f49b92480919c4e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_c980c', table='articles_retraction', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='revision',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='b509bfc912447e851a60de2c04ba503076bc7764', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_18bb2', table='articles_revision', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='signoff',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='595a3fb4c9968e30df70ebf97ed6ca672000e3bb', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_553f4', table='articles_signoff', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='signoffevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='4da3ac25cf3ce41e92217df5d5359c6f8bfc4326', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_e7c08', table='articles_signoffevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sourceevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='ad4a081a314c1589b2f7a906e1ecda88cdf5fe7d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_ed854', table='articles_sourceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sourcegrantevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='a4e9ce31bf2d6a22d8c3e3cc8038812a2e729e96', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_983c1', table='articles_sourcegrantevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='speakerevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='36b20d01c1c856eef78c7a0625a287029c69ba45', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_f2625', table='articles_speakerevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='statementevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='42789c26693126a0296cbb4eee98785922fb7d1e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4430d', table='articles_statementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='textfingerprint',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='9903969c50df876d4f1fc1ab74c134cff275b590', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_d6c7e', table='articles_textfingerprint', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tick',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='8f552deaff35722a7950cf0aeaaabd33c4c341b2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_8d154', table='articles_tick', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tickevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='1e9ff2528226d6066a178da8a0519ad7e4217f18', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_35c6b', table='articles_tickevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tiebreak',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='53d0ce72c2824a655cc4f5c79cc058937362d7ca', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_f2cc7', table='articles_tiebreak', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tiebreakevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='b75799af9b028f12f68007eb23b883c93aaf921b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_cd027', table='articles_tiebreakevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='undoentry',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='f6a5f3826724f4f09ec7cbb135f720542cdabba0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_fd252', table='articles_undoentry', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='verdict',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='69bc3dd50b3892ca4a28e1ccc242325fccf40cf9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_e75b5', table='articles_verdict', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='verdictevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='d1472c8bf7b1d99d5e0502cd4292fae7c5363dc8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_05166', table='articles_verdictevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='verdictreconfirmation',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='d61bb7f60729702b8b06704f829b68cd02809872', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_8288d', table='articles_verdictreconfirmation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='verdictreconfirmationevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='90742a60f58125c1da4e81a6f22cc9fbc14e0f73', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_b3ab6', table='articles_verdictreconfirmationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawal',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='2c2ef8f125810392d8853be4485257a6cd47c226', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_c0329', table='articles_withdrawal', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='withdrawalevent',
                trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='bb7e5714816a298dcd30cd84e9217ee348c819b1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_4902f', table='articles_withdrawalevent', when='BEFORE')),
            ),
        ]),
        migrations.CreateModel(
            name='EventContext',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pghistory.context',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='eventcontext',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f0e07ca44ac520842e2aa1e4d6332ab05d89f206', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0bd2d', table='pghistory_context', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='eventcontext',
            trigger=pgtrigger.compiler.Trigger(name='not_truncatable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;", hash='9e5a4da0d84c73986e62b50e62bb05de43953fe9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_not_truncatable_b3389', table='pghistory_context', when='BEFORE')),
        ),
    ]
