-- The fingerprint of everything that an approval covers: if it differs, the article has changed.
-- Comments and files are not included.
SELECT encode(sha256(convert_to(string_agg(rows.part, ' ' ORDER BY rows.part), 'UTF8')), 'hex')
FROM (
    SELECT 'article ' || a.version AS part FROM articles_article a WHERE a.id = {article}
    UNION ALL
    SELECT 'revision ' || r.id FROM articles_revision r WHERE r.article_id = {article}
    UNION ALL
    SELECT 'statements ' || r.id || ' ' || count(*) || ' ' || sum(s.version) || ' ' || max(s.id)
    FROM articles_statement s JOIN articles_revision r ON r.id = s.revision_id
    WHERE r.article_id = {article} GROUP BY r.id
    UNION ALL
    SELECT 'attributions ' || r.id || ' ' || count(*) || ' ' || sum(a.version) || ' ' || max(a.id)
    FROM articles_attribution a
    JOIN articles_statement s ON s.id = a.statement_id
    JOIN articles_revision r ON r.id = s.revision_id
    WHERE r.article_id = {article} GROUP BY r.id
    UNION ALL
    SELECT 'speakers ' || count(*) || ' ' || sum(p.version) || ' ' || max(p.id)
    FROM articles_speaker p WHERE p.article_id = {article} HAVING count(*) > 0
    UNION ALL
    SELECT 'carrying ' || k.id || ' ' || k.version
    FROM articles_claimcarryover k JOIN articles_revision r ON r.id = k.revision_id
    WHERE r.article_id = {article}
    UNION ALL
    SELECT of_claim.part
    FROM articles_revision r
    JOIN articles_claim c ON c.revision_id = r.id
    CROSS JOIN LATERAL (
        SELECT 'claim ' || c.id || ' ' || c.version || ' ' || c.state AS part
        UNION ALL
        SELECT 'citation ' || t.id || ' ' || t.version FROM articles_citation t
        WHERE t.claim_id = c.id AND NOT t.is_withdrawn
        UNION ALL
        SELECT 'sense ' || j.id || ' ' || j.version FROM articles_citation t
        JOIN articles_sensejudgement j ON j.citation_id = t.id WHERE t.claim_id = c.id
        UNION ALL
        SELECT 'calculation ' || k.id || ' ' || k.version FROM articles_calculation k
        WHERE k.claim_id = c.id AND NOT k.is_withdrawn
        UNION ALL
        SELECT 'query ' || q.id || ' ' || q.version FROM articles_question q WHERE q.claim_id = c.id
        UNION ALL
        SELECT 'verdict ' || v.id || ' ' || coalesce(w.id, 0) FROM articles_verdict v
        LEFT JOIN articles_withdrawal w ON w.verdict_id = v.id WHERE v.claim_id = c.id
        UNION ALL
        SELECT 'sign-off ' || s.id || ' ' || coalesce(w.id, 0) || ' ' || coalesce(b.id, 0)
        FROM articles_verdict v JOIN articles_signoff s ON s.verdict_id = v.id
        LEFT JOIN articles_withdrawal w ON w.sign_off_id = s.id
        LEFT JOIN articles_tiebreak b ON b.sign_off_id = s.id
            AND {tie_break_stands}
        WHERE v.claim_id = c.id
        UNION ALL
        SELECT 'confirmation ' || f.id FROM articles_verdict v
        JOIN articles_verdictreconfirmation f ON f.verdict_id = v.id
        WHERE v.claim_id = c.id AND {reconfirmation_stands}
    ) of_claim
    WHERE r.article_id = {article}
) rows
