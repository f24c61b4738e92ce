"""The catalogue of causes: everybody with a post reads it, the quality manager keeps it."""

from qms.web.registers import Catalogue


class CauseTree(Catalogue):
    """The whole tree on one page, each cause under the one it belongs to."""

    template_name = "causes/causes.html"
