"""Who leads a unit, and who looks at what a head has done."""

from qms.people.models import Holding
from qms.people.posts import PostKind


def head_of(unit):
    """The person who heads a unit today, or None."""
    return _holder(PostKind.UNIT_HEAD, unit)


def verifier_for(unit, responsible):
    """The quality manager of the administration, or top management where the manager would verify their own work."""
    for kind in (PostKind.QUALITY_MANAGER, PostKind.TOP_MANAGEMENT):
        held = Holding.objects.on().filter(post__kind=kind, post__unit__path__startswith=unit.root_path)
        found = held.exclude(person=responsible).select_related("person").order_by("pk").first()
        if found:
            return found.person
    return None


def _holder(kind, unit):
    held = Holding.objects.on().filter(post__kind=kind, post__unit=unit)
    found = held.select_related("person").order_by("pk").first()
    return found and found.person


def units_that_report(unit):
    """The units of the administration, below its root, that somebody heads today."""
    held = Holding.objects.on().filter(post__kind=PostKind.UNIT_HEAD).select_related("post__unit")
    units = {each.post.unit for each in held}
    below = [each for each in units if each.root_path == unit.root_path and each.depth]
    return sorted(below, key=lambda each: each.pk)
