"""What several tests do on the card of a claim."""

from playwright.sync_api import Locator, Page


def show_part(page: Page, name: str) -> None:
    """Choose a part of the claim: Sources, Questions or History."""
    page.locator("#card .parts > fieldset label", has_text=name).click()


def open_source_form(page: Page, kind: str) -> Locator:
    """Open the dialog for a new source of this type, such as "Interview". Returns what it shows."""
    page.wait_for_load_state("networkidle")  # a card that is replaced would take the dialog with it
    page.locator("#card [data-opens=add-source]").press("Enter")
    dialog = page.locator("#add-source")
    dialog.locator("fieldset label", has_text=kind).first.click()
    return dialog.locator("[data-kind]").filter(visible=True)


def add_page(page: Page, url: str) -> None:
    """Add a web page that supports the claim."""
    dialog = open_source_form(page, "Web page")
    dialog.get_by_label("Address").fill(url)
    dialog.locator("#citation-stance").select_option("supports")
    dialog.get_by_role("button", name="Add source").click()
