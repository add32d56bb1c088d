import pytest
from django.db import IntegrityError, transaction

from articles.actions.publishing import write_claim_review
from articles.actions.statements import correct_speaker
from articles.models import ClaimReview, Speaker
from articles.reads.publishing import claim_review_of, speakers_of_claim
from articles.refusals import NotAllowed, Refused, Stale


@pytest.fixture
def speaker(claim) -> Speaker:
    return speakers_of_claim(claim).get()


def write(claim, by, speaker, **changed):
    said = {
        "expected_version": 0,
        "page": "https://paper.example/check",
        "words": "The bridge cost 4.5 million",
        "publisher": "The Paper",
    }
    return write_claim_review(claim, by=by, speaker=speaker, **{**said, **changed})


def test_an_editor_saves_the_page_of_the_fact_check(claim, editor, speaker):
    review = write(claim, editor, speaker)

    assert claim_review_of(claim) == review
    assert review.speaker.name == "Jane Doe"


def test_it_can_be_changed_with_the_current_version(claim, editor, speaker):
    review = write(claim, editor, speaker)

    changed = write(
        claim, editor, speaker, expected_version=review.version, words="It cost 4.5 million"
    )

    assert changed.words == "It cost 4.5 million"
    assert ClaimReview.objects.count() == 1


def test_a_stale_write_is_refused_with_the_current_text(claim, editor, speaker):
    write(claim, editor, speaker, words="First")

    with pytest.raises(Stale) as stale:
        write(claim, editor, speaker, words="Second")

    assert stale.value.theirs == "First"


@pytest.mark.parametrize("page", ["javascript:alert(1)", "paper.example", "ftp://a.example/", " "])
def test_a_page_must_be_a_web_address(claim, editor, speaker, page):
    with pytest.raises(Refused, match="full address"):
        write(claim, editor, speaker, page=page)


def test_nobody_reviews_their_own_words(claim, editor, speaker):
    with pytest.raises(Refused, match="publisher of the fact-check"):
        write(claim, editor, speaker, publisher="JANE DOE")


def test_claims_of_unnamed_speakers_are_refused(claim, editor, speaker):
    unnamed = Speaker.objects.create(
        article=speaker.article, name="officials", kind=Speaker.Kind.UNNAMED
    )

    with pytest.raises(Refused, match="named person"):
        write(claim, editor, unnamed)


def test_a_reviewer_may_not_save_it(claim, reviewer, speaker):
    with pytest.raises(NotAllowed):
        write(claim, reviewer, speaker)


def test_the_database_itself_refuses_a_page_that_is_no_web_address(claim, editor, speaker):
    review = write(claim, editor, speaker)

    with pytest.raises(IntegrityError, match="claim_review_has_page"), transaction.atomic():
        ClaimReview.objects.filter(pk=review.pk).update(page="javascript:alert(1)")


def test_it_follows_a_merged_speaker(claim, editor, speaker):
    review = write(claim, editor, speaker)
    other = Speaker.objects.create(article=speaker.article, name="Jane Q. Doe")

    correct_speaker(
        speaker,
        by=editor,
        expected_version=speaker.version,
        name="Jane Q. Doe",
        kind=Speaker.Kind.PERSON,
    )

    review.refresh_from_db()
    assert review.speaker == other
