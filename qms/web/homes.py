"""Where a person begins after coming in: at the page of their post, the first that fits; else at "My work".

Slices say in their `ways.py` that a page of theirs is such a beginning, and for whom.
"""

from django.urls import reverse

from qms.people.actors import actors_of

_homes = []


def declare_home(url_name, place, is_for):
    """Make a beginning known; `is_for(posts)` says whose it is, by the kinds of their own posts."""
    _homes.append((place, url_name, is_for))


def first_page(user):
    """The address at which this person begins."""
    kinds = {post.kind for post in actors_of(user)[0].posts}  # not whom they stand in for: that ends again
    for _place, url_name, is_for in sorted(_homes, key=lambda each: each[0]):
        if is_for(kinds):
            return reverse(url_name)
    return reverse("home")
