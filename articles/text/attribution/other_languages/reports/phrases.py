"""Find the words that a phrase such as "laut Lind" reports: those around it, or behind it."""

from articles.text.attribution.frame import TokenRange
from articles.text.attribution.other_languages.contents import Report, left_limit
from articles.text.attribution.other_languages.words import BOUNDS, part_end, part_start
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

LONGEST_PARTICIPLE = 6  # tokens of "publié mardi par la banque"
SHORT = 2  # tokens; fewer behind the phrase are no clause


def report_of_phrase(
    tokens: Tokens,
    cue: TokenRange,
    subject: TokenRange,
    start: int,
    end: int,
    earlier: list[Report],
    language: Language,
) -> Report:
    """Return the report of a phrase such as "laut Lind" in [start, end), with what stands around it."""
    report = Report(cue, subject, start, end, "according to", confidence=0.9)
    lead = language.words("coordinators|adverbs|that|lead_ins") | {","}
    opens = next((at + 1 for at in range(start - 1, -1, -1) if tokens.lower[at] in {":", ";"}), 0)
    if all(word in lead for word in tokens.lower[opens:start]):
        end = _behind_participle(tokens, end, language)
        first = end + 1 if end < len(tokens) and tokens.lower[end] in {",", "—", ":"} else end
        if len(tokens) - first >= SHORT or QUOTATION in tokens.lower[first:]:
            report.content = [(first, len(tokens))]
        return report
    before = start - 1 if tokens.lower[start - 1] in {",", "—"} else start
    left = left_limit(tokens, before, earlier, language)
    if before == start and tokens.lower[start - 1] != QUOTATION:
        left = max(left, _clause_start(tokens, start, language))
    if before - left >= 1:
        report.content = [(left, before)]
    while end < len(tokens) and tokens.lower[end] in language.words("adverbs"):
        end += 1
    behind = end + 1 if end < len(tokens) and tokens.lower[end] == "," else end
    bounded = start and tokens.lower[start - 1] in BOUNDS
    resumes = behind > end if bounded else behind == end
    if report.content and resumes and len(tokens) - behind >= SHORT:
        low = tokens.lower[behind]
        if not bounded or low not in language.words("coordinators|relatives|subordinators|that"):
            report.content.append((behind, len(tokens)))
    return report


def _behind_participle(tokens: Tokens, end: int, language: Language) -> int:
    """Return the comma behind "publié mardi" in "D'après un rapport publié mardi, il perd", or `end`."""
    endings = tuple(language.words("past_participles"))
    if end >= len(tokens) or not endings or not tokens.lower[end].endswith(endings):
        return end
    comma = part_end(tokens, end)
    short = comma - end <= LONGEST_PARTICIPLE and tokens.lower[comma : comma + 1] == [","]
    return comma if short else end


def _clause_start(tokens: Tokens, index: int, language: Language) -> int:
    """Return where the clause with the phrase begins: behind the last comma before its verb."""
    finite = language.words("verbs|auxiliaries|modals|subjunctives")
    first = part_start(tokens, index)
    while first > 1 and finite.isdisjoint(tokens.lower[first:index]):
        if tokens.lower[first - 1] != ",":
            break
        first = part_start(tokens, first - 1)
    return first
