"""Find the speaker of an article that a name in its text refers to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps

from articles import text
from articles.actions.transactions import create_in_batches
from articles.models import Article, Speaker


def speakers_by_name(article: Article, mentioned: Sequence[text.Speaker]) -> Mapping[str, Speaker]:
    """Return the article's speakers by every name; those `found` that are new are created.

    A speaker that somebody renamed or merged is found by the former name as well.
    """
    known = _existing_speakers(article)
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


def _existing_speakers(article: Article) -> dict[str, Speaker]:
    """Return the speakers by name, and by each alias or former name that only one of them has."""
    speakers = {speaker.pk: speaker for speaker in article.speakers.all()}
    by_name = {speaker.name: speaker for speaker in speakers.values()}
    others: defaultdict[str, set[int]] = defaultdict(set)
    for speaker in speakers.values():
        for alias in speaker.aliases:
            others[alias].add(speaker.pk)
    if speakers:
        events: Any = apps.get_model("articles", "SpeakerEvent")
        former = events.objects.filter(pgh_obj__in=list(speakers))
        for pk, name in former.values_list("pgh_obj", "name").distinct():
            others[name].add(pk)
    for name, owners in others.items():
        if len(owners) == 1:
            by_name.setdefault(name, speakers[next(iter(owners))])
    return by_name
