"""The pictures in docs/images, taken of the running `make run` (make screenshots).

Logs in as the demo people by the passwords kept in var/demo-passwords.json.
"""

import argparse
import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-background-networking"]
# picture: person, address, width, colour scheme
PICTURES = {
    "desk": ("rosa", "/articles/1/?claim=3", 1440, "light"),
    "desk-dark": ("rosa", "/articles/1/?claim=3", 1440, "dark"),
    "desk-narrow": ("rosa", "/articles/1/?claim=3", 390, "light"),
    "queue": ("rosa", "/queue/", 1440, "light"),
    "import": ("edith", "/articles/import/", 1440, "light"),
    "report": ("edith", "/articles/1/report.html", 1440, "light"),
}


def take(browser: Browser, base: str, name: str, passwords: dict[str, str]) -> None:
    """Take one picture, 1000 pixels high."""
    person, address, width, scheme = PICTURES[name]
    page = browser.new_page(
        viewport={"width": width, "height": 1000},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(f"{base}/accounts/login/?next=/queue/")
    page.get_by_label("Username or e-mail").fill(person)
    page.get_by_label("Password").fill(passwords[person])
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/queue/")
    page.goto(f"{base}{address}", wait_until="networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--data-dir", type=Path, default=ROOT / "var")
    chosen = parser.parse_args()
    passwords = json.loads((chosen.data_dir / "demo-passwords.json").read_text())
    IMAGES.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        for name in PICTURES:
            take(browser, chosen.base, name, passwords)


if __name__ == "__main__":
    main()
