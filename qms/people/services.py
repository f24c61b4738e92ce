"""Keeping the organisation: each change is one recorded act of the administrator, of a holder or of a head of unit."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from qms.ledger.entry import recording
from qms.ledger.now import today

from .actors import actors_of
from .models import Holding, Post, Substitution, Unit
from .posts import PostKind

# ── Who may


def administrator(user, unit=None):
    """The capacity in which a person keeps a unit (None: any), or None."""
    return next((actor for actor in actors_of(user) if actor.holds(PostKind.ADMINISTRATOR, unit)), None)


def who_names_substitutes(user, holding):
    """The capacity in which a person names a substitute: the holder, a head of the unit, or the administrator."""
    kinds = (PostKind.UNIT_HEAD, PostKind.ADMINISTRATOR)
    for actor in actors_of(user):
        own = actor.on_behalf_of is None and holding.person_id == user.pk
        if own or any(actor.holds(kind, holding.post.unit) for kind in kinds):
            return actor
    return None


def must_administer(user, unit=None):
    """The capacity of an administrator. Raises PermissionDenied."""
    actor = administrator(user, unit)
    if actor is None:
        raise PermissionDenied(_("Only the administrator keeps units, posts and accounts."))
    return actor


def must_keep_account(user, person):
    """An administrator keeps the accounts of people whose posts are all in their own units. Raises PermissionDenied."""
    actor = must_administer(user)
    held = Holding.objects.on().filter(person=person).select_related("post__unit")
    if person.is_system or any(not administrator(user, holding.post.unit) for holding in held):
        raise PermissionDenied(_("This account belongs to an administration that you do not keep."))
    return actor


def _recording(actor, act, reason=""):
    return recording(by=actor.person, act=act, reason=reason, on_behalf_of=actor.on_behalf_of)


# ── Units and posts


@transaction.atomic
def add_unit(*, by, parent, code, name):
    """Add a unit below another. Raises ValidationError for a code that is taken."""
    actor = must_administer(by, parent)
    if Unit.objects.filter(code=code).exists():
        raise ValidationError({"code": _("There is a unit with this code already.")})
    with _recording(actor, "create"):
        return Unit.objects.create(code=code, name=name, parent=parent)


@transaction.atomic
def rename_unit(unit, *, by, name, reason):
    """Give a unit another name; its code, by which its records stand, stays."""
    actor = must_administer(by, unit)
    unit.name = name
    with _recording(actor, "rename", reason):
        unit.save()
    return unit


@transaction.atomic
def add_post(*, by, unit, kind, title):
    """Add a post to a unit. Raises ValidationError when the unit has it already."""
    actor = must_administer(by, unit)
    if Post.objects.filter(unit=unit, kind=kind, title=title).exists():
        raise ValidationError({"title": _("The unit has a post of this kind and title already.")})
    with _recording(actor, "create"):
        return Post.objects.create(unit=unit, kind=kind, title=title)


# ── Holdings and substitutions


@transaction.atomic
def hold(post, *, by, person, since, until=None, reason=""):
    """Let a person hold a post from a day to a day. Raises ValidationError for wrong or overlapping days."""
    actor = must_administer(by, post.unit)
    _in_order(since, until)
    if not person.is_active or person.is_system:
        raise ValidationError({"person": _("This account is closed.")})
    other = _overlapping(Holding.objects.filter(post=post, person=person), since, until).first()
    if other is not None:
        says = _("{person} holds this post already, {period}.").format(person=person, period=period_words(other))
        raise ValidationError({"since": says})
    with _recording(actor, "hold", reason):
        return Holding.objects.create(post=post, person=person, since=since, until=until)


@transaction.atomic
def end_holding(holding, *, by, until, reason):
    """Say on which day a holding ends. Raises ValidationError when it has ended, or when nobody would administer."""
    actor = must_administer(by, holding.post.unit)
    if holding.until and holding.until < today():
        raise ValidationError({"until": _("This holding ended on {day:%d/%m/%Y}.").format(day=holding.until)})
    _in_order(holding.since, until)
    if holding.post.kind == PostKind.ADMINISTRATOR and not _another_administers(holding, until):
        raise ValidationError({"until": _("Nobody would administer the program any more: name another one first.")})
    holding.until = until
    with _recording(actor, "end", reason):
        holding.save()
    return holding


@transaction.atomic
def name_substitute(holding, *, by, substitute, since, until, reason):
    """Let somebody act for a holder from a day to a day. Raises ValidationError or PermissionDenied."""
    actor = who_names_substitutes(by, holding)
    if actor is None:
        raise PermissionDenied(_("The holder, the head of the unit or the administrator names a substitute."))
    _may_stand_in(holding, substitute, since, until)
    with _recording(actor, "substitute", reason):
        return Substitution.objects.create(holding=holding, substitute=substitute, since=since, until=until, why=reason)


@transaction.atomic
def end_substitution(substitution, *, by, until, reason):
    """Let a substitution end earlier. Raises ValidationError or PermissionDenied."""
    actor = who_names_substitutes(by, substitution.holding)
    if actor is None:
        raise PermissionDenied(_("The holder, the head of the unit or the administrator names a substitute."))
    _in_order(substitution.since, until)
    if substitution.until < today() or until > substitution.until:
        raise ValidationError({"until": _("A substitution can only be made shorter, and only while it lasts.")})
    substitution.until = until
    with _recording(actor, "end", reason):
        substitution.save()
    return substitution


def period_words(row):
    """From when to when a row holds, in words."""
    if row.until:
        return _("from {since:%d/%m/%Y} to {until:%d/%m/%Y}").format(since=row.since, until=row.until)
    return _("from {since:%d/%m/%Y} on").format(since=row.since)


def _may_stand_in(holding, substitute, since, until):
    _in_order(since, until)
    if since < today():
        raise ValidationError({"since": _("A substitute acts from today on, not for days that have passed.")})
    if substitute == holding.person:
        raise ValidationError({"substitute": _("Nobody is their own substitute.")})
    if since < holding.since or (holding.until and until > holding.until):
        says = _("The post is held {period} only.").format(period=period_words(holding))
        raise ValidationError({"until": says})
    other = _overlapping(holding.substitutions.select_related("substitute"), since, until).first()
    if other is not None:
        says = _("{person} is the substitute {period} already.").format(
            person=other.substitute, period=period_words(other)
        )
        raise ValidationError({"since": says})


def _in_order(since, until):
    if until and until < since:
        raise ValidationError({"until": _("The last day lies before the first.")})


def _overlapping(rows, since, until):
    rows = rows.filter(Q(until__isnull=True) | Q(until__gte=since))
    return rows.filter(since__lte=until) if until else rows


def _another_administers(holding, until):
    others = Holding.objects.filter(post__kind=PostKind.ADMINISTRATOR, person__is_active=True).exclude(pk=holding.pk)
    lasting = others.filter(Q(until__isnull=True) | Q(until__gt=until)).select_related("post__unit")
    return any(holding.post.unit.path.startswith(each.post.unit.path) for each in lasting)
