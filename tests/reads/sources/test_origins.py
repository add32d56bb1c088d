"""Sources with a common origin, and the claims that have no other."""

import pytest

from articles.actions.sources import attach_upload, cite_source, judge_origin
from articles.models import Citation, Source
from articles.reads.sources import (
    origins_of,
    origins_visible_to,
    pairs_with_captures,
)
from tests.factories import make_common_origin, shared_origins

WEIGHTY = Citation.Stance.SUPPORTS


@pytest.fixture
def common(claim, reviewer):
    letter = attach_upload(
        claim, by=reviewer, title="Letter", file_name="a.txt", data=b"A letter.", stance=WEIGHTY
    )
    return make_common_origin(letter.source, reviewer)


def test_a_claim_whose_sources_are_copies_has_one_origin(claim, common, reviewer):
    assert shared_origins(claim.revision) == {}
    cite_source(claim, by=reviewer, source=common.second, stance=WEIGHTY)
    dependent_claims = shared_origins(claim.revision)

    assert dependent_claims[claim.pk].sources == {common.first_id, common.second_id}
    assert (dependent_claims[claim.pk].pairs, dependent_claims[claim.pk].is_confirmed) == (
        [common],
        False,
    )


def test_a_third_source_of_its_own_makes_two_origins(claim, common, reviewer):
    cite_source(claim, by=reviewer, source=common.second, stance=WEIGHTY)
    attach_upload(
        claim, by=reviewer, title="Own", file_name="b.txt", data=b"My own.", stance=WEIGHTY
    )

    assert shared_origins(claim.revision) == {}


def test_a_pair_that_somebody_denied_joins_nothing(claim, common, reviewer):
    cite_source(claim, by=reviewer, source=common.second, stance=WEIGHTY)

    judge_origin(common, by=reviewer, expected_version=1, same=False, reason="Two letters.")

    assert shared_origins(claim.revision) == {}
    assert pairs_with_captures([common.first_id, common.second_id]) == [common]


def test_a_pair_with_a_restricted_source_is_hidden_from_others(
    claim, common, reviewer, second_reviewer
):
    cite_source(claim, by=reviewer, source=common.second, stance=WEIGHTY)
    Source.objects.filter(pk=common.second_id).update(
        visibility=Source.Visibility.RESTRICTED, public_description="A copy"
    )

    assert shared_origins(claim.revision, reader=second_reviewer) == {}
    assert not origins_of(common.first, reader=second_reviewer).exists()
    assert not origins_visible_to(second_reviewer).exists()
    assert origins_of(common.first, reader=reviewer).get() == common
