"""Write differences down as the tests expect them.

A difference reads `kind: words of the passage > words of the source`, followed by "number", "negation"
and "name" where they stand out.
"""

from articles.text.evidence import PassageMatch


def shown(passage: str, source: str, match: PassageMatch) -> list[str]:
    lines = []
    for difference in match.differences:
        flags = [name for name in ("number", "negation", "name") if getattr(difference, name)]
        words = (
            passage[slice(*difference.passage)].strip(),
            ">",
            source[slice(*difference.source)].strip(),
        )
        lines.append(f"{difference.kind}: {' '.join(word for word in (*words, *flags) if word)}")
    return lines
