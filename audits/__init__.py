"""Internal audits, self-inspections and management reviews (9.2, 9.3): the highest room, above processes."""
