"""Figures for a monitor, to whoever has the token; and every log line of a request bears its number."""

import json
import logging
import re

import pytest
from django.conf import settings as configured
from django.db import DatabaseError
from django.urls import reverse

from qms.evidence.seals import make_seal
from qms.web import views_metrics
from qms.web.logs import JsonLine

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-monitor"
LINE = re.compile(r'^(# (HELP|TYPE) qms_[a-z_]+ .+|qms_[a-z_]+({[a-z]+="[^"]*"})? -?[0-9.e+-]+)$')


@pytest.fixture
def with_token(settings):
    settings.METRICS_TOKEN = TOKEN


def scrape(client, token=TOKEN):
    return client.get(reverse("metrics"), headers={"Authorization": f"Bearer {token}"})


def figures(answer):
    lines = [line for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_without_the_setting_there_is_no_such_page(client):
    assert scrape(client).status_code == scrape(client, "").status_code == 404


@pytest.mark.parametrize("token", ["", "another", TOKEN[:-1], "một"])
def test_without_the_token_there_is_no_such_page(client, with_token, token):
    assert scrape(client, token).status_code == 404
    assert client.get(reverse("metrics")).status_code == 404


@pytest.mark.both_databases
def test_the_figures_are_told_in_the_monitors_format(office, client, with_token):
    answer = scrape(client)
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    assert [line for line in answer.content.decode().splitlines() if not LINE.match(line)] == []
    told = figures(answer)
    assert told["qms_ready"] == 1 and told["qms_evidence_altered"] == 0 and told['qms_jobs{state="failed"}'] == 0
    assert told["qms_files_free_bytes"] > 0 and told[f'qms_version_info{{version="{configured.VERSION}"}}'] == 1


def test_a_seal_and_a_login_are_counted(office, client, with_token):
    before = figures(scrape(client))
    make_seal()
    client.force_login(office.qmr)
    after = figures(scrape(client))
    assert after["qms_seals"] == before["qms_seals"] + 1 and after["qms_sessions"] == before["qms_sessions"] + 1


def test_a_database_that_does_not_answer_is_a_figure_too(client, with_token, monkeypatch):
    def gone():
        raise DatabaseError("gone")

    monkeypatch.setattr(views_metrics, "gauges", gone)
    assert figures(scrape(client)) == {"qms_ready": 0}


# ── Numbers of requests


@pytest.fixture
def lines(caplog):
    """What the log has of a logger, as JSON, as it was written."""
    told = []

    class Kept(logging.Handler):
        def emit(self, record):
            told.append(json.loads(JsonLine().format(record)))

    handler = Kept()
    for name in ("qms.requests", "qms.security"):
        logging.getLogger(name).addHandler(handler)
        caplog.set_level(logging.INFO, logger=name)
    yield told
    for name in ("qms.requests", "qms.security"):
        logging.getLogger(name).removeHandler(handler)


def test_a_request_has_a_number_of_its_own(client):
    first, second = (client.get("/healthz")["X-Request-ID"] for _each in range(2))
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", first) and first != second


def test_the_number_of_a_proxy_is_followed_and_nothing_else(client):
    assert client.get("/healthz", headers={"X-Request-ID": "proxy-17"})["X-Request-ID"] == "proxy-17"
    for strange in ("a b", "x" * 65, "é", "{}"):
        assert client.get("/healthz", headers={"X-Request-ID": strange})["X-Request-ID"] != strange


def test_every_line_on_its_way_bears_it(office, client, lines):
    answer = client.post(reverse("login"), {"username": "qmr", "password": "sai"})
    assert [each["number"] for each in lines if each.get("event") == "login_failed"] == [answer["X-Request-ID"]]
    logging.getLogger("qms.security").info("outside of a request")
    assert "number" not in lines[-1]


def test_an_answer_has_a_line_where_it_is_wanted_and_tells_no_secret(client, lines, settings):
    client.get("/people/first/Mg/a-secret-of-a-link")
    assert lines == []
    settings.REQUEST_LOG = True
    answer = client.get("/people/first/Mg/a-secret-of-a-link?code=secret")
    (line,) = lines
    assert (line["page"], line["method"], line["answer"]) == ("password_first", "GET", answer.status_code)
    assert "secret" not in json.dumps(line) and line["ms"] >= 0 and line["number"] == answer["X-Request-ID"]
