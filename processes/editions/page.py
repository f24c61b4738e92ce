"""What the page of an edition and the index of clauses show."""

from .clause_index import index_of


def edition_context(edition, request):
    """The index of its clauses; of its past nothing, since evidence is of today."""
    return {"lines": [], "past": True} if edition.is_past else told(edition, request.user)


def told(edition, user):
    """The lines, and how many of them are what."""
    lines = index_of(edition, user)
    return {
        "lines": lines,
        "holes": [each for each in lines if each.is_hole],
        "shown": sum(bool(each.evidence or each.above) for each in lines),
        "explained": sum(bool(each.ground and not (each.evidence or each.above)) for each in lines),
    }
