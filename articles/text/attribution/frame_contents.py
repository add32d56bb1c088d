"""What a cue reports: the content of a frame, behind the cue, before it, or on both sides."""

from articles.text.attribution.contents import content_after, content_end, ends_here
from articles.text.attribution.frame import CLOSING_RULES, Frame, hears
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

SHORT = 3  # words; less before "Smith said" is no clause


def read_content(
    tokens: Tokens,
    frame: Frame,
    later: list[Frame],
    kept: list[Frame],
    language: Language,
) -> None:
    """Set the frame's content; it stays empty when nothing was said.

    `later` are the frames behind it, which end its content where they begin beside it; `kept`
    those before it that have content.
    """
    limit = next((f.cut for f in later if f.cut and f.cut > frame.cue.last), len(tokens))
    around = (
        f.subject for f in later if f.subject and f.subject[0] < frame.cue.head < f.subject[1]
    )
    limit = min(limit, next((last for _first, last in around), limit))
    if frame.rule == "according to":
        _content_of_according(tokens, frame, limit, kept, language)
    elif frame.rule == "passive":
        frame.content = [(frame.cue.last, limit)] if frame.cue.last < limit else []
    else:
        _content_of_verb(tokens, frame, limit, kept, language)


def _content_of_verb(
    tokens: Tokens, frame: Frame, limit: int, kept: list[Frame], language: Language
) -> None:
    place = frame.cue.last
    if frame.rule == "inverted" and frame.subject:
        place = max(place, frame.subject[1])
    closes = frame.rule in CLOSING_RULES and follows_speech(tokens, frame.start)
    first = _content_behind(tokens, frame, place, limit, language, closes=closes)
    if first is not None and first < limit:
        frame.content = [(first, content_end(tokens, first, limit, frame.cue, language))]
        _sure_of(frame, tokens, first, language)
        direct = tokens.lower[first] == QUOTATION and first - frame.cue.last <= 1
        framed = frame.start and tokens.lower[frame.start - 1] == QUOTATION
        if not (closes or (direct and framed and frame.rule in CLOSING_RULES)):
            return
    elif not closes:
        hearing = hears(frame.cue) and frame.rule != "inverted"
        if not ends_here(tokens, place, limit, language, hearer=hearing):
            return
    _content_before(tokens, frame, place, limit, kept, language)


def _content_behind(
    tokens: Tokens, frame: Frame, place: int, limit: int, language: Language, *, closes: bool
) -> int | None:
    """Where what was said begins behind the cue. After speech that `closes`, only more speech is."""
    if closes:
        near = range(place, min(limit, place + 3))
        return next((later for later in near if tokens.lower[later] == QUOTATION), None)
    if frame.rule != "inverted":
        return content_after(tokens, frame.cue, limit, language)
    return place + 1 if place < limit and tokens.lower[place] == ":" else None


def _sure_of(frame: Frame, tokens: Tokens, first: int, language: Language) -> None:
    low, before = tokens.lower[first], tokens.lower[first - 1]
    if low == QUOTATION or before in language.words("that") | {":"}:
        return
    objective = not frame.cue.cue.frames & {"bare", "hearer"} and low not in language.words(
        "whether"
    ) | language.words("infinitive")
    frame.sure *= 0.65 if objective else 0.9
    frame.rule += ", object" if objective else ", clause"


def _content_before(
    tokens: Tokens,
    frame: Frame,
    place: int,
    limit: int,
    kept: list[Frame],
    language: Language,
) -> None:
    """What stands before "Smith said" and, behind a second comma, goes on after it."""
    start = frame.start
    if start and tokens.lower[start - 1] in language.words("as"):
        start -= 1
    if not start or tokens.lower[start - 1] not in {",", QUOTATION, "—"}:
        return
    end = start - 1 if tokens.lower[start - 1] != QUOTATION else start
    floor = _left_floor(tokens, end, kept, language)
    if floor >= end or (
        frame.cue.cue.frames == {"none"} and QUOTATION not in tokens.lower[floor:end]
    ):
        return
    quoted = tokens.lower[end - 1] == QUOTATION
    after = _second_half(tokens, place, limit)
    resumed = after < limit and not quoted and _resumes(tokens, after, language)
    short = end - floor < SHORT and not resumed
    if not quoted and (frame.rule.startswith("participle") or short):
        return
    frame.content.insert(0, (floor, end))
    frame.rule += ", behind"
    if len(frame.content) == 1 and after < limit and (resumed or tokens.lower[after] == QUOTATION):
        frame.content.append((after, limit))


def _second_half(tokens: Tokens, place: int, limit: int) -> int:
    """Where what was said goes on behind "Smith said,"."""
    while place < limit and tokens.lower[place] not in {",", QUOTATION, ";", "—"}:
        place += 1
    return place + 1 if place + 1 < limit and tokens.lower[place] == "," else place


def _resumes(tokens: Tokens, place: int, language: Language) -> bool:
    """Does the clause go on here, after "Smith said,"?"""
    low = tokens.lower[place]
    form = language.forms.get(low)
    return not (form and "ing" in form.forms) and not low.endswith(language.ing_endings)


def _left_floor(tokens: Tokens, end: int, kept: list[Frame], language: Language) -> int:
    floor = 0
    for frame in kept:
        last = frame.content[-1][1]
        if frame.cut is not None or frame.rule.endswith("behind"):
            floor = max(floor, min(last, end) if last < end else floor)
    for place in range(end - 1, floor, -1):
        if tokens.lower[place] == ";":
            floor = place + 1
            break
    while floor < end and (
        tokens.is_mark(floor)
        or tokens.lower[floor] in language.words("but") | language.words("and")
    ):
        floor += 1
    return floor


def _content_of_according(
    tokens: Tokens, frame: Frame, limit: int, kept: list[Frame], language: Language
) -> None:
    assert frame.subject  # noqa: S101
    behind, start = frame.subject[1], frame.start
    leads = start <= 1 or all(
        low
        in language.words("coordinators")
        | language.words("adverbs")
        | language.words("that")
        | {","}
        for low in tokens.lower[:start]
    )
    if not leads:
        end = start - 1 if tokens.lower[start - 1] == "," else start
        floor = _left_floor(tokens, end, kept, language)
        if floor < end:
            frame.content.append((floor, end))
    if behind + 1 < limit and tokens.lower[behind] == ",":
        joined = tokens.lower[start - 1] in {","} | language.words("coordinators") | language.words(
            "subordinators"
        )
        if leads or joined or tokens.lower[start - 1] in language.words("that"):
            frame.content.append((behind + 1, limit))
    elif leads and behind < limit:
        frame.content.append((behind, limit))
