"""The checks at commit look rows up by their key, however empty the tables were when planned."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0062_notification_retention'),
    ]

    operations = [
        Batch([
            pgtrigger.migrations.RemoveTrigger(
                model_name='attribution',
                name='spans_hold',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='moves_are_recorded',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='claim',
                name='signed_off_by_enough',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='quotation',
                name='spans_hold',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='statement',
                name='spans_hold',
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='attribution',
                trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n            PERFORM set_config('enable_seqscan', 'off', true);\n            IF (\n                SELECT r.length FROM articles_revision r WHERE r.id = (\n                    SELECT s.revision_id FROM articles_statement s WHERE s.id = (\n                        SELECT a.statement_id FROM articles_attribution a WHERE a.id = NEW.id\n                    )\n                )\n            ) < (\n                SELECT greatest(\n                    a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n                ) FROM articles_attribution a WHERE a.id = NEW.id\n            ) THEN\n                RAISE EXCEPTION 'an attribution cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n            END IF;\n            RETURN NULL;\n        ", hash='371aeeffa6abdefb125bc50fa89aa3843e43f232', operation='INSERT OR UPDATE', pgid='pgtrigger_spans_hold_52e88', table='articles_attribution', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='signed_off_by_enough', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'signed_off\' AND NOT (OLD."state" = \'signed_off\'))', constraint='CONSTRAINT', func="\n            PERFORM set_config('enable_seqscan', 'off', true);\n            IF EXISTS (\n                    SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off'\n                ) AND NOT EXISTS (\n                    SELECT FROM (\n                        SELECT v.id FROM articles_verdict v\n                        WHERE v.claim_id = NEW.id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.verdict_id = v.id)\n                        ORDER BY v.number DESC LIMIT 1\n                    ) current WHERE (NOT EXISTS (\n            SELECT FROM articles_verdict v WHERE v.id = current.id AND (SELECT u.is_external FROM articles_user u WHERE u.id = v.author_id)\n        ) AND (EXISTS (\n            SELECT FROM articles_tiebreak t\n            WHERE t.verdict_id = current.id AND t.outcome <> 'new' AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.tie_break_id = t.id)\n                AND NOT (SELECT u.is_external FROM articles_user u WHERE u.id = t.decided_by_id)\n        ) OR (\n            SELECT count(*) FILTER (WHERE s.agrees AND NOT (SELECT u.is_external FROM articles_user u WHERE u.id = s.signer_id)) + 0\n                    >= coalesce((SELECT n.sign_offs FROM articles_newsroomsettings n), 1)\n                AND count(*) FILTER (WHERE NOT s.agrees) = 0\n            FROM articles_signoff s\n            WHERE s.verdict_id = current.id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.sign_off_id = s.id)\n        ))\n    )\n                ) THEN\n                RAISE EXCEPTION 'too few people have signed off this claim' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_signed_off_by_enough';\n            END IF;\n            RETURN NULL;\n        ", hash='caa727deef7b7831d5af03f9c2f24a7cad391ebd', operation='UPDATE OF "state"', pgid='pgtrigger_signed_off_by_enough_15b8a', table='articles_claim', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='moves_are_recorded', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func='\n            PERFORM set_config(\'enable_seqscan\', \'off\', true);\n            IF EXISTS (\n                    SELECT FROM articles_claim c WHERE c.id = NEW.id\n                        AND (c.revision_id, c.start, c."end")\n                            IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")\n                        AND NOT EXISTS (\n                            SELECT FROM articles_claimcarryover move\n                            WHERE move.claim_id = c.id AND move.revision_id = c.revision_id\n                                AND move.start = c.start AND move."end" = c."end"\n                        )\n                ) THEN\n                RAISE EXCEPTION \'a claim cannot move without a record of its move\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_moves_are_recorded\';\n            END IF;\n            RETURN NULL;\n        ', hash='21cf48a1277a9964ad191630adb766587ee7b3e8', operation='UPDATE OF "revision_id", "start", "end"', pgid='pgtrigger_moves_are_recorded_58b22', table='articles_claim', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='quotation',
                trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func='\n            PERFORM set_config(\'enable_seqscan\', \'off\', true);\n            IF EXISTS (\n                SELECT FROM articles_statement s WHERE s.id = (\n                    SELECT q.statement_id FROM articles_quotation q WHERE q.id = NEW.id\n                ) AND NOT int4range(s.start, s."end") @> (\n                    SELECT int4range(q.start, q."end") FROM articles_quotation q WHERE q.id = NEW.id\n                )\n            ) THEN\n                RAISE EXCEPTION \'a quotation must be inside its statement\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'quotation_in_statement\';\n            END IF;\n            RETURN NULL;\n        ', hash='c61f310f4a06e05eaa863015f7ffd906178a2020', operation='INSERT OR UPDATE', pgid='pgtrigger_spans_hold_c22ad', table='articles_quotation', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='statement',
                trigger=pgtrigger.compiler.Trigger(name='spans_hold', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE revision bigint; body text; size integer; covered int4multirange;', func='revision := COALESCE(NEW.revision_id, OLD.revision_id);\n    PERFORM set_config(\'enable_seqscan\', \'off\', true);\n    IF current_setting(\'factcheck.spans_checked\', true) = txid_current() || \':\' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s."end")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION \'a statement cannot end after the end of its text\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'statement_ends_in_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E\'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000\', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION \'statements must cover the whole text of a revision\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'statements_cover_text\';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q."end" > s."end")\n    ) THEN\n        RAISE EXCEPTION \'a quotation must be inside its statement\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'quotation_in_statement\';\n    END IF;\n    PERFORM set_config(\'factcheck.spans_checked\', txid_current() || \':\' || revision, true);\n    RETURN NULL;\n', hash='e361857b6b463f27691e1cb94a1fd4a51c9889cd', operation='INSERT OR UPDATE OF "start", "end", "revision_id" OR DELETE', pgid='pgtrigger_spans_hold_798e5', table='articles_statement', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ),
        ]),
    ]
