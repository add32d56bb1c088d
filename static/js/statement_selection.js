/**
 * Several statements are selected for one action: x selects the one in the frame, Shift with j and k
 * selects on, and in Select mode a click or a tap selects. Escape ends it. The desk imports this after
 * the menu of selected text, which keeps clicks that end a drag.
 */
import { inOrder } from "./card_requests.js";
import { isShortcut } from "./shortcut_keys.js";
import { go, lines } from "./statement_navigation.js";

const bar = document.getElementById("selection");
const count = bar?.querySelector("output");
/** The ids of the selected lines. @type {Set<string>} */
const selected = new Set();
/** Where a range begins: the line that was selected last. */
let anchor = "";

const current = () => document.querySelector("#copy [aria-current]");
const isOn = () => !bar.hidden;

/** @param {Element} line */
function draw(line) {
  if (!isOn()) return ["role", "aria-checked"].forEach((name) => line.removeAttribute(name));
  const isChecked = String(selected.has(line.id));
  if (line.getAttribute("aria-checked") === isChecked) return undefined;
  line.setAttribute("role", "checkbox");
  line.setAttribute("aria-checked", isChecked);
  return undefined;
}

function showCount() {
  count.textContent = selected.size ? count.dataset.words.replace("{number}", String(selected.size)) : count.dataset.none;
  for (const button of bar.querySelectorAll("form button")) button.disabled = selected.size === 0;
}

/** Draw all lines again: others may have come from the server. */
function drawAll() {
  const all = [...document.querySelectorAll("#copy .line")];
  const there = new Set(all.map((line) => line.id));
  for (const id of selected) if (!there.has(id)) selected.delete(id);
  all.forEach(draw);
  showCount();
}

function begin() {
  if (isOn()) return;
  bar.hidden = false;
  drawAll();
}

function end() {
  bar.hidden = true;
  selected.clear();
  anchor = "";
  drawAll();
}

/** @param {Element[]} changed @param {boolean} isSelected */
function select(changed, isSelected) {
  begin();
  for (const line of changed) {
    if (isSelected) selected.add(line.id);
    else selected.delete(line.id);
    draw(line);
  }
  showCount();
}

/** @param {Element | null} line */
function toggle(line) {
  if (!line) return;
  select([line], !selected.has(line.id));
  anchor = line.id;
}

/** Select all lines from the anchor to this one. @param {Element} line */
function selectTo(line) {
  const all = lines();
  const ends = [all.findIndex(({ id }) => id === anchor), all.indexOf(line)].sort((a, b) => a - b);
  if (ends[0] < 0) return toggle(line);
  return select(all.slice(ends[0], ends[1] + 1), true);
}

/** Move the frame and select on; on the way back to the anchor, what is left is no longer selected. @param {number} step */
function extend(step) {
  const [all, from] = [lines(), current()];
  if (!selected.has(from?.id) || !anchor) anchor = from?.id;
  go(new Set(all), step);
  const to = current();
  const distance = (line) => Math.abs(all.indexOf(line) - all.findIndex(({ id }) => id === anchor));
  if (!from || !to) return;
  select([from], to === from || distance(to) > distance(from));
  select([to], true);
}

const KEYS = { x: () => toggle(current()), J: () => extend(1), K: () => extend(-1) };

document.addEventListener("keydown", (event) => {
  if (!bar || !isShortcut(event)) return;
  const isSpace = event.key === " " && isOn() && document.activeElement?.matches("#copy .line");
  if (isSpace) toggle(document.activeElement);
  else if (event.key in KEYS) inOrder(KEYS[event.key]);
  else if (event.key === "Escape" && isOn()) end();
  else return;
  event.preventDefault();
});

/** A person's click selects; the keys of the text move the frame by clicks of their own. */
document.addEventListener("click", (event) => {
  const line = event.target instanceof Element && event.target.closest("#copy .line");
  if (!line || !event.isTrusted || !bar || !isOn() || event.button || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.shiftKey) selectTo(line);
  else toggle(line);
}, true);

const BUTTONS = {
  "": () => (isOn() ? end() : begin()),
  current: () => toggle(current()),
  all: () => select(lines(), true),
  none: end,
};

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-selects]");
  if (bar && button instanceof HTMLElement) BUTTONS[button.dataset.selects]();
});

bar?.addEventListener("htmx:configRequest", (event) => {
  const card = document.getElementById("card");
  Object.assign(event.detail.parameters, {
    statements: [...selected].map((id) => id.replace("statement-", "")).join(),
    look: document.getElementById("look").value,
    statement: card.dataset.statement,
    claim: card.dataset.claim,
  });
});
bar?.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) end();
});
for (const name of ["htmx:afterSettle", "desk:updated"]) {
  document.addEventListener(name, () => isOn() && drawAll());
}
