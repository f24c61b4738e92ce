"""The office's questions for audits, by clause."""

from qms.web.registers import Catalogue


class QuestionCatalogue(Catalogue):
    """All questions in the order of their clauses."""

    template_name = "checklists/questions.html"
