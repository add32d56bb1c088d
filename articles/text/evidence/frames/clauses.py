"""Tell whether the clause around a passage negates it, or makes it depend on a condition."""

from collections.abc import Iterator

from articles.text.evidence.findings import FrameKind
from articles.text.evidence.frames.frame_tokens import Hit
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.languages import load_language

STRONG = frozenset(".!?…;:–—()؟。！？·")
DASHES = frozenset("–—")
COMMAS = frozenset(",،")
QUOTES = frozenset("\"“”„«»‹›‘’'「」『』")
LEFT, RIGHT = 16, 14  # words between the passage and the word that turns it
ASIDE = 9  # words of "as some say" between two commas
NEAR_VERB = 6  # words of "would have voted to"
NEAR = 4  # words between a negation and the verb that it cancels
NEGATION = "negations"
NEARLY = "nearly"
CANCELLING = frozenset({"cancelling", "denials", "doubts"})
BOUNDARY = "boundaries"
Found = tuple[FrameKind, Hit]


def clause_frames(context: PassageContext) -> Iterator[Found]:
    """Yield what the clause around the passage does to it."""
    negation = (
        _negation_before(context)
        or _negation_behind(context)
        or _negated_saying(context)
        or _nearly(context)
    )
    if negation:
        yield FrameKind.NEGATED, negation
    condition = _condition_before(context) or _condition_behind(context)
    if condition:
        yield FrameKind.CONDITIONAL, condition
    unreal = _unreal(context)
    if unreal:
        yield FrameKind.HYPOTHETICAL, unreal


def _negation_before(context: PassageContext) -> Hit | None:
    """The negation in whose reach the passage begins: "We will not ...", "It is not true that ..."."""
    ending = {hit.last - 1: hit for hit in context.hits}
    index, cancelled = context.first - 1, False
    left = LEFT
    while index >= 0 and left:
        left -= 1
        if not context.spoken[index] and not context.has_no_cue:
            index = _before_insertion(context, index)
            if index < 0:
                return None
        hit = ending.get(index)
        if hit is None:
            passed = _passed_mark(context, index)
            if passed is None:
                return None
            index = passed
            continue
        if hit.kind == NEGATION:
            return None if cancelled or _is_cancelled(context, hit) else hit
        if hit.kind == BOUNDARY and not _joins(context, hit):
            return None
        cancelled = cancelled or hit.kind in CANCELLING
        index = hit.first - 1
    return None


def _nearly(context: PassageContext) -> Hit | None:
    """The "almost" right before the passage: "almost all members voted" is not "all members voted"."""
    at = context.first - 1
    if at < 0 or not context.spoken[at]:
        return None
    return next((hit for hit in context.hits if hit.kind == NEARLY and hit.last - 1 == at), None)


def _negated_saying(context: PassageContext) -> Hit | None:
    """The negation right before the verb of saying: "refused to say that ..."."""
    cue = context.attribution.cue if context.attribution else None
    if cue is None or cue > context.span:
        return None
    at = next((i for i, token in enumerate(context.tokens) if token.end > cue.start), 0)
    for hit in context.hits:
        if hit.kind == NEGATION and 0 <= at - hit.last <= 1:
            return hit
    return None


def _before_insertion(context: PassageContext, index: int) -> int:
    """The last word of the speech before "she said" or a negative number."""
    while index >= 0 and not (context.spoken[index] and context.tokens[index].is_word):
        index -= 1
    return index


def _passed_mark(context: PassageContext, index: int) -> int | None:
    """The next index to the left, or None if the clause begins behind this token."""
    token = context.tokens[index]
    if token.is_word or token.key in QUOTES:
        return index - 1
    if _opens_clause(context, index):
        return index - 1
    if token.key not in COMMAS:
        return None
    behind = context.tokens[index + 1].key if index + 1 < len(context.tokens) else ""
    if behind in context.words.single("that"):
        aside = _before_aside(context, index)
        return index - 1 if aside is None else aside
    return _before_aside(context, index)


def _opens_clause(context: PassageContext, index: int) -> bool:
    """Tell whether a mark right before the passage opens its clause: "nobody can say: ..."."""
    between = context.tokens[index + 1 : context.first]
    if index == 0 or any(token.is_word for token in between):
        return False
    opening = {token.key for token in context.tokens[max(0, index - 2) : index]}
    return not opening.isdisjoint(context.words.single("before_clause"))


def _before_aside(context: PassageContext, index: int) -> int | None:
    """The index before "as some say" in "not, as some say, true"; None if there is no such aside."""
    for other in range(index - 1, max(0, index - 1 - ASIDE), -1):
        if context.tokens[other].key in COMMAS:
            held = context.words.single("negations") | context.words.single("that")
            before = {context.tokens[i].key for i in range(max(0, other - 2), other)}
            return None if before.isdisjoint(held) else other - 1
    return None


def _joins(context: PassageContext, hit: Hit) -> bool:
    """Tell whether an "and" right before the passage joins a second verb: "not sit down and raise"."""
    if context.tokens[hit.first].key not in context.words.single("joining"):
        return False
    between = {token.key for token in context.tokens[hit.last : context.first]}
    if between and between.isdisjoint(context.words.single("that")):
        return False  # "not drive and so ..."; but "not stand here and say that ..."
    begins = context.tokens[hit.last]
    opens = load_language(context.code).words("determiners|articles|pronouns|subjects|possessives")
    capital = context.window.text[begins.start].isupper()
    return not capital and begins.key not in opens


def _is_cancelled(context: PassageContext, negation: Hit) -> bool:
    """Tell whether a verb of denial stands before the negation: "ich bezweifle nicht, dass"."""
    return any(
        hit.kind in CANCELLING and 0 <= negation.first - hit.last < NEAR for hit in context.hits
    )


def _negation_behind(context: PassageContext) -> Hit | None:
    """The negation behind the passage: "wir erhöhen die Preise nicht", "... is not what I want"."""
    trailing = bool(context.words.single("trailing"))
    starting = {hit.first: hit for hit in context.hits}
    helpers = context.words.single("auxiliaries")
    for index in range(context.last, min(len(context.tokens), context.last + RIGHT)):
        token = context.tokens[index]
        hit = starting.get(index)
        if hit and hit.kind == NEGATION and context.spoken[index]:
            return hit
        if (hit and hit.kind == BOUNDARY) or not context.spoken[index] or not token.is_word:
            return None
        if not trailing and token.key not in helpers:
            return None
    return None


def _condition_before(context: PassageContext) -> Hit | None:
    """The condition in which the passage stands, or which stands before it."""
    ending = {hit.last - 1: hit for hit in context.hits}
    index, commas = context.first - 1, 0
    while index >= 0:
        hit = ending.get(index)
        token = context.tokens[index]
        if hit and context.spoken[index]:
            if hit.kind == BOUNDARY:
                return None
            if hit.kind == "conditions" or (
                hit.kind == "clause_conditions" and _begins_clause(context, hit.first)
            ):
                return hit
            if hit.kind == "concessions":
                return None if commas else hit
            index = hit.first - 1
            continue
        if context.spoken[index] and token.key in STRONG and not _opens_clause(context, index):
            return None
        commas += token.key in COMMAS
        index -= 1
    return None


def _begins_clause(context: PassageContext, index: int) -> bool:
    """Tell whether no word of the same clause stands before the token."""
    return index == 0 or not context.spoken[index - 1] or not context.tokens[index - 1].is_word


def _condition_behind(context: PassageContext) -> Hit | None:
    """The condition that follows the passage: "... if the council agrees"."""
    starting = {hit.first: hit for hit in context.hits}
    words = 0
    for index in range(context.last, len(context.tokens)):
        if not context.spoken[index]:
            continue
        hit, token = starting.get(index), context.tokens[index]
        if hit and (
            hit.kind == "conditions"
            or (
                hit.kind == "clause_conditions"
                and (index == context.last or _begins_clause(context, index))
            )
        ):
            return hit
        is_pause = token.key in COMMAS or token.key in DASHES
        if is_pause and not _condition_follows(context, index):
            return None
        if (hit and hit.kind == BOUNDARY) or (token.key in STRONG and not is_pause):
            return None
        words += token.is_word
        if words > RIGHT:
            return None
    return None


def _condition_follows(context: PassageContext, comma: int) -> bool:
    """Tell whether the next spoken words behind a comma are a condition."""
    kinds = ("conditions", "clause_conditions")
    for index in range(comma + 1, len(context.tokens)):
        if context.spoken[index] and context.tokens[index].is_word:
            return any(hit.first == index and hit.kind in kinds for hit in context.hits)
    return False


def _unreal(context: PassageContext) -> Hit | None:
    """The "would have" in the same clause before the passage."""
    ending = {hit.last - 1: hit for hit in context.hits}
    for index in range(context.first - 1, max(-1, context.first - 1 - NEAR_VERB), -1):
        hit = ending.get(index)
        if hit and hit.kind == "unreal":
            return hit
        if (hit and hit.kind == BOUNDARY) or not context.tokens[index].is_word:
            return None
    return None
