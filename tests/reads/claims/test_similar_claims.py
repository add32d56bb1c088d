"""What was already checked: earlier claims and published fact-checks of the same substance."""

from collections import Counter

import pytest

from articles.reads.claims import similar_claims
from tests.factories import make_article, make_claim
from tests.text.likeness.pairs import NEGATED, NUMBER, SAME, UNRELATED, originals, pairs


@pytest.fixture
def archive(editor) -> None:
    """All originals as claims of one article in each language."""
    by_language: dict[str, list[str]] = {}
    for language, claim in originals():
        by_language.setdefault(language, []).append(claim)
    for language, claims in by_language.items():
        article = make_article(editor, "\n\n".join(claims), title=language)
        for claim in claims:
            make_claim(article, editor, claim)


def test_the_earlier_claim_is_among_the_first_five_and_no_changed_one_is_called_the_same(
    archive, reviewer
):
    offered, same, all_pairs = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs():
        similar = similar_claims(pair.new, language=pair.language, reader=reviewer)
        matches = [each for each in similar if each.claim.text in pair.earlier]
        all_pairs[pair.kind] += 1
        offered[pair.kind] += bool(matches)
        same[pair.kind] += any(each.likeness.is_same for each in similar)
        if pair.kind in (NUMBER, NEGATED):
            assert not any(each.likeness.is_same for each in similar), pair

    related = {kind: number for kind, number in offered.items() if kind != UNRELATED}
    assert sum(all_pairs.values()) == 120
    assert sum(related.values()) >= 0.95 * 100, offered
    assert same[SAME] >= 0.7 * all_pairs[SAME]
    assert (offered[UNRELATED] <= 1, same[UNRELATED]) == (True, 0)
