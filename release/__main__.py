"""The commands of a release, in the project's folder: `python3 -m release lock [--upgrade] | bill | audit | pictures`.

They run in an environment of their own, .venv-release, which is made when it is missing.
"""

import sys

from run import PYTHON_WITHIN, ROOT, check_python, prepare

from . import audit, bill, lock, pictures

COMMANDS = {"lock": lock.write, "bill": bill.write, "audit": audit.ask, "pictures": pictures.make}
TOOLS = ROOT / ".venv-release"


def main():
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if name not in COMMANDS:
        sys.exit(__doc__)
    check_python()
    prepare("release/requirements.lock", venv=TOOLS)
    if name == "bill":  # it reads the licences of the installed program
        prepare("requirements.lock")
    return COMMANDS[name](TOOLS / PYTHON_WITHIN, ROOT, arguments)


if __name__ == "__main__":
    sys.exit(main())
