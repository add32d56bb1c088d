"""Record captures, search them for quotations, compare origins, and fetch pages again."""

from articles.actions.captures.compare_origins import compare_origins
from articles.actions.captures.compare_speakers import compare_speakers, compare_speakers_of
from articles.actions.captures.correct_capture import correct_capture
from articles.actions.captures.download_storage import (
    delete_old_downloads,
    load_download,
    save_download,
)
from articles.actions.captures.examine_citations import (
    examine_long_text,
    examine_short_texts,
    examine_source,
    examine_sources,
    queue_examination,
)
from articles.actions.captures.read_cells import read_cells
from articles.actions.captures.readings import read_again
from articles.actions.captures.recheck_sources import recheck_sources
from articles.actions.captures.record_capture import (
    StoredUpload,
    record_capture,
    record_unchanged,
    record_upload,
    store_upload,
)
from articles.actions.captures.record_failure import (
    LONGEST_WAIT,
    fetch_missing_again,
    record_failure,
)
from articles.actions.captures.recordings import read_recording

__all__ = [
    "LONGEST_WAIT",
    "StoredUpload",
    "compare_origins",
    "compare_speakers",
    "compare_speakers_of",
    "correct_capture",
    "delete_old_downloads",
    "examine_long_text",
    "examine_short_texts",
    "examine_source",
    "examine_sources",
    "fetch_missing_again",
    "load_download",
    "queue_examination",
    "read_again",
    "read_cells",
    "read_recording",
    "recheck_sources",
    "record_capture",
    "record_failure",
    "record_unchanged",
    "record_upload",
    "save_download",
    "store_upload",
]
