"""Lists count the rows of the pages near the shown one, so that a long list costs no more."""

import re

import pytest

from articles.models import Source
from articles.views import pages


@pytest.fixture
def sources(reviewer, monkeypatch):
    """Seven pages of two sources each."""
    monkeypatch.setattr(pages, "ON_A_PAGE", 2)
    monkeypatch.setattr(pages, "AHEAD", 3)
    Source.objects.bulk_create(
        Source(kind=Source.Kind.UPLOAD, title=f"Letter {number:02}", added_by=reviewer)
        for number in range(14)
    )


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("1", "page 1 of more than 4"),
        ("3", "page 3 of more than 6"),
        ("4", "page 4 of 7"),
        ("7", "page 7 of 7"),
        ("99999999", "page 7 of 7"),
        ("x", "page 1 of more than 4"),
        ("0", "page 1 of more than 3"),
    ],
)
def test_a_page_names_the_last_one_if_it_is_near(client, reviewer, sources, page, shown):
    client.force_login(reviewer)

    answer = client.get("/sources/", {"page": page}).content.decode()

    assert re.findall(r"page \d+ of [^<]*", answer) == [shown]
    assert len(set(re.findall(r"Letter \d\d", answer))) == 2


def test_every_page_is_reached_by_following_the_links(client, reviewer, sources):
    client.force_login(reviewer)
    address = "/sources/"
    titles: list[str] = []

    while address:
        answer = client.get(address).content.decode()
        titles += dict.fromkeys(re.findall(r"Letter \d\d", answer))
        following = re.search(r'rel="next" href="([^"]+)"', answer)
        address = f"/sources/{following[1]}" if following else ""

    assert titles == [f"Letter {number:02}" for number in reversed(range(14))]
