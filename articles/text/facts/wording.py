"""Find superlatives, comparisons, negations and quantifiers."""

import re
from collections.abc import Sequence

from articles.text.facts.fact import Fact, FactKind
from articles.text.facts.first_words import DIGIT, matches
from articles.text.facts.numerals import NUMERAL, NUMERAL_WORDS, ORDINALS, any_of
from articles.text.languages import english_words, english_words_of_mark

FLAGS = re.VERBOSE | re.IGNORECASE

FIGURE = rf"[$€£]? {NUMERAL} (?: \s?% | \s (?: percent | per\s?cent | percentage\spoints? )\b )?"
PLURAL = re.compile(r"(?<!ou)(?<!s)s\Z")
LOOK = 12  # characters that tell "first" from "first lady"
NOT_FIRST_AFTER = ("at ", "from the ")
NOT_FIRST_BEFORE = (
    " lady",
    " name",
    " of all",
    ",",
    " and foremost",
    "-degree",
    " degree",
    "hand",
    "-hand",
)
MEASURED = "many|much|high|large|big|likely|often|fast|long|old"
EST = r"[a-z]{2,}(?:est)\b"
PLACE = rf"(?: (?: {any_of(ORDINALS)} | [0-9]+(?:st|nd|rd|th) ) [-\s] )"
SUPERLATIVE = re.compile(
    rf"""
    (?<! [\w'’] ) (?:
        never \s before
    |   all[-\s]time (?: \s (?:high|low|record|best|worst|leading) )?
    |   record (?: [-\s] (?:high|low|setting|breaking|number|year|profit|loss|level|amount)s? )\b
    |   (?<! \bat\s ) {PLACE}?
        (?: (?: most | least ) \s (?P<adjective> [a-z]+ ) | (?P<est> {EST} ) | best | worst )\b
    |   (?P<first> first )\b | (?: only | sole | solely )\b (?! \s if\b )
    |   (?: unprecedented | unparalleled | unmatched )\b
    |   (?: more | less | fewer | [a-z]+er ) \s than \s (?: any | ever | all )\b
    )
    """,
    FLAGS,
)
COMPARISON = rf"""
    (?<! [\w'’] ) (?:
        as \s (?: {MEASURED} ) \s (?: \w+ \s ){{0,2}} as \b
    |   (?: more | less | fewer | (?!other|rather|whether|either|neither|ever|never|however|together)[a-z]+er )
        (?: \s (?!than) [a-z]+ ){{0,3}} \s than \b
    |   (?: up | down ) \s (?: by \s )? (?: about \s | nearly \s | almost \s )? {FIGURE}
    |   (?: rose | rise | risen | rises | rising | fell | fall | fallen | falls | falling | grew | grown | grow
        |   increased? | increases | decreased? | dropped | drop | jumped | climbed | surged | declined? )
        \s by \s (?: about \s | nearly \s | almost \s )? {FIGURE}
    |   (?: doubled | tripled | trebled | quadrupled | halved
        |   outnumber(?:ed|s|ing)? | exceed(?:ed|s|ing)? ) \b
    |   compared \s (?: with | to ) \b | the \s same \s (?: \w+ \s )? as \b
    |   (?: twice | half | double | triple | TIMES ) \s
        (?: as \s )? (?: {MEASURED} | more | higher )
        (?: \s (?: \w+ \s ){{0,2}} (?: as | than )\b )? \b
    )
"""
COMPARISON_WITH_TIMES = re.compile(COMPARISON.replace("TIMES", rf"{NUMERAL} \s times"), FLAGS)
PLAIN_COMPARISON = re.compile(COMPARISON.replace("| TIMES", ""), FLAGS)  # three times as fast
FIRST_WORDS_OF_SUPERLATIVES = frozenset({
    "never", "all", "record", "most", "least", "best", "worst", "first", "only", "sole", "solely",
    "unprecedented", "unparalleled", "unmatched", "more", "less", "fewer", "-er", "-est",
    DIGIT, *ORDINALS,
})  # fmt: skip
FIRST_WORDS_OF_COMPARISONS = frozenset({
    "as", "more", "less", "fewer", "-er", "up", "down", "rose", "rise", "risen", "rises", "rising",
    "fell", "fall", "fallen", "falls", "falling", "grew", "grown", "grow", "increase", "increased",
    "increases", "decrease", "decreased", "decreases", "dropped", "drop", "jumped", "climbed", "surged",
    "decline", "declined", "double-", "triple-", "treble-", "quadru-", "halved-", "outnum-",
    "exceed-", "compared", "the same", "twice", "half",
})  # fmt: skip
FIRST_WORDS_OF_TIMES = FIRST_WORDS_OF_COMPARISONS | NUMERAL_WORDS | {DIGIT}  # "5 times as many"
FIRST_WORDS_OF_NEGATIONS = frozenset({
    "no", "not", "cannot", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without",
    "deny", "denies", "denied", "denying", "denial", "denials", "refuse", "refuses", "refused",
    "refusing", "refusal", "reject", "rejects", "rejected", "rejecting", "fail", "fails", "failed",
    "failing", "lack", "lacks", "lacked", "lacking", "absence", "unable", "hardly", "barely", "-n'",
})  # fmt: skip
NEGATION = re.compile(
    r"""
    (?<! [\w'’] ) (?:
        no \s longer | not \b (?! \s only \b ) | cannot | never (?! \s before ) | none | nobody | nothing
    |   nowhere | no \s one | neither | nor | without | no (?! \s? [.,]? \s? [0-9] ) (?! , )
    |   (?: deny | denie[sd] | denying | denials? | refus (?:e|es|ed|ing|al) | reject (?:s|ed|ing)? )
    |   fail (?:s|ed|ing)? \s to | lack (?:s|ed|ing)? | absence \s of | unable \s to | hardly | barely
    |   [a-z]+ n['’]t
    ) (?! [\w] )
    """,
    FLAGS,
)
FIRST_WORDS_OF_QUANTIFIERS = frozenset({
    "all", "every", "everyone", "everybody", "most", "the", "a", "many", "few", "several", "some",
})  # fmt: skip
QUANTIFIER = re.compile(
    r"""
    (?<! [\w'’-] ) (?<! \bat\s ) (?<! \bafter\s ) (?<! \babove\s ) (?<! \bthe\s ) (?:
        all (?! -time | \s (?: right | time | along | over | but ) \b | [-\w] ) | every(?:one|body)?
    |   most (?= \s (?: of \b | (?P<counted> [a-z]+ ) ) ) | (?: the | a ) \s majority
    |   (?: a \s few | few | many | several | some ) (?= \s of \b )
    ) \b
    """,
    FLAGS,
)


def superlatives(sentence: str, starts: Sequence[int]) -> list[Fact]:
    """Return the superlatives: "the largest", "the first", "never before".

    `starts` is where their first words begin, also in the functions below.
    """
    return [
        _fact(match, FactKind.SUPERLATIVE)
        for match in matches(SUPERLATIVE, sentence, starts)
        if not _compares_nothing(sentence, match)
    ]


def comparisons(
    sentence: str, starts: Sequence[int], starts_with_times: Sequence[int]
) -> list[Fact]:
    """Return the comparisons: "more than", "twice as many", "up 5%", "5 times as many"."""
    if "times" in sentence.casefold():
        compared = matches(COMPARISON_WITH_TIMES, sentence, starts_with_times)
    else:
        compared = matches(PLAIN_COMPARISON, sentence, starts)
    return [_fact(match, FactKind.COMPARISON) for match in compared]


def negations(sentence: str, starts: Sequence[int]) -> list[Fact]:
    """Return the negations: "not", "never", "without", "denied"."""
    return [_fact(match, FactKind.NEGATION) for match in matches(NEGATION, sentence, starts)]


def quantifiers(sentence: str, starts: Sequence[int]) -> list[Fact]:
    """Return the quantifiers: "all", "most voters", "few of"."""
    return [
        _fact(match, FactKind.QUANTIFIER)
        for match in matches(QUANTIFIER, sentence, starts)
        if not match["counted"] or _is_counted(match["counted"].lower())
    ]


def _is_counted(noun: str) -> bool:
    return noun in english_words_of_mark("figures", "counted") or (
        PLURAL.search(noun) is not None and noun not in english_words("function_words")
    )


def _fact(match: re.Match[str], kind: FactKind) -> Fact:
    return Fact(match.start(), match.end(), kind, " ".join(match.group().lower().split()))


def _compares_nothing(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether it is no superlative: "forest", "Budapest", "at first", "first lady", "most of"."""
    est, adjective = match["est"], match["adjective"]
    if est:
        return est.lower() in english_words("not_superlatives") or not est.islower()
    if adjective:
        small = adjective.lower()  # "most voters" is a share, "most dangerous" a superlative
        return (
            small in english_words("function_words")
            or small in english_words_of_mark("figures", "counted")
            or PLURAL.search(small) is not None
        )
    after = sentence[match.end() : match.end() + LOOK]
    before = sentence[max(0, match.start() - LOOK) : match.start()].lower()
    if match["first"]:
        return before.endswith(NOT_FIRST_AFTER) or after.lower().startswith(NOT_FIRST_BEFORE)
    return match.group().lower() == "only" and before.endswith("if ")
