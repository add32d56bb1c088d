"""An import: a pasted text, a file or a web page becomes a `Draft`, which the editor confirms.

conversion   the draft of a text or a document
header       title, byline, publisher and date in the first lines of a text
language     what a document says of its language, against what its text is written in
draft        the draft itself; `draft_json` describes it for programs
article_lines  articles as JSON lines, many in a file
anchors      the spans of annotations and paragraphs after somebody has edited the text
"""

from articles.importing.anchors import anchor_roles, anchor_spans
from articles.importing.article_lines import (
    CONTENT,
    ArticleLine,
    RefusedLine,
    has_content_of,
    read_article_lines,
    read_article_record,
)
from articles.importing.conversion import draft_from_document, draft_from_text
from articles.importing.draft import MAX_CHARACTERS, Draft, check_text
from articles.importing.draft_json import draft_as_json
from articles.importing.language import language_of
from articles.reading.annotations import (
    Annotation,
    AnnotationKind,
    Change,
    CitedInComment,
    annotation_as_json,
    annotation_from_json,
    locator_in,
    move_annotation,
)

__all__ = [
    "CONTENT",
    "MAX_CHARACTERS",
    "Annotation",
    "AnnotationKind",
    "ArticleLine",
    "Change",
    "CitedInComment",
    "Draft",
    "RefusedLine",
    "anchor_roles",
    "anchor_spans",
    "annotation_as_json",
    "annotation_from_json",
    "check_text",
    "draft_as_json",
    "draft_from_document",
    "draft_from_text",
    "has_content_of",
    "language_of",
    "locator_in",
    "move_annotation",
    "read_article_lines",
    "read_article_record",
]
