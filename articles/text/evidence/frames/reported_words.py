"""Read what is said of a quotation as a thing: "denied the words that the Courier put in her mouth: ..."."""

from collections.abc import Iterator

from articles.text.evidence.findings import FrameKind
from articles.text.evidence.frames.clauses import BOUNDARY, COMMAS, QUOTES, STRONG, Found
from articles.text.evidence.frames.frame_tokens import Hit
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.languages import load_language

KINDS = {
    "denials": FrameKind.DENIED,
    "doubts": FrameKind.DOUBTED,
    "withdrawals": FrameKind.WITHDRAWN,
    "corrections": FrameKind.WITHDRAWN,
}
BEHIND = {
    "denials": FrameKind.DENIED,
    "doubts": FrameKind.DOUBTED,
    "doubts_behind": FrameKind.DOUBTED,
}
NOUN = 7  # tokens between "corrected" and "the statement"
FRONT = 12  # tokens of "An der Prognose des Senats"
REACH_BEFORE, REACH_BEHIND = 24, 10


def reported_words_frames(context: PassageContext) -> Iterator[Found]:
    """Yield what the sentence does to the words that it quotes as "the statement" or "the line"."""
    if not context.is_quoted:
        return
    for hit in context.hits:
        if hit.kind in KINDS and hit.last <= context.first and _has_object(context, hit):
            yield KINDS[hit.kind], hit
    if _is_fronted_noun(context):
        yield from _behind_noun(context)


def _has_object(context: PassageContext, hit: Hit) -> bool:
    """Tell whether the verb has the quoted words as its object, with what the sentence says of them."""
    if context.first - hit.last > REACH_BEFORE:
        return False
    near = range(hit.first + 1, min(context.first, hit.last + NOUN))
    noun = next((i for i in near if _is(context, "wordings", i)), None)
    if noun is None or any(context.tokens[i].key in COMMAS for i in range(hit.last, noun)):
        return False
    return _leads_to_quotation(context, hit, noun)


def _leads_to_quotation(context: PassageContext, hit: Hit, noun: int) -> bool:
    """Tell whether only a clause about the noun stands between it and the quotation."""
    end = context.first
    while end > noun and context.tokens[end - 1].key in QUOTES:
        end -= 1
    mark = context.tokens[end - 1].key
    if mark in COMMAS or mark == ":":
        end -= 1
    relatives = load_language(context.code).words("relatives") | context.words.single("that")
    starting = {hit.first: hit for hit in context.hits}
    for index in range(noun + 1, end):
        key, other = context.tokens[index].key, starting.get(index)
        if key in COMMAS and context.tokens[index + 1].key not in relatives:
            return False
        if key in STRONG or (other and other.kind == BOUNDARY and key not in relatives):
            return False
    if any(_is(context, "attributing", index) for index in range(hit.first + 1, end)):
        return True
    cue = context.attribution.cue if context.attribution else None
    if mark == ":":
        clause = (index for index in range(noun + 1, end) if context.tokens[index].key in relatives)
        start = next(clause, end)
        return any(_is_saying(context, index) for index in range(start, end))
    return mark in COMMAS and not (cue and cue > context.span)


def _is_fronted_noun(context: PassageContext) -> bool:
    """Tell whether the sentence begins with a noun for the passage: "An der Prognose, „...“, ..."."""
    before = context.tokens[: context.first]
    if not 0 < len(before) <= FRONT or not _is_subject_or_object(context, before[0].key):
        return False
    cue = context.attribution.cue if context.attribution else None
    if cue and cue < context.span:
        return False
    has_stop = any(token.key in STRONG for token in before)
    return not has_stop and any(_is(context, "wordings", index) for index in range(len(before)))


def _is_subject_or_object(context: PassageContext, key: str) -> bool:
    """Tell whether the first word is no "with": "With the words “...” Lang dismissed all doubts"."""
    openers = load_language(context.code).words("articles|determiners|definite|possessives")
    return key in openers or context.words.has("doubted_at", key)


def _behind_noun(context: PassageContext) -> Iterator[Found]:
    """The doubt or denial in the same clause behind the passage."""
    for hit in context.hits:
        if not 0 <= hit.first - context.last <= REACH_BEHIND:
            continue
        between = context.tokens[context.last : hit.first]
        if hit.kind == BOUNDARY or any(token.key in STRONG for token in between):
            return
        if hit.kind in BEHIND:
            yield BEHIND[hit.kind], hit


def _is_saying(context: PassageContext, index: int) -> bool:
    return context.tokens[index].key in load_language(context.code).forms


def _is(context: PassageContext, kind: str, index: int) -> bool:
    return context.words.has(kind, context.tokens[index].key)
