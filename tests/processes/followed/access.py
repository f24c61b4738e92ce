"""Who may look at the addresses of followed dossiers, and that nobody moves one by hand."""

from tests.access.lines import made
from tests.processes.followed import making

PAGES = {
    # What has no place is for whoever keeps the quality system; the messages are for the owners of imports alone
    "unplaced_messages": "LFFFFFF.FFFFF",
    "unplaced_message": "LFFFFFF.FFFFF",
    "followed_dossiers": "AFFFFFFFFFFFF",
    "followed_progress": "AFFFFFFFFFFFF",
    "followed_messages": "AMMMMMMMMMMMM",
}
OBJECTS = {"unplaced_message": lambda w: [made(w, making.dismissed).message_id]}
ACTS = {("Case", "in_progress", "follow"): "", ("Dismissal", "", "take_back"): "qmr"}
PREPARED = {("Dismissal", ""): making.dismissed}
