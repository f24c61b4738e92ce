"""What the page of a post tells besides its holders: the duties of the post and of whoever holds it (5.3)."""

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qms.people.models import Holding, Post
from qms.web.cells import record_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .duties import Duty


@panel(Post, "post")
def duties_of_post(post, request):
    """Each duty with its bearer, its share and its authority, led to; nothing where none was given."""
    holders = Holding.objects.on().filter(post=post).values("person")
    borne = Q(post=post.kind, unit=post.unit) | Q(person__in=holders)
    found = Duty.objects.visible_to(request.user).held().filter(borne).select_related("person", "unit")
    rows = [
        [record_cell(each), each.words, each.person or post, each.get_share_display(), each.authority]
        for each in found.order_by("pk")
    ]
    if not rows:
        return ""
    heads = [_("Number"), pgettext("duties", "Duty"), _("Whose"), _("Share in it"), _("Authority")]
    return render_to_string("roles/of_post.html", {"duties": Table.of(heads, rows)}, request)
