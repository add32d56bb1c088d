"""Python's own HTML parser, for markup that lxml cannot be trusted with: it has no depth limit."""

from html.parser import HTMLParser

_HIDDEN = frozenset({"script", "style"})  # other hidden elements may lack an end tag and hide all
_LINE_BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"})

Attributes = list[tuple[str, str | None]]


class TextParser(HTMLParser):
    """Calls `write` with each piece of text that is not a script or a style, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._hidden_by = ""

    def write(self, text: str) -> None:
        """Take the next piece of text."""
        raise NotImplementedError

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _HIDDEN and not self._hidden_by:
            self._hidden_by = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden_by:
            self._hidden_by = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden_by:
            self.write(data)


def all_text(source: str) -> str:
    """Return all text of a page in order, one line a paragraph, however deep it is nested."""
    lines = _Lines()
    lines.feed(source)
    lines.close()
    clean = (" ".join(line.split()) for line in "".join(lines.parts).split("\n"))
    return "\n".join(line for line in clean if line)


class _Lines(TextParser):
    """Collects text, with a line break before each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        self.parts.append(text)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        super().handle_starttag(tag, attrs)
        if tag in _LINE_BREAKS:
            self.parts.append("\n")
