"""Who may see renewals of signing PINs and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "signing_pin": "L............",
    "second_factor": "L............",
    "login_code": "L>>>>>>>>>>>>",  # the second step of a login that has begun, and nothing to anybody else
    "login_lost": "L>>>>>>>>>>>>",
    "pin_renewals": "L............",
    "pin_renewals_xlsx": "L............",
    "pin_renewals_csv": "L............",
    "pin_renewals_views": "LMMMMMMMMMMMM",
    "pin_renewals_new": "LF..........F",
    "pin_renewals_record": "LNN..N.......",
    "pin_renewals_act": "LNN..N.......",
}
OBJECTS = {
    "pin_renewals_record": lambda world: [made(world, making.asked).pk],
    "pin_renewals_act": lambda world: [made(world, making.asked).pk, "confirm"],
}
# congchuc1 has forgotten it, the chairman or the quality manager vouches
ACTS = {
    ("PinRenewal", "asked", "confirm"): "chutich qmr",
    ("PinRenewal", "asked", "refuse"): "chutich qmr",
    ("PinRenewal", "asked", "withdraw"): "congchuc1",
}
PREPARED = {("PinRenewal", state): make for state, make in making.IN_STATE.items()}
