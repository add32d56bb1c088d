"""Detection of the language that a text is written in."""

from collections import Counter
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"  # the ISO 639 code for a language that is not determined
SAMPLE = 2_000  # code points from the start of a text, and as many from its middle
CONFIDENT = 0.3  # "They met Mr. Lee." has 0.17, "Police found two cars." 0.65, a paragraph 1.0
# Codes that the model separates and readers do not: spoken Arabic and Chinese have no writing of their
# own. "zxx" means that the text is in no language.
CODE_READ_AS = {
    "arz": "ar",
    "ary": "ar",
    "wuu": "zh",
    "yue": "zh",
    "nb": "no",
    "nn": "no",
    "zxx": UNDETERMINED,
}

_lock = Lock()


def detect(text: str) -> str:
    """Return the ISO 639 code of the text's language, `UNDETERMINED` if the text is too short to say.

    Looks at a sample of bounded size. The first call in a process loads the model: about a second
    and 75 MB.
    """
    sample = text
    if len(text) > 2 * SAMPLE:
        middle = len(text) // 2
        sample = f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"
    if not any(map(str.isalpha, sample)):
        return UNDETERMINED
    shares: Counter[str] = Counter()
    for code, share in _identifier().rank(sample):
        shares[CODE_READ_AS.get(code, code)] += share
    ((best, share),) = shares.most_common(1)
    return best if share >= CONFIDENT else UNDETERMINED


def _identifier() -> "LanguageIdentifier":
    """Return the model, loaded by one thread only."""
    with _lock:  # otherwise each thread of a worker would load its own model
        return _load_identifier()


@cache
def _load_identifier() -> "LanguageIdentifier":
    # imported here because a process that detects no language does not need NumPy and the model
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
