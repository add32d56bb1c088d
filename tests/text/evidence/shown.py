"""Write differences down as the tests expect them.

A difference reads `kind: words of the passage > words of the source`, followed by "number", "negation"
and "name" where they stand out.
"""

from articles.text.evidence import PassageMatch


def shown(passage: str, source: str, found: PassageMatch) -> list[str]:
    lines = []
    for one in found.differences:
        flags = [name for name in ("number", "negation", "name") if getattr(one, name)]
        words = (passage[slice(*one.passage)].strip(), ">", source[slice(*one.source)].strip())
        lines.append(f"{one.kind}: {' '.join(word for word in (*words, *flags) if word)}")
    return lines
