"""The stories of the commune's external providers, played through the door as fixtures/providers.toml tells them."""

from django.utils import timezone

from qms.evidence.seed import named
from qms.lifecycle.door import create, perform

from ..map.models import Process
from .models import Provider

OWN = ("by", "unit", "proposed", "process", "story")


def provider_story(given, *, people, units):
    """One provider: proposed, and then each scene of its story in its time."""
    yield timezone.make_aware(given["proposed"])
    values = {name: given[name] for name in given if name not in OWN}
    process = named(Process.objects, given.get("process"))
    provider = create(Provider, by=people[given["by"]], unit=units[given["unit"]], process=process, **values)
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        provider = Provider.objects.get(pk=provider.pk)
        told = {name: scene[name] for name in scene if name not in ("at", "by", "act")}
        if "marks" in told:
            told["marks"] = _marks(provider, told["marks"])
        perform(getattr(provider, scene["act"]), by=people[scene["by"]], **told)


def _marks(provider, points):
    """{criterion: (points, what shows it)}, told as many as there are criteria, in their order."""
    pairs = [(each, "") if isinstance(each, int) else (each["points"], each["shown"]) for each in points]
    return dict(zip(provider.evaluation.criteria(), pairs, strict=True))
