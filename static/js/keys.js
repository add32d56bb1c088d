/**
 * One key, one element: `data-key="f"` says which, the first in sight counts. Opens a `details`,
 * chooses a radio button, presses a button, follows a link, or goes to a field, or to a button that
 * `data-waits` for Enter.
 */
import { TYPING, isForKeys } from "./typing.js";

/** @param {HTMLElement} element */
function use(element) {
  for (let details = element.closest("details"); details; details = details.parentElement?.closest("details")) {
    details.open = true;
  }
  if (element instanceof HTMLDetailsElement) {
    const field = element.querySelector("input:not([type=hidden]), select, textarea");
    if (field instanceof HTMLElement) field.focus();
  } else if (element.dataset.opens) {
    const dialog = document.getElementById(element.dataset.opens);
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  } else if (element instanceof HTMLInputElement && element.type === "radio") {
    element.checked = true;
    element.focus();
    element.dispatchEvent(new Event("change", { bubbles: true })); // kept as a draft, like a click
  } else if (element.matches(TYPING) || "waits" in element.dataset) {
    element.focus();
  } else {
    element.click();
  }
}

/** @param {string} key */
function elementFor(key) {
  const all = [...document.querySelectorAll(`[data-key~="${CSS.escape(key)}"]`)];
  return all.find((element) => !element.closest("[hidden]"));
}

/** What Enter means on something that can be pressed is the browser's business. @param {KeyboardEvent} event */
function isPressing(event) {
  return event.key === "Enter" && event.target !== document.body;
}

/** Enter alone makes a line, or opens a list. @param {KeyboardEvent} event */
function send(event) {
  const field = event.target;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (!(field instanceof HTMLElement) || !field.matches(TYPING) || !field.form) return;
  event.preventDefault();
  field.form.requestSubmit(field.form.querySelector("button:not([type=button])"));
}

document.addEventListener("keydown", (event) => {
  send(event);
  if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.matches(TYPING)) {
    event.target.blur();
    event.preventDefault(); // the same Escape closes nothing else
    return;
  }
  if (!isForKeys(event) || event.repeat || isPressing(event)) return;
  const element = elementFor(event.key);
  if (!(element instanceof HTMLElement)) return;
  event.preventDefault();
  element.dispatchEvent(new CustomEvent("desk:into", { bubbles: true }));
  use(element);
});

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (opener instanceof HTMLElement) use(opener);
});
