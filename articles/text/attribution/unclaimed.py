"""Attribute quotations without a reporting verb: to the subject, to a label, to the author of a message."""

from collections.abc import Iterator

from articles.text.attribution.drafts import AttributionDraft, drafts_for
from articles.text.attribution.frame import Frame, TokenRange
from articles.text.attribution.speakers import SpeakerResolver
from articles.text.attribution.speakers.entity import is_person_word
from articles.text.attribution.subjects.messages import (
    author_of_message,
    last_message,
    message_in,
)
from articles.text.attribution.subjects.plausible import may_speak
from articles.text.attribution.subjects.shared import main_subject
from articles.text.attribution.verbs import is_verb, may_be_present
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, is_headline
from articles.text.spans import Span

LONGEST_LABEL = 8  # words before a colon that name the speaker
LONGEST_HEADLINE = 16  # tokens
SPEECH = 4  # words in quotation marks; fewer may be a term


def unclaimed_quotations(
    tokens: Tokens, frames: list[Frame], resolver: SpeakerResolver, language: Language
) -> list[AttributionDraft]:
    """Attribute the quotations outside all frames to the subject of their sentence, if there is one."""
    drafts = _draft_of_headline(tokens, frames, resolver, language)
    for index in _unclaimed(tokens, frames, language):
        colon = tokens.lower[index - 1] == ":"
        subject = main_subject(tokens, 0, index, language)
        if colon and _is_in_message(tokens, subject, index, language):
            drafts += _drafts_of_message(tokens, subject, index, resolver, language)
            continue
        if subject is None and colon and 1 < index <= LONGEST_LABEL:
            subject = (0, index - 1)
        if colon and subject and index > 1:
            subject = _behind_dash(tokens, (subject[0], index - 1)) or subject
        if subject and _may_have_said(tokens, subject, language, colon=colon):
            drafts += drafts_for(
                resolver.resolve(tokens, subject),
                mention=tokens.span(*subject),
                cue=None,
                content=[Span(tokens.start[index], tokens.end[index])],
                confidence=0.7 if colon else 0.5,
                stance="neutral",
                rule="colon" if colon else "quotation in the subject's sentence",
            )
    return drafts


def _draft_of_headline(
    tokens: Tokens, frames: list[Frame], resolver: SpeakerResolver, language: Language
) -> list[AttributionDraft]:
    """Attribute the quotation that begins a headline: "'We were lied to': nurses speak out"."""
    announced = tokens.lower[:2] == [QUOTATION, ":"] and len(tokens) <= LONGEST_HEADLINE
    covered = any(first == 0 for frame in frames for first, _last in frame.content)
    if not announced or covered or not is_headline(tokens):
        return []
    words = tokens.text.count(" ", tokens.start[0], tokens.end[0]) + 1
    verb = next((at for at in range(3, len(tokens)) if _may_be_verb(tokens, at, language)), None)
    if words < SPEECH or verb is None or not _is_person(tokens, verb - 1, language):
        return []
    subject = (2, verb)
    if not may_speak(tokens, subject, language):
        return []
    return drafts_for(
        resolver.resolve(tokens, subject),
        mention=tokens.span(*subject),
        cue=None,
        content=[Span(tokens.start[0], tokens.end[0])],
        confidence=0.6,
        stance="neutral",
        rule="headline",
    )


def _may_be_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a headline may have its verb here: "speak", "tells"."""
    form = language.forms.get(tokens.lower[index])
    cue = form is not None and not tokens.capital[index] and form.forms != {"noun"}
    return cue or is_verb(tokens, index, language) or may_be_present(tokens, index, language)


def _is_person(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word is a name, a person or people."""
    word = tokens.lower[index]
    people = is_person_word(word, language) or is_person_word(word.removesuffix("s"), language)
    return people or tokens.capital[index] or word in language.words("plural|groups|bodies")


def _unclaimed(tokens: Tokens, frames: list[Frame], language: Language) -> Iterator[int]:
    """Yield the quotations that no frame has: of some words, or behind a colon."""
    for index in [index for index, low in enumerate(tokens.lower) if low == QUOTATION]:
        covered = any(first <= index < last for each in frames for first, last in each.content)
        if covered or index == 0:
            continue
        words = tokens.text.count(" ", tokens.start[index], tokens.end[index]) + 1
        announced = words >= SPEECH or tokens.lower[index - 1] == ":"
        if announced and not _is_hypothetical(tokens, index, language):
            yield index


def _may_have_said(tokens: Tokens, subject: TokenRange, language: Language, *, colon: bool) -> bool:
    """Tell whether the subject may be a speaker; without a colon, only a name or a pronoun may."""
    return (
        any(low[0].isalnum() for low in tokens.lower[slice(*subject)])
        and may_speak(tokens, subject, language)
        and (colon or _can_speak(tokens, subject, language))
    )


def _behind_dash(tokens: Tokens, label: TokenRange) -> TokenRange | None:
    """The "Ann Lee" of "PORT TO CLOSE - Ann Lee: ...", where a name stands behind the last dash."""
    first, last = label
    dash = next((at for at in range(last - 1, first, -1) if tokens.lower[at] == "—"), None)
    if dash is None or dash + 1 == last or not all(tokens.capital[dash + 1 : last]):
        return None
    return dash + 1, last


def _is_in_message(
    tokens: Tokens, subject: TokenRange | None, quotation: int, language: Language
) -> bool:
    """Tell whether a message announces the quotation: "Her answer was blunt: ..."."""
    if subject is not None:
        return message_in(tokens, subject, language) is not None
    return last_message(tokens, 0, quotation - 1, language) is not None


def _drafts_of_message(
    tokens: Tokens,
    subject: TokenRange | None,
    quotation: int,
    resolver: SpeakerResolver,
    language: Language,
) -> list[AttributionDraft]:
    """Attribute the quotation behind "Her answer was blunt:" to the author of the answer, if it is said who."""
    limit = quotation - 1
    message = message_in(tokens, subject, language) if subject else None
    if message is None:
        message = last_message(tokens, 0, limit, language)
    assert message is not None  # noqa: S101
    author = author_of_message(tokens, message, 0, limit, language)
    if author and not may_speak(tokens, author, language):
        author = None
    return drafts_for(
        resolver.resolve(tokens, author) if author else [(None, 0.4)],
        mention=tokens.span(*author) if author else None,
        cue=None,
        content=[Span(tokens.start[quotation], tokens.end[quotation])],
        confidence=0.7,
        stance="neutral",
        rule="message",
    )


def _is_hypothetical(tokens: Tokens, quotation: int, language: Language) -> bool:
    """Tell whether nobody has said it: "If you tell people, '...'"."""
    clause = range(quotation - 2, max(-1, quotation - LONGEST_LABEL), -1)
    for index in clause:
        if tokens.is_mark(index) or tokens.lower[index] == QUOTATION:
            return False
        if tokens.lower[index] in language.words("suppositions"):
            return True
    return False


def _can_speak(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the subject is a name or a pronoun, so that an unknown verb may report speech."""
    first, last = subject
    if tokens.lower[first] in language.words("subjects"):
        return True
    return (
        tokens.capital[first]
        and tokens.lower[first] not in language.words("determiners")
        and last - first <= 5
    )
