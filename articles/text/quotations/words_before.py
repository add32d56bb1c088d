"""The words before a passage in quotation marks."""

import re

END_OF_WORD = re.compile(r"[\w’']+$")
# the same with hyphens, and with the signs of Indian scripts that are no letters
END_OF_HYPHENED_WORD = re.compile(r"[\w’'\u0900-\u0dff-]+$")
LOOK_BACK = 40  # code points before a mark that are read
MOST = 3


def words_before(text: str, end: int, end_of_word: re.Pattern[str]) -> list[str]:
    """Return up to three words before `end`, with nothing but blanks and commas between them.

    None stand there if `end` follows no blank. `end_of_word` matches the letters at the end of a string.
    """
    before = text[max(0, end - LOOK_BACK) : end]
    if not before[-1:].isspace():
        return []
    words: list[str] = []
    for piece in reversed(before.rsplit(None, MOST)[-MOST:]):
        word = piece.removesuffix(",")
        if not word.isalnum():  # a mark stands in it: only the letters behind it count
            letters = end_of_word.search(word)
            if letters is None:
                break
            words.append(letters.group())
            if letters.start():
                break
        else:
            words.append(word)
    return words[::-1]
