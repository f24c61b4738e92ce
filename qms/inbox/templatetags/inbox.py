"""The bell: how many notices a person has not read."""

from django import template

from qms.inbox.notices import unread_count

register = template.Library()


@register.simple_tag
def unread_notices(user):
    """The number of unread notices; one query."""
    return unread_count(user)
