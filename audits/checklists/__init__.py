"""Checklists: the questions of an audit, from templates, from procedure steps and from what was found before."""
