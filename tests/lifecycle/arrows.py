"""The lifecycle of a revision once more, by hand and without the program: what a state machine test compares with."""

AUTHOR, HEAD, QMR, CHAIR, CONTROLLER = "congchuc1", "truongphong", "qmr", "chutich", "thuky"
STRANGERS = ("congchuc2", "truongkt", "quantri")
PEOPLE = (AUTHOR, HEAD, QMR, CHAIR, CONTROLLER, *STRANGERS)
OPEN = ("draft", "in_review", "approved")
REVIEWERS = ((HEAD,), (QMR,), (HEAD, QMR))


class Drawn:
    """A revision as lifecycles.md draws it."""

    def __init__(self):
        self.state, self.reviewers, self.endorsed, self.steps = "draft", {HEAD}, set(), 1

    def all_endorsed(self):
        return self.reviewers <= self.endorsed

    def may(self, act, person):
        """Whether the page lets this person do this now."""
        return self.state in SOURCES[act] and WHO[act](self, person)

    def do(self, act, reviewers=()):
        """What the page says follows."""
        self.steps += 1
        self.state = TARGETS.get(act, self.state)
        if act == "endorse":
            self.endorsed = self.endorsed | {reviewers}
        if act in ("pull_back", "return_for_change"):
            self.endorsed = set()
        if act == "reassign":
            self.reviewers = set(reviewers)

    def waited_for(self):
        """Who is waited for: (act, person or post)."""
        if self.state == "draft":
            return {("submit", AUTHOR)}
        if self.state == "in_review" and not self.all_endorsed():
            return {("endorse", person) for person in self.reviewers - self.endorsed}
        if self.state == "in_review":
            return {("approve", CHAIR)}
        return {("release", "document_controller")} if self.state == "approved" else set()


SOURCES = {
    "edit": ("draft",),
    "submit": ("draft",),
    "endorse": ("in_review",),
    "pull_back": ("in_review",),
    "return_for_change": ("in_review",),
    "approve": ("in_review",),
    "release": ("approved",),
    "supersede": ("effective",),
    "withdraw": ("effective",),
    "cancel": OPEN,
    "reassign": OPEN,
}
TARGETS = {
    "submit": "in_review",
    "pull_back": "draft",
    "return_for_change": "draft",
    "approve": "approved",
    "release": "effective",
    "supersede": "superseded",
    "withdraw": "withdrawn",
    "cancel": "cancelled",
}
WHO = {
    "edit": lambda drawn, person: person == AUTHOR,
    "submit": lambda drawn, person: person == AUTHOR,
    "endorse": lambda drawn, person: person in drawn.reviewers - drawn.endorsed,
    "pull_back": lambda drawn, person: person == AUTHOR,
    "return_for_change": lambda drawn, person: person in {*drawn.reviewers, CHAIR},
    "approve": lambda drawn, person: person == CHAIR and drawn.all_endorsed(),
    "release": lambda drawn, person: person == CONTROLLER,
    "supersede": lambda drawn, person: False,
    "withdraw": lambda drawn, person: person == QMR,
    "cancel": lambda drawn, person: person in (AUTHOR, QMR),
    "reassign": lambda drawn, person: person in (HEAD, QMR),
}
ACTS = tuple(SOURCES)
