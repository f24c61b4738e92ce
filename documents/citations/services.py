"""The texts of a record are read again; what is found and what is gone becomes acts on its citations."""

from qms.lifecycle.door import create_many_as_part, follow, follow_each

from .models import Citation
from .states import COUNTS, CitationState
from .texts import found_of


def read_again(subject, actor):
    """Bring the citations of a record in line with what its texts say now; what a person said of them stays."""
    found = found_of(subject)
    present = {each.key: each for each in Citation.objects.of(subject)}
    gone = [each.pk for key, each in present.items() if key not in found and each.state in COUNTS]
    if gone:
        follow_each(Citation.objects.filter(pk__in=gone), Citation.lapse, actor=actor)
    for key, (each, places) in found.items():
        if key in present and present[key].state == CitationState.LAPSED:
            follow(present[key].find_again, actor=actor, found=each, places=places)
    new = [
        {"subject": subject, "found": each, "places": places}
        for key, (each, places) in found.items()
        if key not in present
    ]
    if new:
        create_many_as_part(Citation, actor=actor, many=new)
