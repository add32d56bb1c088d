"""Lines that a mail program has broken to fit a screen, joined again (format=flowed, RFC 3676)."""

from collections.abc import Iterator

_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return the text with each paragraph on one line.

    With `delete_space`, the space that marks a broken line is no part of the text.
    """
    lines: list[str] = []
    depth, is_open = 0, False
    for quoted, line in _quoted_lines(text):
        is_signature = line == _SIGNATURE
        flows = line.endswith(" ") and not is_signature
        words = line[:-1] if flows and delete_space else line
        if is_open and quoted == depth and not is_signature:
            lines[-1] += words
        else:
            mark = ">" * quoted + " " if quoted else ""
            lines.append(mark + words)
        depth, is_open = quoted, flows
    return "\n".join(line.rstrip() for line in lines)


def _quoted_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the number of its quotation marks, without the space that protects it."""
    for line in text.split("\n"):
        words = line.lstrip(">")
        yield len(line) - len(words), words.removeprefix(" ")
