"""Find out whose answers an interview holds: the person of its headline or introduction."""

import re
from collections.abc import Iterable, Sequence

from articles.text.languages import Language, layout_words
from articles.text.layouts.labels import is_first_name, is_title, without_role

LOOK_BACK = 70  # code points before a name that are read
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Monsieur|Madame|Mme|M|Sr|Sra|Señor|Señora|Professor|Minister|Mayor|Senator"
    r"|Madam|Don|Doña)\b\.?\s(?:(?:Dr|Prof|Professor|Minister)\b\.?\s)?(?P<name>[^\W\d_a-z][\w’'-]+)"
)
IN_HEADLINE = 5  # points for a person of the headline
FIRST_NAMED = 2  # points for the person who is named first
MOST_QUESTIONS = 4  # that are read for the name of the person who is asked


def interviewee(
    introduction: str,
    headline: str,
    questions: Sequence[str],
    mentions: Iterable[tuple[int, str]],
    language: Language,
) -> str | None:
    """Return the name of the person who answers, or None if several people may be meant.

    `mentions` are the full names with their offsets in the introduction; those of the headline have none.
    """
    first_line = introduction.partition("\n")[0]
    heading = headline if first_line.rstrip().endswith(".") else f"{headline}\n{first_line}"
    asked = " ".join(questions[:MOST_QUESTIONS])
    scores: dict[str, int] = {}
    for offset, name in mentions:
        last = name.rsplit(" ", 1)[-1]
        before = introduction[max(0, offset - LOOK_BACK) : offset] if offset >= 0 else ""
        behind = introduction[offset + len(name) :][:LOOK_BACK] if offset >= 0 else ""
        score = _score(before, behind, language) + is_first_name(name.split(maxsplit=1)[0])
        if name not in scores:
            score += 4 * _names(asked, last) + IN_HEADLINE * _names(heading, last)
            score += min(3, introduction.count(last)) + FIRST_NAMED * (not scores)
        scores[name] = scores.get(name, 0) + score
    scores = {name: score for name, score in scores.items() if score > 0}
    ranked = sorted(scores, key=lambda name: -scores[name])
    if ranked:
        is_clear = len(ranked) == 1 or scores[ranked[0]] > scores[ranked[1]]
        return " ".join(without_role(ranked[0].split(), language)) if is_clear else None
    addressed = ADDRESSED.search(asked)
    return addressed["name"] if addressed else None


def _names(text: str, last: str) -> bool:
    return re.search(rf"\b{re.escape(last)}\b", text, re.IGNORECASE) is not None


def _score(before: str, behind: str, language: Language) -> int:
    """How likely the name is that of the person who answers, by the words around it."""
    line = before.rsplit("\n", 1)[-1]
    words = [word.lower() for word in WORD.findall(line)]
    if not layout_words("writer").isdisjoint(words[-3:]):
        return -9  # "our reporter Jo Park"
    while words and is_title(words[-1], language):
        words.pop()
    if words and words[-1] in layout_words("interviewed_by") - layout_words("by"):
        return -9  # "das Gespräch führte Jo Park"
    if words and words[-1] in layout_words("by"):
        asks = len(words) == 1 or not layout_words("interviewed").isdisjoint(words)
        return -9 if asks else 0
    if not words and line.rstrip().endswith(":"):
        return -9  # "Interview: Jo Park"
    score = 2 * (not layout_words("interviewed").isdisjoint(words))
    score += 2 * (score > 0 and not layout_words("with").isdisjoint(words[-6:]))
    answers = not layout_words("interviewed").isdisjoint(
        WORD.findall(behind.partition(".")[0].lower())
    )
    return score + (behind[:1] == ",") + 2 * answers
