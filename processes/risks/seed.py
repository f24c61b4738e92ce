"""The stories of the commune's risks and opportunities, played through the door as fixtures/risks.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create

from ..actions.seed import play_with_actions
from ..actions.states import ActionKind
from ..context.models import ContextIssue, PartyNeed
from ..map.models import Process
from .models import Risk
from .services import set_scale, setter_of_scale


def scale_story(given, *, people):
    """The office sets its scale."""
    yield timezone.make_aware(given["at"])
    actor = setter_of_scale(people[given["by"]])
    set_scale(actor=actor, medium_from=given["medium_from"], high_from=given["high_from"], reason=given["why"])


def _named(model, column, words):
    """The issue or the need that a risk comes from, by its words; None where it names none."""
    return model.objects.get(**{column: words}) if words else None


def risk_story(given, *, people, units):
    """One risk or opportunity: identified, and then each scene of its story in its time."""
    yield timezone.make_aware(given["identified"])
    risk = create(
        Risk,
        by=people[given["by"]],
        kind=given["kind"],
        title=given["title"],
        unit=units[given["unit"]],
        owner=people[given["owner"]],
        process=Process.objects.get(number=given["process"]),
        issue=_named(ContextIssue, "title", given.get("issue")),
        need=_named(PartyNeed, "need", given.get("need")),
        causes=given["causes"],
        consequences=given["consequences"],
    )
    actions = []
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        play_with_actions(risk, ActionKind.RISK_TREATMENT, scene, actions, people)
