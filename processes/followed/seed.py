"""The followed dossiers of the demo: messages of a made-up system, taken as fixtures/followed.toml tells them."""

from django.utils import timezone

from .intake import Intake


def followed_story(given, *, people):
    """What one system sends, message by message."""
    for message in given["messages"]:
        yield timezone.make_aware(message["at"])
        intake = Intake(given["system"], people[given["by"]])
        list(intake.take(message["kind"], [dict(message["item"])]))
