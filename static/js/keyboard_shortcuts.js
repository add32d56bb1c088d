/**
 * Keyboard shortcuts: a key uses the first visible element with that `data-key`. It opens a `details`,
 * chooses a radio button, presses a button, follows a link, or focuses a field or a button with
 * `data-waits`, which waits for Enter.
 */
import { isCardCurrent, whenCurrent } from "./card_requests.js";
import { reveal } from "./reveal.js";
import { TEXT_FIELDS, isShortcut } from "./shortcut_keys.js";

/** What belongs to the statement of the frame. A key for it waits for the card. */
const ON_CARD = "#card, #undone";
/** Keys that act on the text at once: other scripts do what they say. */
const OF_TEXT = new Set("jknpwxJK");

/** @param {HTMLElement} element */
function use(element) {
  reveal(element);
  if (element instanceof HTMLDetailsElement) {
    element.open = true;
    const field = element.querySelector("input:not([type=hidden]), select, textarea");
    if (field instanceof HTMLElement) field.focus();
  } else if (element.dataset.opens) {
    const dialog = document.getElementById(element.dataset.opens);
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
    const fields = [...(dialog?.querySelectorAll(TEXT_FIELDS) ?? [])];
    fields.find((field) => field.type !== "hidden" && field.checkVisibility())?.focus();
  } else if (element instanceof HTMLInputElement && element.type === "radio") {
    element.checked = true;
    element.focus();
    element.dispatchEvent(new Event("change", { bubbles: true })); // saves a draft, as a click does
  } else if (element.matches(TEXT_FIELDS) || "waits" in element.dataset) {
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

/** @param {string} key */
function press(key) {
  const element = elementFor(key);
  if (!(element instanceof HTMLElement)) return;
  element.dispatchEvent(new CustomEvent("desk:open-card", { bubbles: true }));
  use(element);
}

/** Is Enter pressed on an element that the browser itself activates? @param {KeyboardEvent} event */
function isActivation(event) {
  return event.key === "Enter" && event.target !== document.body;
}

/** Submit the form with Ctrl+Enter; Enter alone adds a line or opens a list. @param {KeyboardEvent} event */
function submitOnCtrlEnter(event) {
  const field = event.target;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (!(field instanceof HTMLElement) || !field.matches(TEXT_FIELDS) || !field.form) return;
  event.preventDefault();
  field.form.requestSubmit(field.form.querySelector("button:not([type=button])"));
}

document.addEventListener("keydown", (event) => {
  submitOnCtrlEnter(event);
  const isField = event.target instanceof HTMLElement && event.target.matches(TEXT_FIELDS);
  if (event.key === "Escape" && isField && !event.target.closest("dialog")) {
    event.target.blur();
    event.preventDefault(); // this Escape must not close anything else
    return;
  }
  if (!isShortcut(event) || event.repeat || isActivation(event)) return;
  const element = elementFor(event.key);
  const mayCome = !isCardCurrent() && /^[^\W_]$/u.test(event.key) && !OF_TEXT.has(event.key);
  if (element ? element.closest(ON_CARD) : mayCome) whenCurrent(() => press(event.key));
  else if (element) press(event.key);
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const closer = event.target instanceof Element && event.target.closest("[data-closes-dialog]");
  if (closer) closer.closest("dialog")?.close();
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (opener instanceof HTMLElement) use(opener);
});
