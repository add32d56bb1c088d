"""The text of a text file that was chosen for an import, or the reason why it has none."""

from django.utils.translation import gettext as _

from articles.reading import plain
from articles.refusals import Refused


def decode(data: bytes) -> str:
    """Return the text of a file. Raises `Refused` for binary data and unsupported encodings."""
    try:
        return plain.decode_strictly(data)
    except plain.NotText as error:
        raise Refused(
            _("This file is not a text file. Save the article as .txt or .html, or paste its text.")
        ) from error
    except plain.UnknownEncoding as error:
        raise Refused(
            _(
                "The character encoding of this file is not supported. Save it as UTF-8, or paste the text."
            )
        ) from error
