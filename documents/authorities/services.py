"""What holds for a document: the authority of the nearest unit, or as the program comes; and who has which posts."""

from functools import cache

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext as _

from qms.ledger.now import today
from qms.ledger.prepared_queries import Prepared
from qms.people.models import Holding
from qms.text.vietnamese import order_key

from .models import Authority
from .powers import grants_words, split, standard
from .states import AuthorityState


@cache
def _in_force():
    """The query for all that is in force of a kind: asked whenever somebody is named."""
    rows = Authority._base_manager.filter(state=AuthorityState.IN_FORCE).select_related("unit").order_by("pk")
    return Prepared(lambda kind: rows.filter(kind=kind))


def powers_over(kind, unit):
    """The powers over documents of a kind in a unit: of the nearest authority upwards, or as the program comes."""
    return _nearest(_in_force().rows(str(kind)), kind, unit)


def powers_by_kind(unit):
    """{kind: the powers over documents of it in a unit}, read in one question."""
    decided = list(Authority.objects.filter(state=AuthorityState.IN_FORCE).select_related("unit").order_by("pk"))
    return {kind: _nearest([each for each in decided if each.kind == kind], kind, unit) for kind in standard()}


def _nearest(rows, kind, unit):
    above = [each for each in rows if unit.path.startswith(each.unit.path)]
    nearest = max(above, key=lambda each: len(each.unit.path), default=None)
    return nearest.powers() if nearest else standard()[kind]


def posts_of(persons):
    """{key: the posts that a person holds today, or for whose holder they stand in}; one question for all."""
    found = {person.pk: [] for person in persons}
    standing = Q(substitutions__since__lte=today(), substitutions__until__gte=today())
    held = Holding.objects.on().annotate(standing_in=FilteredRelation("substitutions", condition=standing))
    asked = held.filter(Q(person__in=found) | Q(standing_in__substitute__in=found))
    for each in asked.annotate(substitute_id=F("standing_in__substitute")).select_related("post__unit"):
        for key in {each.person_id, each.substitute_id} & found.keys():
            found[key].append(each.post)
    return found


def lacking(powers, role, persons, unit):
    """Those of these persons who hold no post today that may do this with a document of the unit."""
    posts = posts_of(persons)
    return [each for each in persons if not powers.may(role, posts[each.pk], unit)]


def lack_told(powers, role, persons):
    """The sentence about persons without authority, and which posts have it."""
    words = {"names": ", ".join(map(str, persons)), "posts": grants_words(getattr(powers, role))}
    return _("%(names)s: no post that may do this for this document. It is for: %(posts)s.") % words


def holders(powers, role, unit):
    """The names of those who hold a post today that may do this with a document of the unit."""
    kinds = {split(grant)[0] for grant in getattr(powers, role)}
    held = Holding.objects.on().filter(post__kind__in=kinds).select_related("person", "post__unit")
    return sorted({str(each.person) for each in held if powers.may(role, [each.post], unit)}, key=order_key)
