"""Tell reports of what was not said: "did not say", "declined to comment", "It was not Lind who said"."""

from functools import cache

from articles.text.attribution.frame import Frame, TokenRange
from articles.text.languages import Language
from articles.text.sentences import Tokens

NEITHER_REACH = 6  # tokens between "neither" and the second name behind "nor"
LONGEST_NAME = 6  # tokens of "but Ann Lee, the mayor" at the end of a sentence


def reports_nothing(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the frame says that somebody did not speak, or might."""
    near = tokens.lower[max(0, frame.start - NEITHER_REACH) : frame.match.head + 1]
    if _telling_words(language).isdisjoint(near):
        return False  # most frames
    return (
        _is_negated(tokens, frame, language)
        or _has_negative_subject(tokens, frame, language)
        or _is_unreal(tokens, frame, language)
        or _is_refusal(tokens, frame, language)
        or _is_wrong_report(tokens, frame, language)
        or _is_asked(tokens, frame, language)
        or _is_saying(tokens, frame, language)
    )


@cache
def _telling_words(language: Language) -> frozenset[str]:
    """The words of which one stands before or in every report of what was not said."""
    endings = language.negative_endings
    negated = {word for word in language.words("auxiliaries|verbs") if word.endswith(endings)}
    return language.words("negations|nobody|unreal|refusals|untrue|asked|generic") | negated


def correct_cleft(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Give "It was not Lind who said ..., but Starr" to Starr. False if nobody is named instead."""
    if frame.subject is None:
        return True
    chosen = _name_before_not(tokens, frame.subject, language)
    if chosen is not None:
        frame.subject = chosen
        return True
    if not _is_negated_cleft(tokens, frame.subject[0], language):
        return True
    for index in range(len(tokens) - 2, frame.match.last, -1):
        if tokens.lower[index] in language.words("but"):
            comma = tokens.lower[index - 1] == ","
            named = tokens.capital[index + 1] or tokens.lower[index + 1] in language.words(
                "articles"
            )
            if len(tokens) - index - 1 > LONGEST_NAME or not (comma or named):
                return False
            frame.subject = (index + 1, len(tokens))
            frame.ends_at = index - comma
            return True
    return False


def _name_before_not(tokens: Tokens, subject: TokenRange, language: Language) -> TokenRange | None:
    """The "Cox" of "It was Cox, not Reed, who said" and of "It was Cox rather than Reed who said"."""
    low, words = tokens.lower, language.words
    if low[subject[1] - 1] not in words("relatives"):
        return None
    start = max(1, subject[0] - LONGEST_NAME)
    verb = next((at for at in range(subject[1] - 1, start - 1, -1) if low[at] in words("be")), None)
    if verb is None or low[verb - 1] not in words("it"):
        return None
    for index in range(verb + 2, subject[1]):
        instead = low[index] in words("instead") and low[index + 1] in words("behind_instead")
        if instead or low[index] in words("negations"):
            last = index
            while last > verb + 1 and low[last - 1] in {",", *words("and")}:
                last -= 1
            return verb + 1, last
    return None


def _is_negated_cleft(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether "it was not" stands before the token."""
    words = language.words
    before = tokens.lower[max(0, first - 3) : first]
    if len(before) < 2 or words("it").isdisjoint(before[-3:-1]):
        return False
    return before[-1] in words("negations") or before[-1].endswith(language.negative_endings)


def _is_negated(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the verb group has a "not", but no "not only"."""
    words, endings = language.words("negations"), language.negative_endings
    for index in range(frame.match.first, frame.match.head):
        word = tokens.lower[index]
        if word in words or word.endswith(endings):
            return tokens.lower[index + 1] not in language.words("only")
    return False


def _has_negative_subject(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the subject is "nobody", or one of "neither Wells nor Reed"."""
    nobody = language.words("nobody")
    if frame.subject is None or not nobody:
        return False
    first = frame.subject[0]
    if tokens.lower[first] in nobody:
        return True
    before = tokens.lower[max(0, first - NEITHER_REACH) : first]
    return bool(before) and before[-1] in nobody and not nobody.isdisjoint(before[:-1])


def _is_unreal(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether somebody only might have said it: "critics may say"."""
    group = tokens.lower[frame.match.first : frame.match.head]
    return not language.words("unreal").isdisjoint(group)


def _is_refusal(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether somebody would not speak, or not under a name: "declined to say"."""
    refuses = language.words("refusals")
    if tokens.lower[frame.match.head] not in refuses:
        return False
    behind = tokens.lower[frame.match.last : frame.match.last + 4]
    return not language.words("speaking|naming_verbs").isdisjoint(behind)


def _is_wrong_report(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the sentence says that the report is wrong: "It is not true that Lee said"."""
    first = frame.start
    if first < 2 or tokens.lower[first - 1] not in language.words("that"):
        return False
    return tokens.lower[first - 2] in language.words("untrue")


def _is_asked(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether somebody was asked: "the mayor, asked whether he had paid, said no"."""
    head = frame.match.head
    if tokens.lower[head] not in language.words("asked") or frame.match.first != head or not head:
        return False
    behind = tokens.lower[head + 1 : head + 2]
    if tokens.lower[head - 1] != "," or language.words("asked_about").isdisjoint(behind):
        return False
    comma = next(
        (at for at in range(head, len(tokens)) if tokens.lower[at] == ","), len(tokens) - 1
    )
    return tokens.lower[comma + 1 : comma + 2] != [] and (
        tokens.lower[comma + 1] in language.forms
        or tokens.lower[comma + 1] in language.words("auxiliaries|verbs")
    )


def _is_saying(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether it is a phrase that attributes nothing: "as they say"."""
    first = frame.start
    if not first or tokens.lower[first - 1] not in language.words("as"):
        return False
    return frame.match.form == "base" and tokens.lower[first] in language.words("generic")
