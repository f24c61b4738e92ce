"""Whether a commit's message says what was done and why: `area: Sentence.`, an empty line, a body.

Run as `python -m release.message FILE` by the commit-msg hook.
"""

import re
import sys
from pathlib import Path

HEAD = re.compile(r"[a-z][a-z0-9_./, -]*: \S.*\.$")
MADE_BY_GIT = ("Merge ", "Revert ", "fixup! ", "squash! ", "amend! ")
LONGEST, SHORTEST_BODY = 120, 20
SCISSORS = "# ------------------------ >8 ------------------------"


def faults(message):
    """A sentence for each thing that is missing."""
    lines = [line.rstrip() for line in message.split(SCISSORS)[0].splitlines() if not line.startswith("#")]
    head, *rest = lines or [""]
    if head.startswith(MADE_BY_GIT):
        return
    if not HEAD.match(head):
        yield f"The first line is `area: Sentence.`, not “{head}”."
    if len(head) > LONGEST:
        yield f"The first line has {len(head)} characters; {LONGEST} are enough."
    if rest and rest[0]:
        yield "An empty line stands between the first line and the body."
    if len(" ".join(rest).strip()) < SHORTEST_BODY:
        yield "The body says why: what was wrong, what was weighed, what it costs."


if __name__ == "__main__":
    sys.exit("\n".join(faults(Path(sys.argv[1]).read_text(encoding="utf-8"))) or 0)
