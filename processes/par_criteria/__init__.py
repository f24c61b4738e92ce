"""A criterion of the index of reform: scored by its unit with evidence, checked by another, confirmed by the city."""
