"""The list of articles, the desk, its lines and progress, versions and imports."""

from articles.reads.articles.article_list import list_articles
from articles.reads.articles.desk import Desk, read_desk
from articles.reads.articles.import_annotations import (
    annotation_counts,
    annotation_rows,
    new_annotations,
)
from articles.reads.articles.lines import EVERYTHING, Filters, Line, Piece
from articles.reads.articles.live_updates import Look, News, news_since, others_present
from articles.reads.articles.newest_revision import (
    CardRevision,
    DeskRevision,
    card_revision,
    desk_revision,
    newest_revision,
)
from articles.reads.articles.progress import label_of
from articles.reads.articles.revisions import (
    claims_at,
    list_revisions,
    marked,
    newest_waiting,
    next_waiting,
    read_comparison,
    read_proposal,
    waiting_count,
)
from articles.reads.articles.ticks import Ticks, ticks_from_rows, ticks_subquery

__all__ = [
    "EVERYTHING",
    "CardRevision",
    "Desk",
    "DeskRevision",
    "Filters",
    "Line",
    "Look",
    "News",
    "Piece",
    "Ticks",
    "annotation_counts",
    "annotation_rows",
    "card_revision",
    "claims_at",
    "desk_revision",
    "label_of",
    "list_articles",
    "list_revisions",
    "marked",
    "new_annotations",
    "newest_revision",
    "newest_waiting",
    "news_since",
    "next_waiting",
    "others_present",
    "read_comparison",
    "read_desk",
    "read_proposal",
    "ticks_from_rows",
    "ticks_subquery",
    "waiting_count",
]
