"""Compare the speaker that a claim names with the one to whom the source gives the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.evidence.comparable_words import comparable_words
from articles.text.evidence.frames.passage_context import PassageContext
from articles.text.evidence.writing.scripts import plain_letters, script_of
from articles.text.facts.numbers.lexicon import load_lexicon
from articles.text.languages import load_language
from articles.text.spans import Attribution, Span, Speaker

PERSON = "person"
SURE, PERHAPS = (
    0.6,
    0.5,
)  # of an attribution that contradicts a claim; perhaps, if nobody else may be meant
STEM = 3  # letters at the end of a name that its case may change
SHORTEST = 4  # letters that are compared of a name
NAME_AT_END = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,3}\Z")


@dataclass(frozen=True, slots=True)
class ComparedSpeaker:
    """`confirmed` is None without a speaker to compare; `other` is where the source names another one."""

    confirmed: bool | None = None
    other: Span | None = None


def compare_speakers(claimed: Speaker | None, context: PassageContext) -> ComparedSpeaker:
    """Tell whether the source gives the words to the claim's speaker."""
    if claimed is None:
        return ComparedSpeaker()
    attribution = context.attribution
    if attribution is None:
        return ComparedSpeaker(confirmed=False)
    dated = _before_date(attribution, context)
    if dated is not None:
        return _compare_with_byline(claimed, dated, context)
    speakers = [each.speaker for each in context.attributions if each.speaker]
    is_same = any(is_same_speaker(claimed, speaker) for speaker in speakers)
    if is_same or _is_mentioned(claimed, context) or _stands_beside(claimed, context):
        return ComparedSpeaker(confirmed=True)
    at = attribution.mention or attribution.cue
    if at is None or not _contradicts(claimed, attribution, context):
        return ComparedSpeaker(confirmed=False)
    name = attribution.speaker.name if attribution.speaker else ""
    shift = context.window.text[slice(*at)].find(name) if name else -1
    if shift > 0:  # "is minister Goran Ljubić": the name alone
        at = Span(at.start + shift, at.start + shift + len(name))
    return ComparedSpeaker(confirmed=False, other=_moved(at, context.window.offset))


def _before_date(attribution: Attribution, context: PassageContext) -> Span | None:
    """Where the words before the date stand if a byline ends in one: "From the blog of Kit Aldous, 2 May:"."""
    if attribution.speaker is None or attribution.mention is None:
        return None
    name = attribution.speaker.name
    if not any(map(str.isdecimal, name)) and not _is_day(name, context.code):
        return None
    written = context.window.text[slice(*attribution.mention)]
    end = attribution.mention.start
    comma = written.rfind(",")
    return Span(context.sentence.start, end + comma if comma > 0 else end)


def _compare_with_byline(
    claimed: Speaker, byline: Span, context: PassageContext
) -> ComparedSpeaker:
    """Compare the claim's speaker with the name at the end of a byline. A date is nobody's name."""
    written = context.window.text[slice(*byline)].rstrip(" ,;(–—")
    name = NAME_AT_END.search(written)
    if name is None:
        return ComparedSpeaker(confirmed=False)
    if is_same_speaker(claimed, Speaker(name[0])):
        return ComparedSpeaker(confirmed=True)
    span = Span(byline.start + name.start(), byline.start + name.end())
    is_person = claimed.kind == PERSON and _has_name(claimed.name)
    return ComparedSpeaker(
        confirmed=False, other=_moved(span, context.window.offset) if is_person else None
    )


def _is_day(name: str, code: str) -> bool:
    """Tell whether a name is only a month or a weekday."""
    lexicon = load_lexicon(code)
    words = _words(name)
    return bool(words) and all(word in lexicon.months or word in lexicon.days for word in words)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _is_mentioned(claimed: Speaker, context: PassageContext) -> bool:
    """Tell whether the claim's speaker is among several who said it: "Lind and Starr said"."""
    mention = context.attribution.mention if context.attribution else None
    last = _words(claimed.name)[-1:]
    if mention is None or not last:
        return False
    return last[0] in _words(context.window.text[slice(*mention)])


def _stands_beside(claimed: Speaker, context: PassageContext) -> bool:
    """Tell whether the name stands right at the passage, as in "said Lind: ..." or "...," said Lind."""
    name = _words(claimed.name)[-1:]
    before = [token.key for token in context.tokens[: context.first] if token.is_word][-1:]
    behind = [token.key for token in context.tokens[context.last :] if token.is_word][:2]
    return bool(name) and (name == before or name[0] in behind)


def _contradicts(claimed: Speaker, attribution: Attribution, context: PassageContext) -> bool:
    """Tell whether the source names another person, whom nobody could take for the claim's speaker."""
    speaker = attribution.speaker
    if speaker is None:
        return _is_of_other_sex(claimed, attribution, context)
    if not _are_people(claimed, speaker):
        return False
    if attribution.confidence >= SURE:
        return True
    if attribution.confidence < PERHAPS:
        return False
    before = _words(context.window.text[: context.sentence.start])
    last = _words(claimed.name)[-1:]
    if not any(_agree(word, other) for word in last for other in before):
        return True
    return _is_of_other_sex(claimed, attribution, context)


def _is_of_other_sex(claimed: Speaker, attribution: Attribution, context: PassageContext) -> bool:
    """Tell whether the source says "he" of the speaker, and the claim's speaker has a woman's name."""
    classes = load_language(context.code).words
    words = context.window.text[slice(*attribution.mention)].lower() if attribution.mention else ""
    first = {name for name in _words(claimed.name)[:-1] if name}
    if words in classes("he"):
        return bool(first & classes("women_names")) and not first & classes("men_names")
    if words in classes("she"):
        return bool(first & classes("men_names")) and not first & classes("women_names")
    return False


def is_same_speaker(speaker: Speaker, other: Speaker) -> bool:
    """Tell whether both may be the same person or body: by name, alias or role."""
    names = (speaker.name, *speaker.aliases)
    others = (other.name, *other.aliases)
    if any(_is_same_name(_words(a), _words(b)) for a in names for b in others):
        return True
    return _has_role(speaker, other) or _has_role(other, speaker)


def named_speaker(name: str | None, also_called: Sequence[str] = ()) -> Speaker | None:
    """Return the speaker whom a caller names, with other names of the same person, or None."""
    if not name or not name.strip():
        return None
    return Speaker(name.strip(), aliases=tuple(also_called))


def _are_people(speaker: Speaker, other: Speaker) -> bool:
    """Tell whether both are people with names."""
    return all(each.kind == PERSON and _has_name(each.name) for each in (speaker, other))


def _has_name(name: str) -> bool:
    """Tell whether the last word may be a name: it is capital, or its script has no capitals."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return bool(last) and last[0] == last[0].upper() and last[0].isalpha()


def _words(name: str) -> list[str]:
    return [word.key for word in comparable_words(name) if len(word.key) > 1]


def _is_same_name(name: list[str], other: list[str]) -> bool:
    """Tell whether the surnames agree, and the first names where both are given."""
    if not name or not other:
        return False
    shorter, longer = sorted((name, other), key=len)
    if len(shorter) == 1:
        return _agree(shorter[0], longer[-1]) or _agree(shorter[0], longer[0])
    return _agree(name[-1], other[-1]) and any(_agree(a, b) for a in name[:-1] for b in other[:-1])


def _agree(word: str, other: str) -> bool:
    """Tell whether two words are the same but for an ending of case, in whatever script."""
    if word == other:
        return True
    if script_of(word) != script_of(other):
        plain, plain_other = plain_letters(word), plain_letters(other)
        if plain is None or plain_other is None:
            return True  # a script without vowels: nobody could say
        word, other = plain, plain_other
        if word == other:
            return True
    stem = max(SHORTEST, min(len(word), len(other)) - STEM)
    return min(len(word), len(other)) >= SHORTEST and word[:stem] == other[:stem]


def _has_role(speaker: Speaker, other: Speaker) -> bool:
    """Tell whether the name of a speaker is the role of the other: "the mayor"."""
    role = _words(other.role)
    return bool(role) and any(_agree(a, b) for a in _words(speaker.name) for b in role)
