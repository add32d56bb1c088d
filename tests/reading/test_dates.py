"""Days as pages write them, in many languages."""

import pytest

from articles.reading.dates import iso_date, written_days

WRITTEN = {
    "day first": ("Published 12 May 2020", "", "2020-05-12"),
    "month first": ("March 3rd, 2020, by Ann Lee", "en", "2020-03-03"),
    "German": ("Stand: 3. März 2019, 12 Uhr", "de", "2019-03-03"),
    "Austrian": ("7. Jänner 2021", "de", "2021-01-07"),
    "Spanish": ("12 de enero de 2020", "es", "2020-01-12"),
    "French": ("Publié le 1er août 2023", "fr", "2023-08-01"),
    "Italian": ("5 settembre 2022 alle 10:00", "it", "2022-09-05"),
    "Portuguese": ("9 de março de 2024", "pt", "2024-03-09"),
    "Russian": ("3 марта 2020, 10:15", "ru", "2020-03-03"),
    "Arabic": ("٣ مارس ٢٠٢٠", "ar", "2020-03-03"),
    "Levantine Arabic": ("15 كانون الثاني 2021", "ar", "2021-01-15"),
    "Persian digits": ("۵ مارس ۲۰۲۱", "fa", "2021-03-05"),
    "Japanese": ("2020年3月4日 10時", "ja", "2020-03-04"),
    "Korean": ("2020년 3월 4일", "ko", "2020-03-04"),
    "Polish July": ("12 lip 2020", "pl", "2020-07-12"),
    "Croatian June": ("12 lip 2020", "hr", "2020-06-12"),
    "German numbers": ("am 5.3.26", "de", "2026-03-05"),
    "slashes, American": ("03/04/2026", "en-US", "2026-03-04"),
    "slashes, British": ("03/04/2026", "en-GB", "2026-04-03"),
    "slashes, French": ("03/04/2026", "fr", "2026-04-03"),
    "slashes, one way only": ("03/14/2026", "en", "2026-03-14"),
    "slashes, two ways": ("03/04/2026", "en", ""),
    "a version": ("version 1.2.2020.4", "", ""),
    "no such day": ("31 June 2020", "en", ""),
    "no day": ("in May 2020", "en", ""),
    "the beginning of time": ("1 January 1970", "en", ""),
}


@pytest.mark.parametrize(("text", "language", "day"), WRITTEN.values(), ids=WRITTEN)
def test_a_day_is_read_as_it_is_written(text, language, day):
    assert [str(each.day) for each in written_days(text, language=language)][:1] == [day][
        : bool(day)
    ]


def test_a_written_day_has_its_place():
    text = "By Ann Lee, 5 March 2026, updated 9 March 2026"

    days = list(written_days(text, language="en"))

    assert [text[each.start : each.end] for each in days] == ["5 March 2026", "9 March 2026"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("March 5, 2026", "2026-03-05"),
        ("5. März 2026", "2026-03-05"),
        ("Thursday, 5 March 2026 at 10:30", "2026-03-05"),
        ("1970-01-01T00:00:00Z", ""),
        ("1447-03-02", ""),  # a Hijri year
        ("1499-12-01", ""),
        ("yesterday", ""),
    ],
)
def test_a_time_of_publication_is_a_possible_one(said, expected):
    assert iso_date(said) == expected
