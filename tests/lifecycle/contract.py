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
    "ControlledCopy": {
        "recall": ("issued", "recalled"),
        "return_copy": ("issued recalled lost", "returned"),
        "destroy": ("recalled returned", "destroyed"),
        "report_lost": ("issued recalled", "lost"),
    },
    "Disposal": {
        "approve": ("proposed", "approved"),
        "refuse": ("proposed approved", "refused"),
        "dispose": ("approved", "disposed"),
    },
    "ExternalDocument": {
        "replace": ("in_force", "replaced"),
        "expire": ("in_force", "expired"),
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
    "Nonconformity": {
        "reject": ("reported accepted", "rejected"),
        "accept": ("reported", "accepted"),
        "contain": ("accepted", "contained"),
        "close_with_correction": ("contained", "closed"),
        "return_for_change": ("analysed planned", "contained"),
        "analyse": ("contained", "analysed"),
        "plan": ("analysed", "planned"),
        "start": ("planned", "implementing"),
        "complete": ("implementing", "effectiveness_check"),
        "confirm_effective": ("effectiveness_check", "closed"),
        "find_ineffective": ("effectiveness_check", "contained"),
        "reopen": ("closed", "contained"),
        "reassign": ("accepted contained analysed planned implementing effectiveness_check", "same"),
    },
    "Action": {
        "start": ("assigned", "in_progress"),
        "extend": ("assigned in_progress", "same"),
        "report_done": ("in_progress", "done"),
        "accept": ("done", "accepted"),
        "return_for_rework": ("done", "in_progress"),
        "cancel": ("assigned in_progress", "cancelled"),
        "reassign": ("assigned in_progress done", "same"),
    },
    "Risk": {
        "assess": ("identified", "assessed"),
        "treat": ("assessed", "treated"),
        "accept": ("assessed", "treated"),
        "monitor": ("treated", "monitored"),
        "reassess": ("monitored", "assessed"),
        "close": ("assessed monitored", "closed"),
        "edit": ("identified", "same"),
        "ask_review": ("monitored", "same"),
        "occur": ("assessed treated monitored", "same"),
        "reassign": ("identified assessed treated monitored", "same"),
    },
    "Feedback": {
        "classify": ("received", "classified"),
        "refuse": ("received classified assigned", "refused"),
        "assign": ("classified", "assigned"),
        "answer": ("assigned", "answered"),
        "approve_answer": ("answered", "published"),
        "close": ("published", "closed"),
        "raise_nonconformity": ("received classified assigned answered published", "same"),
        "reassign": ("assigned answered", "same"),
    },
    "Survey": {
        "open_survey": ("draft", "open"),
        "close": ("open", "closed"),
    },
    "Objective": {
        "approve": ("proposed", "approved"),
        "start": ("approved", "running"),
        "record_value": ("running", "same"),
        "evaluate": ("running", "evaluated"),
        "revise": ("approved running", "proposed"),
        "close": ("evaluated", "closed"),
    },
    "PeriodicReport": {
        "draft": ("due returned", "drafted"),
        "submit": ("drafted", "submitted"),
        "return_for_change": ("submitted", "returned"),
        "accept": ("submitted", "accepted"),
    },
    "ReportRound": {
        "consolidate": ("open", "consolidated"),
        "send": ("consolidated", "sent"),
    },
    "AuditProgramme": {
        "approve": ("draft", "approved"),
        "start": ("approved", "running"),
        "complete": ("running", "completed"),
        "revise": ("approved running", "draft"),
    },
    "Audit": {
        "notify": ("planned", "notified"),
        "open": ("notified", "in_progress"),
        "conclude": ("in_progress", "reporting"),
        "report": ("reporting", "reported"),
        "close": ("reported", "closed"),
        "replace_lead": ("planned notified in_progress reporting", "same"),
        "cancel": ("planned notified in_progress", "cancelled"),
    },
    "Finding": {
        "issue": ("draft", "issued"),
        "agree": ("issued", "agreed"),
        "dispute": ("issued", "disputed"),
        "uphold": ("issued disputed", "agreed"),
        "withdraw_finding": ("draft disputed", "withdrawn"),
        "close": ("agreed", "closed"),
    },
    "SelfInspection": {
        "assess": ("opened returned assessed", "assessed"),
        "submit": ("assessed", "submitted"),
        "return_for_change": ("submitted", "returned"),
        "verify": ("submitted", "verified"),
        "close": ("verified", "closed"),
    },
    "ManagementReview": {
        "prepare": ("planned", "prepared"),
        "hold": ("prepared", "held"),
        "minute": ("held", "minuted"),
        "close": ("minuted", "closed"),
        "postpone": ("planned prepared", "postponed"),
        "reschedule": ("postponed", "planned"),
    },
}

# Arrows that the page has not, each for a reason.
ADDED = {
    # A followed dossier stands where its source system says: the state goes along no arrow of ours.
    "Case": {
        "follow": (
            "received in_progress awaiting_supplement awaiting_payment suspended resolved refused closed withdrawn",
            "same",
        ),
        # The law gives more time on grounds that the procedure names: the due moment moves, and it is no apology.
        "extend": ("in_progress", "same"),
        # It ends by the version with which it began, unless somebody moves it to the newer one and says why.
        "change_version": ("in_progress", "same"),
        # A dossier that does not meet the conditions ends wherever it stands, with a paper of its own.
        "refuse_conditions": ("in_progress awaiting_supplement awaiting_payment suspended", "refused"),
    },
    # That something holds no more can be recorded by mistake.
    "ExternalDocument": {"take_back": ("replaced expired", "in_force")},
    # What an office has in force before the system comes nobody approves in it anew: it is taken over as issued.
    "DocumentRevision": {
        "take_over": ("draft", "effective"),
        # What waits too long for a decision, or for its release, goes back to its author.
        "lapse": ("in_review approved", "draft"),
    },
    # Whoever comes back into a post has not read yet what they were asked to read when they left.
    "Acknowledgement": {"ask_again": ("lapsed", "pending")},
    # The revision under review may go out of force before anybody has answered.
    "PeriodicReview": {"end": ("due proposed", "ended")},
    # A round goes on without a report that is missing, and nobody is asked for it for ever.
    "PeriodicReport": {"leave_out": ("due drafted returned", "left_out"), "write_late": ("left_out", "drafted")},
    # Top management sends back what it does not stand by.
    "ReportRound": {"return_for_change": ("consolidated", "open")},
    # What last year's plan did not finish goes on in the next; it is neither done nor given up.
    "Action": {"carry_over": ("assigned in_progress", "carried_over")},
}

STATES = {
    "DocumentRevision": "draft in_review approved effective superseded withdrawn cancelled",
    "PeriodicReview": "due proposed kept revision_opened ended",
    "ControlledCopy": "issued recalled returned destroyed lost",
    "Disposal": "proposed approved disposed refused",
    "ExternalDocument": "in_force replaced expired",
    "Process": "run retired",
    "Acknowledgement": "pending acknowledged lapsed",
    "Case": "received in_progress awaiting_supplement awaiting_payment suspended resolved refused closed withdrawn",
    "Nonconformity": "reported accepted contained analysed planned implementing effectiveness_check closed rejected",
    "Action": "assigned in_progress done accepted cancelled carried_over",
    "Risk": "identified assessed treated monitored closed",
    "Feedback": "received classified assigned answered published closed refused",
    "Survey": "draft open closed",
    "Objective": "proposed approved running evaluated closed",
    "PeriodicReport": "due drafted submitted accepted returned left_out",
    "ReportRound": "open consolidated sent",
    "AuditProgramme": "draft approved running completed",
    "Audit": "planned notified in_progress reporting reported closed cancelled",
    "Finding": "draft issued agreed disputed closed withdrawn",
    "SelfInspection": "opened assessed submitted verified returned closed",
    "ManagementReview": "planned prepared held minuted closed postponed",
}
INITIAL = {
    "DocumentRevision": "draft",
    "ControlledCopy": "issued",
    "Disposal": "proposed",
    "ExternalDocument": "in_force",
    "Process": "run",
    "PeriodicReview": "due",
    "Acknowledgement": "pending",
    "Case": "received",
    "Nonconformity": "reported",
    "Action": "assigned",
    "Risk": "identified",
    "Feedback": "received",
    "Survey": "draft",
    "Objective": "proposed",
    "PeriodicReport": "due",
    "ReportRound": "open",
    "AuditProgramme": "draft",
    "Audit": "planned",
    "Finding": "draft",
    "SelfInspection": "opened",
    "ManagementReview": "planned",
}
