"""A message is signed, sent through the guard, tried for three days, and then given up."""

import base64
import hmac
import json
import os
import re
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions.webhooks import (
    add_endpoint,
    change_endpoint,
    delete_endpoint,
    deliver_due,
    forget_old,
    release_stopped,
    rotate_secret,
    send_again,
    send_test,
    shown_secret,
    switch_endpoint,
)
from articles.actions.webhooks.outbox import claim_delivery, due_deliveries
from articles.models import Notification, WebhookDelivery, WebhookEndpoint
from articles.reads.notifications import notifications_of
from articles.refusals import NotAllowed, Refused, Stale
from tests.actions.webhooks.conftest import let_pass
from tests.factories import make_article, make_webhook
from tests.origin import Route
from tests.undoing import fresh

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
INSTALLED = ROOT / ".tools/webhooks/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def verifies(secret: str, headers: dict[str, str], body: bytes, *, zone: str = "UTC") -> bool:
    """Return whether the verifier of another language takes the message for genuine."""
    assert (INSTALLED / "node_modules/standardwebhooks").is_dir(), (
        "The tests of webhooks need a verifier: sh scripts/install-node-tools tests/webhooks"
    )
    program = str(ROOT / "tests/webhooks/verify.mjs")
    given = json.dumps({"headers": headers, "body": body.decode()})
    command = ["node", program, secret, str(INSTALLED / "package.json")]
    ended = subprocess.run(
        command,
        input=given,
        text=True,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0 or "WebhookVerificationError" in ended.stderr, ended.stderr
    return ended.returncode == 0


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo"])
def test_a_message_is_signed_as_receivers_verify_it_in_any_time_zone(
    receiver, endpoint, administrator, settings, monkeypatch, zone
):
    monkeypatch.setenv("TZ", zone)
    settings.TIME_ZONE = zone
    secret = shown_secret(endpoint, administrator)
    send_test(endpoint, by=administrator)

    assert deliver_due(endpoint.pk) == 1

    [(_path, headers, body)] = receiver.posts
    assert json.loads(body)["type"] == "webhook.test"
    assert headers["Content-Type"] == "application/json"
    assert verifies(secret, headers, body, zone=zone)
    assert not verifies(secret, headers, body.replace(b"CMS", b"cms"), zone=zone)
    late = {**headers, "webhook-timestamp": str(int(headers["webhook-timestamp"]) + 1)}
    assert not verifies(secret, late, body, zone=zone)
    assert endpoint.deliveries.get().state == "delivered"
    assert endpoint.deliveries.get().status == 200


def test_after_a_new_secret_both_sign_for_a_day_and_no_secret_is_stored(
    receiver, endpoint, administrator, editor
):
    former = shown_secret(endpoint, administrator)
    assert shown_secret(endpoint, editor) == ""  # it is for who made it
    rotate_secret(endpoint, by=administrator, expected_version=1)
    new = shown_secret(endpoint, administrator)
    assert former != new
    columns = "".join(map(str, WebhookEndpoint.objects.values_list().get(pk=endpoint.pk)))
    assert base64.b64decode(new.removeprefix("whsec_")).hex() not in columns
    assert new not in columns

    def verified() -> list[bool]:
        send_test(endpoint, by=administrator)
        deliver_due(endpoint.pk)
        _path, headers, body = receiver.posts[-1]
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        given = headers["webhook-signature"].split(" ")
        keys = [base64.b64decode(secret.removeprefix("whsec_")) for secret in (former, new)]
        digests = [base64.b64encode(hmac.digest(key, signed, "sha256")).decode() for key in keys]
        return [f"v1,{digest}" in given for digest in digests]

    assert verified() == [True, True]
    let_pass(DAY)
    assert verified() == [False, True]
    assert shown_secret(fresh(endpoint), administrator) == ""  # it is shown for minutes


def test_after_a_change_of_the_key_of_the_installation_its_former_one_still_signs(
    receiver, endpoint, administrator, settings
):
    secret = shown_secret(endpoint, administrator)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert shown_secret(endpoint, administrator) == secret

    settings.SECRET_KEY_FALLBACKS = []
    send_test(endpoint, by=administrator)
    deliver_due(endpoint.pk)
    assert (receiver.posts, "Make a new one" in endpoint.deliveries.get().problem) == ([], True)


def test_a_message_is_tried_for_three_days_and_then_given_up_and_the_webhook_switched_off(
    receiver, endpoint, article, deliver, administrator, editor, mailoutbox
):
    receiver.page("/hook", "", status=500)
    ids = set()
    hours = 0.0
    while (delivery := endpoint.deliveries.order_by("pk")[0]).is_pending:
        deliver()
        ids |= {headers["webhook-id"] for _path, headers, _body in receiver.posts}
        let_pass(HOUR / 4)
        hours += 0.25

    assert 71 < hours < 74
    assert (delivery.attempts, delivery.status) == (13, 500)
    assert len(ids) == 2  # of the article and of its gate
    assert "status 500" in delivery.problem
    endpoint = fresh(endpoint)
    assert (endpoint.is_active, endpoint.failing_since) == (False, None)
    assert "Nothing has arrived for 3 days." in endpoint.problem
    assert [each.kind for each in notifications_of(administrator)] == ["webhook"]
    assert not notifications_of(editor)
    assert not WebhookDelivery.objects.filter(state__in=WebhookDelivery.PENDING)

    receiver.page("/hook", "")
    with pytest.raises(Refused, match="switched off"):
        send_again(fresh(delivery), by=administrator)
    switch_endpoint(endpoint, by=administrator, expected_version=endpoint.version, on=True)
    assert not notifications_of(administrator)  # it holds no longer
    assert send_again(fresh(delivery), by=administrator)
    assert not send_again(fresh(delivery), by=administrator)  # it is waiting already
    assert [each["type"] for each in deliver()] == ["article.imported"]
    assert fresh(delivery).state == "delivered"


def test_a_success_in_between_begins_the_three_days_again(receiver, endpoint, article, deliver):
    receiver.page("/hook", "", status=500)
    deliver()
    assert fresh(endpoint).failing_since
    let_pass(2 * DAY)
    receiver.page("/hook", "")
    deliver()
    assert fresh(endpoint).failing_since is None


@pytest.mark.parametrize(
    ("route", "problem", "status"),
    [
        (Route(status=302, headers={"Location": "/other"}), "redirects", 302),
        (Route(status=404), "status 404", 404),
        (Route(raw_pieces=[b"nonsense\r\n\r\n"]), "malformed|broke off", None),
        (Route(raw_pieces=[]), "broke off", None),
    ],
    ids=["redirect", "missing", "malformed", "silence"],
)
def test_an_answer_that_is_no_success_is_recorded_and_tried_again(
    receiver, endpoint, article, deliver, route, problem, status
):
    receiver.set("/hook", route)
    deliver()

    delivery = endpoint.deliveries.order_by("pk")[0]
    assert (delivery.state, delivery.status, delivery.attempts) == ("queued", status, 1)
    assert re.search(problem, delivery.problem)
    assert receiver.hits["/other"] == 0


def test_a_server_that_asks_to_wait_is_given_the_time_and_one_that_is_gone_is_left_alone(
    receiver, endpoint, article, deliver, administrator
):
    receiver.page("/hook", "", status=503, Retry_After="3600")
    deliver()
    delivery = endpoint.deliveries.order_by("pk")[0]
    assert delivery.next_attempt_at - timezone.now() > 50 * timedelta(minutes=1)

    receiver.page("/hook", "", status=410)
    let_pass(2 * HOUR)
    deliver()
    assert not fresh(endpoint).is_active
    assert fresh(delivery).state == "given_up"


def test_a_private_address_is_never_reached_unless_a_setting_names_its_host(
    receiver, endpoint, article, deliver, administrator, settings
):
    assert [each["type"] for each in deliver()] == [
        "article.imported",
        "gate.opened",
    ]  # it is named

    settings.WEBHOOK_ALLOWED_HOSTS = []
    make_article(article.owner)
    assert deliver() == []
    assert "private network" in endpoint.deliveries.latest("pk").problem
    for url in ("http://127.0.0.1/", "https://cms.internal/", "http://cms.example.com/", "ftp://a"):
        with pytest.raises(Refused):
            add_endpoint(by=administrator, name="A", url=url, kinds=["gate.opened"], sees_all=False)
    settings.WEBHOOK_ALLOWED_HOSTS = ["cms.internal"]
    named = make_webhook(administrator, "http://cms.internal:8443/hook")
    assert named.url == "http://cms.internal:8443/hook"


def test_a_public_name_that_leads_to_a_private_address_is_refused(
    monkeypatch, administrator, article
):
    monkeypatch.setattr("articles.fetching.guard.lookups.look_up", lambda *_: [("10.0.0.1", 443)])
    endpoint = make_webhook(administrator)
    send_test(endpoint, by=administrator)
    deliver_due(endpoint.pk)

    delivery = endpoint.deliveries.get()
    assert (delivery.state, "private network" in delivery.problem) == ("given_up", True)


def test_two_workers_never_send_the_same_message_and_a_stopped_one_is_followed(
    receiver, endpoint, article, deliver
):
    [first, *_others] = due_deliveries(endpoint.pk)
    assert claim_delivery(first)
    assert claim_delivery(first) is None
    release_stopped()
    assert claim_delivery(first) is None  # its time is not over

    let_pass(timedelta(minutes=2))
    release_stopped()
    deliver()
    assert WebhookDelivery.objects.get(pk=first).attempts == 2


def test_only_administrators_manage_webhooks_and_nobody_overwrites(endpoint, administrator, editor):
    about: dict[str, Any] = {"name": "B", "url": "https://b.example.com/", "kinds": ["gate.opened"]}
    for change in (
        lambda: add_endpoint(by=editor, **about, sees_all=False),
        lambda: send_test(endpoint, by=editor),
        lambda: rotate_secret(endpoint, by=editor, expected_version=1),
        lambda: delete_endpoint(endpoint, by=editor, expected_version=1),
    ):
        with pytest.raises(NotAllowed):
            change()
    with pytest.raises(Refused, match="Another webhook"):
        make_webhook(administrator, endpoint.url)
    other = make_webhook(administrator)
    with pytest.raises(Refused, match="Another webhook"):
        change_endpoint(
            other,
            by=administrator,
            expected_version=1,
            **about | {"url": endpoint.url},
            sees_all=True,
        )
    change_endpoint(other, by=administrator, expected_version=1, **about, sees_all=True)
    with pytest.raises(Stale):
        switch_endpoint(fresh(other), by=administrator, expected_version=1, on=False)
    with pytest.raises(Refused, match="off first"):
        delete_endpoint(other, by=administrator, expected_version=2)
    switch_endpoint(other, by=administrator, expected_version=2, on=False)
    delete_endpoint(other, by=administrator, expected_version=3)
    with pytest.raises(IntegrityError, match="webhook_endpoint_wants"), transaction.atomic():
        WebhookEndpoint.objects.update(kinds=[])


def test_the_log_goes_after_the_days_that_are_set(endpoint, article, deliver):
    deliver()
    assert forget_old() == 0
    let_pass(31 * DAY)
    assert forget_old() == 2
    assert not Notification.objects.filter(kind="webhook")
