"""Interviews without labels: a paragraph asks, the next ones answer, and the introduction names who."""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.text.languages import layout_words
from articles.text.layouts.lines import OPENING_MARKS, Line, ends_like_sentence
from articles.text.layouts.transcripts import NOT_SPOKEN, is_personal

FEWEST_QUESTIONS = 3
LONGEST_NOTE = 150  # code points at the end that may say who asked
LONGEST_QUESTION = 400  # code points
LONGEST_ANSWER = 8  # lines
WORD = re.compile(r"[^\W\d_]+")


def questions_of(text: str, lines: Sequence[Line], headline: str) -> list[Line]:
    """Return the paragraphs that ask in an interview without labels, or none if it is no interview.

    The headline, the introduction or a note at the end calls it one, and most answers speak of "I" or "we".
    """
    asking = [line for line in lines if _asks(text, line)]
    if len(asking) < FEWEST_QUESTIONS:
        return []
    behind = max(asking[-1].end, len(text) - LONGEST_NOTE)
    around = f"{headline}\n{text[: asking[0].start]}\n{text[behind:]}".lower()
    if layout_words("interviewed").isdisjoint(WORD.findall(around)):
        return []
    gaps = [after.number - before.number for before, after in pairwise(asking)]
    if any(not 1 < gap <= LONGEST_ANSWER for gap in gaps):
        return []
    answers = [lines[line.number + 1] for line in asking if line.number + 1 < len(lines)]
    marked = sum(text[line.start] in OPENING_MARKS for line in answers)
    personal = sum(is_personal(text, line) for line in answers)
    return asking if not marked and 2 * personal >= len(answers) else []


def _asks(text: str, line: Line) -> bool:
    return text[line.end - 1] == "?" and line.end - line.start <= LONGEST_QUESTION


def answer_behind(
    text: str, lines: Sequence[Line], question: Line, following: Line | None
) -> list[Line]:
    """Return the lines that answer: those before the following question, or the last ones of "I"."""
    first = question.number + 1
    if following is not None:
        return [line for line in lines[first : following.number] if line.role not in NOT_SPOKEN]
    answer = list(lines[first : first + 1])
    for line in lines[first + 1 : first + LONGEST_ANSWER]:
        if not (is_personal(text, line) and ends_like_sentence(text, line)):
            break
        answer.append(line)
    return answer
