"""Read reports whose verb ends the sentence, as in Turkish and Korean: speaker, reported words, verb."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.verbs import CueVerb
from articles.text.attribution.other_languages.words import BOUNDS, behind_marks, part_start
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

TOPIC_REACH = 7  # tokens of a speaker that a particle marks
SHORT = 2  # tokens of reported words


def report_of_last_verb(tokens: Tokens, verb: CueVerb, language: Language) -> Report | None:
    """Return the report of the verb, or None if no words stand before it that it may report."""
    if tokens.lower[verb.end : verb.end + 1] == [":"]:
        return _before_colon(tokens, verb, language)
    start = part_start(tokens, verb.first)
    end = behind_marks(tokens, start)
    quoted = end > 0 and tokens.lower[end - 1] == QUOTATION
    subject: TokenRange | None
    if quoted:
        content = (end - 1, end)
        subject = _beside_quotation(tokens, verb, start, end - 1, language)
    elif end < start:
        content = (start, verb.first)
        subject = _leading(tokens, end, language)
    else:
        subject = _leading(tokens, verb.first, language)
        content = (subject[1], verb.first) if subject else (0, 0)
    if content[1] - content[0] < (1 if quoted else SHORT):
        return None
    report = Report((verb.first, verb.last), subject, start, verb.end, "verb behind")
    report.stance, report.content = verb.cue.stance, [content]
    if quoted:
        report.content = [*_joined_quotations(tokens, end - 1, language), content]
    report.wants_speaker = subject is None and quoted
    return report if subject or quoted else None


def _before_colon(tokens: Tokens, verb: CueVerb, language: Language) -> Report | None:
    """The report of `Ali Kaya şunları söyledi: "..."`."""
    subject = _leading(tokens, verb.first, language)
    if subject is None or verb.end + 1 >= len(tokens):
        return None
    report = Report((verb.first, verb.last), subject, subject[0], verb.end, "verb")
    report.stance, report.content = verb.cue.stance, [(verb.end + 1, len(tokens))]
    return report


def _beside_quotation(
    tokens: Tokens, verb: CueVerb, start: int, quotation: int, language: Language
) -> TokenRange | None:
    """The speaker between the quotation and the verb, behind the verb, or before the quotation."""
    first = start
    while first < verb.first and tokens.lower[first] in language.words(
        "quotation_particles|adverbs"
    ):
        first += 1
    if first < verb.first:
        return first, verb.first
    behind = noun_phrase(tokens, verb.end, len(tokens), language)
    if behind > verb.end:
        return verb.end, behind
    before = behind_marks(tokens, quotation)
    return _leading(tokens, before, language) if before else None


def _leading(tokens: Tokens, limit: int, language: Language) -> TokenRange | None:
    """The speaker who leads the sentence: up to a comma, a particle of the topic, or the last capital."""
    first = 0
    while first < limit and tokens.lower[first] in language.words("coordinators|adverbs|days"):
        first += 1
    particles = tuple(language.words("topic_particles"))
    for index in range(first, min(limit, first + TOPIC_REACH)):
        if tokens.lower[index] in BOUNDS:
            return (first, index) if index > first else None
        if particles and tokens.lower[index].endswith(particles):
            return first, index + 1
    last = first
    while last < limit and (
        tokens.capital[last] or tokens.lower[last] in language.words("titles|particles")
    ):
        last += 1
    whole = last == limit or tokens.lower[last] in BOUNDS
    return (first, last) if last > first and (whole or not particles) else None


def _joined_quotations(tokens: Tokens, last: int, language: Language) -> list[TokenRange]:
    """The quotations before the last one that a particle joins to it: “...”며 “...”고."""
    particles = language.words("quotation_particles")
    return [
        (index, index + 1)
        for index in range(last - 1)
        if tokens.lower[index] == QUOTATION and tokens.lower[index + 1] in particles
    ]
