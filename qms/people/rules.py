"""Rules about posts: who holds one, in the unit that a row belongs to or above it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import Rule, rule
from qms.ledger.now import today
from qms.text.vietnamese import order_key

from .posts import POWERFUL, PostKind


@dataclass(frozen=True)
class PostRule(Rule):
    """A rule that asks for a post: `post` and `unit_of` say whom it means, `kinds` all posts it knows."""

    post: str = ""
    unit_of: Callable | None = None
    kinds: tuple = ()

    def who(self, record):
        """The names of the people who hold the post that this rule asks for."""
        if not self.post:
            return []
        # The model of holdings declares acts by these rules: it can't be imported here.
        holdings = apps.get_model("people", "Holding").objects
        held = holdings.on().filter(post__kind=self.post).select_related("person", "post__unit")
        unit = self.unit_of(record) if self.unit_of else None
        names = {str(h.person) for h in held if unit is None or unit.path.startswith(h.post.unit.path)}
        return sorted(names, key=order_key)


def own_unit(record):
    """The unit of the record itself."""
    return record.unit


def by_post(*kinds, unit_of=own_unit):
    """The actor holds one of these posts in the record's unit or above it."""
    labels = [PostKind(kind).label for kind in kinds]
    words = labels[0] if len(labels) == 1 else format_lazy("{}" + " / {}" * (len(labels) - 1), *labels)
    return PostRule(
        "holds_" + "_or_".join(kinds),
        format_lazy(_("This is for the post: {post}."), post=words),
        lambda record, actor: any(actor.holds(kind, unit_of(record)) for kind in kinds),
        post=kinds[0],
        unit_of=unit_of,
        kinds=kinds,
    )


def posts_fit(rules, actor):
    """Whether the actor holds, in whichever unit, the posts that these rules ask for; the door asks exactly.

    Whoever keeps the program or only reads creates nothing but what a rule names them for.
    """
    asked = [each.kinds for each in rules if isinstance(each, PostRule) and each.kinds]
    works = {post.kind for post in actor.posts} - {PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR}
    if not works and not asked:
        return False
    return all(any(actor.holds(kind) for kind in kinds) for kinds in asked)


keeps_its_unit = PostRule(
    "keeps_its_unit",
    _("Only the administrator keeps units, posts and accounts."),
    lambda row, actor: actor.holds(PostKind.ADMINISTRATOR, row.unit_keeping),
    post=PostKind.ADMINISTRATOR,
    unit_of=lambda row: row.unit_keeping,
    kinds=(PostKind.ADMINISTRATOR,),
)


@rule(_("This post is given by two people: one proposes who is to hold it, another confirms."))
def is_given_by_one(holding, actor):
    return holding.post.kind not in POWERFUL


@rule(_("Nobody gives a post to themselves."))
def gives_it_to_another(holding, actor):
    return holding.person_id is None or not actor.involves(holding.person)


@rule(_("Nobody names themselves but who heads the unit."))
def names_another(substitution, actor):
    unit = substitution.holding.post.unit
    return (
        substitution.substitute_id is None
        or not actor.involves(substitution.substitute)
        or actor.holds(PostKind.UNIT_HEAD, unit)
    )


def _names_substitutes(substitution, actor):
    """The holder in their own name, for a post that was lent is not passed on; a head of the unit; an administrator.

    Who stands in has the whole power of a post: for one of power top management names them, not who keeps accounts.
    """
    holding = substitution.holding
    own = actor.on_behalf_of is None and holding.person_id == actor.person.pk
    powerful = holding.post.kind in POWERFUL
    kinds = (PostKind.TOP_MANAGEMENT,) if powerful else (PostKind.UNIT_HEAD, PostKind.ADMINISTRATOR)
    return own or any(actor.holds(kind, holding.post.unit) for kind in kinds)


names_substitutes = PostRule(
    "names_substitutes",
    _("The holder names a substitute, or the head of the unit, the administrator; for a post of power top management."),
    _names_substitutes,
    post=PostKind.UNIT_HEAD,
    unit_of=lambda substitution: substitution.holding.post.unit,
)


def _when_it_ended(holding):
    return gettext("This holding ended on {day:%d/%m/%Y}.").format(day=holding.until)


@rule(_("This holding has not ended yet."), particulars=_when_it_ended)
def has_not_ended(holding, actor):
    return not holding.has_ended


@rule(_("A substitution can only be made shorter, and only while it lasts."))
def still_lasts(substitution, actor):
    return not substitution.has_ended


@rule(_("This has ended already."))
def lasts(row, actor):
    return not row.has_ended


@rule(_("This has not ended."))
def has_ended(row, actor):
    return row.has_ended


def _planned_end(row):
    return gettext("It is to end on {day:%d/%m/%Y}: withdraw this first.").format(day=row.ends_on)


@rule(_("No day is planned for its end."), particulars=_planned_end)
def no_end_is_planned(row, actor):
    return row.ends_on is None


@rule(_("No later day is planned for its end."), particulars=_planned_end)
def no_later_end_is_planned(row, actor):
    return row.ends_on is None or row.ends_on <= today()


@rule(_("A day is planned for its end."))
def an_end_is_planned(row, actor):
    return row.ends_on is not None


def _what_merges_into(unit):
    rows = [f"{each} ({each.ends_on:%d/%m/%Y})" for each in unit.to_merge.all()]
    return gettext("These are to merge into it: {rows}. Withdraw that first.").format(rows="; ".join(rows))


@rule(_("No other unit is to merge into it."), particulars=_what_merges_into)
def nothing_merges_into_it(unit, actor):
    return not unit.to_merge.exists()


def _units_below(unit):
    below = unit.subtree().lasting().exclude(pk=unit.pk)
    return gettext("There are still units below it: {names}.").format(names=", ".join(map(str, below)))


@rule(_("There is no unit below it any more."), particulars=_units_below)
def nothing_lasts_below(unit, actor):
    return not unit.subtree().lasting().exclude(pk=unit.pk).exists()


def _lasting_holdings(posts, row):
    """Who holds one of these posts beyond the last day of the unit or post that ends."""
    held = apps.get_model("people", "Holding").objects.filter(post__in=posts)
    return held.filter(Q(until__isnull=True) | Q(until__gt=row.last_day)).select_related("person", "post__unit")


def _who_holds_its_posts(unit):
    names = ", ".join(map(str, _lasting_holdings(unit.posts.all(), unit)))
    return gettext("Its posts are still held beyond today: {names}.").format(names=names)


@rule(_("Nobody holds its posts beyond today."), particulars=_who_holds_its_posts)
def nobody_holds_its_posts(unit, actor):
    return not _lasting_holdings(unit.posts.all(), unit).exists()


def _comes_later(unit):
    held = apps.get_model("people", "Holding").objects.filter(post__unit=unit, since__gt=unit.last_day)
    return held.select_related("person", "post__unit")


def _who_comes_later(unit):
    rows = [f"{each} ({each.since:%d/%m/%Y})" for each in _comes_later(unit)]
    return gettext("Entered for later: {rows}. Merge the unit after that day.").format(rows="; ".join(rows))


@rule(_("Nobody is entered for one of its posts from a later day on."), particulars=_who_comes_later)
def nobody_comes_later(unit, actor):
    return not _comes_later(unit).exists()


def _who_holds_it(post):
    names = ", ".join(str(each.person) for each in _lasting_holdings([post], post))
    return gettext("It is still held beyond today by: {names}.").format(names=names)


@rule(_("Nobody holds it beyond today."), particulars=_who_holds_it)
def nobody_holds_it(post, actor):
    return not _lasting_holdings([post], post).exists()
