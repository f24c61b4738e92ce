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


def test_own_style_stays_a_token_file():
    assert len(TOKENS.splitlines()) < 60


def test_icons_named_in_templates_are_in_the_sprite():
    sprite = (STATIC / "vendor" / "icons" / "sprite.svg").read_text()
    drawn = set(re.findall(r'symbol id="([a-z0-9-]+)"', sprite))
    asked = set()
    for template in ROOT.glob("**/templates/**/*.html"):
        if ".venv" not in template.parts:
            asked |= set(re.findall(r'<c-icon name="([a-z0-9-]+)"', template.read_text()))
    assert asked and asked <= drawn, asked - drawn


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_tones_are_dark_words_on_their_own_tint():
    tones = re.findall(r"\.tone-(\w+) { --ink: (#\w{6}); --tint: (#\w{6})", TOKENS)
    assert {name for name, _, _ in tones} == {"plain", "active", "good", "soon", "late", "past"}
    assert all(contrast(ink, tint) >= 7 for _, ink, tint in tones)


def test_a_page_is_light():
    loaded = [
        "vendor/tabler/tabler.min.css",
        "vendor/htmx/htmx.min.js",
        "web/tokens.css",
        "web/print.css",
        "web/app.js",
        "web/keys.js",
    ]
    assert sum(len(gzip.compress((STATIC / name).read_bytes())) for name in loaded) < 150 * 1024
    fonts = ["inter-latin-wght-normal.woff2", "inter-vietnamese-wght-normal.woff2"]
    assert sum((STATIC / "vendor" / "inter" / name).stat().st_size for name in fonts) < 60 * 1024


def test_nothing_is_fetched_from_elsewhere():
    namespaces = re.compile(r"https?://www\.w3\.org/[\w/.]+")
    own = [*(STATIC / "web").glob("*"), *ROOT.glob("*/templates/**/*.html"), *ROOT.glob("*/*/templates/**/*.html")]
    assert len(own) > 20
    for path in own:
        assert not re.search(r"(https?:)?//[\w-]+\.\w", namespaces.sub("", path.read_text())), path


def test_pages_have_no_inline_script_or_style():
    for path in [*ROOT.glob("*/templates/**/*.html"), *ROOT.glob("*/*/templates/**/*.html")]:
        text = path.read_text()
        assert not re.search(r"\son[a-z]+=[\"']|\sstyle=[\"']|<style|<script(?![^>]*\ssrc=)", text), path


@pytest.fixture
def collected(tmp_path, settings):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_static_files_are_collected_under_hashed_names(collected):
    manifest = json.loads((collected / "staticfiles.json").read_text())["paths"]
    assert re.fullmatch(r"web/tokens\.\w{12}\.css", manifest["web/tokens.css"])
    assert {path.name for path in collected.iterdir() if path.is_dir()} == {"vendor", "web"}
    assert sum(path.stat().st_size for path in collected.rglob("*")) < 25 * 1024 * 1024
