"""Documents that the office has already, taken over as they are under the decision that issued them (7.5.3)."""
