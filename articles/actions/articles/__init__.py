"""Import an article, edit its details, add a version of its text."""

from articles.actions.articles.archive_article import (
    archive_article,
    delete_article,
    restore_article,
)
from articles.actions.articles.background_import import (
    confirm_or_queue,
    confirm_queued_text,
    delete_on_commit,
    finish_import,
    is_pending,
    language_now,
    queue_import,
    queued_readers,
    remove_old_imports,
)
from articles.actions.articles.background_revision import (
    confirm_or_queue_revision,
    confirm_queued_revision,
    split_again_or_queue,
    split_queued_text,
    stored_choices,
)
from articles.actions.articles.carry_over_claims import Choice, ChoicesRefused, Destination
from articles.actions.articles.confirm_carry_over import confirm_carry_over, place_claim
from articles.actions.articles.edit_article import (
    edit_article,
    edit_or_queue,
    edit_queued_article,
)
from articles.actions.articles.import_article import (
    confirm_import,
    forget_file,
    is_kept,
    start_import,
)
from articles.actions.articles.import_many import (
    BatchOutcome,
    ImportContext,
    Line,
    batches_of,
    import_batch,
    import_line,
)
from articles.actions.articles.import_processes import import_file
from articles.actions.articles.place_annotations import WordsGone
from articles.actions.articles.read_article import (
    FOLDER,
    KeptFile,
    SeveralArticles,
    draft_of_file,
    draft_of_page,
    keep_for_choice,
    kept_file,
)
from articles.actions.articles.revise_article import (
    SameText,
    confirm_revision,
    read_import_again,
    split_again,
    start_revision,
)

__all__ = [
    "FOLDER",
    "BatchOutcome",
    "Choice",
    "ChoicesRefused",
    "Destination",
    "ImportContext",
    "KeptFile",
    "Line",
    "SameText",
    "SeveralArticles",
    "WordsGone",
    "archive_article",
    "batches_of",
    "confirm_carry_over",
    "confirm_import",
    "confirm_or_queue",
    "confirm_or_queue_revision",
    "confirm_queued_revision",
    "confirm_queued_text",
    "confirm_revision",
    "delete_article",
    "delete_on_commit",
    "draft_of_file",
    "draft_of_page",
    "edit_article",
    "edit_or_queue",
    "edit_queued_article",
    "finish_import",
    "forget_file",
    "import_batch",
    "import_file",
    "import_line",
    "is_kept",
    "is_pending",
    "keep_for_choice",
    "kept_file",
    "language_now",
    "place_claim",
    "queue_import",
    "queued_readers",
    "read_import_again",
    "remove_old_imports",
    "restore_article",
    "split_again",
    "split_again_or_queue",
    "split_queued_text",
    "start_import",
    "start_revision",
    "stored_choices",
]
