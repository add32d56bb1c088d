"""Text that whatever stores it will take."""

import re

# Controls, lone surrogates and non-characters, by which a server could break what keeps its words:
# PostgreSQL takes no null, UTF-8 no surrogate, and lxml none of these.
_NEVER_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """Return `text` without the characters that databases and parsers do not take."""
    return _NEVER_KEPT.sub("", text)
