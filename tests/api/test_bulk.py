"""Many articles at once: sent as JSON lines, imported by a worker in batches, streamed back."""

import json

import pytest

from articles import permissions, tasks
from articles.actions import bulk_import
from articles.actions.articles import import_many
from articles.models import Article, BulkImport, Job, NewsroomSettings
from tests.factories import make_article

LINES = "application/x-ndjson"


def line(number: int, **more: object) -> str:
    return json.dumps({"title": f"T{number}", "text": "The bridge is safe.", "key": number} | more)


def send(ask, by, lines: list[str], query: str = ""):
    body = "\n".join(lines).encode()
    return ask(by, f"/articles/bulk{query}", method="post", data=body, content_type=LINES)


def work_off() -> None:
    for job in Job.objects.filter(kind=Job.Kind.IMPORT_MANY, state=Job.State.QUEUED):
        tasks.import_many(job.pk)


def test_lines_are_imported_by_a_worker_and_the_address_says_what_became_of_each(ask, editor):
    lines = [line(1), line(2), "", "{", line(3, text=""), line(4, title="\ud800"), line(1)]
    asked = send(ask, editor, lines)
    here = asked["Location"].removeprefix("/api/v1")
    before = ask(editor, here).json()

    work_off()

    after = ask(editor, here).json()
    assert (asked.status_code, before["state"], after["state"]) == (202, "pending", "ready")
    assert (after["lines"], after["done"]) == (7, 7)
    assert (after["created"], after["existing"]) == (2, 1)
    assert [each["line"] for each in after["refused"]] == [4, 5, 6]
    assert after["articles"] == sorted(Article.objects.values_list("pk", flat=True))
    assert BulkImport.objects.get().file.name == ""


def test_the_same_lines_again_import_nothing_twice(ask, editor):
    for _time in range(2):
        send(ask, editor, [line(1), line(2)], "?collection=cms")
        work_off()

    newest = BulkImport.objects.latest("pk")
    assert (newest.created, newest.existing) == (0, 2)
    assert Article.objects.count() == 2


def test_a_worker_that_was_killed_leaves_the_rest_to_another_attempt(ask, editor, monkeypatch):
    monkeypatch.setattr(import_many, "MOST_ARTICLES", 2)
    send(ask, editor, [line(number) for number in range(5)])
    job = Job.objects.get(kind=Job.Kind.IMPORT_MANY)
    real, calls = import_many.import_batch, []

    def dies_at_the_second(batch, context):
        calls.append(batch)
        if len(calls) == 2:
            raise OSError("killed")
        return real(batch, context)

    monkeypatch.setattr(bulk_import, "import_batch", dies_at_the_second)
    with pytest.raises(OSError, match="killed"):
        tasks.import_many(job.pk)
    assert BulkImport.objects.get().done == 2
    Job.objects.filter(pk=job.pk).update(not_before="2020-01-01T00:00:00Z")

    tasks.import_many(job.pk)

    bulk = BulkImport.objects.get()
    assert (bulk.done, bulk.created, bulk.existing) == (5, 5, 0)
    assert Job.objects.get(pk=job.pk).state == Job.State.DONE


@pytest.mark.parametrize("lines", [[], [line(1)] * 1001])
def test_no_or_too_many_lines_are_refused(ask, editor, lines):
    answer = send(ask, editor, lines)

    assert answer.status_code == 422
    assert "1 to 1000" in answer.json()["detail"]
    assert not BulkImport.objects.exists()


def test_who_lost_the_right_meanwhile_imports_nothing(ask, editor):
    here = send(ask, editor, [line(1)])["Location"].removeprefix("/api/v1")
    type(editor).objects.filter(pk=editor.pk).update(is_editor=False)

    work_off()

    answer = ask(editor, here).json()
    assert answer["state"] == "failed"
    assert "permission" in answer["failure"]
    assert not Article.objects.exists()


def test_all_articles_are_streamed_without_what_the_reader_may_not_see(
    ask, verdict, editor, second_reviewer, monkeypatch, changed_rules
):
    make_article(editor, title="Another")
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"is_blind": True})

    def streamed() -> list[dict[str, object]]:
        answer = ask(second_reviewer, "/articles.ndjson")
        assert answer.streaming
        return [json.loads(each) for each in answer.getvalue().splitlines()]

    records = streamed()

    assert [each["title"] for each in records] == ["The bridge", "Another"]
    assert records[0]["claims"][0]["verdict"] is None  # type: ignore[index]
    since = ask(second_reviewer, f"/articles.ndjson?since_id={records[0]['id']}")
    assert len(since.getvalue().splitlines()) == 1
    monkeypatch.setattr(
        permissions, "blind_claims", lambda _user: verdict.claim._meta.model.objects.none()
    )
    assert streamed()[0]["claims"][0]["verdict"]  # type: ignore[index]
