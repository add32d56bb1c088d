"""Elements are looked up by words in their attributes, each once, in the order of the page."""

from lxml import html

from articles.reading.html.page_elements import PageElements

PAGE = """<body class="Page">
<p id=one class="by-LINE author">a</p> <p>b</p> <a rel="author" href="/author/2">İ</a>
<i title="İ author">c</i> <b hidden>d</b> <p data-x="line
author">e</p></body>"""


def elements() -> PageElements:
    return PageElements(html.document_fromstring(PAGE))


def texts(*words: str) -> list[str | None]:
    return [element.text for element in elements().with_words(*words)]


def test_elements_are_looked_up_by_words_in_any_case_and_any_attribute():
    assert texts("author") == ["a", "İ", "c", "e"]
    assert texts("line", "author") == ["a", "İ", "c", "e"]
    assert texts("line") == ["a", "e"]
    assert texts("nothing") == []


def test_a_word_is_not_found_across_two_elements():
    assert texts("author author") == []


def test_elements_are_looked_up_by_an_attribute_without_a_value():
    assert [element.text for element in elements().with_attribute("hidden")] == ["d"]
