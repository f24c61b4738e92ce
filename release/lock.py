"""Writes the locks: every package that the lists bring along, exactly, with the hashes of all its files.

One lock serves Linux and Windows and every Python from 3.11 on (what is needed on some only carries its condition), so
that all install what was tested. What is locked stays as it is until its list says otherwise, or `--upgrade` is given.
"""

import subprocess
import sys

# A list and its lock; the tests stand on the very packages that the program runs on.
LISTS = {"requirements": (), "requirements-test": ("requirements.lock",), "release/requirements": ()}
OPTIONS = "--universal --python-version 3.11 --generate-hashes --quiet --no-emit-index-url"


def write(python, root, arguments):
    """Write all locks with uv; further arguments go to it (`--upgrade`, `--upgrade-package NAME`)."""
    for name, constraints in LISTS.items():
        command = [python, "-m", "uv", "pip", "compile", f"{name}.txt", "--output-file", f"{name}.lock"]
        command += [*OPTIONS.split(), "--custom-compile-command", "python3 -m release lock", *arguments]
        for each in constraints:
            command += ["--constraint", each]
        if code := subprocess.run(command, cwd=root).returncode:
            sys.exit(code)
        print(f"{name}.lock", flush=True)
    return 0
