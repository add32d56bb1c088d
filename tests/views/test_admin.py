"""Django's admin shows administrators what no page of the app shows, and changes nothing."""

import pytest

from articles.admin import SHOWN
from articles.models import Scale


@pytest.fixture
def inside(client, administrator, claim):
    """A client of an administrator."""
    client.force_login(administrator)
    return client


def test_each_list_is_shown_and_offers_no_change(inside, article):
    index = inside.get("/admin/").content.decode()
    for name in [*(model._meta.model_name for model in SHOWN), "scale"]:
        assert f"/admin/articles/{name}/" in index
        page = inside.get(f"/admin/articles/{name}/")
        assert page.status_code == 200
        assert inside.get(f"/admin/articles/{name}/add/").status_code == 403
    scale = f"/admin/articles/scale/{Scale.objects.all()[0].pk}/change/"
    assert "Misleading" in inside.get(scale).content.decode()
    assert inside.post(scale, {"name": "X"}).status_code == 403
    assert inside.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    assert "sha256" not in str(SHOWN)


def test_nobody_else_sees_a_list(client, editor):
    editor.is_staff = True
    editor.save()
    client.force_login(editor)

    assert client.get("/admin/articles/job/").status_code == 403
    assert client.post("/admin/articles/job/", {"action": "delete_selected"}).status_code == 403
