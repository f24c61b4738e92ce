"""Who may read what revisions say: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making


def _file_of_draft(world):
    revision = made(world, making.pictured)
    return [revision.pk, revision.files().get().pk]


# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "revision_read": "LN...........",
    "revision_read of a draft": "LNN..N.......",
    "revision_read_file": "LNN>>N>>>>>>>",
    "revision_working_copy": "LNN..N.......",
    "revision_picture": "LNN..N.......",
}
OBJECTS = {
    "revision_read": lambda world: [world.effective.pk],
    "revision_read of a draft": lambda world: [made(world, making.pictured).pk],
    "revision_read_file": _file_of_draft,
    "revision_working_copy": _file_of_draft,
    "revision_picture": lambda world: [*_file_of_draft(world), 0],
}
