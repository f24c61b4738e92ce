"""The bill of materials: what is in the program, with versions, licences and hashes, in the CycloneDX form.

The packages come from the lock; their licences from the environment .venv, where they are installed; the vendored
files of the front-end from their manifest.
"""

import json
import subprocess
import sys
from pathlib import Path

from .agreement import pins, plain

LIST, LOCK = "requirements.txt", "requirements.lock"
MANIFEST = Path("qms/web/static/vendor/manifest.json")
BILL = Path("var/bill-of-materials.json")
OPTIONS = "--no-validate --output-reproducible --output-format JSON"  # the whole is held to the schema at the end
CHECK = (
    "import sys; from cyclonedx.validation.json import JsonStrictValidator; from cyclonedx.schema import SchemaVersion;"
    " wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read());"
    " sys.exit(str(wrong) if wrong else 0)"
)


def write(python, root, arguments):
    """Write the bill, held to its schema, and say what is in it."""
    installed = _made(python, root, "environment", root / ".venv")
    locked = _made(python, root, "requirements", root / LOCK, "--pyproject", root / "pyproject.toml")
    manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    bill = completed(locked, installed, pins((root / LIST).read_text(encoding="utf-8")), manifest)
    text = json.dumps(bill, indent=1, ensure_ascii=False)
    if code := subprocess.run([python, "-c", CHECK], input=text, text=True, encoding="utf-8").returncode:
        return code
    (root / BILL).parent.mkdir(exist_ok=True)
    (root / BILL).write_text(text + "\n", encoding="utf-8")
    bare = [each["name"] for each in bill["components"] if not each.get("licenses")]
    print(f"{BILL}: {len(bill['components'])} components; without a licence told: {', '.join(bare) or 'none'}")
    return 0


def _made(python, root, *what):
    command = [python, "-W", "ignore", "-m", "cyclonedx_py", *what, *OPTIONS.split()]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    if ran.returncode:
        sys.exit(ran.stderr)
    return json.loads(ran.stdout)


def completed(locked, installed, direct, manifest):
    """The bill of the lock with what the installed packages tell of themselves, and with what is vendored."""
    licences = {plain(each["name"]): each["licenses"] for each in installed["components"] if each.get("licenses")}
    refs = {plain(each["name"]): each["bom-ref"] for each in locked["components"]}
    for each in locked["components"]:
        each.pop("description", None)  # the lines of the lock once more
        if told := licences.get(plain(each["name"])):
            each["licenses"] = told
    foreign = [vendored(name, told) for name, told in manifest.items() if not _of_tests(told)]
    locked["components"] += foreign
    own = [refs[name] for name in sorted(direct)] + [each["bom-ref"] for each in foreign]
    graph = {locked["metadata"]["component"]["bom-ref"]: own} | _graph(installed, refs)
    locked["dependencies"] = [{"ref": ref, "dependsOn": graph[ref]} for ref in sorted(graph)]
    return locked


def _graph(installed, refs):
    """{component of the lock: the components it stands on}."""
    names = {each["bom-ref"]: plain(each["name"]) for each in installed["components"]}
    graph = {ref: [] for ref in refs.values()}
    for each in installed.get("dependencies", ()):
        if (name := names.get(each["ref"])) in refs:
            below = {names.get(ref) for ref in each.get("dependsOn", ())}
            graph[refs[name]] = sorted(refs[other] for other in below & refs.keys())
    return graph


def _of_tests(told):
    """Files of the tests only are not part of the program."""
    return all(name.startswith("tests/") for name in told["files"])


def vendored(name, told):
    """A front-end package and the files of it that are delivered."""
    return {
        "type": "library",
        "bom-ref": f"vendored:{name}",
        "name": name,
        "version": told["version"],
        "purl": f"pkg:npm/{name.replace('@', '%40')}@{told['version']}",
        "licenses": [{"license": {"id": told["licence"]}}],
        "components": [
            {
                "type": "file",
                "bom-ref": f"vendored:{path}",
                "name": path,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            }
            for path, digest in told["files"].items()
        ],
    }
