"""The list of notifications, their settings, and the e-mails that could not be sent."""

from django.utils import timezone

from articles.actions.claims import add_comment, assign_claim
from articles.models import (
    Delivery,
    NotificationKind,
    NotificationPreference,
    OutboxMessage,
)
from articles.reads.notifications import preferences_of

UNREAD = "unread</span>"


def test_each_notification_leads_to_its_place_and_is_marked_as_read(
    client, claim, editor, reviewer
):
    assign_claim(claim, by=editor, assignee=reviewer, expected_version=1)
    comment = add_comment(claim, by=editor, text="@rosa look.")
    client.force_login(reviewer)

    page = client.get("/notifications/").content.decode()
    desk = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
    assert f'href="{desk}"' in page
    assert f'href="{desk}&amp;feed=200#comment-{comment.pk}"' in page
    assert 'aria-label="Notifications, 2 unread"' in page

    theirs = {"notification": editor.pk + 10**6}
    assert client.post("/notifications/", theirs).status_code == 404
    first = reviewer.notifications.get(kind="assigned")
    page = client.post("/notifications/", {"notification": first.pk}, follow=True)
    assert 'aria-label="Notifications, 1 unread"' in page.content.decode()
    page = client.post("/notifications/", follow=True).content.decode()
    assert 'aria-label="Notifications"' in page
    assert "Mark all as read" not in page


def test_the_header_gets_the_newest_at_the_same_cost_for_more(
    client, claim, editor, reviewer, django_assert_num_queries
):
    client.force_login(reviewer)
    htmx = {"HX-Request": "true"}
    assert "No notifications" in client.get("/notifications/", headers=htmx).content.decode()
    for number in (1, 8):
        for _each in range(number):
            add_comment(claim, by=editor, text="@rosa look.")
        with django_assert_num_queries(3):
            part = client.get("/notifications/", headers=htmx).content.decode()
        assert part.count("mentioned you") == min(number, 6)
        assert "<html" not in part


def test_an_open_page_gets_the_numbers_of_its_header_again(
    client, claim, editor, reviewer, django_assert_num_queries
):
    add_comment(claim, by=editor, text="@rosa look.")
    client.force_login(reviewer)

    with django_assert_num_queries(3):  # session, user, numbers
        part = client.get("/header/", headers={"HX-Request": "true"}).content.decode()
    assert 'Claims to check <span class="count">1</span>' in part
    assert 'aria-label="Notifications, 1 unread"' in part
    assert "<html" not in part


def test_nobody_reads_or_marks_the_notifications_of_others(client, claim, editor, reviewer):
    add_comment(claim, by=editor, text="@rosa look.")
    of_rosa = reviewer.notifications.get()
    client.force_login(editor)
    assert "No notifications" in client.get("/notifications/").content.decode()
    sent = {"notification": of_rosa.pk}
    assert client.post("/notifications/", sent).status_code == 404


def test_a_person_saves_how_to_be_notified(client, reviewer):
    client.force_login(reviewer)
    chosen = {kind.value: "daily" for kind in NotificationKind} | {"assigned": "off"}

    page = client.post("/account/notices/", chosen, follow=True).content.decode()
    assert "Saved" in page
    assert '<option value="off" selected>' in page
    preferences = preferences_of(reviewer)
    assert preferences.pop(NotificationKind.ASSIGNED) == Delivery.OFF
    assert set(preferences.values()) == {Delivery.DAILY}

    refused = client.post("/account/notices/", {"assigned": "pigeon"}, follow=True)
    assert "Choose one of the ways" in refused.content.decode()
    assert NotificationPreference.objects.count() == len(NotificationKind)


def test_an_administrator_sees_why_an_e_mail_was_not_sent(client, administrator, reviewer):
    client.force_login(administrator)
    assert "All e-mails were sent" in client.get("/settings/messages/").content.decode()
    OutboxMessage.objects.create(
        kind="notice",
        key="k",
        recipient=reviewer,
        state="failed",
        problem="The mail server refused the message: 451 Busy",
        next_attempt_at=timezone.now(),
        finished_at=timezone.now(),
    )
    page = client.get("/settings/messages/").content.decode()
    assert "451 Busy" in page
    page = client.post("/settings/messages/", follow=True).content.decode()
    assert "1 e-mail is sent again." in page
    assert OutboxMessage.objects.get().state == "queued"
