"""Who moves a followed dossier: the history knows by which act a row moved, and the database holds it (8.4)."""

from qms.ledger.guards import Guard, add_constraints


def followed_by_import_alone(case):
    """The database refuses any other hand on a followed dossier than its import, and the import's on any other."""
    add_constraints(
        case.history.model,
        [
            Guard(
                name="cases_case_h_followed",
                event="INSERT",
                when="(NEW.source_system <> '') <> (NEW.act = 'follow') AND NOT (NEW.act = 'create'"
                " AND NEW.sequence = 1)",
                says="cases_case: a followed case moves by its import alone, and no other case does",
            )
        ],
    )
