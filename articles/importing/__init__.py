"""An import: a pasted text, a file or a web page becomes a `Draft`, which the editor confirms.

uploads      checks a file: its size and type, and the encoding of a text file
files        the draft of a file, read in the child process with its limits
conversion   the draft of a text, a document or a web page
header       title, byline, publisher and date in the first lines of a text
draft        the draft itself, and its form as JSON
article_lines  articles as JSON lines, many in a file
anchors      the spans of annotations after somebody has edited the text
"""

from articles.importing.anchors import anchor_spans
from articles.importing.article_lines import (
    CONTENT,
    ArticleLine,
    RefusedLine,
    has_content_of,
    read_article_lines,
)
from articles.importing.conversion import draft_from_page, draft_from_text
from articles.importing.draft import MAX_CHARACTERS, Draft, check_text, draft_from_json
from articles.importing.uploads import decode, file_type_of, require_size
from articles.reading.annotations import (
    Annotation,
    AnnotationKind,
    annotation_as_json,
    annotation_from_json,
    move_annotation,
)
from articles.reading.file_types import FileType

READER = "articles.importing.files:read_file"  # a name, so that only the child loads its libraries

__all__ = [
    "CONTENT",
    "MAX_CHARACTERS",
    "READER",
    "Annotation",
    "AnnotationKind",
    "ArticleLine",
    "Draft",
    "FileType",
    "RefusedLine",
    "anchor_spans",
    "annotation_as_json",
    "annotation_from_json",
    "check_text",
    "decode",
    "draft_from_json",
    "draft_from_page",
    "draft_from_text",
    "file_type_of",
    "has_content_of",
    "move_annotation",
    "read_article_lines",
    "require_size",
]
