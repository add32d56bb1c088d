/**
 * One key, one element: `data-key="f"` says which. Opens a `details`, chooses a radio button,
 * presses a button, follows a link, or goes to a field. Never while somebody is typing.
 */

const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/** @param {KeyboardEvent} event */
function isForKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (document.querySelector("dialog[open]")) return false;
  return !(event.target instanceof Element && event.target.closest(TYPING));
}

/** @param {HTMLElement} element */
function use(element) {
  const details = element.closest("details");
  if (details) details.open = true;
  if (element instanceof HTMLDetailsElement) {
    const field = element.querySelector("input:not([type=hidden]), select, textarea");
    if (field instanceof HTMLElement) field.focus();
  } else if (element.dataset.opens) {
    const dialog = document.getElementById(element.dataset.opens);
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  } else if (element instanceof HTMLInputElement && element.type === "radio") {
    element.checked = true;
    element.focus();
  } else if (element.matches(TYPING)) {
    element.focus();
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.matches(TYPING)) {
    event.target.blur();
    return;
  }
  if (!isForKeys(event)) return;
  const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!(element instanceof HTMLElement)) return;
  event.preventDefault();
  use(element);
});

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (opener instanceof HTMLElement) use(opener);
});
