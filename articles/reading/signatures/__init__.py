"""The types of files, and what proves them: media types, names, and first bytes.

types      the types, by media type and by the extension of a name
packed     files in binary form: zip and gzip archives, documents of old programs
written    files in text form: XML, JSON, messages, captions
refresh    a short web page that only leads on to another one
refused    the sentences for what is not read

`articles.reading.file_types` decides by them.
"""

from articles.reading.signatures.packed import is_old_word, packed_type
from articles.reading.signatures.refused import (
    EMPTY,
    OTHER_PACKED,
    PICTURE,
    WITHOUT_TEXT,
    unreadable_type,
)
from articles.reading.signatures.types import BY_MEDIA_TYPE, FileType, is_code, type_by_name
from articles.reading.signatures.written import is_json, written_type

__all__ = [
    "BY_MEDIA_TYPE",
    "EMPTY",
    "OTHER_PACKED",
    "PICTURE",
    "WITHOUT_TEXT",
    "FileType",
    "is_code",
    "is_json",
    "is_old_word",
    "packed_type",
    "type_by_name",
    "unreadable_type",
    "written_type",
]
