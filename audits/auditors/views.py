"""The list of auditors: everybody who may see audits reads it, those who keep the system change it."""

from qms.web.registers import Catalogue


class Auditors(Catalogue):
    """By name: who is qualified today first, then what has ended or is still to begin."""

    template_name = "auditors/auditors.html"

    def in_order(self, found):
        return sorted(found.order_by("person__name_order", "-since"), key=lambda each: not each.is_in_force())
