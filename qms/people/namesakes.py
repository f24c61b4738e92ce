"""People of one name, told apart by the post beside it wherever one of them is chosen."""

from django.db.models import Exists, OuterRef

from .models import Holding, User


def in_order(people):
    """People in Vietnamese order, each knowing whether another of the same name works here."""
    others = User.objects.filter(is_active=True, is_system=False, name_order=OuterRef("name_order"))
    return people.annotate(has_namesake=Exists(others.exclude(pk=OuterRef("pk")))).order_by("name_order", "pk")


def told_apart(person):
    """The name; of one of several, with posts and account, since two may hold the same post."""
    if not getattr(person, "has_namesake", False):
        return str(person)
    held = Holding.objects.on().filter(person=person).select_related("post__unit")
    posts = "; ".join(str(each.post) for each in held)
    return f"{person} – {posts} ({person.username})" if posts else f"{person} ({person.username})"


class ChoosesPeople:
    """Of a field with a choice of people: namesakes are told apart."""

    def label_from_instance(self, person):
        """What stands for one of them in the list."""
        return told_apart(person)
