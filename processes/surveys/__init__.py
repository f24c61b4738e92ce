"""Surveys of satisfaction: asked by a link, on a receipt or at a kiosk, answered by nobody known, counted (9.1.2)."""
