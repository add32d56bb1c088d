"""An import: a pasted text or a file becomes a `Draft`, which the editor confirms.

uploads      checks a file: its size and type, and the encoding of a text file
files        the draft in a file, read in the child process with its limits
draft        the result, with what the first lines of the text say of it
anchors      where annotations belong after somebody has edited the text
"""

from articles.importing.anchors import anchored
from articles.importing.draft import (
    MAX_CHARACTERS,
    Draft,
    checked,
    draft_from_json,
    draft_from_page,
    draft_from_text,
)
from articles.importing.uploads import decode, file_type_of
from articles.reading.annotations import (
    Annotation,
    Kind,
    annotation_as_json,
    annotation_from_json,
    moved_to,
)
from articles.reading.file_types import FileType

READER = "articles.importing.files:read_file"  # a name, so that only the child loads its libraries

__all__ = [
    "MAX_CHARACTERS",
    "READER",
    "Annotation",
    "Draft",
    "FileType",
    "Kind",
    "anchored",
    "annotation_as_json",
    "annotation_from_json",
    "checked",
    "decode",
    "draft_from_json",
    "draft_from_page",
    "draft_from_text",
    "file_type_of",
    "moved_to",
]
