"""The first day: from nothing to a page on which one logs in, without a note that anything had to be played."""

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.db import connection

from fixtures.management.commands import demo as of_demo

# Whatever database the tests have, a first day begins on the embedded one.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the demo stands on SQLite")
HERE = Path(__file__).resolve().parent.parent.parent
PATIENCE = 240  # seconds, for the machine may be busy with other tests; alone it takes a few


def _free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@contextmanager
def demo(folder, port):
    """The demo as a program of its own with its data in a folder; it is ended when it was not before."""
    env = os.environ | {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "qms.settings.local"}
    env |= {"PYTHONIOENCODING": "utf-8", "DATABASE_URL": f"sqlite:///{folder / 'qms.sqlite3'}"}
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    program = subprocess.Popen(command, cwd=HERE, env=env, encoding="utf-8", **both)
    impatient = threading.Timer(PATIENCE, program.kill)
    impatient.start()
    try:
        yield program
    finally:
        impatient.cancel()
        program.terminate()
        program.communicate(timeout=60)


def test_the_demo_from_nothing_answers_on_login(tmp_path):
    port, said = _free_port(), []
    with demo(tmp_path, port) as program:
        for line in program.stdout:
            said.append(line.strip())
            if said[-1] == f"http://127.0.0.1:{port}":
                break
        asked = HTTPConnection("127.0.0.1", port, timeout=60)
        asked.request("GET", "/login")
        answer = asked.getresponse()
        assert (answer.status, 'name="password"' in answer.read().decode()) == (200, True), said
    told = [line for line in said if " %  " in line]
    assert told and told == said[: len(told)], "the year was not unpacked without a word between"
    assert told[-1].startswith("100 %")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal")
@pytest.mark.parametrize("which", [1, 2, 3])
def test_ended_while_it_starts_another_process_it_leaves_none_behind(monkeypatch, which):
    started, really = [], subprocess.Popen

    def start(command):
        started.append(really([sys.executable, "-c", "import time; time.sleep(600)"]))
        if len(started) == which:
            os.kill(os.getpid(), signal.SIGTERM)
        return started[-1]

    monkeypatch.setattr(of_demo.subprocess, "Popen", start)
    monkeypatch.setattr(of_demo, "_opens", lambda port: True)
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        with pytest.raises(SystemExit):
            of_demo.Command()._serve(0)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        left = [process for process in started if process.poll() is None]
        for process in left:
            process.kill()
    assert started and not left
