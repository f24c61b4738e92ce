"""Pictures of the running demo: `python3 -m release pictures FOLDER` or `pictures --handbook`; see camera.py."""

import subprocess

from run import PYTHON, prepare


def make(_tools, root, arguments):
    """Run the camera in the environment of the tests, which has a browser's driver."""
    prepare("requirements.lock", "requirements-test.lock")
    return subprocess.run([PYTHON, "-m", "release.camera", *arguments], cwd=root).returncode
