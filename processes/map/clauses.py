"""The titles of clauses, by number, as pages show them."""

from .models import Clause


def clause_titles():
    """{number: title} in the language of the page, of the edition loaded last; "General" says of what."""
    newest = Clause.objects.order_by("-pk").values("edition")[:1]
    own = {clause.number: clause.title() for clause in Clause.objects.filter(edition__in=newest)}
    return {number: _with_parent(number, title, own) for number, title in own.items()}


def _with_parent(number, title, own):
    parent = own.get(number.rpartition(".")[0])
    return f"{parent} – {title}" if parent and number.count(".") == 2 else title
