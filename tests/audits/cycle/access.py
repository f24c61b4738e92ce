"""Who may see the yearly cycle: lines of the tables in tests/access, read from here."""

PAGES = {"yearly_cycle": "LF..........F", "yearly_cycle_of": "LF..........F"}
OBJECTS = {"yearly_cycle_of": lambda world: [2026]}
