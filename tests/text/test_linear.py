"""Ten times the text costs the text engine at most eleven times as much, whatever the text holds."""

import sys

import pytest

from articles.text import Span, facts, inconsistencies, normalise, split
from tests.text.cost import executed_lines

CONTENTS = {
    "prose": "Minister Jane Doe said that the bridge cost 4.5 million euros. “It is safe,” she said.\n\n",
    "one line": "Jane Doe said it cost 4.5 million euros. She added that it is safe. ",
    "quotation marks": '"',
    "opened marks": "“a ",
    "single marks": "‘",
    "closed marks": "“a” ",
    "digits": "1234567890",
    "numbers": "12 1,345.5 ",
    "blanks": " ",
    "line ends": "\n",
    "hyphens": "-",
    "exclamations": "!",
    "brackets": "[",
    "titles": "Mr ",
    "capitals": "Never Best The ",
    "roles": "The minister said that it is safe. ",
    "pronouns": "Jane Doe came. He said that it is safe. ",
    "acronyms": "Iraqi Group (IG) said that it is safe. ",
    "sums": "The 7 victims were 3 women and 5 men, 40% of all. ",
    "turns": "JANE DOE: It is safe.\nMR. ROE: I think it is not.\nQ: Why?\nA: We think so.\n\n",
    "layouts": "10:42\nBy Jane Doe\n“It is safe.” – Jane Doe\n“It is.”\n— Jane Roe, mayor\n\n@jane: Yes.\n",
    "Chinese": "部长张伟说，这座桥耗资450万元。“它是安全的，”她说。",
}
OTHER_LANGUAGES = {  # which read speech by rules of their own
    "de": "Lind sagte, der Hafen sei sicher, und fügte hinzu, man zahle. ",
    "fr": "« Oui, dit Roy. Non. » ",
    "zh": "“桥安全”，部长张伟说",
}
SIZE = 3_000


def text_of(content: str, size: int) -> str:
    return normalise("A " + (content * (size // len(content) + 1))[:size] + " z")


def read_all(text: str) -> None:
    spans = [Span(each.start, each.end) for each in split(text, "en").statements]
    inconsistencies(text, spans, None, [facts(text, span) for span in spans])


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_ten_times_the_text_costs_at_most_eleven_times_the_lines(content):
    read_all(text_of(content, 100))  # word lists are read once

    few, many = (executed_lines(read_all, text_of(content, size)) for size in (SIZE, 10 * SIZE))

    assert many <= 11 * few


@pytest.mark.parametrize(("language", "content"), OTHER_LANGUAGES.items(), ids=OTHER_LANGUAGES)
def test_the_speakers_of_other_languages_are_found_in_linear_time(language, content):
    split(text_of(content, 100), language)  # word lists are read once

    few, many = (
        executed_lines(lambda text: split(text, language), text_of(content, size))
        for size in (SIZE, 10 * SIZE)
    )

    assert many <= 11 * few


def test_facts_that_are_all_compared_with_each_other_are_noticed(monkeypatch):
    def all_pairs(facts_so_far, others):
        added = []
        for other in others:
            for fact in facts_so_far:
                if fact == other:
                    break
            else:
                added.append(other)
        return facts_so_far + added

    monkeypatch.setattr(sys.modules["articles.text.facts.facts"], "_merge", all_pairs)
    content = CONTENTS["capitals"]

    few, many = (executed_lines(read_all, text_of(content, size)) for size in (SIZE, 10 * SIZE))

    assert many > 11 * few
