"""The periodic reports of units in a reporting round: drafted with figures, submitted, accepted (9.1.3)."""
