"""Who came into a post after what the post must know had come into force, and was not asked to read it yet."""

from documents.controlled.parts import Reader
from documents.controlled.states import RevisionState

from .models import Acknowledgement
from .states import AcknowledgementState


def concerned_newly(holdings):
    """Pairs (revision, holding) that nobody was asked for, and pairs (lapsed acknowledgement, holding). Three queries.

    Each person is asked by the first of their holdings, as at a release.
    """
    held = list(holdings.filter(person__is_active=True).select_related("person", "post__unit").order_by("pk"))
    if not held:
        return [], []
    asked = _asked({each.person_id for each in held})
    new, lapsed = {}, {}
    for reader in _readers({each.post.kind for each in held}):
        for each in held:
            if each.post.kind == reader.post and each.post.unit.path.startswith(reader.unit.path):
                key = (reader.revision_id, each.person_id)
                if key not in asked:
                    new.setdefault(key, (reader.revision, each))
                elif asked[key].state == AcknowledgementState.LAPSED:
                    lapsed.setdefault(key, (asked[key], each))
    return list(new.values()), list(lapsed.values())


def _readers(kinds):
    """Whom the revisions in force are for, of these kinds of posts, in the order of their coming into force."""
    readers = Reader.objects.filter(active=True, post__in=kinds)
    in_force = readers.filter(revision__state=RevisionState.EFFECTIVE)
    return in_force.select_related("revision__document", "unit").order_by("revision__effective_at", "pk")


def _asked(people):
    """{(revision, person): acknowledgement} of the revisions in force."""
    found = Acknowledgement.objects.filter(person__in=people, revision__state=RevisionState.EFFECTIVE)
    return {(each.revision_id, each.person_id): each for each in found}
