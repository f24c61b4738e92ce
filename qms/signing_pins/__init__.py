"""The word by which a person signs: set by themselves, renewed only with somebody else's word."""
