"""What the pages load: vendored, unchanged, light, and nothing from elsewhere."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "qms" / "web" / "static"
MANIFEST = json.loads((STATIC / "vendor" / "manifest.json").read_text())
TOKENS = (STATIC / "web" / "tokens.css").read_text()
# A folder with a prefix holds pictures, which nobody writes by hand.
FOLDERS = sorted(Path(folder) for folder in settings.STATICFILES_DIRS if not isinstance(folder, tuple))
OURS = [path for folder in FOLDERS for path in folder.glob("*/*") if path.is_file() and path.parent.name != "vendor"]
TEMPLATES = [*ROOT.glob("*/templates/**/*.html"), *ROOT.glob("*/*/templates/**/*.html")]
IMPORT = re.compile(r"""^(?:import|export) .*?from "(\.[^"]+)";$""", re.MULTILINE | re.DOTALL)


def test_copied_files_are_those_of_the_manifest():
    for package in MANIFEST.values():
        assert package["version"] and package["licence"]
        for path, digest in package["files"].items():
            assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest, path


def test_every_copied_file_is_in_the_manifest():
    named = {path for package in MANIFEST.values() for path in package["files"]}
    folders = [STATIC / "vendor", ROOT / "tests" / "browser" / "vendor"]
    found = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert found - named == {"qms/web/static/vendor/manifest.json"}


def test_manifest_has_the_versions_of_the_lock():
    frontend = ROOT / "qms" / "web" / "frontend"
    locked = json.loads((frontend / "package-lock.json").read_text())["packages"]
    asked = json.loads((frontend / "package.json").read_text())
    pins = asked["dependencies"] | asked["devDependencies"]
    assert {name: package["version"] for name, package in MANIFEST.items()} == pins
    assert {name: locked[f"node_modules/{name}"]["version"] for name in pins} == pins


def loaded_by_every_page():
    """What base.html and the page below it load, with what the scripts import."""
    pages = [(ROOT / "qms" / "web" / "templates" / "web" / f"{name}.html").read_text() for name in ("bare", "base")]
    named = re.findall(r"""(?:href|src)="{% static '([^']+\.(?:css|js))' %}\"""", "\n".join(pages))
    asked = [STATIC / name for name in named]
    for path in asked:
        if path.suffix == ".js" and "vendor" not in path.parts:
            asked += [
                path.parent / name for name in IMPORT.findall(path.read_text()) if path.parent / name not in asked
            ]
    return asked


def test_own_style_stays_small():
    """By what it says, however its lines are broken."""
    own = [path.read_text() for path in loaded_by_every_page() if path.suffix == ".css" and "vendor" not in path.parts]
    assert len(own) > 3
    declared = sum(len(re.findall(r"^\s*[\w-]+:\s", text, re.MULTILINE)) for text in own)
    assert sum(len("".join(text.split())) for text in own) < 12_000 and declared < 450


def test_icons_named_in_templates_are_in_the_sprite():
    sprite = (STATIC / "vendor" / "icons" / "sprite.svg").read_text()
    drawn = set(re.findall(r'symbol id="([a-z0-9-]+)"', sprite))
    asked = set()
    for template in TEMPLATES:
        asked |= set(re.findall(r'<c-icon\s+name="([a-z0-9-]+)"', template.read_text()))
    assert asked and asked <= drawn, asked - drawn


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_tones_are_dark_words_on_their_own_tint():
    tones = re.findall(r"\.tone-(\w+) {\s+--ink: (#\w{6});\s+--tint: (#\w{6})", TOKENS)
    assert {name for name, _, _ in tones} == {"plain", "active", "good", "soon", "late", "past"}
    assert all(contrast(ink, tint) >= 7 for _, ink, tint in tones)


def test_a_page_is_light():
    loaded = loaded_by_every_page()
    assert {"tabler.min.css", "htmx.min.js", "tokens.css", "app.js", "drafts.js"} <= {path.name for path in loaded}
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) < 150 * 1024
    fonts = ["inter-latin-wght-normal.woff2", "inter-vietnamese-wght-normal.woff2"]
    assert sum((STATIC / "vendor" / "inter" / name).stat().st_size for name in fonts) < 60 * 1024


def test_nothing_is_fetched_from_elsewhere():
    namespaces = re.compile(r"https?://www\.w3\.org/[\w/.]+")
    assert len(OURS) > 20 and len(TEMPLATES) > 20
    for path in [*OURS, *TEMPLATES]:
        assert not re.search(r"(https?:)?//[\w-]+\.\w", namespaces.sub("", path.read_text())), path


def test_pages_have_no_inline_script_or_style():
    for path in TEMPLATES:
        if path.name in ("sheet.html", "kept.html", "stamp.html"):  # a paper has its style with it, and is no page
            continue
        text = path.read_text()
        assert not re.search(r"\son[a-z]+=[\"']|\sstyle=[\"']|<style|<script(?![^>]*\ssrc=)", text), path


@pytest.fixture
def collected(tmp_path, settings):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "qms.web.hashed_files.HashedFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


@pytest.mark.slow
def test_static_files_are_collected_under_hashed_names(collected):
    manifest = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert re.fullmatch(r"web/tokens\.\w{12}\.css", manifest["web/tokens.css"])
    named = {each.name for folder in FOLDERS for each in folder.iterdir()}
    assert "viewflow" not in named
    assert {path.name for path in collected.iterdir() if path.is_dir()} == named
    assert sum(path.stat().st_size for path in collected.rglob("*")) < 25 * 1024 * 1024
    scripts = [collected / manifest[f"{path.parent.name}/{path.name}"] for path in OURS if path.suffix == ".js"]
    imports = [script.parent / name for script in scripts for name in IMPORT.findall(script.read_text())]
    assert len(imports) > 10
    assert all(re.search(r"\.\w{12}\.js$", path.name) and path.is_file() for path in imports)


def test_static_files_stand_in_a_folder_of_their_slice():
    """So that two slices never overwrite each other's, and a page's address says where its file lives."""
    assert len(FOLDERS) > 5
    for folder in FOLDERS:
        own = {"web", "vendor"} if folder == STATIC else {folder.parent.name}
        assert {each.name for each in folder.iterdir()} <= own
