"""Read what is spoken of in a noun or a pronoun: "Lind forderte mehr Geld", "Das erklärte Lind" (German)."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.contents import CLAUSE, Report
from articles.text.attribution.other_languages.verb_subjects import find_subject
from articles.text.attribution.other_languages.verbs import CueVerb, find_verbs
from articles.text.attribution.other_languages.words import BOUNDS, part_end
from articles.text.languages import Language
from articles.text.sentences import Tokens

SHORTEST = 2  # tokens of an object
LONGEST_SENTENCE = 30  # tokens of "Das erklärte Lind am Montag"
REACH = 30  # tokens between "hat" and "gefordert"


def report_of_object(
    tokens: Tokens, verb: CueVerb, report: Report, language: Language
) -> Report | None:
    """Return the report with the noun phrase that a verb of the frame "object" has, or None."""
    spoken_of = _object_of(tokens, verb, report, language)
    if spoken_of is None:
        return None
    report.content, report.rule, report.confidence = [spoken_of], "object", 0.6
    return report


def _object_of(
    tokens: Tokens, verb: CueVerb, report: Report, language: Language
) -> TokenRange | None:
    """The noun phrase that a verb of the frame "object" has."""
    if "object" not in verb.cue.frames or report.subject is None:
        return None
    first = max(report.end if verb.head < verb.last else report.subject[1], verb.last)
    last = part_end(tokens, first)
    if verb.head >= verb.last:
        first, last = max(verb.last, report.subject[1]), verb.head
        if last - first > REACH:
            return None
    elif (
        verb.cue.rest
        and verb.end - 1 > verb.head
        and tokens.lower[verb.end - 1] == verb.cue.rest[-1]
    ):
        separated = verb.end > verb.head + 1 + len(verb.cue.rest)
        first, last = max(verb.last, report.subject[1]), verb.end - 1
        if not separated:
            first, last = max(verb.end, report.subject[1]), part_end(tokens, verb.end)
    first = (
        skip_adjuncts(tokens, first, last, language) if _is_led(tokens, first, language) else first
    )
    if last - first < SHORTEST or tokens.lower[first] in language.words("no_objects"):
        return None
    if tokens.lower[first][0].isdigit() or not any(tokens.capital[first:last]):
        return None
    return first, last


def _is_led(tokens: Tokens, first: int, language: Language) -> bool:
    """Tell whether a time or a place stands before the object: "forderte am Montag mehr Geld"."""
    return first < len(tokens) and tokens.lower[first] in language.words(
        "time_prepositions|adverbs|days"
    )


def report_of_sentence_before(tokens: Tokens, language: Language) -> Report | None:
    """Return the report of a sentence that begins with "Das" or "Dies" and a verb of saying, or None."""
    if not language.words("verb_second") or not 2 < len(tokens) <= LONGEST_SENTENCE:
        return None
    if tokens.lower[0] not in language.words("sentences_meant"):
        return None
    for verb in find_verbs(tokens, language):
        if verb.first != 1 or not verb.cue.frames & CLAUSE:
            return None
        if any(mark in BOUNDS - {","} for mark in tokens.lower):
            return None
        subject, end, _closes = find_subject(tokens, verb, 0, 0, language)
        if subject is None:
            return None
        report = Report((verb.first, verb.last), subject, 0, end, "sentence before")
        report.stance, report.confidence = verb.cue.stance, 0.75
        return report
    return None
