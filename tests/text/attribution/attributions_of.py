"""Write attributions down as the tests expect them."""

from articles.text import split


def attributions_of(text: str, language: str = "en") -> list[tuple[str | None, str, str]]:
    """Return (speaker, cue, content) of each attribution; parts of one content have " | " between."""
    return [
        (
            attribution.speaker.name if attribution.speaker else None,
            text[slice(*attribution.cue)] if attribution.cue else "",
            " | ".join(text[slice(*span)] for span in attribution.content),
        )
        for statement in split(text, language).statements
        for attribution in statement.attributions
    ]
