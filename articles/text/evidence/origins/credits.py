"""Find the agency that a text credits, in its own language: "according to Reuters", "(AFP)", "laut dpa"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.text.spans import Span

# Agencies with the ways in which they are written. The longest match wins.
AGENCIES = {
    "Reuters": ("Thomson Reuters", "Reuters", "Рейтер", "رويترز"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP", "Франс Пресс", "فرانس برس"),
    "AP": ("The Associated Press", "Associated Press", "AP", "أسوشيتد برس"),
    "dpa": ("Deutsche Presse-Agentur", "Deutschen Presse-Agentur", "DPA", "dpa"),
    "EFE": ("Agencia EFE", "EFE"),
    "Europa Press": ("Europa Press",),
    "ANSA": ("ANSA", "Ansa"),
    "Lusa": ("Agência Lusa", "Lusa"),
    "ANP": ("ANP",),
    "Belga": ("Belga",),
    "PAP": ("PAP",),
    "ČTK": ("ČTK",),
    "APA": ("APA",),
    "Keystone-SDA": ("Keystone-SDA", "Keystone-ATS"),
    "Ritzau": ("Ritzau",),
    "NTB": ("NTB",),
    "PA Media": ("PA Media", "Press Association"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "Xinhua": ("Xinhua News Agency", "Xinhua", "Синьхуа", "شينخوا"),
    "TASS": ("TASS", "ТАСС"),
    "Interfax": ("Interfax", "Интерфакс"),
    "Kyodo": ("Kyodo News", "Kyodo"),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "Anadolu"),
    "UPI": ("UPI",),
    "KNA": ("KNA",),
    "epd": ("epd",),
}
# Credits that name no agency: the text is of one or several of them.
ANY_AGENCY = "news agencies"
UNNAMED = (
    *("wire services", "wire service reports", "wire reports", "agency reports", "news agencies"),
    *("Nachrichtenagenturen", "Agenturmeldungen", "Agenturberichten", "Agenturmaterial"),
    *("agences de presse", "agences", "agencias de noticias", "agencias", "agenzie di stampa"),
    *("agenzie", "agências de notícias", "agências", "persbureaus", "agencje", "agencies"),
    *("Agenturen", "информагентства", "информагентств", "وكالات الأنباء", "وكالات"),
)
HOSTS = {  # of agencies, whose own pages often credit nobody
    "reuters.com": "Reuters",
    "apnews.com": "AP",
    "afp.com": "AFP",
    "dpa.com": "dpa",
    "efe.com": "EFE",
    "ansa.it": "ANSA",
    "tass.ru": "TASS",
    "tass.com": "TASS",
    "interfax.ru": "Interfax",
    "xinhuanet.com": "Xinhua",
    "kyodonews.net": "Kyodo",
}
BY_NAME = {written: agency for agency, ways in AGENCIES.items() for written in ways}


def _alternatives(written: Iterable[str]) -> str:
    longest = sorted(written, key=lambda way: (-len(way), way))
    return "|".join(re.escape(way) for way in longest).replace("\\ ", "[ ]")


AGENCY = _alternatives(way for ways in AGENCIES.values() for way in ways)
NAME = rf"(?P<name> (?<!\w) (?: {AGENCY} ) (?!\w) )"
CREDITED = rf"(?P<name> (?<!\w) (?: {AGENCY} | (?i: {_alternatives(UNNAMED)} ) ) (?!\w) )"
TOLD = "told|seen[ ]by"  # by people, who name the agency
BEFORE = _alternatives(  # verbs that may stand before the agency
    [
        *("berichtete", "berichtet", "meldete", "meldet", "schreibt", "schrieb", "zufolge"),
        *("rapporte", "a rapporté", "a indiqué", "a annoncé", "indique"),
        *("informó", "informa", "reportó", "señaló", "ha riferito", "riferisce", "riporta"),
        *("informou", "relatou", "meldde", "bericht", "podaje", "poinformowała", "podala"),
        *("сообщило", "сообщает", "сообщил", "передает", "передаёт", "bildirdi", "skriver"),
    ]
)
SAYS = rf"reported|reports|said|says|added|wrote|writes|{BEFORE}"
CITING = _alternatives(
    [
        *("according to", "citing", "quoting", "as reported by"),
        *("laut", "nach Angaben von", "nach Angaben der", "wie", "unter Berufung auf"),
        *("selon", "d'après", "d’après", "rapporte", "según", "de acuerdo con", "secondo"),
        *("segundo", "de acordo com", "volgens", "według", "jak podaje", "enligt", "ifølge"),
        *("по данным", "по сообщению", "сообщает", "передает", "как сообщает", "podle"),
        *("بحسب", "وفقا", "وفقًا", "نقلا عن", "قالت", "ذكرت"),
    ]
)
WITH = _alternatives(
    [
        *("reporting by", "reporting from", "material from", "contributed by", "with files from"),
        *("mit Material von", "mit Material der", "avec", "con información de", "compiled from"),
    ]
)
ARTICLE = _alternatives(
    [
        *("the", "der", "die", "la", "las", "les", "los", "os", "as", "a", "o", "il", "het"),
        *("persbureau", "het persbureau", "агентство", "агентства", "وكالة", "لوكالة"),
    ]
)
THE = rf"""(?: (?:{ARTICLE}) \s | l[’'](?:agence\s)? | ل )?
    (?: (?:news\s)?agency\s | Nachrichtenagentur\s | agence\s | agen[cz]ia\s | agência\s | agencja\s )?"""
LINE = r"(?: source:\s | via\s | by\s | with\s | from\s | ©\s? | quelle:\s )? (?: the\s )?"
SHORT = r"[^()\n]{1,30}"
CREDIT = re.compile(
    rf"""
      (?i: (?<!\w) (?:{CITING}) ) \s (?i: {THE} ) {CREDITED}
    | \( (?: (?:{SHORT}) \s? [/,] \s? )? {CREDITED.replace("name", "bracketed")} (?: \s? [/,] \s? {SHORT} )? \)
    | (?<!\w) (?:{BEFORE} | {TOLD}) \s (?i: {THE} ) {NAME.replace("name", "hearing")}
    | {NAME.replace("name", "speaking")} (?: \s news\sagency )? \s (?:{SAYS}) \b
    | ^ [^\S\n]* (?i: {LINE} ) {CREDITED.replace("name", "line")} [^\S\n]* $
    | (?i: (?<!\w) (?:{WITH}) ) \s (?i: {THE} ) {CREDITED.replace("name", "credited")}
    """,
    re.VERBOSE | re.MULTILINE,
)
GROUPS = ("name", "bracketed", "hearing", "speaking", "line", "credited")


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
        agency = BY_NAME.get(written, ANY_AGENCY)
        lines.append(Credit(agency, Span(match.start(), match.end())))
    return lines


def named_origin(text: str) -> str:
    """Return the agency that a text credits most often, or "" if it credits none.

    It is `ANY_AGENCY` if the text credits "wire services" and names none.
    """
    counts: dict[str, int] = {}
    for credit in credit_lines(text):
        counts[credit.agency] = counts.get(credit.agency, 0) + 1
    return max(counts, key=lambda agency: (agency != ANY_AGENCY, counts[agency]), default="")


def agency_of_host(host: str) -> str:
    """Return the agency whose pages are on the host, or ""."""
    parts = host.lower().split(".")
    return HOSTS.get(".".join(parts[-2:]), "")


def common_agency(first: str, second: str) -> str:
    """Return the agency of which both texts may be, by what each credits; "" if there is none."""
    if not first or not second:
        return ""
    if ANY_AGENCY in {first, second}:
        return second if first == ANY_AGENCY else first
    return first if first == second else ""
