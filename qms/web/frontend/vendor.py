"""Copies the named files of the front-end packages into the tree, with a manifest of version, licence and SHA-256.

Run it after `npm ci --ignore-scripts` in this folder, and only when a version changes:
the copies are committed, so installing, trying and testing the program need no Node.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
PACKAGES = HERE / "node_modules"
STATIC = HERE.parent / "static" / "vendor"
MANIFEST = STATIC / "manifest.json"

# package: (folder it is copied to, files). Maps come along: without them hashed collectstatic fails.
FILES = {
    "@tabler/core": (STATIC / "tabler", ["dist/css/tabler.min.css", "dist/css/tabler.min.css.map"]),
    "htmx.org": (STATIC / "htmx", ["dist/htmx.min.js", "LICENSE"]),
    "@fontsource-variable/inter": (
        STATIC / "inter",
        [
            "files/inter-latin-wght-normal.woff2",
            "files/inter-latin-ext-wght-normal.woff2",
            "files/inter-vietnamese-wght-normal.woff2",
            "LICENSE",
        ],
    ),
    "trix": (
        STATIC / "trix",
        ["dist/trix.umd.min.js", "dist/trix.umd.min.js.map", "dist/trix.css", "LICENSE"],
    ),
    "@tabler/icons": (STATIC / "icons", ["LICENSE"]),
    "axe-core": (ROOT / "tests" / "browser" / "vendor" / "axe-core", ["axe.min.js", "LICENSE"]),
}

ICONS = [
    "alert-circle", "alert-triangle", "archive", "arrow-back-up", "arrow-down", "arrow-left", "arrow-right",
    "arrow-up", "arrows-diff", "ban", "bell", "building-community", "calendar", "calendar-due",
    "calendar-event", "calendar-off", "chart-bar", "check", "checklist", "chevron-down", "chevron-left",
    "chevron-right", "chevron-up", "circle-check", "circle-dot", "circle-x", "clipboard-check",
    "clipboard-list", "clock", "copy", "device-floppy", "dots", "download", "edit", "external-link", "eye",
    "file-check", "file-text", "filter", "flag", "folder", "folders", "git-branch", "heartbeat", "help",
    "history", "hourglass", "inbox", "info-circle", "key", "link", "list", "list-check", "lock",
    "lock-open", "logout", "mail", "menu-2", "message", "paperclip", "pencil", "player-pause",
    "player-play", "plus", "point", "printer", "qrcode", "refresh", "rosette-discount-check", "route",
    "scale", "search", "send", "shield-check", "signature", "sitemap", "target", "trash", "upload", "user",
    "user-check", "user-plus", "user-share", "users", "world", "x",
]  # fmt: skip


def sprite():
    """One SVG holding the used icons as symbols, drawn with the text's colour."""
    symbols = []
    for name in ICONS:
        svg = (PACKAGES / "@tabler/icons/icons/outline" / f"{name}.svg").read_text(encoding="utf-8")
        paths = [path for path in re.findall(r"<path [^>]*/>", svg) if 'stroke="none"' not in path]
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{"".join(paths)}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def copy_all():
    """Copy every file and return the paths, package by package."""
    copied = {}
    for package, (folder, files) in FILES.items():
        folder.mkdir(parents=True, exist_ok=True)
        copied[package] = [Path(shutil.copyfile(PACKAGES / package / file, folder / Path(file).name)) for file in files]
    drawn = STATIC / "icons" / "sprite.svg"
    drawn.write_text(sprite(), encoding="utf-8", newline="\n")
    copied["@tabler/icons"].append(drawn)
    return copied


def describe(package, paths):
    """What the manifest says of one package."""
    about = json.loads((PACKAGES / package / "package.json").read_text(encoding="utf-8"))
    return {
        "version": about["version"],
        "licence": about["license"],
        "files": {path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
    }


def main():
    """Copy, then write the manifest."""
    manifest = {package: describe(package, paths) for package, paths in sorted(copy_all().items())}
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
