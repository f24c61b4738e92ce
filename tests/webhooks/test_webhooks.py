"""Webhooks: signed as the scheme says, tried again with growing pauses, never into the house, and nobody's contents."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from qms.inbox.models import Notice
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.webhooks import services
from qms.webhooks.models import Delivery, Webhook
from qms.webhooks.signatures import signature
from qms.webhooks.states import DeliveryState
from qms.webhooks.targets import examine
from tests.jobs.worker import work_off
from tests.processes.actions import making as actions

pytestmark = pytest.mark.both_databases


class Listener(HTTPServer):
    """Another program, on this machine: answers what it is told to, and keeps what it heard."""

    def __init__(self):
        self.heard, self.answers = [], []
        super().__init__(("127.0.0.1", 0), Ear)


class Ear(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((dict(self.headers), body))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def listener(settings):
    settings.WEBHOOKS_TO_PRIVATE = True
    server = Listener()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def webhook(office, listener):
    url = f"http://127.0.0.1:{listener.server_port}/hear?x=1"
    yield services.create_webhook(by=office.quantri, label="Kho dữ liệu", url=url)
    services._known["until"] = 0.0


def is_right(secret, headers, body):
    """What a listener does, written anew from the description of the scheme."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return wanted in headers["webhook-signature"].split(" ")


def test_the_signature_is_that_of_the_scheme():
    """The example of the description: github.com/standard-webhooks/standard-webhooks."""
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_an_act_is_told_signed_and_without_what_the_record_says(office, webhook, listener):
    action = actions.action(office)
    perform(action.start, by=office.congchuc1)
    work_off()
    events = [json.loads(body) for _headers, body in listener.heard]
    assert "actions.start" in [each["type"] for each in events]
    assert all(is_right(webhook.secret, headers, body) for headers, body in listener.heard)
    told = next(each for each in events if each["type"] == "actions.start")
    wanted = {"collection": "actions", "id": action.pk, "number": action.number, "address": f"/api/actions/{action.pk}"}
    assert told["data"] == wanted and action.title not in str(events) and "congchuc1" not in str(events)
    assert not Delivery.objects.exclude(state=DeliveryState.TAKEN).exists()


def test_what_is_rolled_back_is_told_to_nobody(office, webhook):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.action(office)
        raise RuntimeError
    assert not Delivery.objects.exists()


def test_only_what_is_wished_is_told(office, webhook):
    webhook.collections = "cases"
    webhook.save()
    actions.action(office)
    assert not Delivery.objects.exists()


def test_what_fails_is_tried_again_with_growing_pauses_and_given_up(office, webhook, listener):
    listener.answers = [500] * 20
    delivery = services.write(webhook, services.TRIAL, {})
    pauses = []
    for _time in range(len(services.PAUSES) + 1):
        services.deliver.func(delivery.pk)
        delivery.refresh_from_db()
        if delivery.next_at:
            pauses.append(delivery.next_at - delivery.attempts.last().tried_at)
    assert delivery.state == DeliveryState.GIVEN_UP and len(listener.heard) == len(services.PAUSES) + 1
    assert [round(each / timedelta(minutes=1)) for each in pauses] == [1, 5, 30, 120, 480, 960, 1920]
    assert {each.status for each in delivery.attempts.all()} == {500}
    identities = {headers["webhook-id"] for headers, _body in listener.heard}
    assert len(identities) == 1, "whoever hears it twice knows it by its id"


def test_after_days_without_an_answer_it_is_switched_off_and_told(office, webhook, listener):
    listener.answers = [500, 500]
    delivery = services.write(webhook, services.TRIAL, {})
    services.deliver.func(delivery.pk)
    with frozen(now() + services.OFF_AFTER):
        services.deliver.func(delivery.pk)
    webhook.refresh_from_db()
    assert not webhook.active
    told = Notice.objects.filter(message=services.SWITCHED_OFF)
    assert office.quantri in {each.person for each in told}


def test_whoever_is_gone_is_switched_off_at_once(office, webhook, listener):
    listener.answers = [410]
    services.deliver.func(services.write(webhook, services.TRIAL, {}).pk)
    webhook.refresh_from_db()
    assert not webhook.active


def test_what_waited_while_it_was_off_is_sent_once_it_is_on_again(office, webhook, listener):
    services.write(webhook, services.TRIAL, {})
    services.switch(webhook, False, by=office.quantri)
    work_off()
    assert listener.heard == []
    services.switch(webhook, True, by=office.quantri)
    work_off()
    assert len(listener.heard) == 1


def test_old_messages_are_forgotten_with_their_tries(office, webhook, listener):
    old = services.write(webhook, services.TRIAL, {})
    services.deliver.func(old.pk)
    with frozen(now() + services.KEPT + timedelta(days=1)):
        services.forget_old()
    assert not Delivery.objects.exists()


def test_a_new_secret_signs_beside_the_former_for_a_day(office, webhook, listener):
    former = webhook.secret
    services.rotate(webhook, by=office.quantri)
    services.deliver.func(services.write(webhook, services.TRIAL, {}).pk)
    headers, body = listener.heard[0]
    assert webhook.secret != former and is_right(former, headers, body) and is_right(webhook.secret, headers, body)
    webhook.former_until = webhook.created_at
    webhook.save()
    services.deliver.func(services.write(webhook, services.TRIAL, {}).pk)
    assert not is_right(former, *listener.heard[1])


def test_a_row_written_past_the_program_is_sent_nothing(office, webhook, listener):
    delivery = services.write(webhook, services.TRIAL, {})
    Webhook.objects.filter(pk=webhook.pk).update(collections="x")
    services.deliver.func(delivery.pk)
    assert listener.heard == []


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/x",
        "https://10.1.2.3/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://0.0.0.0/",
        "http://8.8.8.8/",
        "https://a:b@8.8.8.8/",
        "ftp://8.8.8.8/",
        "https://",
        "nothing",
    ],
)
def test_nothing_goes_into_the_house(settings, url):
    settings.WEBHOOKS_TO_PRIVATE = False
    with pytest.raises(ValidationError):
        examine(url)


def test_an_address_that_was_turned_into_the_house_meanwhile_gets_nothing(office, webhook, listener, settings):
    settings.WEBHOOKS_TO_PRIVATE = False
    delivery = services.write(webhook, services.TRIAL, {})
    services.deliver.func(delivery.pk)
    assert listener.heard == [] and delivery.attempts.get().status is None


def test_only_whoever_administers_sees_and_sets_them(office, webhook):
    for person, status in ((office.quantri, 200), (office.qmr, 403), (office.congchuc1, 403)):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for page in (reverse("webhooks"), reverse("webhook_new"), reverse("webhook", args=[webhook.pk])):
            assert client.get(page).status_code == status, page


def test_a_secret_is_shown_once(office, listener):
    client = Client()
    client.force_login(office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    url = f"http://127.0.0.1:{listener.server_port}/"
    answer = client.post(reverse("webhook_new"), {"label": "Kho", "url": url})
    made = Webhook.objects.get()
    assert made.secret in answer.content.decode()
    assert made.secret not in client.get(reverse("webhook", args=[made.pk])).content.decode()
    wrong = client.post(reverse("webhook_new"), {"label": "Kho", "url": "nothing"})
    assert wrong.status_code == 422 and wrong.context["form"].errors["url"]
