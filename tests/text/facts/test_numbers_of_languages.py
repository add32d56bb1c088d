"""Numbers, money and days as the press of each language writes them: a sentence a case, with its facts."""

import pytest

from articles.text import Span, analyse, split
from articles.text.facts.facts import facts
from tests.text.facts.facts_of import DATE, MONEY, NEGATION, NUMBER, PERCENTAGE, QUANTIFIER, shown

WRITTEN = [
    ("de", "Die Brücke kostet 4,2 Millionen Euro.", MONEY, "4,2 Millionen Euro = 4200000 EUR"),
    ("de", "Der Bund gibt 140 Mio. Euro dazu.", MONEY, "140 Mio. Euro = 140000000 EUR"),
    ("de", "Es kamen 12.500 Besucher.", NUMBER, "12.500 Besucher = 12500 Besucher"),
    ("de", "Es kamen 12’500 Besucher.", NUMBER, "12’500 Besucher = 12500 Besucher"),
    ("de", "Es kostet 1’234.50 Franken.", MONEY, "1’234.50 Franken = 1234.5 CHF"),
    ("de", "Es kostet Fr. 1'234.50 pro Kopf.", MONEY, "Fr. 1'234.50 = 1234.5 CHF"),
    ("hr", "Ima 3,5 posto.", NUMBER, "3,5 posto = 3.5 posto"),
    ("de", "Es kamen zweihundertfünfzig Leute.", NUMBER, "zweihundertfünfzig Leute = 250 Leute"),
    ("de", "Dreieinhalb Millionen Euro fehlen.", MONEY, "Dreieinhalb Millionen Euro = 3500000 EUR"),
    ("de", "Null Komma fünf Prozent mehr.", PERCENTAGE, "Null Komma fünf Prozent = 0.5 %"),
    ("de", "Rund eine halbe Million Gäste.", NUMBER, "Rund eine halbe Million Gäste = 500000 Gäste | about"),
    ("de", "Mindestens 300 Gäste kamen.", NUMBER, "Mindestens 300 Gäste = 300 Gäste | at least"),
    ("de", "Zehn bis zwölf Millionen Euro.", MONEY, "Zehn bis zwölf Millionen Euro = 10000000..12000000 EUR"),
    ("de", "Ein Plus von 2 Prozentpunkten.", PERCENTAGE, "2 Prozentpunkten = 2 percentage points"),
    ("fr", "Cela coûte 4,2 millions d'euros.", MONEY, "4,2 millions d'euros = 4200000 EUR"),
    ("fr", "Il y avait 12 000 personnes.", NUMBER, "12 000 personnes = 12000 personnes"),
    ("fr", "Trois millions et demi de votes.", NUMBER, "Trois millions et demi de votes = 3500000 votes"),
    ("fr", "Quatre-vingt-quinze élèves sont là.", NUMBER, "Quatre-vingt-quinze élèves = 95 élèves"),
    ("fr", "Deux virgule cinq pour cent.", PERCENTAGE, "Deux virgule cinq pour cent = 2.5 %"),
    ("fr", "Plus de 300 votes sont là.", NUMBER, "Plus de 300 votes = 300 votes | more than"),
    ("fr", "Un gain de 2 points de pourcentage.", PERCENTAGE, "2 points de pourcentage = 2 percentage points"),
    ("es", "Cuesta 2 mil millones de dólares.", MONEY, "2 mil millones de dólares = 2000000000 USD"),
    ("es", "Hubo treinta y cinco muertos.", NUMBER, "treinta y cinco muertos = 35 muertos"),
    ("es", "Son dos millones y medio de votos.", NUMBER, "dos millones y medio de votos = 2500000 votos"),
    ("es", "Subió un 2,5 por ciento.", PERCENTAGE, "2,5 por ciento = 2.5 %"),
    ("it", "Costa 3 miliardi di euro.", MONEY, "3 miliardi di euro = 3000000000 EUR"),
    ("it", "Sono trentacinquemila voti.", NUMBER, "trentacinquemila voti = 35000 voti"),
    ("it", "Due virgola cinque milioni di euro.", MONEY, "Due virgola cinque milioni di euro = 2500000 EUR"),
    ("it", "Sono mezzo milione di voti.", NUMBER, "mezzo milione di voti = 500000 voti"),
    ("pt", "Custa 2 bilhões de reais.", MONEY, "2 bilhões de reais = 2000000000 BRL"),
    ("pt", "Foram cento e vinte mil votos.", NUMBER, "cento e vinte mil votos = 120000 votos"),
    ("pt", "Três milhões e meio de votos.", NUMBER, "Três milhões e meio de votos = 3500000 votos"),
    ("ru", "Мост стоит 4,2 млн рублей.", MONEY, "4,2 млн рублей = 4200000 RUB"),
    ("ru", "Это 2 миллиарда долларов.", MONEY, "2 миллиарда долларов = 2000000000 USD"),
    ("pl", "Kosztuje 4,2 mln złotych.", MONEY, "4,2 mln złotych = 4200000 PLN"),
    ("ar", "يكلف ٤٫٢ مليون دولار", MONEY, "٤٫٢ مليون دولار = 4200000 USD"),
    ("fa", "این پل ۴٫۲ میلیون یورو است", MONEY, "۴٫۲ میلیون یورو = 4200000 EUR"),
    ("ja", "橋は3億5000万円です", MONEY, "3億5000万円 = 350000000 JPY"),
    ("zh", "大桥耗资4.2亿元", MONEY, "4.2亿元 = 420000000 CNY"),
    ("ko", "다리에 든 돈은 3억 원", MONEY, "3억 원 = 300000000 KRW"),
    ("hi", "पुल पर 2 लाख करोड़ रुपये", MONEY, "2 लाख करोड़ रुपये = 2000000000000 INR"),
    ("de", "Am 17. Dezember 2026 war es so.", DATE, "17. Dezember 2026 = 2026-12-17"),
    ("de", "Am 03.04.2026 war es so.", DATE, "03.04.2026 = 2026-04-03"),
    ("de", "Am 3. 4. 2026 war es so.", DATE, "3. 4. 2026 = 2026-04-03"),
    ("de", "Am 05.05.24 war es so.", DATE, "05.05.24 = 2024-05-05"),
    ("hu", "2026. április 3-án volt.", DATE, "2026. április 3 = 2026-04-03"),
    ("fr", "Le 1er mai 2025, il est venu.", DATE, "1er mai 2025 = 2025-05-01"),
    ("fr", "Le 03/04/2026, il est venu.", DATE, "03/04/2026 = 2026-04-03"),
    ("es", "El 5 de mayo de 2024 llegó.", DATE, "5 de mayo de 2024 = 2024-05-05"),
    ("it", "Il 2 giugno 2025 arriva.", DATE, "2 giugno 2025 = 2025-06-02"),
    ("pt", "Em 7 de setembro de 2025 chegou.", DATE, "7 de setembro de 2025 = 2025-09-07"),
    ("ru", "Это было 17 декабря 2026 года.", DATE, "17 декабря 2026 = 2026-12-17"),
    ("ja", "2026年12月17日のこと", DATE, "2026年12月17日 = 2026-12-17"),
    ("ar", "في 17 ديسمبر 2026", DATE, "17 ديسمبر 2026 = 2026-12-17"),
    ("es", "Nació en mil novecientos noventa y cinco.", DATE, "mil novecientos noventa y cinco = 1995"),
    ("de", "Das ist seit 2018 nicht so.", DATE, "2018 = 2018"),
    ("de", "Das ist nicht so.", NEGATION, "nicht = nicht"),
    ("fr", "Tous les élèves sont là.", QUANTIFIER, "Tous = tous"),
]  # fmt: skip
NOTHING = [
    ("de", "Ein Mann und eine Frau im 19. Jahrhundert.", NUMBER),
    ("de", "Covid-19 und der A380 sind da.", NUMBER),
    ("fr", "Un homme et une femme sont là.", NUMBER),
    ("de", "Es kamen 2.016 Leute und 2000 Schafe.", DATE),
    ("de", "Vier Millionen Euro fehlen.", "name"),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), WRITTEN)
def test_a_language_has_its_own_signs_and_words_for_numbers(language, text, kind, expected):
    of_kind = [each for each in facts(text, Span(0, len(text)), language) if each.kind == kind]

    assert [shown(text, each) for each in of_kind] == [expected]


@pytest.mark.parametrize(("language", "text", "kind"), NOTHING)
def test_articles_labels_and_ordinals_are_not_numbers(language, text, kind):
    assert [each for each in facts(text, Span(0, len(text)), language) if each.kind == kind] == []


def test_the_language_is_read_from_the_text():
    text = "Die Brücke kostet nach Angaben der Stadt 4,2 Millionen Euro und wird im Mai fertig."

    (money,) = [each for each in facts(text, Span(0, len(text))) if each.kind == MONEY]

    assert money.value == "4200000"


def test_the_facts_of_a_split_text_are_printed_in_the_articles_own_characters():
    printed = analyse(split("Rents rose by 5.4 per cent in May.", "en"), None).as_json()["facts"]

    assert printed[1] == {
        "words": "5.4 per cent",
        "start": 14,
        "end": 26,
        "kind": "percentage",
        "value": "5.4",
        "unit": "%",
        "modifier": "",
    }
