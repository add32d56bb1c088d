/**
 * Words chosen in the text offer what can be done with them: flag, split before them, quote as
 * excerpt. By mouse, by touch, or by keyboard; what is in hand stays in hand until one is taken.
 */
import { readSelection } from "./selection.js";
import { DEEDS, fillFlag, isInHand } from "./taken.js";
import { TYPING } from "./typing.js";

const menu = document.getElementById("chosen");
const said = document.getElementById("chosen-said");

/** @type {import("./selection.js").Words | null} */
let chosen = null;
/** What waits for the card of its statement. @type {(() => void) | null} */
let waiting = null;
let isHeld = false; // a pointer is down: nobody has finished choosing
let byKey = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

const buttons = () => [...menu.querySelectorAll("button:not([hidden])")];

function hide() {
  menu.hidden = true;
  said.textContent = "";
}

/** Beside the words, inside the window; below them, where a phone's own menu is not. */
function show() {
  for (const button of buttons()) button.tabIndex = -1;
  menu.querySelector("[data-does=excerpt]").hidden = !document.querySelector("#card [name=excerpt][data-key]");
  menu.hidden = buttons().length === 0;
  buttons()[0]?.setAttribute("tabindex", "0");
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const widest = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.left = `${Math.max(8, Math.min(box.left, widest)) + scrollX}px`;
  menu.style.top = `${box.bottom + scrollY + 6}px`;
  document.getElementById("chosen-words").textContent = chosen.words;
  if (byKey) said.textContent = said.dataset.words.replace("{words}", chosen.words);
}

function look() {
  if (isHeld || menu.contains(document.activeElement)) return;
  const found = readSelection();
  if (!found) return hide();
  chosen = found;
  fillFlag(found);
  return show();
}

/** @param {string} name */
function act(name) {
  hide();
  const words = chosen;
  if (name === "excerpt" || isInHand(words)) return DEEDS[name](words);
  waiting = () => DEEDS[name](words);
  document.getElementById(chosen.statement)?.click();
  return undefined;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(soon);
  soon = setTimeout(look, 100);
});
for (const kind of ["pointerdown", "pointerup", "pointercancel", "keydown"]) {
  document.addEventListener(kind, (event) => {
    isHeld = kind === "pointerdown";
    byKey = kind === "keydown";
    if (kind === "pointerdown" && event.target instanceof Element && menu.contains(event.target)) event.preventDefault();
    if (kind.startsWith("pointer") && !isHeld) setTimeout(look, 10);
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
  if (button instanceof HTMLElement) act(button.dataset.does);
});

document.addEventListener("keydown", (event) => {
  if (menu.hidden || (event.target instanceof Element && event.target.closest(TYPING))) return;
  const all = buttons();
  const here = all.indexOf(document.activeElement);
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (event.key === "Escape") {
    if (here >= 0) document.getElementById(chosen.statement)?.focus({ preventScroll: true });
    document.getSelection()?.removeAllRanges();
    hide();
  } else if (event.key === "Enter" && here < 0) all[0]?.focus({ preventScroll: true });
  else if (here >= 0 && event.key in steps) all.at((here + steps[event.key]) % all.length)?.focus();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("htmx:afterSettle", () => {
  if (!waiting || !isInHand(chosen)) return;
  const deed = waiting;
  waiting = null;
  deed();
});
