"""Find words that govern a passage: "denied that ...", "joked", "asked whether", "rumour has it that"."""

from collections.abc import Iterator

from articles.text.evidence.findings import FrameKind
from articles.text.evidence.frames.clauses import (
    BOUNDARY,
    COMMAS,
    DASHES,
    NEGATION,
    QUOTES,
    STRONG,
    Found,
)
from articles.text.evidence.frames.frame_tokens import Hit
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.evidence.frames.reported_words import reported_words_frames
from articles.text.languages import load_language

BEFORE = {
    "denials": FrameKind.DENIED,
    "refutations": FrameKind.DENIED,
    "doubts": FrameKind.DOUBTED,
    "questions": FrameKind.QUESTION,
    "jokes": FrameKind.JOKE,
    "jokes_behind": FrameKind.JOKE,
    "rumours": FrameKind.RUMOUR,
    "rumours_behind": FrameKind.RUMOUR,
    "fictions": FrameKind.FICTION,
    "hypotheses": FrameKind.HYPOTHETICAL,
    "withdrawals": FrameKind.WITHDRAWN,
}
BEHIND = {
    "refutations": FrameKind.DENIED,
    "jokes_behind": FrameKind.JOKE,
    "rumours_behind": FrameKind.RUMOUR,
    "fictions": FrameKind.FICTION,
    "withdrawals": FrameKind.WITHDRAWN,
}
SCENES = frozenset(
    {"rumours", "rumours_behind", "fictions", "hypotheses"}
)  # "In the film, ..." reaches over commas
CANCELLED = frozenset({"denials", "doubts", "refutations"})  # by a negation
REACH_BEFORE, REACH_BEHIND = 24, 14
NEAR = 4
ASIDE = 7  # words of "Costa says" between two commas


def governed_frames(context: PassageContext, *, confirmed: bool) -> Iterator[Found]:
    """Yield what the words around the passage make of it, whoever says them.

    If it is `confirmed` that the claim's speaker said the words, others may call them false.
    """
    for hit in context.hits:
        kind = None
        if hit.last <= context.first:
            kind = BEFORE.get(hit.kind) if _reaches_forward(context, hit) else None
        elif hit.first >= context.last:
            kind = _kind_behind(context, hit, confirmed=confirmed)
        if kind and not _is_negated(context, hit) and not _contradicts_rumours(context, hit):
            yield kind, hit
    for hit in context.straddling:
        if hit.kind in BEFORE and _reaches_forward(context, hit):
            yield BEFORE[hit.kind], hit
    for kind, hit in reported_words_frames(context):
        if not _is_negated(context, hit):
            yield kind, hit
    if context.is_fronted:
        yield from _behind_front(context)


def _kind_behind(context: PassageContext, hit: Hit, *, confirmed: bool) -> FrameKind | None:
    """What words behind the passage make of it."""
    is_last = bool(load_language(context.code).words("verb_last"))
    is_cue = _is_cue(context, hit) and (is_last or hit.kind not in CANCELLED)  # “No,” he denied
    if is_cue or (hit.kind == "jokes" and _follows(context, hit)):
        return BEFORE.get(hit.kind)
    if hit.kind not in BEHIND or not _reaches_back(context, hit):
        return None
    if hit.kind == "fictions" and hit.last - hit.first == 1:
        return None  # "said Lind at a test of the exercise alarm"
    is_dispute = hit.kind == "refutations" and not context.spoken[hit.first]
    if is_dispute and confirmed and not _is_its_subject(context, hit):
        return None
    return BEHIND[hit.kind]


def _is_its_subject(context: PassageContext, hit: Hit) -> bool:
    """Tell whether the passage is what is false: "reports that ... are false", "the words “...” are false"."""
    between = context.tokens[context.last : hit.first]
    if all(token.is_word or token.key in QUOTES for token in between):
        return True
    before = [token for token in context.tokens[: context.first] if token.key not in QUOTES]
    cue = context.attribution.cue if context.attribution else None
    return bool(before) and before[-1].is_word and not (cue and before[-1].end == cue.end)


def _follows(context: PassageContext, hit: Hit) -> bool:
    """Tell whether only marks and a helping verb stand between: "», a plaisanté l'adjoint"."""
    between = [token.key for token in context.tokens[context.last : hit.first] if token.is_word]
    return not between or (len(between) == 1 and between[0] in context.words.single("auxiliaries"))


def _behind_front(context: PassageContext) -> Iterator[Found]:
    """The denial of "That the bridge is safe, nobody believes", unless it is itself denied."""
    turning = []
    for hit in context.hits:
        if not 0 <= hit.first - context.last < REACH_BEHIND:
            continue
        if hit.kind == BOUNDARY:
            break
        if hit.kind in CANCELLED or hit.kind == NEGATION:
            turning.append(hit)
    negations = [hit for hit in turning if hit.kind == NEGATION]  # "никто не" is one
    if (len(turning) - len(negations) + bool(negations)) % 2:
        yield BEFORE.get(turning[0].kind, FrameKind.NEGATED), turning[0]


def asked(context: PassageContext) -> Hit | None:
    """Return the question mark at the end of the passage's own sentence."""
    marks = context.words.single("question_marks") | {"?", "؟", "？"}
    for index in range(context.last, len(context.tokens)):
        key = context.tokens[index].key
        if key in marks:
            own = index == context.last or context.spoken[index] or context.attribution is None
            return Hit("question_marks", index, index + 1) if own else None
        if key in STRONG and key not in ":–—()":
            return None
        if key in COMMAS and context.first == 0 and len(context.tokens) - index <= NEAR:
            return None  # "The bridge is safe, isn't it?"
    return None


def _reaches_forward(context: PassageContext, hit: Hit) -> bool:
    """Tell whether nothing between the words and the passage ends what they govern."""
    if context.first - hit.last > REACH_BEFORE:
        return False
    starting = {other.first: other for other in context.hits}
    for index in range(hit.last, context.first):
        key = context.tokens[index].key
        if key in STRONG and not _announces(context, index, hit):
            return False
        if hit.kind in SCENES and _joins_saying(context, index):
            return False
        if hit.kind in SCENES:
            continue
        other = starting.get(index)
        if other and other.kind == BOUNDARY:
            return False
        if key in COMMAS and index != hit.last and not _goes_on(context, index):
            return False
    return not _another_says_it(context, hit)


def _joins_saying(context: PassageContext, index: int) -> bool:
    """Tell whether an "and" leads to the verb of saying: "denied the rumours and said"."""
    cue = context.attribution.cue if context.attribution else None
    if cue is None or context.tokens[index].key not in context.words.single("joining"):
        return False
    return any(token.start == cue.start for token in context.tokens[index + 1 : index + NEAR])


def _announces(context: PassageContext, index: int, hit: Hit) -> bool:
    """Tell whether a colon announces the passage, as what was denied: not in "He denied it: ..."."""
    if context.tokens[index].key != ":" or not _is_next(context, index):
        return False
    if hit.kind not in CANCELLED:
        return True
    before = range(max(hit.last, index - NEAR), index)
    return any(context.tokens[i].key in context.words.single("before_clause") for i in before)


def _goes_on(context: PassageContext, comma: int) -> bool:
    """Tell whether the clause goes on behind a comma: with "that", the passage, or after an aside."""
    if _is_next(context, comma) or _is_that(context, comma + 1):
        return True
    behind = range(comma + 1, min(comma + ASIDE, context.first))
    return any(context.tokens[i].key in COMMAS and _is_that(context, i + 1) for i in behind)


def _another_says_it(context: PassageContext, hit: Hit) -> bool:
    """Tell whether another verb of saying stands between: "rejected the plan and said that ..."."""
    cue = context.attribution.cue if context.attribution else None
    if cue is None or hit.kind in SCENES:
        return False
    at = next((i for i, token in enumerate(context.tokens) if token.end > cue.start), 0)
    if any(_is_that(context, index) for index in range(hit.last, at)):
        return False  # "denied reports that she had said ..."
    return hit.last + NEAR <= at < context.first


def _is_next(context: PassageContext, index: int) -> bool:
    """Tell whether only quotation marks stand between the mark and the passage."""
    return all(context.tokens[i].key in QUOTES for i in range(index + 1, context.first))


def _is_that(context: PassageContext, index: int) -> bool:
    key = context.tokens[index].key
    return key in QUOTES or key in context.words.single("that")


def _reaches_back(context: PassageContext, hit: Hit) -> bool:
    if hit.first - context.last > REACH_BEHIND:
        return False
    starting = {other.first: other for other in context.hits}
    for index in range(context.last, hit.first):
        other = starting.get(index)
        key = context.tokens[index].key
        if key in COMMAS and _describes_speaker(context, index):
            return False
        is_copula = key in DASHES and hit.kind == "refutations"  # «...» — ложь
        if (key in STRONG and not is_copula) or (other and other.kind == BOUNDARY):
            return False
    return True


def _describes_speaker(context: PassageContext, comma: int) -> bool:
    """Tell whether a relative clause about the speaker begins: "...», dijo Ruiz, que retiró ..."."""
    cue = context.attribution.cue if context.attribution else None
    if cue is None or not context.span.end <= cue.start < context.tokens[comma].start:
        return False
    following = context.tokens[comma + 1 : comma + 2]
    relatives = context.words.single("that") | load_language(context.code).words("relatives")
    return any(token.key in relatives for token in following)


def _is_negated(context: PassageContext, hit: Hit) -> bool:
    """Tell whether a negation cancels a denial: "cannot deny that", "nobody doubts that"."""
    own = {token.key for token in context.tokens[hit.first : hit.last]}
    if hit.kind not in CANCELLED or not own.isdisjoint(context.words.single(NEGATION)):
        return False
    trailing = context.words.single("trailing")
    for other in context.hits:
        if other.kind != NEGATION or (other.first > hit.first and not trailing):
            continue
        between = range(*sorted((min(other.last, hit.last), max(other.first, hit.first))))
        distance = hit.first - other.last if other.first < hit.first else other.first - hit.last
        if 0 <= distance < NEAR and all(context.tokens[i].is_word for i in between):
            return other.first < context.first or hit.first >= context.last
    return False


def _contradicts_rumours(context: PassageContext, hit: Hit) -> bool:
    """Tell whether the passage answers rumours: 'She contradicted the rumours: "..."'."""
    if hit.kind != "rumours" or hit.last >= context.first:
        return False
    behind = [token.key for token in context.tokens[hit.last : context.first]]
    if ":" not in behind:
        return False
    return any(
        other.kind in CANCELLED and 0 <= hit.first - other.last < NEAR for other in context.hits
    )


def _is_cue(context: PassageContext, hit: Hit) -> bool:
    """Tell whether the words are the verb that gives the passage to its speaker."""
    cue = context.attribution.cue if context.attribution else None
    if cue is None:
        return False
    start, end = context.tokens[hit.first].start, context.tokens[hit.last - 1].end
    return start < cue.end and cue.start < end
