"""Fact-checks of others come in as ClaimReview, once, and are offered for claims like theirs."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.actions.claims import import_fact_checks, remove_fact_checks
from articles.models import FactCheck, FactCheckKey
from articles.reads.claims import already_checked
from articles.refusals import NotAllowed
from tests.importing.test_claim_reviews import REVIEW


def feed(*changes: dict[str, Any]) -> bytes:
    return json.dumps([REVIEW | change for change in changes]).encode()


BRIDGE = {"claimReviewed": "The bridge cost 9 million euros."}
OTHER = {"claimReviewed": "Whales sleep.", "url": "https://check.example/whales"}


def test_importing_a_file_again_adds_nothing_and_follows_a_new_rating(administrator):
    first = import_fact_checks(feed(BRIDGE, OTHER, BRIDGE, {"url": ""}), by=administrator)
    again = import_fact_checks(feed(BRIDGE, OTHER), by=administrator)
    new_rating = BRIDGE | {"reviewRating": {"alternateName": "Half true"}}
    changed = import_fact_checks(feed(new_rating), by=administrator)

    assert (first.created, first.existing, len(first.skipped)) == (2, 0, 1)
    assert (again.created, again.changed, again.existing) == (0, 0, 2)
    assert (changed.created, changed.changed) == (0, 1)
    assert FactCheck.objects.count() == 2
    assert FactCheck.objects.get(url=REVIEW["url"]).rating == "Half true"


def test_one_is_offered_for_a_claim_like_it_with_what_differs(administrator, claim, reviewer):
    import_fact_checks(feed(BRIDGE, OTHER), by=administrator)

    (offered,) = already_checked(claim, reader=reviewer).fact_checks

    assert offered.fact_check.publisher == "Check Desk"
    (difference,) = offered.likeness.differences
    assert (difference.ours, difference.theirs) == ("4.5 million euros", "9 million euros")


def test_only_administrators_import_and_remove(reviewer, administrator):
    with pytest.raises(NotAllowed):
        import_fact_checks(feed(BRIDGE), by=reviewer)
    import_fact_checks(feed(BRIDGE, OTHER), by=administrator)
    with pytest.raises(NotAllowed):
        remove_fact_checks("Check Desk", by=reviewer)

    assert remove_fact_checks("Check Desk", by=administrator) == 2
    assert not FactCheckKey.objects.exists()


def test_the_command_says_how_many_and_what_was_left_out(administrator, tmp_path):
    file = tmp_path / "feed.json"
    file.write_bytes(feed(BRIDGE, {"url": ""}))
    out, errors = StringIO(), StringIO()

    call_command("import_fact_checks", str(file), by="ada", stdout=out, stderr=errors)

    assert out.getvalue().strip() == "1 new, 0 changed, 0 as before."
    assert "Left out 2: it has no address on the web." in errors.getvalue()
    file.write_text("no JSON")
    with pytest.raises(CommandError, match="not JSON"):
        call_command("import_fact_checks", str(file), by="ada")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_fact_checks", str(tmp_path / "none"), by="ada")


def test_administrators_import_and_remove_on_a_page(client, administrator, reviewer):
    client.force_login(administrator)
    address = "/settings/fact-checks/"

    def upload(data: bytes):
        return client.post(address, {"file": SimpleUploadedFile("feed.json", data)}, follow=True)

    wrong = upload(b"no JSON")
    assert (wrong.status_code, "not JSON" in wrong.content.decode()) == (422, True)
    assert "1 new, 0 changed, 0 as before." in upload(feed(BRIDGE)).content.decode()
    partly = upload(feed(BRIDGE, {"url": ""})).content.decode()
    assert "0 new, 0 changed, 1 as before." in partly
    assert "2: it has no address on the web." in partly
    assert client.post(address, {}).status_code == 422

    client.post(address, {"remove": "Check Desk"})
    assert not FactCheck.objects.exists()
    client.force_login(reviewer)
    assert client.get(address).status_code == 403
