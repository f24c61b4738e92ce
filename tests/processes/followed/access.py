"""Who may look at the addresses of followed dossiers, and that nobody moves one by hand."""

PAGES = {
    # What has no place is for whoever keeps the quality system; the messages are for the owners of imports alone
    "unplaced_messages": "LFFFFFF.FFFFF",
    "followed_dossiers": "AFFFFFFFFFFFF",
    "followed_progress": "AFFFFFFFFFFFF",
    "followed_messages": "AMMMMMMMMMMMM",
}
OBJECTS: dict = {}
ACTS = {("Case", "in_progress", "follow"): ""}
PREPARED: dict = {}
