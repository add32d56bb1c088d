"""Record what a fetch saw, look for quoted words in it, compare origins, check pages again."""

from articles.actions.captures.compare_origins import compare_origins, judge_origin
from articles.actions.captures.correct_capture import correct_capture
from articles.actions.captures.download_storage import (
    forget_downloads,
    keep_download,
    kept_download,
)
from articles.actions.captures.examine_citations import (
    examine_captures,
    examine_long,
    examine_source,
)
from articles.actions.captures.recheck_sources import recheck_sources
from articles.actions.captures.record_capture import record_capture, record_unchanged, record_upload
from articles.actions.captures.record_failure import (
    LONGEST_WAIT,
    fetch_missing_again,
    record_failure,
)

__all__ = [
    "LONGEST_WAIT",
    "compare_origins",
    "correct_capture",
    "examine_captures",
    "examine_long",
    "examine_source",
    "fetch_missing_again",
    "forget_downloads",
    "judge_origin",
    "keep_download",
    "kept_download",
    "recheck_sources",
    "record_capture",
    "record_failure",
    "record_unchanged",
    "record_upload",
]
