"""Reports of another newsroom, for tests of their import."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection

from articles.models import (
    Article,
    User,
)
from articles.reads.publishing import snapshot_report
from articles.reports import internal_name, render_json
from tests.factories import UserFactory, make_article, make_citation, make_claim
from tests.rich import make_rich_article
from tests.services import delete_rows

LOCAL = ("generated_at", "version", "received", "history")  # fields that differ between newsrooms


def exported(article: Article) -> bytes:
    return render_json(snapshot_report(article, everything=True)).encode()


def comparable(exported: bytes) -> Any:
    """Return the exported report without the fields that differ between newsrooms, and without the
    mark of what another newsroom did."""
    report = json.loads(exported)["report"]
    for name in LOCAL:
        del report[name]
    del report["article"]["id"]
    return without_marks(report)


def without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_marks(each) for name, each in value.items() if name != "external"}
    if isinstance(value, list):
        return [without_marks(each) for each in value]
    return internal_name(value) if isinstance(value, str) else value


def marks(value: Any, path: str = "") -> dict[str, bool]:
    """Return the value of every field `external`, by its path without positions in lists."""
    by_path: dict[str, bool] = {}
    if isinstance(value, dict):
        for name, each in value.items():
            by_path |= {path: each} if name == "external" else marks(each, f"{path}.{name}")
    if isinstance(value, list):
        for each in value:
            for name, mark in marks(each, path).items():
                by_path[name] = by_path.get(name, True) and mark
    return by_path


@cache
def rich_report() -> bytes:
    """Return the report of an article with records of every type. Created once."""
    return exported(make_rich_article(*newsroom()))


def newsroom() -> list[User]:
    return [
        UserFactory.create(username="edith", is_editor=True),
        UserFactory.create(username="rosa", is_reviewer=True),
        UserFactory.create(username="ravi", is_reviewer=True, first_name="Ravi", last_name="Rao"),
    ]


def exported_elsewhere(make: Callable[[], bytes]) -> bytes:
    """Return the report, after replacing everything in the database with an unrelated article."""
    report = make()
    if User.objects.exists():  # who made the report, or a newsroom before this one
        empty()
    ida = UserFactory.create(username="ida", is_editor=True, is_reviewer=True)
    own = make_claim(make_article(ida, title="Our own"), ida)
    make_citation(own, ida, "https://www.example.com/own")
    return report


def empty() -> None:
    """Empty all tables except the scales."""
    tables = set(connection.introspection.django_table_names(only_existing=True))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(delete_rows(tables - {"articles_scale", "articles_rating"}))


def importer() -> User:
    return User.objects.get(username="ida")
