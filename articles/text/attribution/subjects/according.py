"""Find the frames of "according to Lee", "selon Lee", and of "To Lee, ..." at the start of a sentence."""

from articles.text.attribution.frame import ACCORDING, CueMatch, Frame
from articles.text.attribution.subjects.noun_phrases import subject_after
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import Tokens

LONGEST_HOLDER = 4  # tokens of "To Ann Lee,"


def frames_of_according_to(tokens: Tokens, language: Language) -> list[Frame]:
    """Frames of "according to Lee", "selon Lee", and of "To Lee, ..." at the start of a sentence."""
    frames = _frames_of_opinion(tokens, language)
    if language.according_starts.isdisjoint(tokens.lower):
        return frames
    for index, word in enumerate(tokens.lower[:-1]):
        if word not in language.according_starts:
            continue
        last = index + _length_of_according(tokens, index, language)
        subject = subject_after(tokens, last, language) if last > index else None
        if subject is None:
            continue
        if subject[1] == len(tokens) and index <= 1:
            comma = next((p for p in range(*subject) if tokens.is_mark(p)), subject[1])
            subject = (subject[0], comma)
        match = CueMatch(index, index, last, ACCORDING, "according")
        comma = index > 0 and tokens.lower[index - 1] == ","
        frames.append(
            Frame(
                match,
                subject,
                index,
                "according to",
                0.95,
                earlier_ends_at=index - 1 if comma else index,
            )
        )
    return frames


def _frames_of_opinion(tokens: Tokens, language: Language) -> list[Frame]:
    """ "To Lee, the plan is a gift": a person or group, then a clause."""
    if tokens.lower[0] not in language.words("opinion"):
        return []
    comma = next((p for p in range(len(tokens)) if tokens.is_mark(p)), 0)
    if not 1 < comma <= LONGEST_HOLDER:
        return []
    name = all(tokens.capital[1:comma]) and not any(
        word in language.words("days") for word in tokens.lower[1:comma]
    )
    holder = name or tokens.lower[comma - 1] in language.words("groups")
    if not (holder and any(is_verb(tokens, p, language) for p in range(comma + 1, len(tokens)))):
        return []
    match = CueMatch(0, 0, 1, ACCORDING, "according")
    return [Frame(match, (1, comma), 0, "according to", 0.6)]


def _length_of_according(tokens: Tokens, index: int, language: Language) -> int:
    for phrase in language.according:
        if tuple(tokens.lower[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0
