"""Read sentences that only say who said the sentence before: "Das erklärte Lind am Montag." (German)."""

from articles.text.attribution.other_languages.contents import CLAUSE, Report
from articles.text.attribution.other_languages.verb_subjects import find_subject
from articles.text.attribution.other_languages.verbs import find_verbs
from articles.text.attribution.other_languages.words import BOUNDS
from articles.text.languages import Language
from articles.text.sentences import Tokens

LONGEST = 30  # tokens


def report_of_object(tokens: Tokens, language: Language) -> Report | None:
    """Return the report of a sentence that begins with "Das" or "Dies" and a verb of saying, or None."""
    if not language.words("verb_second") or not 2 < len(tokens) <= LONGEST:
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
