"""The catalogue of causes: everybody with a post reads it, the quality manager keeps it."""

from qms.web.registers import Register
from qms.web.tables import Table


class CauseTree(Register):
    """The whole tree on one page, each cause under the one it belongs to."""

    template_name = "causes/causes.html"

    def listed(self, found):
        table = Table.of_records(self.record_type, found.order_by("path"))
        return {"table": table, "rows": table.rows, "next_url": ""}
