"""Triggers from the definitions in `articles.models.triggers`, with plain sentences."""

import pgtrigger.compiler
import pgtrigger.migrations
from articles.models.operations import Batch
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0026_plain_names"),
    ]

    operations = [
        Batch(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="attribution",
                    name="spans_hold",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="capture",
                    name="immutable",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claim",
                    name="flagged_in_newest_revision",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claim",
                    name="moves_are_recorded",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claim",
                    name="signed_off_by_enough",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claim",
                    name="text_is_its_span",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claimcarryover",
                    name="goes_forward",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="claimcarryover",
                    name="kept",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="comment",
                    name="answers_the_first_of_a_thread",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="commonorigin",
                    name="captures_of_its_sources",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="edition",
                    name="is_its_fingerprint",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="file",
                    name="immutable",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="finding",
                    name="immutable",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="finding",
                    name="in_its_own_source",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="job",
                    name="seen_as_job",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="publicationapproval",
                    name="each_must_is_overridden",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="publicationapproval",
                    name="of_the_newest_text",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="quotation",
                    name="spans_hold",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="resolution",
                    name="of_a_whole_thread",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="revision",
                    name="immutable",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="signoff",
                    name="by_somebody_else",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="signoff",
                    name="one_that_stands",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="signoff",
                    name="rating_decides",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="statement",
                    name="spans_hold",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="textfingerprint",
                    name="immutable",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tick",
                    name="kept",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tick",
                    name="on_a_fact",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tiebreak",
                    name="by_a_third_person",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="undoentry",
                    name="kept",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="undoentry",
                    name="undone_once",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="verdictreconfirmation",
                    name="of_the_newest_verdict",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="withdrawal",
                    name="of_ones_own",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="spans_hold",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                            func="IF TG_OP = 'DELETE' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'statements must cover the whole text of a revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation must be inside its statement' USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                            hash="2121461f70762eacdd7d4530312a0e2e23180968",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_spans_hold_52e88",
                            table="articles_attribution",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capture",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a76f5c9f36076578d4949d1aaa48eff1c5fba6a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_def39",
                            table="articles_capture",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="text_is_its_span",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.text IS DISTINCT FROM (\n                SELECT substr(r.text, NEW.start + 1, NEW.\"end\" - NEW.start)\n                FROM articles_revision r\n                WHERE r.id = NEW.revision_id AND NEW.\"end\" <= r.length\n            ) THEN\n                RAISE EXCEPTION 'the text of a claim must be the text of its span' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_text_is_its_span';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="e694a02fe17df1a9d682810150b31337602a9fc9",
                            operation='INSERT OR UPDATE OF "text", "start", "end", "revision_id"',
                            pgid="pgtrigger_text_is_its_span_c982d",
                            table="articles_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="signed_off_by_enough",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"state\" = 'signed_off' AND NOT (OLD.\"state\" = 'signed_off'))",
                            constraint="CONSTRAINT",
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_claim c WHERE c.id = NEW.id AND c.state = 'signed_off'\n                ) AND NOT EXISTS (\n                    SELECT FROM (\n                        SELECT v.id FROM articles_verdict v\n                        WHERE v.claim_id = NEW.id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.verdict_id = v.id)\n                        ORDER BY v.number DESC LIMIT 1\n                    ) current WHERE (\n        EXISTS (\n            SELECT FROM articles_tiebreak t\n            WHERE t.verdict_id = current.id AND t.outcome <> 'new' AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.tie_break_id = t.id)\n        ) OR (\n            SELECT count(*) FILTER (WHERE s.agrees) + 0\n                    >= coalesce((SELECT n.sign_offs FROM articles_newsroomsettings n), 1)\n                AND count(*) FILTER (WHERE NOT s.agrees) = 0\n            FROM articles_signoff s\n            WHERE s.verdict_id = current.id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.sign_off_id = s.id)\n        )\n    )\n                ) THEN\n                RAISE EXCEPTION 'too few people have signed off this claim' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_signed_off_by_enough';\n            END IF;\n            RETURN NULL;\n        ",
                            hash="e68fc7867cbb6c0c58b0e3dcf8e4d89a6302fe22",
                            operation='UPDATE OF "state"',
                            pgid="pgtrigger_signed_off_by_enough_15b8a",
                            table="articles_claim",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_newest_revision",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            PERFORM FROM articles_article a\n                    JOIN articles_revision r ON r.article_id = a.id\n                    WHERE r.id = NEW.revision_id FOR SHARE OF a;\n            IF EXISTS (\n                SELECT FROM articles_revision mine\n                JOIN articles_revision newer ON newer.article_id = mine.article_id\n                    AND newer.number > mine.number \n                WHERE mine.id = NEW.revision_id\n            ) THEN\n                RAISE EXCEPTION 'a claim can only be flagged in the newest revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_flagged_in_newest_revision';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="1762b0956aee1beec715211b196770e842e3d888",
                            operation="INSERT",
                            pgid="pgtrigger_of_newest_revision_62f5d",
                            table="articles_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="moves_are_recorded",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func='\n            \n            IF EXISTS (\n                    SELECT FROM articles_claim c WHERE c.id = NEW.id\n                        AND (c.revision_id, c.start, c."end")\n                            IS DISTINCT FROM (OLD.revision_id, OLD.start, OLD."end")\n                        AND NOT EXISTS (\n                            SELECT FROM articles_claimcarryover move\n                            WHERE move.claim_id = c.id AND move.revision_id = c.revision_id\n                                AND move.start = c.start AND move."end" = c."end"\n                        )\n                ) THEN\n                RAISE EXCEPTION \'a claim cannot move without a record of its move\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'claim_moves_are_recorded\';\n            END IF;\n            RETURN NULL;\n        ',
                            hash="02247947cc1547d80302e5cb36c3edf95c55791c",
                            operation='UPDATE OF "revision_id", "start", "end"',
                            pgid="pgtrigger_moves_are_recorded_58b22",
                            table="articles_claim",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_deletable",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="97278428cd1b4eeab2493b356943c9202c12dbba",
                            operation="DELETE",
                            pgid="pgtrigger_not_deletable_3ee36",
                            table="articles_claimcarryover",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimcarryover",
                    trigger=pgtrigger.compiler.Trigger(
                        name="goes_forward",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NOT EXISTS (\n                    SELECT FROM articles_revision former\n                    JOIN articles_revision later ON later.article_id = former.article_id\n                        AND later.number > former.number\n                    WHERE former.id = NEW.former_id AND later.id = NEW.revision_id\n                        AND NEW.former_end <= former.length\n                        AND coalesce(NEW.\"end\", 0) <= later.length\n                ) THEN\n                RAISE EXCEPTION 'a claim can only be carried over to a later revision of its article' USING ERRCODE = 'check_violation', CONSTRAINT = 'carry_over_goes_forward';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="1e1b9b4e11e2a4b98844dbff5c91c8f2c88e7146",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_goes_forward_63809",
                            table="articles_claimcarryover",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="comment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="answers_the_first_of_a_thread",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.reply_to_id IS NOT NULL AND NOT EXISTS (\n                    SELECT FROM articles_comment first\n                    WHERE first.id = NEW.reply_to_id AND first.claim_id = NEW.claim_id\n                        AND first.reply_to_id IS NULL\n                ) THEN\n                RAISE EXCEPTION 'a reply must answer the first comment of its thread' USING ERRCODE = 'check_violation', CONSTRAINT = 'comment_answers_the_first';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="395c674a32e4e3108a6b2c7cd3c803f55e0fbb75",
                            operation="INSERT",
                            pgid="pgtrigger_answers_the_first_of_a_thread_16f7f",
                            table="articles_comment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commonorigin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="captures_of_its_sources",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.first_id IS DISTINCT FROM (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.first_capture_id) OR NEW.second_id IS DISTINCT FROM (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.second_capture_id) THEN\n                RAISE EXCEPTION 'the captures of a common origin must be of its two sources' USING ERRCODE = 'check_violation', CONSTRAINT = 'common_origin_captures_of_its_sources';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="1b24fedb3bab061a87569449df218c8c75809cde",
                            operation="INSERT",
                            pgid="pgtrigger_captures_of_its_sources_7a1d7",
                            table="articles_commonorigin",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="is_its_fingerprint",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.page_sha256 IS DISTINCT FROM encode(sha256(convert_to(NEW.page, 'UTF8')), 'hex') OR NEW.record_sha256 IS DISTINCT FROM encode(sha256(convert_to(NEW.record, 'UTF8')), 'hex') THEN\n                RAISE EXCEPTION 'the fingerprints of an edition must be those of its page and its record' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_its_fingerprint';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="2488a982c90f92502cddc8ab3040ae7f2871ce76",
                            operation="INSERT",
                            pgid="pgtrigger_is_its_fingerprint_f5d0a",
                            table="articles_edition",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="file",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e73f9c2dd5a7da66d130697001533a451b2ce4fe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7f42e",
                            table="articles_file",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5eac8756ac093fb1951332d9ca5ed2eb82e890c2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_53584",
                            table="articles_finding",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="in_its_own_source",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF (SELECT o.source_id FROM articles_citation o WHERE o.id = NEW.citation_id) IS DISTINCT FROM (SELECT o.source_id FROM articles_capture o WHERE o.id = NEW.capture_id) THEN\n                RAISE EXCEPTION 'a finding must be in a capture of the cited source' USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_in_its_own_source';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="d90a6c8151714cfbcb16ab912d3281aa3f1a1232",
                            operation="INSERT",
                            pgid="pgtrigger_in_its_own_source_191f7",
                            table="articles_finding",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="job",
                    trigger=pgtrigger.compiler.Trigger(
                        name="seen_as_job",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"kind\" = 'fetch')",
                            func="\n            IF current_setting('factcheck.new_text', true) = txid_current()::text THEN\n                RETURN NULL;\n            END IF;\n            IF TG_OP = 'DELETE' THEN \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'job', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = OLD.subject_id\n        ON CONFLICT DO NOTHING;\n    \n            ELSE \n        INSERT INTO articles_change\n            (kind, article_id, claim_id, start, \"end\", user_id, transaction)\n        SELECT 'job', r.article_id, c.id, c.start, c.\"end\",\n            (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb\n                ->> 'user')::bigint,\n            txid_current()\n        FROM articles_claim c JOIN articles_revision r ON r.id = c.revision_id JOIN articles_citation t ON t.claim_id = c.id WHERE t.source_id = NEW.subject_id\n        ON CONFLICT DO NOTHING;\n    \n            END IF;\n            RETURN NULL;\n        ",
                            hash="030c4baeaebd997ee83ac6c39345f8192994393c",
                            operation='INSERT OR UPDATE OF "state"',
                            pgid="pgtrigger_seen_as_job_2d263",
                            table="articles_job",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="revision_of_its_article",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.article_id IS DISTINCT FROM (SELECT o.article_id FROM articles_revision o WHERE o.id = NEW.revision_id) THEN\n                RAISE EXCEPTION 'only a revision of the article can be approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_its_article';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="7a442027b8e0cf6161dd64c6154d0ced2b60d897",
                            operation="INSERT",
                            pgid="pgtrigger_revision_of_its_article_ac116",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_newest_revision",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                SELECT FROM articles_revision mine\n                JOIN articles_revision newer ON newer.article_id = mine.article_id\n                    AND newer.number > mine.number \n                WHERE mine.id = NEW.revision_id\n            ) THEN\n                RAISE EXCEPTION 'only the newest revision of an article can be approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_newest_revision';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="818ee806d83dfbe50f1ffdec540ab104fac7576e",
                            operation="INSERT",
                            pgid="pgtrigger_of_newest_revision_e32ab",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicationapproval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="each_must_is_overridden",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM jsonb_array_elements(NEW.checks) a\n                    WHERE a->>'severity' = 'must' AND (a->>'count')::int > 0 AND NOT EXISTS (\n                        SELECT FROM articles_override o\n                        WHERE o.id = (a->>'override')::bigint AND o.article_id = NEW.article_id\n                            AND o.rule = a->>'rule' AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.override_id = o.id)\n                    )\n                ) THEN\n                RAISE EXCEPTION 'an article cannot be approved while a required rule is neither met nor overridden' USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_meets_required_rules';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="83ae0e4b86ceb08780cb2b039b06c9d9d83994d7",
                            operation="INSERT",
                            pgid="pgtrigger_each_must_is_overridden_3a1ad",
                            table="articles_publicationapproval",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="quotation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="spans_hold",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                            func="IF TG_OP = 'DELETE' THEN revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = OLD.statement_id); ELSE revision := (SELECT s.revision_id FROM articles_statement s WHERE s.id = NEW.statement_id); END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'statements must cover the whole text of a revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation must be inside its statement' USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                            hash="58912f896af90ab9217cd4d5225a5eeac5052d4a",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_spans_hold_c22ad",
                            table="articles_quotation",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="resolution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_a_whole_thread",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF (SELECT o.reply_to_id FROM articles_comment o WHERE o.id = NEW.comment_id) IS NOT NULL THEN\n                RAISE EXCEPTION 'only a thread can be resolved, not one of its replies' USING ERRCODE = 'check_violation', CONSTRAINT = 'resolution_of_a_thread';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="9e8267676586a5ffec76e229f084d4148303ac31",
                            operation="INSERT",
                            pgid="pgtrigger_of_a_whole_thread_67a26",
                            table="articles_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d3b32662877eb1d3d891fe2884400d27e7a64c1d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dc309",
                            table="articles_revision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signoff",
                    trigger=pgtrigger.compiler.Trigger(
                        name="by_somebody_else",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.signer_id = (SELECT o.author_id FROM articles_verdict o WHERE o.id = NEW.verdict_id) THEN\n                RAISE EXCEPTION 'the author of a verdict cannot sign it off' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_by_somebody_else';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="3627fa37d704ea98d321754bbe8e4bd54c7c4cf8",
                            operation="INSERT",
                            pgid="pgtrigger_by_somebody_else_dcf9f",
                            table="articles_signoff",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signoff",
                    trigger=pgtrigger.compiler.Trigger(
                        name="once_a_person",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_signoff s\n                    WHERE s.verdict_id = NEW.verdict_id AND s.signer_id = NEW.signer_id\n                        AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.sign_off_id = s.id)\n                ) THEN\n                RAISE EXCEPTION 'a person cannot sign a verdict twice' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_once_a_person';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="88fd5aa9df081667eaca133b90f71fa0bfed19a4",
                            operation="INSERT",
                            pgid="pgtrigger_once_a_person_268b6",
                            table="articles_signoff",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signoff",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_standing_verdict",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_verdict v\n                    WHERE v.id = NEW.verdict_id AND NOT NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.verdict_id = v.id)\n                ) THEN\n                RAISE EXCEPTION 'a withdrawn verdict cannot be signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_of_a_standing_verdict';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="656dc27fc9a8bfa6cbf71a1499c9ce0ea7fab135",
                            operation="INSERT",
                            pgid="pgtrigger_of_standing_verdict_668dd",
                            table="articles_signoff",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signoff",
                    trigger=pgtrigger.compiler.Trigger(
                        name="rating_decides",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.rating_id IS NOT NULL AND NOT EXISTS (\n                    SELECT FROM articles_verdict v\n                    JOIN articles_rating first ON first.id = v.rating_id\n                    JOIN articles_rating second ON second.scale_id = first.scale_id\n                    WHERE v.id = NEW.verdict_id AND second.id = NEW.rating_id\n                        AND (first.id = second.id) = NEW.agrees\n                ) THEN\n                RAISE EXCEPTION 'a sign-off must agree if its rating is that of the verdict, and only then' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_off_rating_decides';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="078e9a14b4ef3e0d342b4c7e3f1afcb05e2a28b6",
                            operation="INSERT",
                            pgid="pgtrigger_rating_decides_7c0ff",
                            table="articles_signoff",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="spans_hold",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            declare="DECLARE revision bigint; body text; size integer; covered int4multirange;",
                            func="IF TG_OP = 'DELETE' THEN revision := OLD.revision_id; ELSE revision := NEW.revision_id; END IF;\n    IF current_setting('factcheck.spans_checked', true) = txid_current() || ':' || revision THEN\n        RETURN NULL;\n    END IF;\n    SELECT r.text, r.length INTO body, size FROM articles_revision r WHERE r.id = revision;\n    IF NOT FOUND THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(int4range(s.start, s.\"end\")) INTO covered\n        FROM articles_statement s WHERE s.revision_id = revision;\n    IF upper(covered) > size THEN\n        RAISE EXCEPTION 'a statement cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_ends_in_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS c(sign, place)\n        WHERE strpos(E'\\u0009\\u000a\\u0020\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000', c.sign) = 0\n            AND (covered IS NULL OR NOT covered @> (c.place - 1)::int)\n    ) THEN\n        RAISE EXCEPTION 'statements must cover the whole text of a revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'statements_cover_text';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_quotation q JOIN articles_statement s ON s.id = q.statement_id\n        WHERE s.revision_id = revision AND (q.start < s.start OR q.\"end\" > s.\"end\")\n    ) THEN\n        RAISE EXCEPTION 'a quotation must be inside its statement' USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_in_statement';\n    END IF;\n    IF EXISTS (\n        SELECT FROM articles_attribution a JOIN articles_statement s ON s.id = a.statement_id\n        WHERE s.revision_id = revision AND size < greatest(\n            a.cue_end, a.mention_end, (SELECT max(part) FROM unnest(a.content) AS part)\n        )\n    ) THEN\n        RAISE EXCEPTION 'an attribution cannot end after the end of its text' USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_in_text';\n    END IF;\n    PERFORM set_config('factcheck.spans_checked', txid_current() || ':' || revision, true);\n    RETURN NULL;\n",
                            hash="ea4b138cd05b815467612b7a59584cdee16e726d",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_spans_hold_798e5",
                            table="articles_statement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="textfingerprint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="64fdfb900f12fab926d650fa9c853617b3aa808f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5713a",
                            table="articles_textfingerprint",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tick",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_deletable",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="7fe4b43def125d0284d020a1c6eb6645b44b5e66",
                            operation="DELETE",
                            pgid="pgtrigger_not_deletable_84875",
                            table="articles_tick",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tick",
                    trigger=pgtrigger.compiler.Trigger(
                        name="text_is_its_span",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.text IS DISTINCT FROM (\n                SELECT substr(r.text, NEW.start + 1, NEW.\"end\" - NEW.start)\n                FROM articles_revision r\n                WHERE r.id = NEW.revision_id AND NEW.\"end\" <= r.length\n            ) THEN\n                RAISE EXCEPTION 'the text of a tick must be the text of its span' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_text_is_its_span';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="892f607d731f0475c33f9482d1964ecefd4beb01",
                            operation='INSERT OR UPDATE OF "text", "start", "end", "revision_id"',
                            pgid="pgtrigger_text_is_its_span_98dae",
                            table="articles_tick",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tick",
                    trigger=pgtrigger.compiler.Trigger(
                        name="on_a_fact",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NOT EXISTS (\n                    SELECT FROM articles_statement s WHERE s.revision_id = NEW.revision_id\n                        AND s.start <= NEW.start AND s.\"end\" >= NEW.\"end\"\n                        AND s.facts @> jsonb_build_array(\n                            jsonb_build_array(NEW.start, NEW.\"end\", NEW.kind)\n                        )\n                ) THEN\n                RAISE EXCEPTION 'only a fact of a statement can be ticked' USING ERRCODE = 'check_violation', CONSTRAINT = 'tick_on_a_fact';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="10235562e16c85ffd11fd1486f7e52629aa71083",
                            operation='INSERT OR UPDATE OF "start", "end", "kind", "revision_id"',
                            pgid="pgtrigger_on_a_fact_1dbb5",
                            table="articles_tick",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tiebreak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="once_a_disagreement",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_tiebreak t\n                    WHERE t.sign_off_id = NEW.sign_off_id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.tie_break_id = t.id)\n                ) THEN\n                RAISE EXCEPTION 'a disagreement can only be decided once' USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_once';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="aae5b060b48cb56780d3f0a05c56e00817c0b42f",
                            operation="INSERT",
                            pgid="pgtrigger_once_a_disagreement_1705f",
                            table="articles_tiebreak",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tiebreak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="by_a_third_person",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NOT EXISTS (\n                    SELECT FROM articles_signoff s\n                    JOIN articles_verdict first ON first.id = s.verdict_id\n                    WHERE s.id = NEW.sign_off_id AND NOT s.agrees AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.sign_off_id = s.id)\n                        AND NEW.decided_by_id NOT IN (s.signer_id, first.author_id)\n                ) THEN\n                RAISE EXCEPTION 'only a third person can decide a disagreement, while it stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_by_a_third_person';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="2ab4e8f535a11528e86eae3f28a45fd4d92fc09e",
                            operation="INSERT",
                            pgid="pgtrigger_by_a_third_person_dd3ab",
                            table="articles_tiebreak",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tiebreak",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verdict_is_the_decision",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NOT EXISTS (\n                    SELECT FROM articles_signoff s\n                    JOIN articles_verdict first ON first.id = s.verdict_id\n                    JOIN articles_verdict v ON v.claim_id = first.claim_id\n                    WHERE s.id = NEW.sign_off_id AND v.id = NEW.verdict_id AND CASE NEW.outcome\n                        WHEN 'first' THEN v.id = first.id\n                        WHEN 'second' THEN v.number > first.number\n                            AND v.author_id = s.signer_id AND v.rating_id = s.rating_id\n                        ELSE v.number > first.number AND v.author_id = NEW.decided_by_id\n                    END\n                ) THEN\n                RAISE EXCEPTION 'the verdict of a tie-break must be the one that was decided for' USING ERRCODE = 'check_violation', CONSTRAINT = 'tie_break_verdict_is_the_decision';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="64bc32ed5ca32757e4ce471915585d0f88f88240",
                            operation="INSERT",
                            pgid="pgtrigger_verdict_is_the_decision_5d307",
                            table="articles_tiebreak",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="undoentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="not_deletable",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="4c04ffa8184dde4f3e849e1134a163fe1c3ef326",
                            operation="DELETE",
                            pgid="pgtrigger_not_deletable_f22b5",
                            table="articles_undoentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="undoentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="changes_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."undone_at" IS NOT NULL OR NEW."undone_at" IS NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="7af53d909add597f9abfb380cdd2f77bb5f6f52c",
                            operation="UPDATE",
                            pgid="pgtrigger_changes_once_535d5",
                            table="articles_undoentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="verdictreconfirmation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_newest_verdict",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                SELECT FROM articles_verdict mine\n                JOIN articles_verdict newer ON newer.claim_id = mine.claim_id\n                    AND newer.number > mine.number AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.verdict_id = newer.id)\n                WHERE mine.id = NEW.verdict_id\n            ) THEN\n                RAISE EXCEPTION 'only the newest verdict on a claim can be reconfirmed' USING ERRCODE = 'check_violation', CONSTRAINT = 'reconfirmation_of_newest_verdict';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="fe617ffecd2db483e5a8daf7e3bf227697bd9e85",
                            operation="INSERT",
                            pgid="pgtrigger_of_newest_verdict_41298",
                            table="articles_verdictreconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="of_ones_own",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF NEW.author_id IS DISTINCT FROM coalesce(\n    (SELECT t.decided_by_id FROM articles_tiebreak t\n        WHERE t.verdict_id = NEW.verdict_id AND t.outcome <> 'first'),\n    (SELECT o.author_id FROM articles_verdict o WHERE o.id = NEW.verdict_id),\n    (SELECT o.signer_id FROM articles_signoff o WHERE o.id = NEW.sign_off_id),\n    (SELECT o.author_id FROM articles_comment o WHERE o.id = NEW.comment_id),\n    (SELECT o.author_id FROM articles_file o WHERE o.id = NEW.file_id),\n    (SELECT o.confirmed_by_id FROM articles_verdictreconfirmation o WHERE o.id = NEW.reconfirmation_id),\n    (SELECT o.decided_by_id FROM articles_tiebreak o WHERE o.id = NEW.tie_break_id),\n    (SELECT o.overridden_by_id FROM articles_override o WHERE o.id = NEW.override_id),\n    (SELECT o.approved_by_id FROM articles_publicationapproval o WHERE o.id = NEW.approval_id)\n) THEN\n                RAISE EXCEPTION 'only the author can withdraw a contribution' USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_of_ones_own';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="ff97cd8e9be6155bc4534240489ab877c45a59be",
                            operation="INSERT",
                            pgid="pgtrigger_of_ones_own_e8090",
                            table="articles_withdrawal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="before_sign_off",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_signoff s\n                    WHERE s.verdict_id = NEW.verdict_id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.sign_off_id = s.id)\n                ) THEN\n                RAISE EXCEPTION 'a signed verdict cannot be withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_sign_off';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="8206f47622a5651b7af63165d3f39d324d58c9ce",
                            operation="INSERT",
                            pgid="pgtrigger_before_sign_off_e78d7",
                            table="articles_withdrawal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="before_tie_break",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_tiebreak t\n                    WHERE (t.sign_off_id = NEW.sign_off_id OR t.verdict_id = NEW.verdict_id)\n                        AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.tie_break_id = t.id)\n                ) THEN\n                RAISE EXCEPTION 'a verdict or sign-off cannot be withdrawn after an editor has decided on it' USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_tie_break';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="f9e78106f3fcb5dbfb231b598186a55ff5569b2a",
                            operation="INSERT",
                            pgid="pgtrigger_before_tie_break_cedd2",
                            table="articles_withdrawal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="before_approval",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            \n            IF EXISTS (\n                    SELECT FROM articles_override o\n                    JOIN articles_publicationapproval k ON k.article_id = o.article_id\n                    WHERE o.id = NEW.override_id AND NOT EXISTS (SELECT FROM articles_withdrawal w WHERE w.approval_id = k.id) AND EXISTS (\n                        SELECT FROM jsonb_array_elements(k.checks) a\n                        WHERE (a->>'override')::bigint = o.id\n                    )\n                ) THEN\n                RAISE EXCEPTION 'an override cannot be withdrawn while an approval depends on it' USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawal_before_approval';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="486a9cce679e05a809a76f1a9ec14eb0a692c887",
                            operation="INSERT",
                            pgid="pgtrigger_before_approval_f4f81",
                            table="articles_withdrawal",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
