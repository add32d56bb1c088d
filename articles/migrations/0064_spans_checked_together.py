"""All rows of one statement are compared with the text together, in one walk through it."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0063_checks_by_index'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='text_is_its_span',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='tick',
                name='text_is_its_span',
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='inserted_text_is_its_span', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE span record; revision bigint; place integer; rest text;', func='\n    FOR span IN\n        SELECT written.revision_id, written.start, written."end", written.text\n        FROM written ORDER BY written.revision_id, written.start\n    LOOP\n        IF revision IS DISTINCT FROM span.revision_id THEN\n            revision := span.revision_id;\n            place := 0;\n            rest := (SELECT r.text || \'\' FROM articles_revision r WHERE r.id = revision);\n        END IF;\n        IF span.start > place THEN\n            rest := right(rest, place - span.start);\n            place := span.start;\n        END IF;\n        IF (starts_with(rest, span.text) AND length(span.text) = span."end" - span.start)\n            IS NOT TRUE\n        THEN\n            RAISE EXCEPTION \'the text of a claim must be the text of its span\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_text_is_its_span\';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n', hash='e5542fdfbe7780fb61216c4215adf7848f588bef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_inserted_text_is_its_span_0da06', referencing='REFERENCING NEW TABLE AS written ', table='articles_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='updated_text_is_its_span', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE span record; revision bigint; place integer; rest text;', func='\n    FOR span IN\n        SELECT written.revision_id, written.start, written."end", written.text\n        FROM written JOIN former USING (id)\n        WHERE (written.text, written.start, written."end", written.revision_id)\n            IS DISTINCT FROM (former.text, former.start, former."end", former.revision_id) ORDER BY written.revision_id, written.start\n    LOOP\n        IF revision IS DISTINCT FROM span.revision_id THEN\n            revision := span.revision_id;\n            place := 0;\n            rest := (SELECT r.text || \'\' FROM articles_revision r WHERE r.id = revision);\n        END IF;\n        IF span.start > place THEN\n            rest := right(rest, place - span.start);\n            place := span.start;\n        END IF;\n        IF (starts_with(rest, span.text) AND length(span.text) = span."end" - span.start)\n            IS NOT TRUE\n        THEN\n            RAISE EXCEPTION \'the text of a claim must be the text of its span\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_text_is_its_span\';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n', hash='8d72976a79f6e7980f32125291361eb6ac89105d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_updated_text_is_its_span_ff80b', referencing='REFERENCING OLD TABLE AS former  NEW TABLE AS written ', table='articles_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tick',
                trigger=pgtrigger.compiler.Trigger(name='inserted_text_is_its_span', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE span record; revision bigint; place integer; rest text;', func='\n    FOR span IN\n        SELECT written.revision_id, written.start, written."end", written.text\n        FROM written ORDER BY written.revision_id, written.start\n    LOOP\n        IF revision IS DISTINCT FROM span.revision_id THEN\n            revision := span.revision_id;\n            place := 0;\n            rest := (SELECT r.text || \'\' FROM articles_revision r WHERE r.id = revision);\n        END IF;\n        IF span.start > place THEN\n            rest := right(rest, place - span.start);\n            place := span.start;\n        END IF;\n        IF (starts_with(rest, span.text) AND length(span.text) = span."end" - span.start)\n            IS NOT TRUE\n        THEN\n            RAISE EXCEPTION \'the text of a tick must be the text of its span\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'tick_text_is_its_span\';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n', hash='25e3c2240a641056b511602a010cf8affd0791cf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_inserted_text_is_its_span_cc15c', referencing='REFERENCING NEW TABLE AS written ', table='articles_tick', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tick',
                trigger=pgtrigger.compiler.Trigger(name='updated_text_is_its_span', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE span record; revision bigint; place integer; rest text;', func='\n    FOR span IN\n        SELECT written.revision_id, written.start, written."end", written.text\n        FROM written JOIN former USING (id)\n        WHERE (written.text, written.start, written."end", written.revision_id)\n            IS DISTINCT FROM (former.text, former.start, former."end", former.revision_id) ORDER BY written.revision_id, written.start\n    LOOP\n        IF revision IS DISTINCT FROM span.revision_id THEN\n            revision := span.revision_id;\n            place := 0;\n            rest := (SELECT r.text || \'\' FROM articles_revision r WHERE r.id = revision);\n        END IF;\n        IF span.start > place THEN\n            rest := right(rest, place - span.start);\n            place := span.start;\n        END IF;\n        IF (starts_with(rest, span.text) AND length(span.text) = span."end" - span.start)\n            IS NOT TRUE\n        THEN\n            RAISE EXCEPTION \'the text of a tick must be the text of its span\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'tick_text_is_its_span\';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n', hash='132b75c6a89b8b7f454f672eeed63b8715e7eff7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_updated_text_is_its_span_2bdec', referencing='REFERENCING OLD TABLE AS former  NEW TABLE AS written ', table='articles_tick', when='AFTER')),
            ),
        ]),
    ]
