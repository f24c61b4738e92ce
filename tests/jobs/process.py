"""A worker in a process of its own that knows the tests' kinds of work: process.py [--batch] [--silence SECONDS]."""

import argparse
from datetime import timedelta

import django
from django.core.management import call_command


def work():
    """Work as the command does, with a shorter patience for workers that are gone."""
    from qms.jobs import models, presence, progress

    from . import kinds  # noqa: F401

    asked = argparse.ArgumentParser()
    asked.add_argument("--batch", action="store_true")
    asked.add_argument("--silence", type=int)
    given = asked.parse_args()
    if given.silence:
        models.SILENCE, presence.SIGN, progress.BEAT = timedelta(seconds=given.silence), 0.5, 0.2
    call_command("worker", batch=given.batch, interval=0.1)


if __name__ == "__main__":
    django.setup()
    work()
