"""The text of a WordPress post as HTML: blank lines and shortcodes become elements."""

import re

_BLOCK = re.compile(
    r"<(?:p|div|ul|ol|table|h[1-6]|blockquote|figure|pre|section|dl|hr|form)\b", re.IGNORECASE
)
_HAS_PARAGRAPHS = re.compile(r"<(?:p|!-- wp:)", re.IGNORECASE)
_CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?\s*", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist|embedyt|youtube|contact-form[\w-]*|vc_\w+|et_pb_\w+)"
    r"\b[^\]]*\]"
)


def post_as_markup(content: str) -> str:
    """Return the content of a post as HTML. Its captions stay, its shortcodes for players go."""
    content = content.replace("\r\n", "\n")
    content = _CAPTION.sub(lambda found_caption: _caption(found_caption[1]), content)
    content = _SHORTCODE.sub("", content)
    return content if _HAS_PARAGRAPHS.search(content) else _with_paragraphs(content)


def _caption(inside: str) -> str:
    picture = _PICTURE.match(inside)
    shown, text = (picture[0], inside[picture.end() :]) if picture else ("", inside)
    return f"\n\n<figure>{shown}<figcaption>{text.strip()}</figcaption></figure>\n\n"


def _with_paragraphs(content: str) -> str:
    """Put blank lines into paragraphs, as WordPress does when it shows a post."""
    shown = []
    for block in map(str.strip, re.split(r"\n\s*\n", content)):
        is_text = block and not _BLOCK.match(block)
        shown.append(f"<p>{block.replace(chr(10), '<br>' + chr(10))}</p>" if is_text else block)
    return "\n".join(shown)
