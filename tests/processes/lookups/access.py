"""Look-ups in the tables of the access tests: anybody may open them, with or without an account."""

from processes.lookups.tokens import token_of

PAGES = {"lookup": ".............", "lookup_of_receipt": "............."}
OBJECTS = {"lookup_of_receipt": lambda world: [token_of(world.case)]}
