"""Read who says what in a sentence of a language other than English."""

from articles.text.attribution.drafts import (
    LONGEST_SENTENCE,
    AttributionDraft,
    drafts_for,
    spans_of_content,
)
from articles.text.attribution.other_languages.contents import Report
from articles.text.attribution.other_languages.reports.according import reports_of_according
from articles.text.attribution.other_languages.reports.insertions import report_inside
from articles.text.attribution.other_languages.reports.labels import reports_of_labels
from articles.text.attribution.other_languages.reports.mood import is_in_reported_mood
from articles.text.attribution.other_languages.reports.objects import report_of_sentence_before
from articles.text.attribution.other_languages.reports.unspaced import plain_reports
from articles.text.attribution.other_languages.reports.verb_reports import report_of_verb
from articles.text.attribution.other_languages.speakers import SpeakersByWordClass
from articles.text.attribution.other_languages.verb_subjects import first_noun_phrase
from articles.text.attribution.other_languages.verbs import find_verbs
from articles.text.attribution.other_languages.words import (
    BOUNDS,
    has_cue_word,
    read_words,
)
from articles.text.attribution.speakers import Resolved
from articles.text.languages import Language
from articles.text.sentences import Tokens
from articles.text.spans import Span


def read_sentence(
    text: str, sentence: Span, quoted: list[Span], resolver: SpeakersByWordClass, language: Language
) -> list[AttributionDraft]:
    """Return the attributions of a sentence, or of several sentences that a quotation joins.

    `quoted` are the quotations in it. `resolver` learns the speakers.
    """
    if language.words("no_blanks"):
        return _plain_drafts(text, sentence, quoted, resolver, language)
    follows = resolver.follows_speech(sentence)
    before, resolver.sentence_before = resolver.sentence_before, sentence
    if not quoted and not follows and not has_cue_word(text, sentence, language):
        return []
    tokens = read_words(text, sentence, quoted, language)
    if not 0 < len(tokens) <= LONGEST_SENTENCE:
        return []
    reports = _reports(tokens, language)
    if not reports and follows and is_in_reported_mood(tokens, language):
        resolver.note_speech(sentence)
        return _continued(resolver, sentence)
    drafts = [draft for report in reports for draft in _drafts(tokens, report, resolver)]
    if not drafts:
        drafts = _insertions(text, quoted, resolver, language)
    if not drafts and before and resolver.may_be_meant(before, sentence):
        drafts = _sentence_before(tokens, before, resolver)
    if drafts or (reports and reports[-1].rule == "object"):
        resolver.note_speech(sentence)
        resolver.continued = None
    return drafts


def _reports(tokens: Tokens, language: Language) -> list[Report]:
    """All reports of the sentence, in order."""
    reports: list[Report] = []
    for verb in find_verbs(tokens, language):
        report = report_of_verb(tokens, verb, reports, language)
        if report:
            _end_earlier(tokens, reports, report)
            reports.append(report)
    reports += reports_of_according(tokens, reports, language)
    reports += reports_of_labels(tokens, reports, language)
    return sorted(reports, key=lambda report: report.cue[0])


def _plain_drafts(
    text: str, sentence: Span, quoted: list[Span], resolver: SpeakersByWordClass, language: Language
) -> list[AttributionDraft]:
    """The attributions of a sentence whose words have no blanks between them."""
    drafts = []
    for report in plain_reports(text, sentence, quoted, language):
        name, certainty = resolver.latest, 0.6
        if report.speaker:
            tokens = Tokens(text)
            tokens.add(text[slice(*report.speaker)].lower(), *report.speaker, capital=True)
            name, certainty = resolver.resolve(tokens, (0, 1))[0]
            name = name or text[slice(*report.speaker)]
        drafts.append(
            AttributionDraft(
                name,
                report.speaker,
                report.cue,
                [report.content],
                round(0.8 * certainty, 2),
                report.stance,
                "verb",
            )
        )
    return drafts


def _insertions(
    text: str, quoted: list[Span], resolver: SpeakersByWordClass, language: Language
) -> list[AttributionDraft]:
    """The attributions of quotations that go on around their verb."""
    drafts: list[AttributionDraft] = []
    for quotation in quoted if language.words("insertions") else []:
        inside = report_inside(text, quotation, language)
        if inside:
            tokens, report = inside
            report.content = [(0, len(tokens))]
            drafts += _drafts(tokens, report, resolver)
            for draft in drafts[-1:]:
                draft.content[:] = [quotation]
    return drafts


def _sentence_before(
    tokens: Tokens, before: Span, resolver: SpeakersByWordClass
) -> list[AttributionDraft]:
    """The attribution of the sentence before, by "Das erklärte Lind am Montag."."""
    report = report_of_sentence_before(tokens, resolver.language)
    if report is None:
        return []
    report.content = [(0, len(tokens))]
    drafts = _drafts(tokens, report, resolver)
    for draft in drafts:
        draft.content[:] = [before]
    return drafts


def _continued(resolver: SpeakersByWordClass, sentence: Span) -> list[AttributionDraft]:
    """The last speaker goes on in a sentence without a cue."""
    if resolver.continued is not None:
        resolver.continued.append(sentence)
        return []
    name = resolver.latest
    mention, resolver.continued = resolver.last_mention, [sentence]
    return [AttributionDraft(name, mention, None, resolver.continued, 0.6, "neutral", "mood")]


def _end_earlier(tokens: Tokens, earlier: list[Report], report: Report) -> None:
    """End the content of the report before where this one begins beside it: ", und fügte hinzu"."""
    if not earlier:
        return
    begins = report.content[0][0] if report.rule == "verb behind" else report.start
    closes = report.rule == "verb behind" and earlier[-1].rule == "verb behind"
    if not report.shared and not closes:
        return
    for number, (first, last) in enumerate(earlier[-1].content):
        if first < begins < last:
            while (
                begins > first
                and tokens.lower[begins - 1] in BOUNDS
                and tokens.lower[begins - 1] != '"'
            ):
                begins -= 1
            earlier[-1].content[number] = (first, begins)
    earlier[-1].content = [(f, e) for f, e in earlier[-1].content if f < begins or not closes]


def _drafts(
    tokens: Tokens, report: Report, resolver: SpeakersByWordClass
) -> list[AttributionDraft]:
    """The attributions of a report: several if several people speak, none if it has no content."""
    content = spans_of_content(tokens, report.content)
    if not content:
        return []
    mention, speakers = _speakers(tokens, report, resolver)
    if report.rule == "object":
        return []  # only the sentences behind it are attributed: "Lind wies das zurück. Es sei falsch."
    cue = tokens.span(*report.cue) if report.cue[0] < report.cue[1] else None
    return drafts_for(
        speakers,
        mention=mention,
        cue=cue,
        content=content,
        confidence=report.confidence,
        stance=report.stance,
        rule=report.rule,
    )


def _owner(tokens: Tokens, report: Report, resolver: SpeakersByWordClass) -> list[Resolved]:
    """The speaker of "Die Feuerwehr hat nach eigenen Angaben": the noun phrase that begins the sentence."""
    subject = first_noun_phrase(tokens, report.start, resolver.language) if report.start else None
    if subject is None or not any(tokens.capital[slice(*subject)]):
        return [(None, 0.4)]
    return [(name, 0.7) for name, _certainty in resolver.resolve(tokens, subject)]


def _speakers(
    tokens: Tokens, report: Report, resolver: SpeakersByWordClass
) -> tuple[Span | None, list[Resolved]]:
    """The mention of the speakers, and their names with the certainty of each."""
    if report.subject and report.is_own:
        return tokens.span(*report.subject), _owner(tokens, report, resolver)
    if report.subject:
        mention = resolver.last_mention = tokens.span(*report.subject)
        called = " ".join(tokens.text[slice(*mention)].split())
        speakers = [
            (name or called, certainty)
            for name, certainty in resolver.resolve(tokens, report.subject)
        ]
        if report.gender and len(speakers) == 1:
            resolver.note_gender(speakers[0][0] or "", report.gender)
        if report.rule != "according to":
            resolver.speaker_with_verb = resolver.latest
        return mention, list(speakers)
    if not report.wants_speaker:
        return None, [(None, 1.0)]
    offset = tokens.start[report.cue[0]]
    name = resolver.last_speaker(offset, plural=report.plural, gender=report.gender)
    return None, [(name, 1.0)]
