"""How procedures run in the tables of the access tests: everybody with an account, over the dossiers that they see."""

PAGES = {"runs": "L............", "runs_dossiers": "L............"}
