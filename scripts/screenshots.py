"""Take the pictures of the guide and of the README (make screenshots).

Starts an app of its own in a temporary folder, lets scripts/sample_work.py work in it, and stops it.
Pictures of pages go to docs/guide/images, where Help shows them; those of the forms of a report to
docs/images. PDF and Word are drawn by Poppler and LibreOffice, where they are installed.
"""

import argparse
import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
GUIDE, IMAGES = ROOT / "docs/guide/images", ROOT / "docs/images"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-background-networking"]
QUALITY = 60  # of WebP: 40 pictures stay under 2 MB
READY = "Starting workers"
WIDE, NARROW = (1280, 860), (390, 844)
DESK = (1440, 900)  # so wide that all three columns stand beside each other


def add_source(page: Page) -> None:
    page.get_by_role("button", name="Add source").first.click()


def list_keys(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("?")


def open_term(page: Page) -> None:
    add_source(page)
    page.locator("dialog .explain").first.click()


def select_words(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("w")
    for _word in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")


def find_published(page: Page) -> None:
    page.get_by_role("link", name="Published report").first.click()


# picture: person, address, and what is done on the page before
PICTURES: dict[str, tuple[str, str, Callable[[Page], None] | None]] = {
    "account": ("rosa", "/account/", None),
    "add-source": ("rosa", "/articles/1/?claim=3", add_source),
    "already-checked": ("rosa", "/claims/12/checked/", None),
    "archive": ("edith", "/articles/1/archive/", None),
    "articles": ("edith", "/articles/", None),
    "capture": ("rosa", "/captures/1/", None),
    "claim-register": ("rosa", "/claims/register/", None),
    "claims-to-check": ("rosa", "/claims/", None),
    "dashboard": ("edith", "/dashboard/", None),
    "desk": ("rosa", "/articles/1/?claim=3", None),
    "export": ("edith", "/articles/1/export/", None),
    "flag": ("edith", "/articles/1/?statement=4", select_words),
    "gate": ("edith", "/articles/1/gate/", None),
    "history": ("ada", "/settings/history/", None),
    "house-rules": ("ada", "/settings/", None),
    "import": ("edith", "/articles/import/", None),
    "invite": ("ada", "/people/invite/", None),
    "keys": ("rosa", "/articles/1/?claim=3", list_keys),
    "login": ("", "/accounts/login/", None),
    "mentions": ("rosa", "/mentions/", None),
    "my-work": ("rosa", "/work/", None),
    "new-version": ("edith", "/articles/1/revisions/new/", None),
    "notifications": ("rosa", "/notifications/", None),
    "people": ("ada", "/people/", None),
    "published": ("edith", "/articles/?show=published", find_published),
    "questions": ("rosa", "/questions/", None),
    "rating-scales": ("ada", "/settings/scales/", None),
    "readers": ("edith", "/articles/1/readers/", None),
    "retention": ("ada", "/settings/retention/", None),
    "search": ("rosa", "/search/?words=camp", None),
    "source": ("rosa", "/sources/1/", None),
    "sources": ("rosa", "/sources/", None),
    "speakers": ("rosa", "/speakers/", None),
    "statement": ("edith", "/articles/1/?statement=2", None),
    "tags": ("ada", "/tags/", None),
    "term": ("rosa", "/articles/1/?claim=3", open_term),
    "versions": ("edith", "/articles/1/revisions/", None),
}
DARK = ("desk", "published")
# Taken in each of these languages too, or only in them.
LANGUAGES = ("de", "ar")
IN_LANGUAGES = {"desk": PICTURES["desk"], "report": ("edith", "/articles/1/report.html", None)}
ALSO_NARROW = ("desk", "my-work", "published")
# Report formats that are text, and those that need another program.
TEXTS = ("json", "md", "csv", "csl", "ris", "annotations", "claim-review", "zip")
FILES = ("pdf", "docx")
NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'


@contextmanager
def running_app(folder: Path, port: int) -> Iterator[str]:
    """Start the app with the sample in `folder`, work in it, and yield its address."""
    environment = os.environ | {"DATA_DIR": str(folder)}
    command = [sys.executable, "manage.py", "dev", "--port", str(port)]
    log = folder / "screenshots.log"
    with (
        log.open("w") as output,
        subprocess.Popen(  # noqa: S603 (our own command)
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as app,
    ):
        try:
            while READY not in log.read_text():
                if app.poll() is not None:
                    sys.exit(log.read_text())
                time.sleep(1)
            work = [sys.executable, "scripts/sample_work.py"]
            path = environment | {"PYTHONPATH": str(ROOT)}
            subprocess.run(work, cwd=ROOT, env=path, check=True)  # noqa: S603
            yield f"http://127.0.0.1:{port}"
        finally:
            app.send_signal(signal.SIGINT)


class Photographer:
    """Takes pictures as the demo people, each of whom logs in once per size and colours."""

    def __init__(self, browser: Browser, base: str, passwords: dict[str, str]) -> None:
        self.browser, self.base, self.passwords = browser, base, passwords
        self.pages: dict[tuple[str, tuple[int, int], str, str], Page] = {}

    def page_of(
        self, person: str, size: tuple[int, int], colours: str, language: str = "en"
    ) -> Page:
        """Return a page on which that person is logged in; nobody if `person` is empty."""
        key = (person, size, colours, language)
        if key not in self.pages:
            context = self.browser.new_context(
                base_url=self.base,
                locale=language,
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if colours == "dark" else "light",
            )
            page = self.pages[key] = context.new_page()
            if person:
                page.goto("/accounts/login/?next=/claims/")
                page.locator("[name=login]").fill(person)
                page.locator("[name=password]").fill(self.passwords[person])
                page.locator(".door button.primary").click()
                page.wait_for_url("**/claims/")
        return self.pages[key]

    def take(
        self, name: str, suffix: str = "", size: tuple[int, int] = WIDE, colours: str = "light"
    ) -> None:
        """Take one picture of the window."""
        person, address, prepare = PICTURES[name]
        page = self.page_of(person, DESK if name == "desk" and size == WIDE else size, colours)
        page.goto(address)
        if prepare:
            prepare(page)
        page.wait_for_load_state("load")
        page.wait_for_timeout(700)  # fonts, and parts that htmx loads
        save(page, GUIDE / f"{name}{suffix}.webp")

    def take_in(self, language: str) -> None:
        """Take the pictures of a language, whose names end with it."""
        for name, (person, address, _prepare) in IN_LANGUAGES.items():
            page = self.page_of(person, DESK, "light", language)
            page.goto(address)
            page.wait_for_load_state("load")
            page.wait_for_timeout(700)
            save(page, GUIDE / f"{name}-{language}.webp")

    def take_all(self, names: list[str]) -> None:
        """Take the pictures, some of them dark and narrow too."""
        for name in names:
            self.take(name)
            if name in DARK:
                self.take(name, "-dark", colours="dark")
            if name in ALSO_NARROW:
                self.take(name, "-narrow", size=NARROW)


def save(page: Page, file: Path) -> None:
    """Write what the window shows as WebP, which is a quarter of the size of PNG."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    file.write_bytes(base64.b64decode(shot["data"]))
    session.detach()


def take_forms(photographer: Photographer) -> None:
    """Take a picture of the beginning of each report format."""
    page = photographer.page_of("edith", (900, 420), "light")
    for key in (*TEXTS, *FILES):
        content = page.request.get(f"/articles/1/report.{key}").body()
        if key in FILES:
            draw(key, content)
            continue
        page.goto("about:blank")
        page.set_content("<pre></pre>")
        text = listing(content) if key == "zip" else content.decode()
        page.locator("pre").evaluate("(pre, text) => { pre.textContent = text; }", text[:4000])
        save(page, IMAGES / f"report-{key}.webp")


def listing(archive: bytes) -> str:
    """Return the size and name of each file in the archive."""
    with ZipFile(BytesIO(archive)) as files:
        return "\n".join(f"{each.file_size:>9}  {each.filename}" for each in files.infolist())


def draw(key: str, content: bytes) -> None:
    """Render the first page of a file with LibreOffice or Poppler."""
    if not shutil.which("pdftoppm") or (key == "docx" and not shutil.which("soffice")):
        print(f"report-{key}.png: no program here shows it")  # noqa: T201 (a script)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"report.{key}"
        file.write_bytes(content)
        if key == "docx":
            to = f"pdf:writer_pdf_Export:{NOTES}"
            command = ["soffice", "--headless", "--convert-to", to, "--outdir", folder, str(file)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        pages = ["pdftoppm", "-png", "-r", "72", "-f", "1", "-l", "1", "-H", "640", "-singlefile"]
        target = str(IMAGES / f"report-{key}")
        subprocess.run([*pages, f"{folder}/report.pdf", target], check=True)  # noqa: S603


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8019)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only these pictures, or those of a language"
    )
    chosen = parser.parse_args()
    GUIDE.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as folder, running_app(Path(folder), chosen.port) as base:
        passwords = json.loads((Path(folder) / "demo-passwords.json").read_text())
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=QUIET)
            photographer = Photographer(browser, base, passwords)
            named = [name for name in chosen.names if name not in LANGUAGES]
            photographer.take_all(named or ([] if chosen.names else list(PICTURES)))
            for language in LANGUAGES:
                if not chosen.names or language in chosen.names:
                    photographer.take_in(language)
            if not chosen.names:
                take_forms(photographer)


if __name__ == "__main__":
    main()
