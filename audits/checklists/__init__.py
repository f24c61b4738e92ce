"""Checklists: the questions of an audit, from templates, from a procedure's own steps and from what was found before."""
