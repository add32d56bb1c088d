"""The types of files that can be read, by media type and by the extension of a name."""

from enum import StrEnum


class FileType(StrEnum):
    """A type of file that can be read."""

    HTML = "html"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    WORD = "word"
    OLD_WORD = "old word"
    OPENDOCUMENT = "opendocument"
    RICH_TEXT = "rich text"
    PDF = "pdf"
    CAPTIONS = "captions"
    MESSAGE = "message"
    SAVED_PAGE = "saved page"
    ZIPPED_PAGE = "zipped page"
    FEED = "feed"
    NEWSML = "newsml"
    NINJS = "ninjs"
    WARC = "warc"
    WACZ = "wacz"
    PICTURE = "picture"


# Only the bytes of a file prove these types; a name or a media type does not.
BY_BYTES = frozenset(
    {
        *(FileType.WORD, FileType.OLD_WORD, FileType.RICH_TEXT, FileType.PDF, FileType.PICTURE),
        *(FileType.OPENDOCUMENT, FileType.ZIPPED_PAGE, FileType.WARC, FileType.WACZ),
        *(FileType.FEED, FileType.NEWSML, FileType.NINJS),
    }
)
BY_MEDIA_TYPE = {
    "text/html": FileType.HTML,
    "application/xhtml+xml": FileType.HTML,
    "text/plain": FileType.PLAIN,
    "text/markdown": FileType.MARKDOWN,
    "application/pdf": FileType.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": FileType.WORD,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template": FileType.WORD,
    "application/vnd.ms-word.document.macroenabled.12": FileType.WORD,
    "application/msword": FileType.WORD,  # of .doc, but servers state it for .docx as well
    "application/vnd.oasis.opendocument.text": FileType.OPENDOCUMENT,
    "application/vnd.oasis.opendocument.text-template": FileType.OPENDOCUMENT,
    "application/rtf": FileType.RICH_TEXT,
    "text/rtf": FileType.RICH_TEXT,
    "application/x-subrip": FileType.CAPTIONS,
    "text/srt": FileType.CAPTIONS,
    "text/vtt": FileType.CAPTIONS,
    "message/rfc822": FileType.MESSAGE,
    "multipart/related": FileType.SAVED_PAGE,
    "application/x-mimearchive": FileType.SAVED_PAGE,
    "application/rss+xml": FileType.FEED,
    "application/atom+xml": FileType.FEED,
    "application/warc": FileType.WARC,
    "application/wacz": FileType.WACZ,
}
_BY_EXTENSION = {
    **dict.fromkeys(("html", "htm", "xhtml"), FileType.HTML),
    **dict.fromkeys(("txt", "text"), FileType.PLAIN),
    **dict.fromkeys(("md", "markdown"), FileType.MARKDOWN),
    "pdf": FileType.PDF,
    **dict.fromkeys(("docx", "docm", "dotx"), FileType.WORD),
    **dict.fromkeys(("doc", "dot"), FileType.OLD_WORD),
    **dict.fromkeys(("odt", "ott", "fodt"), FileType.OPENDOCUMENT),
    "rtf": FileType.RICH_TEXT,
    **dict.fromkeys(("srt", "vtt"), FileType.CAPTIONS),
    "eml": FileType.MESSAGE,
    **dict.fromkeys(("mht", "mhtml"), FileType.SAVED_PAGE),
    **dict.fromkeys(("rss", "atom"), FileType.FEED),
    "warc": FileType.WARC,
    "wacz": FileType.WACZ,
}
# Text that is for programs. A reader would show it as if somebody had written it for people.
_CODE_WORDS = (
    "css js mjs cjs ts tsx jsx json jsonl ndjson geojson xml xsl xslt xsd svg yaml yml toml ini "
    "sql py php rb java c h cpp cs go rs sh bat ps1 ics vcf wasm map scss less tex bib ris"
)
_CODE = frozenset(_CODE_WORDS.split())
_CODE_TYPES_WORDS = (
    "text/css text/javascript text/ecmascript text/xml text/calendar text/vcard text/x-python "
    "text/x-php text/x-c text/x-java text/yaml text/x-yaml text/x-sh text/json"
)
_CODE_TYPES = frozenset(_CODE_TYPES_WORDS.split())


def type_by_name(file_name: str) -> FileType | None:
    """Return the type that the extension of the name stands for; None for an unknown one."""
    return _BY_EXTENSION.get(extension_of(file_name))


def extension_of(file_name: str) -> str:
    """Return the extension of a name, in lower case and without its dot; "" without one."""
    name = file_name.partition("?")[0]
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_code(media_type: str, file_name: str) -> bool:
    """Whether a text is one for programs, by its media type or the extension of its name."""
    is_text = media_type in {"", "text/plain", "application/octet-stream"}
    return media_type in _CODE_TYPES or (is_text and extension_of(file_name) in _CODE)
