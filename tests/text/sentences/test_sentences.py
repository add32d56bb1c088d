"""The ends of sentences: a case for each of the 48 English golden rules, and for news."""

import pytest

from articles.text.languages import load_language
from articles.text.sentences import sentences

ENGLISH = load_language("en")
GOLDEN = {
    "full stop": ["The vote is over.", "Nobody objected."],
    "question mark": ["Is it over?", "Ask the clerk."],
    "exclamation mark": ["What a day!", "Nobody slept."],
    "capital initial": ["Her lawyer is Maria E. Torres."],
    "small initial": ["See p. 12 of the report."],
    "small abbreviation inside": ["Did Paul and co. stay until noon?"],
    "company inside": ["The house sold to Hill, Marsh & Co. for a song."],
    "small abbreviation at the end": ["We asked Paul and co.", "They were late."],
    "company at the end": ["The house sold to Hill, Marsh & Co.", "It was signed at dawn."],
    "before a name": ["They climbed Mt. Kenya twice."],
    "before and after a name": ["St. Anne's School is on 9th st. by the river."],
    "possessive": ["This is Robert Hill Jr.'s desk."],
    "letters inside": ["She left the U.S.A. in May."],
    "letters at the end": ["They moved to the E.U.", "What about him?"],
    "country at the end": ["They moved to the U.S.", "What about him?"],
    "country before a name": ["He joined the U.S. Army in Texas."],
    "country inside": ["She stayed in the U.S. for ten years."],
    "clock": ["At 7 a.m. Mr. Brown took the bus.", "He was home by 5 P.M.", "Mr. Brown then ate."],
    "figure inside": ["It costs $12.50 a month."],
    "figure at the end": ["It costs $12.50.", "That is too much."],
    "brackets inside": ["He paints (He once sold shoes.) in an old barn."],
    "address of mail": ["Write to Jane.Roe@example.org.", "She will answer."],
    "address of a page": ["Read it at https://www.example.42.org/a-b/c_d.html.", "Then call me."],
    "single quotation inside": ["He looked up, 'It is done.' he said."],
    "double quotation inside": ['He looked up, "It is done." he said.'],
    "quotation at the end": ['He looked up, "It is done."', "He closed the book."],
    "two exclamation marks": ["Stop!!", "Go home."],
    "two question marks": ["Stop??", "Who said so?"],
    "both marks": ["Stop!?", "Who said so?"],
    "both marks turned": ["Stop?!", "Who said so?"],
    "list with points and brackets": ["1.) Bring bread", "2.) Bring milk"],
    "list with both and stops": ["1.) Bring bread.", "2.) Bring milk."],
    "list with brackets": ["1) Bring bread", "2) Bring milk"],
    "list with brackets and stops": ["1) Bring bread.", "2) Bring milk."],
    "list with points": ["1. Bring bread", "2. Bring milk"],
    "list with points and stops": ["1. Bring bread.", "2. Bring milk."],
    "bullets and figures": ["• 9. Bring bread", "• 10. Bring milk"],
    "hyphen bullets": ["⁃9. Bring bread", "⁃10. Bring milk"],
    "letters": ["a. Bring bread", "b. Bring milk", "c. Bring the third thing"],
    "wrapped line": ["This line was\ncut in two because of the page."],
    "wrapped line with a blank": ["The night was cold \nin the old town."],
    "number with points": ["It lies at N°. 2031.117.224.", "Nobody goes there."],
    "name with a mark": ["He works for Yahoo! in the mail room."],
    "I at the end": ["We agree, he and I.", "Have you met Carl I. Young?"],
    "ellipsis in a quotation": [
        "He holds that “the rules of the world will seem less strict. . . .”"
    ],
    "ellipsis in brackets": ['"Marsh [...] drew on the image of two rivers [...]" (Hill 31).'],
    "ellipsis and stop": ["Show it with three points and then the stop . . . .", "Go on."],
    "ellipsis at the end": ["I never said so....", "He shut the door."],
    "ellipsis inside": ["I was not ... well, you see . . . the point is . . . I did not."],
    "four points": [
        "A habit that grew weak . . . was that of long words. . . .",
        "It did not die. . . .",
    ],
}
NEWS = {
    "dateline": ["BAGHDAD (Reuters) - The law passed.", "It was late."],
    "question in speech": ['"Why?" he asked.', "Nobody knew."],
    "name asks": ['"Why?" Smith asked.', "Nobody knew."],
    "month": ["It begins on Feb. 25 in Oslo."],
    "no blank": ["They work wonders.", "Neither of us knew."],
    "small letter goes on": ["It is open on weekends.", "plus it is cheap."],
    "title": ["Sen. Bernie Sanders spoke.", "So did Gov. Lee."],
    "company before a name": ["He left Apple Inc. Chief Tim Hill stayed."],
    "day after clock": ["They met at 5 p.m. Tuesday in Oslo."],
    "arabic": ["هل انتهى؟", "نعم."],
    "chinese": ["他说了。", "我走了。"],
}


def sentence_texts(text):
    return [text[start:end] for start, end in sentences(text, ENGLISH)]


@pytest.mark.parametrize("expected", GOLDEN.values(), ids=GOLDEN)
def test_the_golden_rules_are_followed(expected):
    assert sentence_texts(" ".join(expected)) == expected


def test_short_lines_of_small_letters_are_a_list():
    assert sentence_texts("bread\nsour milk\neggs, butter\n") == [
        "bread",
        "sour milk",
        "eggs, butter",
    ]


@pytest.mark.parametrize(("name", "expected"), NEWS.items(), ids=NEWS)
def test_sentences_of_news_end_in_the_right_place(name, expected):
    blank = "" if name in {"no blank", "chinese"} else " "
    assert sentence_texts(blank.join(expected)) == expected


def test_headings_list_items_and_rules_are_separate():
    text = "A heading\n\nA sentence.\n- one\n- two\n_______________\nThe end."

    assert sentence_texts(text) == [
        "A heading",
        "A sentence.",
        "- one",
        "- two",
        "_______________",
        "The end.",
    ]
