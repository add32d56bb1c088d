/**
 * The menu of actions for text selected by mouse, touch or keyboard: flag, split before it, quote
 * it as excerpt. The card keeps its statement until an action is chosen.
 */
import { readSelection } from "./selection.js";
import { ACTIONS, fillFlag, isOnCard } from "./selection_actions.js";
import { TEXT_FIELDS } from "./shortcut_keys.js";

const menu = document.getElementById("chosen");
const announcement = document.getElementById("chosen-said");

/** @type {import("./selection.js").SelectedText | null} */
let chosen = null;
/** The action to run once the card of its statement is loaded. @type {(() => void) | null} */
let pendingAction = null;
let isPointerDown = false; // the selection is not finished
let usedKeyboard = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let selectionTimer;

const buttons = () => [...menu.querySelectorAll("button:not([hidden])")];

function hide() {
  menu.hidden = true;
  announcement.textContent = "";
}

/** Show the menu below the selection, where a phone's own menu is not, inside the window. */
function show() {
  for (const button of buttons()) button.tabIndex = -1;
  menu.querySelector("[data-does=excerpt]").hidden = !document.querySelector("#card [name=excerpt][data-key]");
  menu.hidden = buttons().length === 0;
  buttons()[0]?.setAttribute("tabindex", "0");
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const widest = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.left = `${Math.max(8, Math.min(box.left, widest)) + scrollX}px`;
  menu.style.top = `${box.bottom + scrollY + 6}px`;
  document.getElementById("chosen-words").textContent = chosen.text;
  if (usedKeyboard) announcement.textContent = announcement.dataset.words.replace("{words}", chosen.text);
}

function updateMenu() {
  if (isPointerDown || menu.contains(document.activeElement)) return;
  const selected = readSelection();
  if (!selected) return hide();
  chosen = selected;
  fillFlag(selected);
  return show();
}

/** @param {string} name */
function run(name) {
  hide();
  const selected = chosen;
  if (name === "excerpt" || isOnCard(selected)) return ACTIONS[name](selected);
  pendingAction = () => ACTIONS[name](selected);
  document.getElementById(chosen.statement)?.click();
  return undefined;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(selectionTimer);
  selectionTimer = setTimeout(updateMenu, 100);
});
for (const kind of ["pointerdown", "pointerup", "pointercancel", "keydown"]) {
  document.addEventListener(kind, (event) => {
    isPointerDown = kind === "pointerdown";
    usedKeyboard = kind === "keydown";
    if (kind === "pointerdown" && event.target instanceof Element && menu.contains(event.target)) event.preventDefault();
    if (kind.startsWith("pointer") && !isPointerDown) setTimeout(updateMenu, 10);
  }, true);
}

/** A click that ends a selection must not follow the link under it. */
document.addEventListener("click", (event) => {
  const line = event.target instanceof Element && event.target.closest("#copy .line");
  if (!event.isTrusted || !line || !readSelection()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

menu.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-does]");
  if (button instanceof HTMLElement) run(button.dataset.does);
});

document.addEventListener("keydown", (event) => {
  if (menu.hidden || (event.target instanceof Element && event.target.closest(TEXT_FIELDS))) return;
  const all = buttons();
  const focused = all.indexOf(document.activeElement);
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (event.key === "Escape") {
    if (focused >= 0) document.getElementById(chosen.statement)?.focus({ preventScroll: true });
    document.getSelection()?.removeAllRanges();
    hide();
  } else if (event.key === "Enter" && focused < 0) all[0]?.focus({ preventScroll: true });
  else if (focused >= 0 && event.key in steps) all.at((focused + steps[event.key]) % all.length)?.focus();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

/** What was flagged or split is no longer selected: its line is replaced, and Firefox would select all of it. */
document.addEventListener("htmx:afterRequest", (event) => {
  const { requestConfig, successful } = event.detail;
  if (successful && requestConfig.elt.matches("form[data-selection], form[data-splits]")) document.getSelection()?.removeAllRanges();
});

document.addEventListener("htmx:afterSettle", () => {
  if (!pendingAction || !isOnCard(chosen)) return;
  const action = pendingAction;
  pendingAction = null;
  action();
});
