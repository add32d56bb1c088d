"""The list of articles, the desk, its lines and progress, versions and imports."""

from articles.reads.articles.article_list import (
    ArticleFilters,
    ArticleRow,
    Order,
    Shelf,
    Status,
    list_articles,
)
from articles.reads.articles.background_imports import (
    BackgroundImportRow,
    background_import,
    background_import_of,
    bulk_import,
    failed_edit,
    import_of,
    not_listed,
    unfinished_imports,
)
from articles.reads.articles.carry_overs import (
    newest_unconfirmed,
    next_unconfirmed,
    unconfirmed_carry_overs,
)
from articles.reads.articles.comparison import (
    ComparedClaim,
    Proposal,
    read_comparison,
    read_proposal,
)
from articles.reads.articles.desk import Desk, desk_reading, read_desk
from articles.reads.articles.import_annotations import (
    annotation_counts,
    annotation_rows,
    new_annotations,
    role_counts,
)
from articles.reads.articles.lines import EVERYTHING, Filters, Line, LinePiece
from articles.reads.articles.live_updates import (
    OF_VERDICTS,
    DeskUpdates,
    poll_desk,
    updates_reading,
    updates_since,
)
from articles.reads.articles.newest_revision import (
    CardRevision,
    DeskRevision,
    Ticks,
    card_revision,
    card_revision_reading,
    desk_revision,
    newest_revision,
    ticks_from_rows,
    ticks_subquery,
)
from articles.reads.articles.plan_changes import plan_changes
from articles.reads.articles.progress import label_of
from articles.reads.articles.readers import ArticleReaders, readers_of
from articles.reads.articles.revisions import list_revisions, read_new_split, revision_text

__all__ = [
    "EVERYTHING",
    "OF_VERDICTS",
    "ArticleFilters",
    "ArticleReaders",
    "ArticleRow",
    "BackgroundImportRow",
    "CardRevision",
    "ComparedClaim",
    "Desk",
    "DeskRevision",
    "DeskUpdates",
    "Filters",
    "Line",
    "LinePiece",
    "Order",
    "Proposal",
    "Shelf",
    "Status",
    "Ticks",
    "annotation_counts",
    "annotation_rows",
    "background_import",
    "background_import_of",
    "bulk_import",
    "card_revision",
    "card_revision_reading",
    "desk_reading",
    "desk_revision",
    "failed_edit",
    "import_of",
    "label_of",
    "list_articles",
    "list_revisions",
    "new_annotations",
    "newest_revision",
    "newest_unconfirmed",
    "next_unconfirmed",
    "not_listed",
    "plan_changes",
    "poll_desk",
    "read_comparison",
    "read_desk",
    "read_new_split",
    "read_proposal",
    "readers_of",
    "revision_text",
    "role_counts",
    "ticks_from_rows",
    "ticks_subquery",
    "unconfirmed_carry_overs",
    "unfinished_imports",
    "updates_reading",
    "updates_since",
]
