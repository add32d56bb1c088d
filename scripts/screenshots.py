"""Take the screenshots in docs/images of the app that `make run` runs (make screenshots).

Logs in as the demo people by the passwords kept in var/demo-passwords.json. The files among the
forms of a report are shown by LibreOffice and Poppler, where they are installed.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-background-networking"]
# picture: person, address, width, colour scheme
PICTURES = {
    "desk": ("rosa", "/articles/1/?claim=3", 1440, "light"),
    "desk-dark": ("rosa", "/articles/1/?claim=3", 1440, "dark"),
    "desk-narrow": ("rosa", "/articles/1/?claim=3", 390, "light"),
    "queue": ("rosa", "/claims/", 1440, "light"),
    "import": ("edith", "/articles/import/", 1440, "light"),
    "report": ("edith", "/articles/1/report.html", 1440, "light"),
}
# Report formats that are text, and those that need another program.
TEXTS = ("json", "md", "csv", "csl", "ris", "annotations", "claim-review", "zip")
FILES = ("pdf", "docx")
NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'


def log_in(browser: Browser, base: str, person: str, password: str, **options: Any) -> Page:
    """Return a page on which that person is logged in."""
    page = browser.new_page(**options)
    page.goto(f"{base}/accounts/login/?next=/claims/")
    page.get_by_label("Username or e-mail").fill(person)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/claims/")
    return page


def take(browser: Browser, base: str, name: str, passwords: dict[str, str]) -> None:
    """Take one picture, 1000 pixels high."""
    person, address, width, scheme = PICTURES[name]
    page = log_in(
        browser,
        base,
        person,
        passwords[person],
        viewport={"width": width, "height": 1000},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(f"{base}{address}", wait_until="networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def take_forms(browser: Browser, base: str, password: str) -> None:
    """Take a screenshot of the beginning of each report format."""
    page = log_in(browser, base, "edith", password, viewport={"width": 900, "height": 420})
    for key in (*TEXTS, *FILES):
        content = page.request.get(f"{base}/articles/1/report.{key}").body()
        if key in FILES:
            draw(key, content)
            continue
        show(page, key, listing(content) if key == "zip" else content.decode())
    page.close()


def show(page: Page, key: str, text: str) -> None:
    page.goto("about:blank")
    page.set_content("<pre></pre>")
    page.locator("pre").evaluate("(pre, text) => { pre.textContent = text; }", text[:4000])
    page.screenshot(path=IMAGES / f"report-{key}.png")


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
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--only-forms", action="store_true", help="of the report")
    parser.add_argument("--data-dir", type=Path, default=ROOT / "var")
    chosen = parser.parse_args()
    passwords = json.loads((chosen.data_dir / "demo-passwords.json").read_text())
    IMAGES.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        for name in () if chosen.only_forms else PICTURES:
            take(browser, chosen.base, name, passwords)
        take_forms(browser, chosen.base, passwords["edith"])


if __name__ == "__main__":
    main()
