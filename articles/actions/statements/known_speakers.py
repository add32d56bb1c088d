"""Find the speaker of an article that a name in its text refers to."""

from collections.abc import Iterable, Mapping, Sequence

from articles import text
from articles.actions.transactions import create_in_batches
from articles.models import Article, Speaker, speakers_by_every_name


def speakers_by_name(article: Article, mentioned: Sequence[text.Speaker]) -> Mapping[str, Speaker]:
    """Return the article's speakers by every name; those `found` that are new are created.

    A speaker that somebody renamed or merged is found by the former name as well.
    """
    known = speakers_by_every_name(article)
    new = [each for each in mentioned if each.name[:300] not in known]
    (created,) = create_speakers([(article, new)])
    return known | created


def create_speakers(
    mentioned: Iterable[tuple[Article, Iterable[text.Speaker]]],
) -> list[dict[str, Speaker]]:
    """Create the speakers that each article mentions, and return them by name, for each article.

    None of them exists yet.
    """
    by_name = [
        {each.name[:300]: _new_speaker(article, each) for each in speakers}
        for article, speakers in mentioned
    ]
    create_in_batches(Speaker, (speaker for each in by_name for speaker in each.values()))
    return by_name


def _new_speaker(article: Article, mentioned: text.Speaker) -> Speaker:
    return Speaker(
        article=article,
        name=mentioned.name[:300],
        kind=mentioned.kind,
        role=mentioned.role[:500],
        aliases=[alias[:300] for alias in mentioned.aliases],
    )
