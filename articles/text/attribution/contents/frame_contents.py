"""Set the content of a frame: behind the cue, before it, or on both sides."""

from articles.text.attribution.contents.adjuncts import only_adjuncts_follow
from articles.text.attribution.contents.contents import (
    content_after,
    content_end,
    end_of_inner_clause,
    without_negation,
)
from articles.text.attribution.contents.quoted_contents import find_quotation_behind_aside
from articles.text.attribution.frame import CLOSING_RULES, Frame, takes_hearer
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech, is_headline

LEAD_IN = 2  # tokens of "But as" at the start of a sentence
SHORT = 3  # words; fewer before "Smith said" are not a clause


def set_content(
    tokens: Tokens,
    frame: Frame,
    later: list[Frame],
    earlier: list[Frame],
    language: Language,
) -> None:
    """Set the frame's content, which stays empty if nothing is reported.

    `later` are the frames behind it, which may end its content; `earlier` those before it with content.
    """
    limit = next(
        (
            f.earlier_ends_at
            for f in later
            if f.earlier_ends_at and f.earlier_ends_at > frame.match.last
        ),
        len(tokens),
    )
    around = (
        f.subject for f in later if f.subject and f.subject[0] < frame.match.head < f.subject[1]
    )
    limit = min(limit, next((last for _first, last in around), limit))
    limit = min(limit, frame.ends_at or limit)
    if frame.rule == "according to":
        _set_content_of_according(tokens, frame, limit, earlier, language)
    elif frame.rule == "agent":
        _set_content_of_agent(tokens, frame, limit, language)
    elif frame.rule == "passive":
        _set_content_of_passive(tokens, frame, limit, language)
    else:
        _set_content_of_verb(tokens, frame, limit, earlier, language)


def _set_content_of_agent(tokens: Tokens, frame: Frame, limit: int, language: Language) -> None:
    """Content behind "was told by Lee that"."""
    assert frame.subject  # noqa: S101
    first = frame.subject[1]
    while first < limit and (
        tokens.is_mark(first) or tokens.lower[first] in language.words("that")
    ):
        first += 1
    frame.content = [(first, limit)] if first < limit else []


def _set_content_of_passive(tokens: Tokens, frame: Frame, limit: int, language: Language) -> None:
    """Content behind "is expected to", and the subject of which it is expected."""
    first = frame.match.last
    if first >= limit:
        return
    frame.content = [(first, content_end(tokens, first, limit, frame, language))]
    if frame.patient is not None:
        frame.content.insert(0, frame.patient)


def _set_content_of_verb(
    tokens: Tokens, frame: Frame, limit: int, earlier: list[Frame], language: Language
) -> None:
    """Content behind the verb; else, or if the verb closes speech, content before it."""
    index = frame.match.last
    if frame.rule == "inverted" and frame.subject:
        index = max(index, frame.subject[1])
    leading = _behind_leading_as(tokens, frame, limit, language)
    if leading is not None:
        frame.content = [(leading, limit)]
        return
    if _is_relative(tokens, frame, limit, language):
        _set_content_of_relative(tokens, frame, limit, language)
        return
    closes = frame.rule in CLOSING_RULES and follows_speech(tokens, frame.start)
    if closes and _is_anothers(frame.start, earlier):
        apart = find_quotation_behind_aside(tokens, frame.match, limit, language)
        closes = apart is None  # `When Hill shouted, "Go," Lee joked, with a smile, "Never"`
    first = _find_content_after(tokens, frame, index, limit, language, closes=closes)
    if first is not None and first < limit:
        frame.content = [(first, content_end(tokens, first, limit, frame, language))]
        _lower_confidence(frame, tokens, first, language)
        direct = tokens.lower[first] == QUOTATION and first - frame.match.last <= 1
        framed = follows_speech(tokens, frame.start)
        if not (closes or (direct and framed and frame.rule in CLOSING_RULES)):
            return
    elif not closes:
        hearing = takes_hearer(frame.match) and frame.rule != "inverted"
        described = frame.rule == "inverted" and _has_relative_clause(tokens, frame, language)
        if not described and not only_adjuncts_follow(
            tokens, index, limit, language, hearer=hearing
        ):
            return
    _add_content_before(tokens, frame, index, limit, earlier, language)


def _has_relative_clause(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether the subject has a clause of its own: "said Ann Lee, who ran as a candidate"."""
    return frame.subject is not None and not language.words("who").isdisjoint(
        tokens.lower[slice(*frame.subject)]
    )


def _set_content_of_relative(tokens: Tokens, frame: Frame, limit: int, language: Language) -> None:
    """Content of "papers that Lee said would harm them": the relative pronoun, and the verb behind."""
    inner = not any(is_verb(tokens, at, language) for at in range(frame.start - 1))
    end = (
        end_of_inner_clause(tokens, frame.match.last, limit, language)
        if inner
        else content_end(tokens, frame.match.last, limit, frame, language)
    )
    frame.content = [(frame.start - 1, frame.start), (frame.match.last, end)]
    frame.rule += ", clause"


def _is_anothers(end: int, earlier: list[Frame]) -> bool:
    """Tell whether the quotation that ends at the token is what the cue before it reports."""
    return any(
        last == end and frame.match.head < first
        for frame in earlier
        for first, last in frame.content
    )


def _is_relative(tokens: Tokens, frame: Frame, limit: int, language: Language) -> bool:
    """Tell whether the verb of a relative clause follows: "papers that Lee said would harm them"."""
    start, index, words = frame.start, frame.match.last, language.words
    if frame.rule != "subject" or start < 2 or index + 1 >= limit:
        return False
    if tokens.lower[start - 1] not in words("inner_relatives"):
        return False
    spoken = frame.match.cue.frames & {"bare", "hearer"} and index == frame.match.head + 1
    verb = tokens.lower[index] in words("true_modals|be|backshifted|present") or (
        is_verb(tokens, index, language) and not tokens.capital[index]
    )
    return bool(spoken) and verb


def _is_hearing(tokens: Tokens, frame: Frame, language: Language) -> bool:
    """Tell whether a headline reports from a court: "Lift was never fixed, inquiry hears"."""
    last = len(tokens) - 1
    return (
        frame.match.head == last > 1
        and tokens.lower[last - 1] in language.words("hearings")
        and is_headline(tokens)
    )


def _behind_leading_as(tokens: Tokens, frame: Frame, limit: int, language: Language) -> int | None:
    """Where the content of "As Lee said, the port is closed" begins, or None."""
    if frame.rule != "subject" or not 0 < frame.start <= LEAD_IN:
        return None
    before = [
        low for low in tokens.lower[: frame.start] if low not in language.words("coordinators")
    ]
    if len(before) != 1 or before[0] not in language.words("as"):
        return None
    comma = next((at for at in range(frame.match.last, limit) if tokens.lower[at] == ","), None)
    if comma is None or not only_adjuncts_follow(tokens, frame.match.last, comma, language):
        return None
    return comma + 1 if comma + 1 < limit else None


def _find_content_after(
    tokens: Tokens, frame: Frame, index: int, limit: int, language: Language, *, closes: bool
) -> int | None:
    """Where the content behind the cue begins. If the cue closes speech, only more speech may follow."""
    if closes:
        near = range(index, min(limit, index + 3))
        return next((later for later in near if tokens.lower[later] == QUOTATION), None)
    if frame.rule != "inverted":
        return content_after(tokens, frame.match, limit, language)
    return index + 1 if index < limit and tokens.lower[index] == ":" else None


def _lower_confidence(frame: Frame, tokens: Tokens, first: int, language: Language) -> None:
    """A clause without "that" is less certain, an object less still."""
    word = tokens.lower[without_negation(tokens, first, language)]
    before = tokens.lower[first - 1]
    if word == QUOTATION or before in language.words("that") | {":"}:
        return
    objective = not frame.match.cue.frames & {"bare", "hearer"} and word not in language.words(
        "whether|infinitive"
    )
    frame.confidence *= 0.65 if objective else 0.9
    frame.rule += ", object" if objective else ", clause"


def _add_content_before(
    tokens: Tokens,
    frame: Frame,
    index: int,
    limit: int,
    earlier: list[Frame],
    language: Language,
) -> None:
    """Add what stands before "Smith said" and, behind a second comma, its continuation."""
    start = frame.start
    if start and tokens.lower[start - 1] in language.words("as"):
        start -= 1
    if not start or tokens.lower[start - 1] not in {",", QUOTATION, "—"}:
        return
    end = start - 1 if tokens.lower[start - 1] != QUOTATION else start
    left = _left_limit(tokens, end, earlier, language)
    none = (
        frame.match.cue.frames == {"none"}
        and tokens.lower[start] not in language.words("as")
        and not _is_hearing(tokens, frame, language)
    )
    if left >= end or (none and QUOTATION not in tokens.lower[left:end]):
        return
    quoted = tokens.lower[end - 1] == QUOTATION
    gesture = frame.match.cue.frames == {"none"} and quoted and end == start
    if gesture and not follows_speech(tokens, end):
        return  # "It is late." Bob nodded.
    after = _skip_to_second_part(tokens, index, limit)
    resumed = after < limit and not quoted and _clause_resumes(tokens, after, language)
    short = end - left < SHORT and not resumed
    if not quoted and (frame.rule.startswith("participle") or short):
        return
    frame.content.insert(0, (left, end))
    frame.rule += ", behind"
    if len(frame.content) == 1 and after < limit and (resumed or tokens.lower[after] == QUOTATION):
        end = content_end(tokens, after, limit, frame, language) if quoted else limit
        frame.content.append((after, end))


def _skip_to_second_part(tokens: Tokens, index: int, limit: int) -> int:
    """Skip to the continuation behind "Smith said,"."""
    while index < limit and tokens.lower[index] not in {",", QUOTATION, ";", "—"}:
        index += 1
    return index + 1 if index + 1 < limit and tokens.lower[index] == "," else index


def _clause_resumes(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the clause continues here, behind "Smith said,"."""
    word = tokens.lower[index]
    form = language.forms.get(word)
    return not (form and "ing" in form.forms) and not word.endswith(language.ing_endings)


def _left_limit(tokens: Tokens, end: int, earlier: list[Frame], language: Language) -> int:
    """The first token that may belong to content before the cue."""
    left = 0
    for frame in earlier:
        last = frame.content[-1][1]
        if frame.earlier_ends_at is not None or frame.rule.endswith("behind"):
            left = max(left, min(last, end) if last < end else left)
    for index in range(end - 1, left, -1):
        if tokens.lower[index] == ";":
            left = index + 1
            break
    while left < end and (tokens.is_mark(left) or tokens.lower[left] in language.words("but|and")):
        left += 1
    return left


def _set_content_of_according(
    tokens: Tokens, frame: Frame, limit: int, earlier: list[Frame], language: Language
) -> None:
    """Content before "according to Lee", or behind it if it leads the sentence."""
    assert frame.subject  # noqa: S101
    behind, start = frame.subject[1], frame.start
    leads = all(
        word in language.words("coordinators|adverbs|that") | {",", "—"}
        for word in tokens.lower[:start]
    )
    if not leads:
        end = start - 1 if tokens.lower[start - 1] == "," else start
        left = _left_limit(tokens, end, earlier, language)
        joins = tokens.lower[end - 1] in language.words("subordinators|coordinators|that")
        if left < end and not joins:
            frame.content.append((left, end))
    if behind + 1 < limit and tokens.lower[behind] == ",":
        joined = tokens.lower[start - 1] in {","} | language.words("coordinators|subordinators")
        if leads or joined or tokens.lower[start - 1] in language.words("that"):
            frame.content.append((behind + 1, limit))
    elif leads and behind < limit:
        frame.content.append((behind, limit))
