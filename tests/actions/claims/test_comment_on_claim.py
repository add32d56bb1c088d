"""Comments, threads, mentions and files."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from articles.actions.claims import (
    add_comment,
    attach_file,
    comment_on_claim,
    read_mentions,
    settle_thread,
)
from articles.models import Comment, File, Mention, Resolution, Withdrawal
from articles.refusals import NotAllowed, Refused, Stale
from tests.actions.verdicts.test_record_verdict import at_once
from tests.factories import make_claim


def test_a_mentioned_user_gets_the_mention(claim, editor, reviewer, second_reviewer):
    add_comment(claim, by=editor, text="@Rosa, @ravi. and @rosa: write to a@ravi.org")

    assert set(Mention.objects.values_list("user__username", flat=True)) == {"rosa", "ravi"}


@pytest.mark.parametrize("text", ["@nobodyhere look", "@gone"])
def test_an_unknown_name_is_refused_and_nothing_is_saved(claim, editor, nobody, text):
    nobody.username, nobody.is_active = "gone", False
    nobody.save()

    with pytest.raises(Refused, match=f"No user is named {text.split()[0]}"):
        add_comment(claim, by=editor, text=text)

    assert not Comment.objects.exists()


def test_each_person_reads_their_own_mentions(claim, editor, reviewer, second_reviewer):
    add_comment(claim, by=editor, text="@rosa @ravi")
    hers = Mention.objects.get(user=reviewer)

    assert read_mentions(second_reviewer, mention=hers) == 0
    assert read_mentions(reviewer) == 1
    assert Mention.objects.filter(read_at__isnull=True).get().user == second_reviewer


def test_a_reply_to_a_reply_joins_the_same_thread(claim, editor, reviewer):
    first = add_comment(claim, by=editor, text="A")
    second = add_comment(claim, by=reviewer, text="B", reply_to=first)
    third = add_comment(claim, by=editor, text="C", reply_to=second)

    assert third.reply_to == first


def test_a_comment_of_another_claim_gets_no_reply_here(article, claim, editor):
    other = make_claim(article, editor, "The bridge opened in 2019.")
    first = add_comment(other, by=editor, text="A")

    with pytest.raises(NotAllowed):
        add_comment(claim, by=editor, text="B", reply_to=first)
    with pytest.raises(IntegrityError, match="first comment of its thread"), transaction.atomic():
        Comment.objects.create(claim=claim, text="B", author=editor, reply_to=first)


def test_a_thread_is_resolved_and_reopened_with_author_and_time(claim, editor, reviewer):
    first = add_comment(claim, by=editor, text="A")
    settle_thread(first, by=reviewer, resolved=True, expected_version=0)
    with pytest.raises(Stale):
        settle_thread(first, by=editor, resolved=True, expected_version=0)
    settle_thread(first, by=editor, resolved=False, expected_version=1)

    assert [(each.author, each.resolved) for each in first.resolutions.all()] == [
        (editor, False),
        (reviewer, True),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_people_resolving_at_the_same_time_one_succeeds(claim, editor, reviewer):
    first = add_comment(claim, by=editor, text="A")

    refused = at_once(
        lambda: settle_thread(first, by=editor, resolved=True, expected_version=0),
        lambda: settle_thread(first, by=reviewer, resolved=True, expected_version=0),
    )

    assert (Resolution.objects.count(), len(refused)) == (1, 1)


def test_a_file_is_stored_under_its_hash_and_cannot_be_changed(claim, reviewer, settings):
    file = attach_file(claim, by=reviewer, file_name="notes.bin", data=b"\x00\x01")

    assert str(file.file).endswith(file.sha256)
    assert (file.file.read(), file.size) == (b"\x00\x01", 2)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        File.objects.filter(pk=file.pk).update(file_name="other")
    settings.FILE_MAX_MEGABYTES = 0
    with pytest.raises(Refused, match="larger than 0 MB"):
        attach_file(claim, by=reviewer, file_name="b", data=b"1")
    with pytest.raises(Refused, match="empty"):
        attach_file(claim, by=reviewer, file_name="b", data=b"")


def test_the_database_itself_lets_nobody_withdraw_a_comment_of_another_person(
    claim, editor, reviewer
):
    first = add_comment(claim, by=editor, text="A")

    with pytest.raises(IntegrityError, match="only the author can withdraw"), transaction.atomic():
        Withdrawal.objects.create(comment=first, author=reviewer)
    file = attach_file(claim, by=editor, file_name="a", data=b"a")
    with pytest.raises(IntegrityError, match="withdrawal_of_one_thing"), transaction.atomic():
        Withdrawal.objects.create(comment=first, file=file, author=editor)


def test_an_imported_comment_mentions_nobody(claim, editor):
    comment = comment_on_claim.create_comment(
        claim, by=editor, text="See @somebody on the network."
    )

    assert not comment.mentions.exists()
