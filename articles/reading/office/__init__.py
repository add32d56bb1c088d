"""Documents of word processors other than Word's own format.

opendocument       .odt and .fodt, with `opendocument_body` and `opendocument_styles`
rich_text          .rtf, with `rich_text_tokens` and others
"""

from articles.reading.office.opendocument import read_opendocument
from articles.reading.office.rich_text import read_rich_text

__all__ = ["read_opendocument", "read_rich_text"]
