import pytest

from articles.actions.verdicts import sign_off
from articles.models import ClaimReview, Speaker

SAID = {
    "expected_version": 0,
    "page": "https://paper.example/check",
    "words": "The bridge cost 4.5 million",
    "publisher": "The Paper",
}


@pytest.fixture
def address(claim) -> str:
    return f"/claims/{claim.pk}/review/"


@pytest.fixture
def said(claim) -> dict[str, object]:
    return SAID | {"speaker": Speaker.objects.get(name="Jane Doe").pk}


def test_the_claim_review_is_shown_once_the_verdict_is_signed_off(
    client, editor, second_reviewer, verdict, address, said
):
    client.force_login(editor)
    client.post(address, said)
    assert "not signed off" in client.get(address).content.decode()

    claim = verdict.claim
    sign_off(verdict, by=second_reviewer, agrees=True, expected_version=claim.version)

    page = client.get(address).content.decode()
    assert "ClaimReview" in page
    assert "https://paper.example/check" in page


def test_a_refused_claim_review_keeps_its_values(client, editor, address, said):
    client.force_login(editor)

    response = client.post(address, said | {"page": "paper.example/check"})

    assert response.status_code == 422
    assert "full address" in response.content.decode()
    assert "paper.example/check" in response.content.decode()
    assert not ClaimReview.objects.exists()


def test_the_second_of_two_editors_sees_what_the_first_saved(client, editor, address, said):
    client.force_login(editor)
    client.post(address, said | {"words": "First"})

    response = client.post(address, said | {"words": "Second"})

    assert response.status_code == 409
    assert "First" in response.content.decode()
    assert "Second" in response.content.decode()


def test_a_short_claim_that_is_too_long_is_refused(client, editor, address, said):
    client.force_login(editor)

    response = client.post(address, said | {"words": "x" * 76})

    assert response.status_code == 422
    assert "75" in response.content.decode()
