"""The clauses of the edition of the standard that the office works by, and their titles as pages show them."""

from django.db.models import Max

from .models import Clause

# What records, figures and documents of the program name by number; a later edition is mapped to it.
BASE = "TCVN ISO 9001:2015"


def clauses_in_force():
    """The clauses of the edition in force, in its order; questions and findings keep those of their day."""
    return Clause.objects.filter(in_force=True).order_by("pk")


def put_in_force(edition):
    """From now on this edition is offered, and no other."""
    Clause.objects.filter(in_force=True).exclude(edition=edition).update(in_force=False)
    Clause.objects.filter(edition=edition).update(in_force=True)


def load_rows(edition, rows):
    """Add the clauses of an edition that are not there yet; the first edition is in force. Gives the number added."""
    known = set(Clause.objects.filter(edition=edition).values_list("number", flat=True))
    others = Clause.objects.exclude(edition=edition).aggregate(last=Max("pk"))["last"]
    fresh = [Clause(edition=edition, in_force=others is None, **each) for each in rows if each["number"] not in known]
    return len(Clause.objects.bulk_create(fresh))


def clause_titles():
    """{number: title} in the language of the page, of the edition in force; "General" says of what."""
    own = {clause.number: clause.title() for clause in clauses_in_force()}
    return {number: _with_parent(number, title, own) for number, title in own.items()}


def _with_parent(number, title, own):
    parent = own.get(number.rpartition(".")[0])
    return f"{parent} – {title}" if parent and number.count(".") == 2 else title
