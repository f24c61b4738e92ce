"""The units as a tree, with their posts, holders of today and substitutes: a fixed number of queries."""

from qms.ledger.now import today
from qms.text.vietnamese import order_key

from .actors import actor_for
from .models import Holding, Post, Substitution, Unit
from .posts import PostKind

RANK = {kind: place for place, kind in enumerate(PostKind)}


def unit_tree(user):
    """All units in the order of the tree: each with its depth and its posts."""
    posts = {}
    for row in held_posts(user, Post.objects.select_related("unit")):
        posts.setdefault(row["post"].unit_id, []).append(row)
    return [
        {"unit": unit, "depth": unit.depth, "posts": posts.get(unit.pk, [])} for unit in Unit.objects.order_by("path")
    ]


def may_name_substitute(user, holding):
    """Whether a person may name somebody who acts for this holder."""
    return actor_for(Substitution.who_creates, Substitution(holding=holding), user) is not None


def held_posts(user, posts):
    """Posts, those who lead first, with those who hold them today, and who stands in for each."""
    standing_in, held, day = {}, {}, today()
    for each in Substitution.objects.on(day).select_related("substitute"):
        standing_in.setdefault(each.holding_id, []).append(each.substitute)
    holdings = Holding.objects.on(day).filter(post__in=posts).select_related("person", "post__unit")
    for each in holdings.order_by("since", "pk"):
        row = {
            "holding": each,
            "substitutes": standing_in.get(each.pk, []),
            "may_substitute": may_name_substitute(user, each),
        }
        held.setdefault(each.post_id, []).append(row)
    ranked = sorted(posts, key=lambda post: (post.unit.path, RANK[post.kind], order_key(post.title)))
    return [{"post": post, "holders": held.get(post.pk, [])} for post in ranked]
