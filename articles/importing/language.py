"""The language of a text: what its document says, against what the text itself is written in."""

import re

from articles import text

ISO_639 = re.compile(r"[a-z]{2,3}(?![^_-])")  # the first part of "de-AT"; not "english"
ALIKE = (  # languages that the detection takes for each other
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"sr", "hr", "bs", "sh", "sl", "mk"}),
    frozenset({"id", "ms", "jv"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "pt", "ca", "an", "oc"}),
    frozenset({"ru", "uk", "be", "bg"}),
    frozenset({"fa", "ur", "ps", "ar"}),
    frozenset({"nl", "af", "fy"}),
)
SURE = 200  # code points of a text from which on its detected language counts more


def language_of(stated: str, body: str) -> str:
    """Return the ISO 639 code that a document states, else that of the language of its text."""
    given = ISO_639.match(stated.lower())
    return given[0] if given else text.detect(body)


def language_of_draft(stated: str, body: str) -> str:
    """Return the language of the text of a draft. Templates often say "en" for every page.

    Between languages that are alike, and for short texts, the document decides.
    """
    given = ISO_639.match(stated.lower())
    if given is None:
        return text.detect(body)
    detected = text.detect(body) if len(body) >= SURE else given[0]
    are_alike = any({given[0], detected} <= group for group in ALIKE)
    return given[0] if are_alike or detected == text.UNDETERMINED else detected
