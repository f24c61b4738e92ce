"""The arrows as lifecycles.md draws them, transcribed by hand: act: (from, to). "same" is no arrow."""

CONTRACT = {
    "DocumentRevision": {
        "submit": ("draft", "in_review"),
        "endorse": ("in_review", "same"),
        "pull_back": ("in_review", "draft"),
        "return_for_change": ("in_review", "draft"),
        "approve": ("in_review", "approved"),
        "release": ("approved", "effective"),
        "supersede": ("effective", "superseded"),
        "withdraw": ("effective", "withdrawn"),
        "cancel": ("draft in_review approved", "cancelled"),
        "reassign": ("draft in_review approved", "same"),
    },
    "PeriodicReview": {
        "propose_keep": ("due", "proposed"),
        "confirm_keep": ("proposed", "kept"),
        "open_revision": ("due proposed", "revision_opened"),
    },
    "Process": {
        "retire": ("run", "retired"),
        "take_up": ("retired", "run"),
    },
    "Acknowledgement": {
        "acknowledge": ("pending", "acknowledged"),
        "lapse": ("pending", "lapsed"),
    },
    "Case": {
        "accept": ("received", "in_progress"),
        "return_incomplete": ("received", "same"),
        "complete_step": ("in_progress", "same"),
        "request_supplement": ("in_progress", "awaiting_supplement"),
        "receive_supplement": ("awaiting_supplement", "in_progress"),
        "request_payment": ("in_progress", "awaiting_payment"),
        "receive_payment": ("awaiting_payment", "in_progress"),
        "suspend": ("in_progress", "suspended"),
        "resume": ("suspended", "in_progress"),
        "apologise": ("in_progress", "same"),
        "resolve": ("in_progress", "resolved"),
        "refuse": ("received in_progress", "refused"),
        "deliver": ("resolved refused", "closed"),
        "stop": ("awaiting_supplement awaiting_payment suspended", "refused"),
        "withdraw": ("received in_progress awaiting_supplement awaiting_payment suspended", "withdrawn"),
    },
}

STATES = {
    "DocumentRevision": "draft in_review approved effective superseded withdrawn cancelled",
    "PeriodicReview": "due proposed kept revision_opened",
    "Process": "run retired",
    "Acknowledgement": "pending acknowledged lapsed",
    "Case": "received in_progress awaiting_supplement awaiting_payment suspended resolved refused closed withdrawn",
}
INITIAL = {
    "DocumentRevision": "draft",
    "Process": "run",
    "PeriodicReview": "due",
    "Acknowledgement": "pending",
    "Case": "received",
}
