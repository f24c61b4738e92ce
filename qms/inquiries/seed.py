"""Questions back of the demo: one answered, one that waits."""

from django.utils import timezone

from qms.lifecycle.door import create, perform
from qms.lifecycle.registry import record_types

from .models import Inquiry


def inquiry_story(given, *, people):
    """Somebody asks about a nonconformity by its title, and whoever is asked answers."""
    yield timezone.make_aware(given["at"])
    about = record_types()["nonconformities"].model.objects.get(title=given["nonconformity"])
    asked = people[given["asked"]]
    inquiry = create(Inquiry, by=people[given["by"]], about=about, asked=asked, question=given["question"])
    if "answer" in given:
        yield timezone.make_aware(given["answered_at"])
        perform(inquiry.reply, by=asked, answer=given["answer"])
