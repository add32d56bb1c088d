"""Ligatures, vowel signs and accents, which files have apart, put together with their letters."""

from articles.reading.pdf.page.bidi import LIGATURES, VOWEL_SIGNS, letters
from articles.reading.pdf.page.characters import Glyph

ACCENTS = dict(
    zip("`´¨ˆ˜ˇ¸˙˚¯", "\u0300\u0301\u0308\u0302\u0303\u030c\u0327\u0307\u030a\u0304", strict=True)
)
_DOTLESS = str.maketrans("ıȷ", "ij")


def combined(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with ligatures as one glyph each, and with vowel signs on their letters."""
    clusters: dict[object, list[tuple[int, Glyph]]] = {}
    for index, glyph in enumerate(glyphs):
        clusters.setdefault(glyph.origin or index, []).append((index, glyph))
    combined = [_cluster(cluster, glyphs) for cluster in clusters.values()]
    signed = [each for each in combined if VOWEL_SIGNS.search(each.text)]
    bases: list[Glyph] = []
    signs: list[tuple[int, Glyph]] = []  # the number of letters before a lone sign, and the sign
    for glyph in combined:
        if VOWEL_SIGNS.match(glyph.text):
            signs.append((len(bases), glyph))
        elif not (VOWEL_SIGNS.search(glyph.text) and _is_repeated(glyph, signed)):
            bases.append(glyph)
    for index, sign in signs:
        near = [each for each in (index - 1, index, index - 2, index + 1) if 0 <= each < len(bases)]
        if near:
            middle = (sign.left + sign.right) / 2
            base = min(near, key=lambda each: _distance(bases[each], middle))
            bases[base] = bases[base]._replace(text=bases[base].text + sign.text)
    return _between_letters(bases) if signed else bases


def _between_letters(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with the spaces that PDFium saw between the letters around them.

    It has a space where the letter after it begins, on whichever side of that letter.
    """
    placed = list(glyphs)
    for index, (before, space, after) in enumerate(
        zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
    ):
        if space.text != " " or " " in (before.text, after.text) or after.right > before.left:
            continue
        middles = ((each.left + each.right) / 2 for each in glyphs if each.text != " ")
        if not any(after.right < middle < before.left for middle in middles):
            middle = (before.left + after.right) / 2
            placed[index + 1] = space._replace(left=middle, right=middle)
    return placed


def _cluster(cluster: list[tuple[int, Glyph]], glyphs: list[Glyph]) -> Glyph:
    """Return the letters and signs that stand in one place as one glyph."""
    index, first = cluster[0]
    if len(cluster) == 1:
        return first._replace(text=letters(first.text))
    parts = [glyph for _index, glyph in cluster]
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    texts = [letters(part.text) for part in parts]
    if any(abs(part.right - first.right) > 0.05 for part in parts):
        parts.sort(key=lambda part: -part.right)
        texts = [letters(part.text) for part in parts]
    elif "".join(texts) in LIGATURES:
        pass  # in order already
    elif (
        "".join(texts[::-1]) in LIGATURES
        or VOWEL_SIGNS.match(first.text)
        or _goes_left(glyphs, index)
    ):
        texts.reverse()
    if VOWEL_SIGNS.match(texts[0]):
        texts.sort(key=lambda text: bool(VOWEL_SIGNS.match(text)))
    text = "".join(texts)
    return first._replace(text=text, left=left, right=right)


def _is_repeated(glyph: Glyph, others: list[Glyph]) -> bool:
    """Whether it is a vowel sign for which the file states its letter again."""
    middle = (glyph.left + glyph.right) / 2
    width = glyph.right - glyph.left
    return any(
        other is not glyph
        and other.text == glyph.text
        and other.left < middle < other.right
        and other.right - other.left > width
        for other in others
    )


def _distance(glyph: Glyph, middle: float) -> float:
    return max(0.0, glyph.left - middle, middle - glyph.right)


def _goes_left(glyphs: list[Glyph], index: int) -> bool:
    """Whether the file has the glyphs around this one in the order of reading.

    PDFium then has the letters of a ligature in reverse.
    """
    glyph = glyphs[index]
    others = (
        each for each in reversed(glyphs[max(0, index - 6) : index]) if each.left != glyph.left
    )
    before = next(others, None)
    if before is not None:
        return before.left > glyph.left
    after = next((each for each in glyphs[index : index + 6] if each.left != glyph.left), None)
    return after is not None and after.left < glyph.left


def accented(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with each accent that was set by itself on its letter."""
    if not any(glyph[0] in ACCENTS for glyph in glyphs):
        return glyphs
    accented: list[Glyph] = []
    accent: Glyph | None = None
    for glyph in glyphs:
        base = accented[-1] if accented else None
        if glyph.text in ACCENTS and base and _stands_on(glyph, base):
            accented[-1] = _with_accent(base, glyph)
        elif glyph.text in ACCENTS:
            accent = glyph
            accented.append(glyph)
        elif accent is base and accent and _stands_on(accent, glyph):
            accented[-1] = _with_accent(glyph, accent)
        else:
            accented.append(glyph)
    return accented


def _stands_on(accent: Glyph, letter: Glyph) -> bool:
    middle = (accent.left + accent.right) / 2
    return letter.text.isalpha() and letter.left < middle < letter.right


def _with_accent(letter: Glyph, accent: Glyph) -> Glyph:
    return letter._replace(text=letter.text.translate(_DOTLESS) + ACCENTS[accent.text])
