"""Live blogs: entries with a time, and the reporters who write them."""

from articles.text.languages import Language, layout_words
from articles.text.layouts.labels import BEHIND_TIME, TIME, are_name_words
from articles.text.layouts.lines import BULLETS, Line, ends_like_sentence, is_short
from articles.text.spans import Span

TIME_BEGINS = frozenset("[(0123456789")
FEWEST = 2  # entries
START_OF_RECORDING = 5  # minutes: a transcript begins near 0:00, a live blog hardly ever
NEAR = 2  # lines from the time of an entry to its byline


class LiveBlog:
    """The entries of a live blog, and the lines that are times and bylines."""

    def __init__(self, text: str, lines: list[Line], language: Language) -> None:
        self.text, self.language = text, language
        self.entries: list[int] = []
        self.silent: list[Span] = []
        self.reporters: set[str] = set()
        timed = [line for line in lines if self._time(line) is not None]
        if len(timed) < FEWEST or not self._are_clock_times(timed):
            return
        self.entries = [line.start for line in timed]
        for line in timed:
            self._read_entry(line, lines)

    def _time(self, line: Line) -> int | None:
        """Return the minutes of the time at the start of the line, None without one."""
        text, start = self.text, line.start
        if text[start].isalpha():
            return None  # most lines
        if text[start] in BULLETS + "+[(":
            while start < line.end and text[start] in BULLETS + "+ ":
                start += 1
        begins = text[start : start + 1] in TIME_BEGINS
        match = TIME.match(text, start, line.end) if begins else None
        if match is None or int(match["hours"]) > 24 or int(match["minutes"]) > 59:
            return None
        if text[match.end() : match.end() + 1].isalnum():
            return None
        if match["seconds"]:
            return None
        return int(match["hours"]) * 60 + int(match["minutes"])

    def _are_clock_times(self, timed: list[Line]) -> bool:
        """Tell whether the times are those of a day, not the minutes of a recording."""
        minutes = [self._time(line) or 0 for line in timed]
        if any(self.text[line.start] in "[(" for line in timed):
            return False
        matches = (TIME.search(self.text, line.start, line.end) for line in timed)
        if any(match and match["clock"] for match in matches):
            return True
        return min(minutes) > START_OF_RECORDING

    def _read_entry(self, line: Line, lines: list[Line]) -> None:
        """Read the byline of an entry: behind its time, or in one of the next lines."""
        match = TIME.search(self.text, line.start, line.end)
        start = match.end() if match else line.start
        while start < line.end and self.text[start] in BEHIND_TIME:
            start += 1
        self._read_byline(line, start)
        for following in lines[line.number + 1 : line.number + 1 + NEAR]:
            if is_short(following) and not ends_like_sentence(self.text, following):
                self._read_byline(following, following.start)

    def _read_byline(self, line: Line, start: int) -> None:
        """Note the reporter if the line is a byline from `start` on: "By Jo Park", "Jo Park in Orrin"."""
        name = reporter_of(self.text[start : line.end], self.language)
        if name:
            self.reporters.add(name)
            self.silent.append(line.span)


def reporter_of(words: str, language: Language) -> str:
    """Return the name in a byline, or "" if the words are none."""
    parts = words.strip("—–-•| ").split()
    has_by = bool(parts) and parts[0].lower().rstrip(":") in layout_words("by")
    if has_by:
        parts = parts[1:]
    name: list[str] = []
    for part in parts:
        if not are_name_words([part.rstrip(",:")], language) and part not in language.words(
            "particles"
        ):
            break
        name.append(part.rstrip(",:"))
        if part[-1] in ",:":
            break
    if not 2 <= len(name) <= 4:
        return ""
    rest = parts[len(name) :]
    is_place = bool(rest) and rest[0].lower() in language.words("prepositions")
    if rest and not has_by and not is_place and not parts[len(name) - 1].endswith(","):
        return ""
    return " ".join(name) if len(rest) <= 5 and words.rstrip()[-1:] not in ".:?!" else ""
