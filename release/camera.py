"""Takes pictures of a running demo, in the environment of the tests: of all pages of pictures.toml, or the handbook's.

Into FOLDER: every page at two sizes in both languages and in whole height, to be looked at one by one. `--handbook`:
what one sees first of those that the handbook shows, into docs/staff/pictures and its folder `en`, in few colours,
since they travel with the program. The demo is its own and is thrown away, so that nobody's trial data is on a picture.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.legs import chromium_program

PORT = 8077
DESK, PHONE = (1366, 768), (390, 844)
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
LIST = Path(__file__).with_name("pictures.toml")
HANDBOOK = Path("docs") / "staff" / "pictures"
COLOURS = 64
PATIENCE = 300  # seconds for the demo to open its page, and for it to end


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    wanted = tomllib.loads(LIST.read_text(encoding="utf-8"))["picture"]
    with tempfile.TemporaryDirectory() as folder, demo(folder) as address, chromium() as browser:
        if arguments == ["--handbook"]:
            into_handbook(browser, address, [each for each in wanted if each.get("handbook")])
        else:
            into_folder(browser, address, wanted, Path(arguments[0]))


@contextmanager
def demo(folder):
    """A demo in this folder that runs as long as the block; gives its address."""
    env = os.environ | {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "qms.settings.local"}
    command = [sys.executable, "manage.py", "demo", "--port", str(PORT)]
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    address = f"http://127.0.0.1:{PORT}"
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(PATIENCE)


def wait_for(url):
    """Return as soon as something answers there."""
    for _second in range(PATIENCE):
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except OSError:
            time.sleep(1)
    raise SystemExit("The demo did not open its page.")


@contextmanager
def chromium():
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])


def into_folder(browser, address, wanted, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for language in LOCALES:
        for size, measure in (("desk", DESK), ("phone", PHONE)):
            for each in wanted:
                with seen(browser, address, each, measure, language) as page:
                    page.screenshot(path=folder / f"{each['name']}-{size}-{language}.png", full_page=True)
                print(f"{each['name']}-{size}-{language}.png", flush=True)


def into_handbook(browser, address, wanted):
    for language, folder in (("vi", HANDBOOK), ("en", HANDBOOK / "en")):
        folder.mkdir(parents=True, exist_ok=True)
        for each in wanted:
            path = folder / f"{each['name']}.png"
            with seen(browser, address, each, PHONE if each.get("phone") else DESK, language) as page:
                page.screenshot(path=path)
            in_few_colours(path)
            print(f"{path} {path.stat().st_size // 1024} KB", flush=True)


@contextmanager
def seen(browser, address, picture, size, language):
    """The page of a picture, as its person sees it."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, locale=LOCALES[language])
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/login?next={picture['path']}")
    page.fill("[name=username]", picture["as"])
    page.fill("[name=password]", "demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    for pressed in picture.get("follow", ()):
        page.locator(pressed).first.click()
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def in_few_colours(path):
    """A page has few colours: a third of the bytes, and nothing of it is lost to the eye."""
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
