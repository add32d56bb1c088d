"""What an action records, and how a new kind of action is undone without code of its own."""

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pgtrigger
import pytest
from django.apps import apps

from articles.actions import claims
from articles.actions.claims import add_comment, assign_claim, edit_claim, settle_thread
from articles.actions.newsroom import undo
from articles.actions.newsroom.undo import restore
from articles.actions.statements import mark_quotation, tick_fact
from articles.actions.undo_log import collect_undo_entries
from articles.models import Claim, Quotation, Tick, UndoEntry
from articles.refusals import Refused, Stale
from tests.factories import statement_with
from tests.undoing import fresh
from tests.undoing import undo as undo_last

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/develop/add-an-action.md"
migration = import_module("articles.migrations._undo_entries")


def test_an_entry_holds_only_the_values_that_changed(claim, editor):
    edit_claim(
        claim,
        by=editor,
        expected_version=1,
        reason=Claim.Reason(claim.reason),
        priority=Claim.Priority.HIGH,
        note="N",
    )

    entry = UndoEntry.objects.filter(by=editor)[0]
    name = f"claim {claim.pk}"
    assert entry.values_before["rows"] == {name: {"priority": 2, "note": ""}}
    assert (entry.versions_before, entry.versions_after) == ({name: 1}, {name: 2})


@pytest.mark.parametrize("read_before", [True, False], ids=["older row in memory", "current row"])
def test_an_entry_holds_what_the_database_had_before(claim, editor, read_before):
    """Also if the action was given a row that somebody has changed since it was read."""
    row = fresh(claim)
    if read_before:
        Claim.objects.filter(pk=claim.pk).update(note="Theirs.", version=2)
        claim = row

    edit_claim(
        claim,
        by=editor,
        expected_version=1 + read_before,
        reason=Claim.Reason(claim.reason),
        priority=Claim.Priority.HIGH,
        note="N",
    )

    before = last_entry(editor).values_before["rows"][f"claim {claim.pk}"]
    assert before == {"priority": 2, "note": "Theirs." if read_before else ""}
    assert (claim.note, claim.version) == (fresh(claim).note, fresh(claim).version)


def test_a_changed_row_in_memory_is_that_of_the_database(claim, editor, django_assert_num_queries):
    with django_assert_num_queries(1):
        claim.change(expected_version=1, assignee=editor, note="N")
    claim.move(Claim.State.IN_PROGRESS, expected_version=2)

    columns = [field.attname for field in Claim._meta.concrete_fields]
    in_database = Claim.objects.values(*columns).get(pk=claim.pk)
    assert {name: getattr(claim, name) for name in columns} == in_database


def test_an_action_that_changes_nothing_records_nothing(article, editor):
    statement = statement_with(article, "4.5 million")
    fact = tuple(statement.facts[0])
    with collect_undo_entries() as entries:
        tick_fact(statement, by=editor, fact=fact)
        tick_fact(statement, by=editor, fact=fact)

    assert [entry.kind for entry in entries] == ["tick_fact"]


def test_an_action_that_is_refused_records_nothing(claim, reviewer):
    with collect_undo_entries() as entries, pytest.raises(Stale):
        assign_claim(claim, by=reviewer, assignee=reviewer, expected_version=99)

    assert entries == []


def test_an_entry_without_rows_says_that_it_is_from_before_the_upgrade(claim, reviewer):
    assign_claim(claim, by=reviewer, assignee=reviewer, expected_version=1)
    make_old(last_entry(reviewer), assignee=None)

    with pytest.raises(Refused, match="before the upgrade and can no longer be undone"):
        undo_last(reviewer)

    assert fresh(claim).assignee == reviewer


def make_old(entry: UndoEntry, **values: object) -> UndoEntry:
    """Give the entry the values that version 0.1.0 stored."""
    with pgtrigger.ignore("articles.UndoEntry:changes_once"):
        UndoEntry.objects.filter(pk=entry.pk).update(values_before=values)
    return UndoEntry.objects.get(pk=entry.pk)


def upgrade() -> None:
    """Do what the migration does while the triggers of the table are removed."""
    with pgtrigger.ignore("articles.UndoEntry:changes_once"):
        migration.add_rows_to_undo_entries(apps, None)


def last_entry(by) -> UndoEntry:
    return UndoEntry.objects.filter(by=by)[0]


def test_the_upgrade_adds_the_rows_of_a_changed_claim(claim, reviewer):
    assign_claim(claim, by=reviewer, assignee=reviewer, expected_version=1)
    make_old(last_entry(reviewer), assignee=None)

    upgrade()
    undo_last(reviewer)

    assert fresh(claim).assignee is None


def test_the_upgrade_finds_the_rows_that_an_old_entry_only_describes(article, claim, editor):
    statement = statement_with(article, "4.5 million")
    words = "4.5 million"
    mark_quotation(statement, by=editor, expected_version=statement.version, words=words)
    quotation = Quotation.objects.get(statement=statement)
    make_old(last_entry(editor), span=[quotation.start, quotation.end])
    comment = add_comment(claim, by=editor, text="A")
    settle_thread(comment, by=editor, resolved=True, expected_version=0)
    make_old(last_entry(editor), comment=comment.pk, number=1, resolved=True)

    upgrade()
    undo_last(editor)
    assert not comment.resolutions.all()[0].resolved
    undo_last(editor)
    undo_last(editor)

    assert not Quotation.objects.filter(statement=statement).exists()


def test_the_upgrade_leaves_an_entry_whose_row_is_gone(claim, editor):
    comment = add_comment(claim, by=editor, text="A")
    settle_thread(comment, by=editor, resolved=True, expected_version=0)
    old = make_old(last_entry(editor), comment=comment.pk, number=7, resolved=True)

    assert migration.rows_of(old, apps) is None


def test_every_kind_with_the_generic_undo_is_known_to_the_upgrade():
    generic = {
        str(kind) for kind, rule in undo.UNDO_RULES.items() if rule.restore is restore.restore_rows
    }
    known = migration.CHANGED.keys() | migration.CREATED.keys() | migration.ALSO
    newer = {"set_readers", "archive_article", "unarchive_article", "delete_article"}
    newer |= {"plan_article", "change_claims", "confirm_speakers", "judge_sense"}
    newer |= {"dismiss_error_report", "reopen_error_report", "ask_about_error_report"}
    newer |= {"add_calculation", "change_calculation", "remove_calculation"}
    newer |= {"decide_origin", "draft_correction", "settle_correction", "reopen_correction"}
    newer |= {"record_notice"}
    assert generic <= known | newer


def blocks() -> dict[str, str]:
    """Return the code blocks of the page by the path in their first line."""
    blocks_by_path = re.findall(r"```python\n# (\S+)\n(.*?)```", PAGE.read_text(), re.DOTALL)
    return dict(blocks_by_path)


def test_an_action_without_a_page_touches_five_files():
    paths = list(blocks())

    assert len(paths) == 5
    assert all((ROOT / path).parent.is_dir() for path in paths)
    assert [(ROOT / path).exists() for path in paths] == [False, True, True, True, False]


def test_the_action_of_the_page_is_undone_without_code_of_its_own(monkeypatch, claim, editor):
    action, room, kind, rule, test = blocks().values()
    kinds = SimpleNamespace(_=str)
    exec(kind, vars(kinds))
    value, _label = kinds.SET_PRIORITY
    monkeypatch.setattr(UndoEntry.Kind, "SET_PRIORITY", value, raising=False)
    line = eval(f"{{{rule}}}", vars(undo))
    monkeypatch.setattr(undo, "UNDO_RULES", {**undo.UNDO_RULES, **line})
    module = ModuleType("set_priority")
    exec(action, vars(module))
    assert room.strip() == f"from articles.actions.claims.{value} import {value}"
    monkeypatch.setattr(claims, value, getattr(module, value), raising=False)
    tests = ModuleType("test_set_priority")
    exec(test, vars(tests))

    tests.test_a_priority_is_changed_and_the_change_is_undone(claim, editor)


def test_a_tick_that_is_undone_stays_as_a_row_without_a_person(article, editor):
    statement = statement_with(article, "4.5 million")
    tick_fact(statement, by=editor, fact=tuple(statement.facts[0]))

    undo_last(editor)

    assert Tick.objects.get().ticked_by is None
