"""The name and the policies of the newsroom: edited by administrators, read by everybody."""

import json

import pytest
from lxml import html

from articles.models import PublisherProfile
from tests.factories import make_edition

TYPED = {
    "expected_version": 1,
    "name": "The Paper",
    "methods": "We *call* everybody.\n\n- twice\n\n[Rules](https://ifcncode.example/) "
    "[x](javascript:alert(1)) <script>alert(2)</script> ![p](https://x.example/p.png)",
    "corrections": "",
    "funding": "   ",
    "contact": "desk@paper.example",
    "report_days": 90,
}
ADDRESS = "/settings/publisher/"


def links(client, address: str) -> list[str]:
    return list(html.fromstring(client.get(address).content).xpath("//a/@href"))


def test_readers_see_the_policies_that_have_a_text_and_nothing_of_the_others(
    client, administrator, editor, article
):
    published = f"/published/{make_edition(article, editor).publication.key}/"
    assert not [each for each in links(client, published) if each.startswith("/policies/")]
    client.force_login(administrator)
    page = client.get(ADDRESS).content.decode()
    assert "Readers see no page for these" in page

    assert client.post(ADDRESS, TYPED).status_code == 302

    missing = html.fromstring(client.get(ADDRESS).content).xpath("//*[@id='missing']/a/text()")
    assert missing == ["Corrections", "Funding and organisation"]
    client.logout()
    for address in (published, "/published/", "/policies/contact/"):
        named = [each for each in links(client, address) if each.startswith("/policies/")]
        assert named == ["/policies/methods/", "/policies/contact/"]
        assert "The Paper" in client.get(address).content.decode()
    for name in ("corrections", "funding", "no-such"):
        assert client.get(f"/policies/{name}/").status_code == 404
    assert json.loads(client.get("/published/checks.json").content)["title"].startswith("The Paper")


def test_a_policy_is_paragraphs_and_never_mark_up_of_its_own(client, db):
    PublisherProfile.objects.create(pk=1, methods=str(TYPED["methods"]))

    page = client.get("/policies/methods/").content.decode()

    assert "<em>call</em>" in page
    assert "<li>twice</li>" in page
    assert 'href="https://ifcncode.example/"' in page
    assert "&lt;script&gt;" in page
    assert "javascript:alert" not in "".join(html.fromstring(page).xpath("//@href"))
    assert "p.png" not in "".join(html.fromstring(page).xpath("//img/@src"))


def test_the_second_of_two_administrators_sees_what_the_first_saved(client, administrator):
    client.force_login(administrator)
    client.post(ADDRESS, TYPED)

    response = client.post(ADDRESS, TYPED | {"contact": "other@paper.example"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "desk@paper.example" in page
    assert "other@paper.example" in page
    assert PublisherProfile.current().contact == "desk@paper.example"


def test_a_text_that_is_too_long_is_refused_and_kept(client, administrator):
    client.force_login(administrator)

    response = client.post(ADDRESS, TYPED | {"methods": "long " * 5000})

    assert response.status_code == 422
    assert "20000" in response.content.decode().replace(",", "")
    assert "long long" in response.content.decode()
    assert not PublisherProfile.objects.exists()


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_only_administrators_change_the_policies(client, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.post(ADDRESS, TYPED).status_code == 403
