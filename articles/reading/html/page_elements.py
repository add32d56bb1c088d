"""The elements of a page by words in their attributes, found in one pass for all who ask.

Each XPath over a page takes about 0.4 ms, a third of the time in which it is parsed.
"""

from functools import cached_property

from lxml.html import HtmlElement

_BETWEEN = "\0"  # in no page: the parser accepts no null


class PageElements:
    """The elements of a page as it was parsed. Those that are removed later stay in the lists."""

    def __init__(self, page: HtmlElement) -> None:
        self.page = page

    @cached_property
    def _all(self) -> list[HtmlElement]:
        return list(self.page.iter())

    @cached_property
    def _folded(self) -> str:
        """The values of all attributes, one element after the other."""
        return _BETWEEN.join([" ".join(element.values()) for element in self._all]).lower()

    def with_attribute(self, name: str) -> list[HtmlElement]:
        """Return the elements with an attribute of that name, whatever its value."""
        return [element for element in self._all if element.get(name) is not None]

    def with_words(self, *words: str) -> list[HtmlElement]:
        """Return the elements with one of the words in a value, in any case, in order.

        The words are in small letters. Which attribute holds the word is up to the caller.
        """
        numbers: set[int] = set()
        for word in words:
            number = counted = 0
            position = self._folded.find(word)
            while position >= 0:
                number += self._folded.count(_BETWEEN, counted, position)
                numbers.add(number)
                counted = self._folded.find(_BETWEEN, position)
                position = self._folded.find(word, counted) if counted >= 0 else -1
        return [self._all[number] for number in sorted(numbers)]
