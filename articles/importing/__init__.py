"""From what an editor has at hand to a draft that she confirms: bytes or text in, `Draft` out.

reading      which kind of file it is, and the reader for it
word         .docx: `word_package` opens it, `word_text` walks through it
markdown, pdf, decoding (plain text)
writer       where readers put text together, with the places of `annotations`
draft        the result, and what its first lines say
anchors      where annotations stand once somebody has edited the text
"""

from articles.importing.anchors import anchored
from articles.importing.annotations import (
    Annotation,
    Kind,
    annotation_as_json,
    annotation_from_json,
    moved_to,
)
from articles.importing.decoding import decode
from articles.importing.draft import (
    MAX_CHARACTERS,
    Draft,
    checked,
    draft_from_json,
    draft_from_page,
    draft_from_text,
)
from articles.importing.kinds import kind_of
from articles.reading.file_types import FileType

READER = (
    "articles.importing.reading:read_file"  # a name, so that only the child loads its libraries
)

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
    "kind_of",
    "moved_to",
]
