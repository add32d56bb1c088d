"""Find the subject that a verb shares with the verb before: "Lee rejected the plan and said ..."."""

from articles.text.attribution.frame import Frame
from articles.text.attribution.subjects.noun_phrases import TokenRange, main_subject
from articles.text.languages import Language
from articles.text.sentences import Tokens


def shared_subject(
    tokens: Tokens, first: int, earlier: list[Frame], language: Language
) -> TokenRange | None:
    """The subject of the verb before: "... and said", ", saying"."""
    main = main_subject(tokens, 0, first, language)
    if earlier and earlier[-1].subject:
        return earlier[-1].subject
    return main
