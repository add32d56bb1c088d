"""Find who speaks with a reporting verb, and the words that it reports."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.adjuncts import skip_adjuncts
from articles.text.attribution.other_languages.contents import Report, content_behind, left_limit
from articles.text.attribution.other_languages.noun_phrases import noun_phrase
from articles.text.attribution.other_languages.reports.last_verbs import report_of_last_verb
from articles.text.attribution.other_languages.reports.objects import report_of_object
from articles.text.attribution.other_languages.verb_subjects import (
    find_subject,
    first_noun_phrase,
    skip_lead_in,
    subject_over_apposition,
)
from articles.text.attribution.other_languages.verbs import CueVerb
from articles.text.attribution.other_languages.words import (
    BOUNDS,
    behind_marks,
    part_end,
    part_start,
)
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

SHORT = 2  # words; fewer before "sagte Lind" are not a clause


def report_of_verb(
    tokens: Tokens, verb: CueVerb, earlier: list[Report], language: Language
) -> Report | None:
    """Return the report of a verb, or None if it reports nothing."""
    if verb.gerund:
        return _report_of_gerund(tokens, verb, earlier, language)
    if language.words("verb_last"):
        return report_of_last_verb(tokens, verb, language)
    start = part_start(tokens, verb.first)
    lead = skip_lead_in(tokens, start, verb.first, language)
    subject, end, closes = find_subject(tokens, verb, start, lead, language)
    report = Report(
        (verb.first, verb.last) if verb.head < verb.last else (verb.first, verb.head + 1),
        subject,
        start,
        max(end, verb.end),
        "verb",
        verb.cue.stance,
    )
    report.gender = _gender(tokens.lower[verb.head], language)
    report.shared = lead > start and subject is None and bool(earlier)
    if _reports_nothing(tokens, verb, subject, language):
        return None
    _set_content(tokens, verb, report, earlier, language, closes=closes)
    if not report.content:
        return report_of_object(tokens, verb, report, language)
    if report.subject and _is_impersonal(tokens, report.subject, language):
        report.subject = _document(tokens, report, language)
        return report
    if verb.passive and report.rule != "verb":
        return None
    if verb.passive:
        report.subject, report.confidence = None, 0.5
        return report
    if report.subject is None:
        _find_missing_subject(tokens, verb, report, earlier, language)
        if report.subject is None and not report.wants_speaker:
            return None
    return report


def _is_impersonal(tokens: Tokens, subject: TokenRange, language: Language) -> bool:
    """Tell whether the subject is the "es" of "hieß es", so that nobody is named."""
    first, last = subject
    return last - first == 1 and tokens.lower[first] in language.words("impersonal")


def _document(tokens: Tokens, report: Report, language: Language) -> TokenRange | None:
    """The document of "heißt es in dem Bericht" or "In dem Bericht heißt es"."""
    words = language.words
    for first in (report.end, report.start):
        if first >= len(tokens) or tokens.lower[first] not in words("prepositions|of"):
            continue
        begin = first + 1
        while begin < len(tokens) and tokens.lower[begin] in words("oblique"):
            begin += 1
        end = noun_phrase(tokens, begin, part_end(tokens, begin), language)
        if end > begin and not words("days").intersection(tokens.lower[first:end]):
            return first + 1, end
    return None


def _report_of_gerund(
    tokens: Tokens, verb: CueVerb, earlier: list[Report], language: Language
) -> Report | None:
    content = content_behind(tokens, verb.end, verb.cue, language)
    if content is None or not earlier:
        return None
    report = Report((verb.first, verb.last), earlier[-1].subject, verb.first, verb.end, "gerund")
    report.content, report.shared, report.confidence = [content], True, 0.7
    return report if report.subject else None


def _set_content(
    tokens: Tokens,
    verb: CueVerb,
    report: Report,
    earlier: list[Report],
    language: Language,
    *,
    closes: bool,
) -> None:
    """Set the reported words: behind the verb and its subject, else before them."""
    if "quote" in verb.cue.frames:
        report.content = _quotation_behind(tokens, report)
        return
    if "closing" in verb.cue.frames and not closes:
        return
    behind = None
    if not _leads_with_as(tokens, report, language):
        behind = content_behind(tokens, report.end, verb.cue, language)
    before = behind_marks(tokens, report.start)
    quoted = before > 0 and tokens.lower[before - 1] == QUOTATION
    if closes and not quoted:
        closes = not _takes_subject_before(tokens, report, language)
    if (behind and not (closes and quoted)) or "behind" in verb.cue.frames:
        report.content = [behind] if behind else []
        return
    if _leads_with_as(tokens, report, language):
        first = part_end(tokens, report.end) + 1
        report.content = [(first, len(tokens))] if first < len(tokens) else []
        return
    if closes or quoted:
        _set_content_before(tokens, report, earlier, language)
    if report.content:
        _add_second_part(tokens, report, behind, language)
    elif behind:
        report.content = [behind]


def _leads_with_as(tokens: Tokens, report: Report, language: Language) -> bool:
    """Tell whether "Wie Lind mitteilte," opens the sentence, so that the content follows."""
    lead = skip_lead_in(tokens, 0, report.start + 1, language)
    return report.start == 0 and tokens.lower[lead] in language.words("as")


def _quotation_behind(tokens: Tokens, report: Report) -> list[TokenRange]:
    """The quotation in the clause of "bezeichnete den Plan als „Geschenk“"."""
    for index in range(report.end, len(tokens)):
        if tokens.lower[index] == QUOTATION:
            return [(index, index + 1)]
        if tokens.lower[index] in BOUNDS:
            return []
    return []


def _takes_subject_before(tokens: Tokens, report: Report, language: Language) -> bool:
    """Take the subject of "Lind, Chef der Polizei, sagte dem Sender, dass", which an apposition divides."""
    before = subject_over_apposition(tokens, report.start - 1, language)
    if before:
        report.subject = before
    return before is not None


def _set_content_before(
    tokens: Tokens, report: Report, earlier: list[Report], language: Language
) -> None:
    """Take the quotation or the clause before "sagte Lind"."""
    end = behind_marks(tokens, report.start)
    if not end or (end == report.start and tokens.lower[end - 1] != QUOTATION):
        return
    left = left_limit(tokens, end, earlier, language)
    quoted = end and tokens.lower[end - 1] == QUOTATION
    if not quoted and (end - left < SHORT or report.shared):
        return
    resumes = tokens.lower[report.end : report.end + 1] == [","]
    if not quoted and not resumes and noun_phrase(tokens, left, end, language) == end:
        return  # the subject, and a comma that should not be there
    if quoted and end - left > 1 and tokens.lower[end - 2] == ":":
        left = end - 1
    if left < end:
        report.content = [(left, end)]
        report.rule = "verb behind"


def _add_second_part(
    tokens: Tokens, report: Report, behind: TokenRange | None, language: Language
) -> None:
    """Add what follows "sagte Lind,": more speech, or the rest of the clause."""
    after = part_end(tokens, report.end)
    if behind and tokens.lower[behind[0]] == QUOTATION:
        report.content.append(behind)
        return
    if after + 1 >= len(tokens) or tokens.lower[after] != "," or after > report.end:
        return
    word = tokens.lower[after + 1]
    quoted = tokens.lower[report.content[0][1] - 1] == QUOTATION
    if word == QUOTATION:
        report.content.append((after + 1, after + 2))
    elif not quoted and word not in language.words("relatives|coordinators|subordinators"):
        report.content.append((after + 1, len(tokens)))


def _find_missing_subject(
    tokens: Tokens, verb: CueVerb, report: Report, earlier: list[Report], language: Language
) -> None:
    """Find the subject elsewhere: of the verb before, before an apposition, or before the quotation."""
    subject = None
    if report.shared and earlier:
        subject = earlier[-1].subject
        report.confidence = 0.8
    if subject is None and report.start:
        subject = subject_over_apposition(tokens, report.start - 1, language, loose=True)
    joined = verb.first > 1 and tokens.lower[verb.first - 1] in language.words("and")
    if subject is None and (report.shared or joined):
        subject = first_noun_phrase(tokens, verb.first, language)
    report.subject = subject
    if subject is not None or not _may_drop_subject(tokens, verb, report, language):
        return
    report.subject = _institution(tokens, verb, report, language)
    if report.subject is None:
        report.wants_speaker = True
        report.confidence = 0.6
        report.plural = tokens.lower[verb.last - 1].endswith(language.plural_verb_endings)


def _may_drop_subject(tokens: Tokens, verb: CueVerb, report: Report, language: Language) -> bool:
    """Tell whether the verb leads its clause, behind "as" or adverbs, in a language that drops subjects."""
    if not language.words("drops_subjects"):
        return False
    if verb.first == 0 and tokens.lower[verb.last : verb.last + 1] == [":"]:
        return False  # "Pregunta:"
    lead = skip_lead_in(tokens, report.start, verb.first, language)
    behind_as = lead + (tokens.lower[lead] in language.words("as"))
    adjuncts = skip_adjuncts(tokens, report.start, verb.first, language)
    return verb.first in {report.start, lead, behind_as, adjuncts}


def _institution(
    tokens: Tokens, verb: CueVerb, report: Report, language: Language
) -> TokenRange | None:
    """The "полиции" of "В полиции сообщили" and of "Как сообщили в полиции"."""
    at = language.words("at_institution")
    first = report.start + 1
    if tokens.lower[report.start] in at:
        end = noun_phrase(tokens, first, verb.first, language)
        return (first, end) if end == verb.first > first else None
    behind = verb.end + 1
    if behind < len(tokens) and tokens.lower[verb.end] in at:
        end = noun_phrase(tokens, behind, part_end(tokens, behind), language)
        return (behind, end) if end > behind and end == part_end(tokens, behind) else None
    return None


def _gender(word: str, language: Language) -> str:
    """Return "he" or "she" if the form of the verb tells it, as in "сказала"; else ""."""
    if word.endswith(tuple(language.words("she_verb_endings")) or "\0"):
        return "she"
    if word.startswith(tuple(language.words("no_gender_starts")) or "\0"):
        return ""
    endings = language.words("he_verb_endings")
    return "he" if "*" in endings or word.endswith(tuple(endings) or "\0") else ""


def _reports_nothing(
    tokens: Tokens, verb: CueVerb, subject: TokenRange | None, language: Language
) -> bool:
    """Tell whether nobody said it: "Niemand sagte, dass", "n'a pas dit que"."""
    if subject and tokens.lower[subject[0]] in language.words("nobody"):
        return True
    negations = language.words("negations")
    inner = tokens.lower[verb.first : max(verb.end, verb.head + 1)]
    if language.words("verb_second") and verb.head < verb.last:
        inner = tokens.lower[verb.first : max(part_end(tokens, verb.last), verb.end)]
    return not negations.isdisjoint(inner) and negations.isdisjoint(verb.cue.rest)
