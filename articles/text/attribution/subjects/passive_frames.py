"""Find what passive verbs report, and the agent who speaks: "was told by Lee that", "is expected to"."""

from articles.text.attribution.frame import CueMatch, Frame, takes_hearer
from articles.text.attribution.subjects.noun_phrases import subject_before
from articles.text.attribution.verbs import is_verb
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens, follows_speech

AGENT_REACH = 12  # tokens of "by Ann Lee, the mayor of Oslo, that"


def frame_of_passive(tokens: Tokens, match: CueMatch, language: Language) -> Frame | None:
    """ "Is expected to", "it was reported that": the speaker is not named, but for "was told by Lee"."""
    if match.last >= len(tokens):
        return None
    follows, verb = tokens.lower[match.last], tokens.lower[match.head]
    if follows in language.words("agent"):
        return _frame_of_agent(tokens, match, language)
    to = follows in language.words("infinitive") and verb in language.words("passive")
    complement = follows in language.words("passive_complements") and match.cue.frames & {
        "of",
        "object",
    }
    if not (to or complement or follows in language.words("that")):
        return None
    patient = subject_before(tokens, match, 0, language)
    if patient is None or tokens.lower[patient[0]] in language.words("it"):
        return None if complement else Frame(match, None, match.first, "passive", 0.4)
    return Frame(match, None, patient[0], "passive", 0.4, patient=patient)


def _frame_of_agent(tokens: Tokens, match: CueMatch, language: Language) -> Frame | None:
    """ "Was told by Lee that": the agent speaks, up to "that", "to", "whether" or speech."""
    first = last = match.last + 1
    starts = language.words("that|infinitive|whether") | {":", QUOTATION}
    reach = min(len(tokens), first + AGENT_REACH)
    while last < reach and tokens.lower[last] not in starts:
        if tokens.lower[last] in {";", "—"} or is_verb(tokens, last, language):
            return None
        last += 1
    if last == len(tokens) and _closes_speech(tokens, match, language):
        patient = subject_before(tokens, match, 0, language)
        start = patient[0] if patient else match.first
        return Frame(match, (first, last), start, "subject", 0.85)
    if last == reach or not _may_govern(tokens.lower[last], match, language):
        return None
    if tokens.lower[last - 1] == "," and tokens.lower[last] in language.words("whether"):
        return None  # "was written by Lee, who warned"
    while tokens.is_mark(last - 1) or tokens.lower[last - 1] in language.words("negations"):
        last -= 1
    if first >= last or not _may_speak(tokens, first, last, language):
        return None
    return Frame(match, (first, last), match.first, "agent", 0.85)


def _closes_speech(tokens: Tokens, match: CueMatch, language: Language) -> bool:
    """Tell whether speech, a pronoun and the verb stand here: `"...," she was told by her landlord`."""
    pronoun = match.first - 1
    return (
        takes_hearer(match)
        and follows_speech(tokens, pronoun)
        and tokens.lower[pronoun] in language.words("subjects")
    )


def _may_govern(word: str, match: CueMatch, language: Language) -> bool:
    """Tell whether content of this verb may begin with the word: "asked by Lee whether"."""
    if word in language.words("infinitive"):
        return bool(match.cue.frames & {"hearer", "person", "to"})
    if word in language.words("whether"):
        return "whether" in match.cue.frames
    return True


def _may_speak(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether the words behind "by" name a speaker, as "by Lee" does and "by phone" does not."""
    words = tokens.lower[first:last]
    if not language.words("settings").isdisjoint(words):
        return False
    named = any(tokens.capital[first:last]) or words[0] in language.words("determiners|possessives")
    return named or words[-1].endswith(language.plural_endings)
