"""Documents of external origin that the work rests on: laws, decrees, circulars, decisions, standards (7.5.3.2)."""
