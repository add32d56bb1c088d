"""Find the agency that a text credits: "according to Reuters", "(AFP)"."""

import re
from dataclasses import dataclass

from articles.text.spans import Span

# Agencies with the ways in which they are written. The longest match wins.
AGENCIES = {
    "Reuters": ("Thomson Reuters", "Reuters"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP"),
    "AP": ("The Associated Press", "Associated Press", "AP"),
    "dpa": ("Deutsche Presse-Agentur", "DPA", "dpa"),
    "EFE": ("Agencia EFE", "EFE"),
    "ANSA": ("ANSA",),
    "PA Media": ("PA Media", "Press Association"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "Xinhua": ("Xinhua News Agency", "Xinhua"),
    "TASS": ("TASS",),
    "Interfax": ("Interfax",),
    "Kyodo": ("Kyodo News", "Kyodo"),
    "Anadolu": ("Anadolu Agency", "Anadolu"),
    "UPI": ("UPI",),
    "KNA": ("KNA",),
    "epd": ("epd",),
}
BY_NAME = {written: agency for agency, ways in AGENCIES.items() for written in ways}
WRITTEN = "|".join(re.escape(way) for way in sorted(BY_NAME, key=lambda way: (-len(way), way)))
NAME = rf"(?P<name> (?<!\w) (?: {WRITTEN} ) (?!\w) )".replace("\\ ", "[ ]")
SAYS = "reported|reports|said|says|added|wrote"
CITING = r"according\sto|citing|quoting|as\sreported\sby|told|seen\sby|laut|selon|según"
WITH = r"reporting\sby|reporting\sfrom|material\sfrom|contributed\sby"
THE = r"(?: the\s | l['’] )? (?: news\sagency\s )?"
LINE = r"(?: source:\s | via\s | by\s | with\s | ©\s? )? (?: the\s )?"
CREDIT = re.compile(
    rf"""
      (?i: {CITING} ) \s (?i: {THE} ) {NAME}
    | \( {NAME.replace("name", "bracketed")} (?: \s? / \s? [^()\n]{{1,30}} )? \)
    | {NAME.replace("name", "speaking")} (?: \s news\sagency )? \s (?:{SAYS}) \b
    | ^ [^\S\n]* (?i: {LINE} ) {NAME.replace("name", "line")} [^\S\n]* $
    | (?i: {WITH} ) \s (?i: {THE} ) {NAME.replace("name", "credited")}
    """,
    re.VERBOSE | re.MULTILINE,
)
GROUPS = ("name", "bracketed", "speaking", "line", "credited")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a text credits, and the words that say so."""

    agency: str
    span: Span


def credit_lines(text: str) -> list[Credit]:
    """Return the credits in order. Linear."""
    lines = []
    for match in CREDIT.finditer(text):
        written = next(match[group] for group in GROUPS if match[group])
        lines.append(Credit(BY_NAME[written], Span(match.start(), match.end())))
    return lines


def named_origin(text: str) -> str:
    """Return the agency that a text credits most often, or "" if it credits none."""
    counts: dict[str, int] = {}
    for credit in credit_lines(text):
        counts[credit.agency] = counts.get(credit.agency, 0) + 1
    return max(counts, key=lambda agency: counts[agency], default="")
