"""Find whose words a noun reports: "Lee made the claim that", "Lee's claim that", "his claim that"."""

from articles.text.attribution.frame import CueMatch, Frame, TokenRange
from articles.text.attribution.subjects.noun_phrases import subject_before
from articles.text.attribution.subjects.shared import shared_subject
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

NOUN_REACH = 6  # tokens between "expressed" and the noun
OWNER_REACH = 5  # tokens between "Lee's" and the noun: "Lee's latest unfounded claim"


def frame_of_noun(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> Frame | None:
    """The subject of "Lee made the claim that", "Lee's claim that", "his claim that"."""
    subject = (
        _author_behind_noun(match)
        or _subject_of_voicing_verb(tokens, match, earlier, language)
        or _owner_before_noun(tokens, match.head, language)
    )
    if subject is None:
        return _frame_of_nobody(tokens, match, language)
    participle = tokens.lower[match.first].endswith(language.ing_endings)
    return Frame(match, subject, match.first if participle else subject[0], "noun", 0.6)


def _frame_of_nobody(tokens: Tokens, match: CueMatch, language: Language) -> Frame | None:
    """ "Amid fears that", "there were complaints that": nobody is named, and no article points at any."""
    head = match.head
    that = tokens.lower[match.last - 1] in language.words("that") and match.last == head + 2
    plural = tokens.lower[head].endswith(language.plural_endings)
    determined = head and tokens.lower[head - 1] in language.words("articles|determiners")
    if not that or not plural or determined or match.first != head:
        return None
    return Frame(match, None, head, "noun", 0.4)


def _author_behind_noun(match: CueMatch) -> TokenRange | None:
    """The author between the noun and its clause: "a report by Lee that ..."."""
    return (match.head + 2, match.last - 1) if match.by else None


def _subject_of_voicing_verb(
    tokens: Tokens, match: CueMatch, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of "expressed", "made" or "issued" before the noun."""
    for verb in range(match.head - 1, max(-1, match.head - NOUN_REACH), -1):
        word = tokens.lower[verb]
        if word not in language.words("voicing"):
            continue
        first = verb
        while first and tokens.lower[first - 1] in language.words("auxiliaries|adverbs"):
            first -= 1
        if word.endswith(language.ing_endings) and first == verb:
            return shared_subject(tokens, verb, earlier, language)
        governing = CueMatch(first, verb, verb + 1, match.cue, "past")
        subject = subject_before(tokens, governing, 0, language)
        return subject or shared_subject(tokens, first, earlier, language)
    return None


def _owner_before_noun(tokens: Tokens, head: int, language: Language) -> TokenRange | None:
    """The possessive before the noun: "his claim", "Lee's latest claim"."""
    for index in range(head - 1, max(-1, head - OWNER_REACH), -1):
        word = tokens.lower[index]
        if tokens.is_mark(index) or word in language.words("prepositions"):
            return None
        if word in language.words("possessives"):
            return index, index + 1
        if word.endswith(language.possessive_endings) and word not in language.words("verbs"):
            first = index
            while first > 0 and tokens.capital[first - 1]:
                first -= 1
            return _without_opener(tokens, first, index, language), index + 1
    return None


def _without_opener(tokens: Tokens, first: int, last: int, language: Language) -> int:
    """Skip what is capital only because it begins the sentence: the "Despite" of "Despite Lee's claim"."""
    begins = first == 0 or tokens.is_mark(first - 1) or tokens.lower[first - 1] == QUOTATION
    opens = language.words("openers|prepositions|subordinators|coordinators|adverbs")
    while begins and first < last and tokens.lower[first] in opens:
        first += 1
    return first
