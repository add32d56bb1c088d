"""The feed of a claim: its newest entries, oldest first."""

from articles.actions.claims import add_comment, attach_file, settle_thread
from articles.reads.claims import claim_card


def feed(claim, reader, entries=20):
    return claim_card(claim.pk, reader=reader, entries=entries).feed


def test_comments_files_and_changes_are_in_one_list(claim, editor, reviewer):
    comment = add_comment(claim, by=editor, text="Look.")
    add_comment(claim, by=reviewer, text="I did.", reply_to=comment)
    attach_file(claim, by=reviewer, file_name="notes.bin", data=b"\x00")

    entries = feed(claim, editor).entries

    flagged, thread, file = entries
    assert flagged.what == "Flagged"
    assert thread.thread
    assert [reply.text for reply in thread.thread.replies] == ["I did."]
    assert file.file
    assert file.file.file_name == "notes.bin"


def test_the_oldest_entries_are_left_for_the_next_request(claim, editor):
    for number in range(5):
        add_comment(claim, by=editor, text=f"Comment {number}")

    first_page, all_entries = feed(claim, editor, entries=3), feed(claim, editor, entries=23)

    texts = [entry.thread.first.text for entry in first_page.entries if entry.thread]
    assert texts == ["Comment 2", "Comment 3", "Comment 4"]
    assert (first_page.earlier, all_entries.earlier) == (23, None)
    assert len(all_entries.entries) == 6


def test_only_threads_that_are_not_resolved_count_as_open(claim, editor):
    first = add_comment(claim, by=editor, text="One")
    add_comment(claim, by=editor, text="Two")
    assert feed(claim, editor).open_threads == 2

    settle_thread(first, by=editor, resolved=True, expected_version=0)

    assert feed(claim, editor).open_threads == 1


def test_an_author_is_shown_with_each_entry(claim, editor, reviewer):
    add_comment(claim, by=reviewer, text="Mine")

    assert {str(entry.who) for entry in feed(claim, editor).entries} == {"edith", "rosa"}
