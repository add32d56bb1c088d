SELECT  -- how the sources of each claim changed since its verdict: see freshness.py
    -- One row per citation, and one with nulls for a claim without citations.
    row.text_changed, row.calculations_changed, row.citation, row.claim, row.source, row.word,
    row.judged AND (
        row.word IN ('changed', 'vanished', 'turned', 'figures')
        OR (row.word = 'gone' AND row.outcome_then IS DISTINCT FROM 'gone')
    ) AS marks_verdict,
    row.before, row.after
FROM (
    SELECT
        claim.id AS claim,
        cited.id AS citation,
        cited.source_id AS source,
        before.id AS before,
        after.id AS after,
        base.at IS NOT NULL AS judged,
        then_look.outcome AS outcome_then,
        base.at IS NOT NULL AND (
            base.claim_sha256 <> encode(sha256(convert_to(claim.text, 'UTF8')), 'hex')
            OR EXISTS (
                SELECT FROM articles_claimcarryover carried
                JOIN articles_revision carried_to ON carried_to.id = carried.revision_id
                WHERE carried.claim_id = claim.id AND carried.doubt = 'speaker'
                    AND carried_to.created_at > base.at
            )
        ) AS text_changed,
        EXISTS (
            SELECT FROM articles_calculation shown
            WHERE shown.claim_id = claim.id AND shown.changed_at > base.at
        ) AS calculations_changed,
        CASE
            WHEN look.outcome = 'gone' THEN 'gone'
            WHEN base.at IS NOT NULL AND before.id IS NULL
                AND (after.id IS NOT NULL OR cited.created_at > base.at) THEN 'added'
            WHEN after.is_beginning AND NOT before.is_beginning
                AND NOT (coalesce(passages.known, false) AND passages.kept) THEN 'blocked'
            WHEN figures.changed THEN 'figures'
            WHEN before.id <> after.id AND before.sha256 <> after.sha256
                AND before.text <> after.text
                AND NOT (coalesce(passages.known, false) AND passages.kept)
                THEN CASE WHEN passages.known AND NOT passages.there THEN 'vanished'
                          ELSE 'changed' END
            WHEN senses.is_turned THEN 'turned'
            WHEN look.outcome IN ('blocked', 'wall') THEN 'blocked'
            WHEN look.outcome IN ('missing', 'unreachable', 'timed_out') THEN 'unreachable'
            WHEN before.id IS NULL OR after.id IS NULL THEN 'unseen'
            WHEN before.final_url <> after.final_url
                AND before.final_url <> '' AND after.final_url <> '' THEN 'moved'
            WHEN before.text <> after.text THEN 'passage_unchanged'
            ELSE 'unchanged'
        END AS word
    FROM articles_claim claim
    LEFT JOIN articles_citation cited ON cited.claim_id = claim.id AND NOT cited.is_withdrawn
    -- what the sources are compared with: a verdict, or an edition (freshness.py)
    LEFT JOIN LATERAL ({base}) base ON true
    -- the newest capture
    LEFT JOIN LATERAL (
        SELECT seen.id, seen.sha256, seen.text, seen.final_url, seen.captured_at,
            seen.is_beginning
        FROM articles_capture seen
        WHERE seen.source_id = cited.source_id
        ORDER BY seen.is_external, seen.captured_at DESC, seen.id DESC
        LIMIT 1
    ) after ON true
    -- the capture that the verdict was based on; without a verdict, the first that was examined
    LEFT JOIN LATERAL (
        SELECT seen.id, seen.sha256, seen.text, seen.final_url, seen.is_beginning
        FROM articles_capture seen
        WHERE seen.source_id = cited.source_id
            AND CASE
                WHEN base.at IS NULL THEN seen.sha256 = (
                    SELECT examined.sha256 FROM articles_finding first
                    JOIN articles_capture examined ON examined.id = first.capture_id
                    WHERE first.citation_id = cited.id
                    ORDER BY first.capture_id
                    LIMIT 1
                )
                ELSE seen.sha256 = base.captures ->> cited.source_id::text
            END
        ORDER BY seen.captured_at <= base.at DESC, seen.captured_at DESC, seen.id DESC
        LIMIT 1
    ) before ON true
    -- the newest fetch, if it brought no capture
    LEFT JOIN LATERAL (
        SELECT job.outcome
        FROM (
            SELECT looked.outcome, looked.finished_at FROM articles_job looked
            WHERE looked.kind = 'fetch' AND looked.subject_id = cited.source_id
                AND looked.finished_at IS NOT NULL
            ORDER BY looked.id DESC
            LIMIT 1
        ) job
        WHERE after.captured_at IS NULL OR job.finished_at > after.captured_at
    ) look ON true
    -- the outcome of the newest fetch when the verdict was recorded or reconfirmed
    LEFT JOIN LATERAL (
        SELECT job.outcome FROM articles_job job
        WHERE job.kind = 'fetch' AND job.subject_id = cited.source_id
            AND job.finished_at <= base.at
        ORDER BY job.id DESC
        LIMIT 1
    ) then_look ON true
    -- whether the sentences that contain something of the claim are all in the newest capture
    LEFT JOIN LATERAL (
        SELECT
            bool_or(was.passage_sha256 <> '') AS known,
            bool_and(EXISTS (
                SELECT FROM articles_finding now
                WHERE now.citation_id = cited.id AND now.capture_id = after.id
                    AND now.sought = was.sought AND now.words = was.words
                    AND now.start IS NOT DISTINCT FROM was.start
                    AND now.passage_sha256 = was.passage_sha256
            )) AS kept,
            EXISTS (
                SELECT FROM articles_finding now
                WHERE now.citation_id = cited.id AND now.capture_id = after.id
                    AND now.passage_sha256 <> ''
            ) AS there
        FROM articles_finding was
        WHERE was.citation_id = cited.id AND was.capture_id = before.id AND {newest_before}
            AND CASE was.sought
                WHEN 'fact' THEN false
                WHEN 'excerpt' THEN was.words = cited.excerpt
                ELSE was.words = substr(claim.text, was.start + 1, was."end" - was.start)
            END
    ) passages ON before.id <> after.id
    -- whether a cell that a calculation uses has another figure in the newest capture
    LEFT JOIN LATERAL (
        SELECT EXISTS (
            SELECT FROM articles_calculation shown
            CROSS JOIN jsonb_array_elements(shown.operands) figure
            JOIN articles_cellreading now ON now.picked_in_id = (figure ->> 'capture')::bigint
                AND now."table" = (figure ->> 'table')::integer
                AND now."row" = (figure ->> 'row')::integer
                AND now."column" = (figure ->> 'column')::integer
                AND now.capture_id = after.id
            LEFT JOIN articles_cellreading was ON was.picked_in_id = now.picked_in_id
                AND was."table" = now."table" AND was."row" = now."row"
                AND was."column" = now."column" AND was.capture_id = before.id
            WHERE shown.claim_id = claim.id AND NOT shown.is_withdrawn
                AND (figure ->> 'citation')::bigint = cited.id
                AND (now.is_there, now.value) IS DISTINCT FROM
                    (coalesce(was.is_there, true), coalesce(was.value, figure ->> 'value'))
        ) AS changed
    ) figures ON after.id IS NOT NULL
    -- whether the newest capture turned out to have the words of the claim in another sense
    LEFT JOIN LATERAL (
        SELECT EXISTS (
            SELECT FROM articles_finding turned
            WHERE turned.citation_id = cited.id AND turned.capture_id = after.id
                AND turned.created_at > base.at AND {is_turned}
                AND turned.words = substr(claim.text, turned.start + 1, turned."end" - turned.start)
                AND NOT EXISTS (
                    SELECT FROM articles_finding known
                    WHERE known.citation_id = cited.id AND known.outcome = 'other sense'
                        AND known.words = turned.words AND known.created_at <= base.at
                        AND {was_newest}
                )
        ) AS is_turned
    ) senses ON base.at IS NOT NULL AND cited.stance <> 'refutes'
    WHERE {where}
) row
