"""The rows that the API answers with, as the records of a report: what a reader may see of them.

Each function takes rows that the reader may read, and returns each with its record, in a constant
number of queries. Where a record of a report has the number of a source, these have its id.
"""

from articles.reads.resources.articles import article_records, revision_records, statement_records
from articles.reads.resources.claims import (
    claim_record,
    claim_records,
    claims_readable_by,
)
from articles.reads.resources.sources import (
    capture_records,
    citation_records,
    citations_readable_by,
    source_records,
)
from articles.reads.resources.verdicts import (
    question_records,
    sign_off_records,
    sign_offs_readable_by,
    verdict_records,
    verdicts_readable_by,
)

__all__ = [
    "article_records",
    "capture_records",
    "citation_records",
    "citations_readable_by",
    "claim_record",
    "claim_records",
    "claims_readable_by",
    "question_records",
    "revision_records",
    "sign_off_records",
    "sign_offs_readable_by",
    "source_records",
    "statement_records",
    "verdict_records",
    "verdicts_readable_by",
]
