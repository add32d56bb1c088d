/**
 * The statement in hand: j and k go from one to the next, n and p from claim to claim; the text
 * shows which one the card is about, and scrolls only when it would be out of sight.
 */
import { isForKeys } from "./typing.js";

const lines = () => [...document.querySelectorAll("#copy .line:not(.dim)")];

/**
 * Bring the line into sight. What is out of sight has a guessed height: once it is laid out, the
 * line may stand elsewhere, so that is looked at again in the next frames.
 * @param {Element} line
 */
function show(line, frames = 3) {
  line.scrollIntoView({ block: "nearest" });
  if (frames > 0) requestAnimationFrame(() => show(line, frames - 1));
}

/** The statement that the address names is in sight at once, however long the text. */
const named = location.search && document.querySelector("#copy [aria-current]");
if (named) show(named);

/** @param {Element} line */
function markLine(line) {
  for (const other of document.querySelectorAll("#copy [aria-current]")) other.removeAttribute("aria-current");
  line.setAttribute("aria-current", "true");
  show(line);
}

/** The line that was asked for and whose card is not there yet. @type {string} */
let wanted = "";

/** Show in the text which statement the card is about; an older card must not take back a step. */
function mark() {
  const id = `statement-${document.getElementById("card")?.dataset.statement}`;
  if (wanted && wanted !== id) return;
  wanted = "";
  const line = document.getElementById(id);
  if (line && !line.hasAttribute("aria-current")) markLine(line);
}

function forget() {
  wanted = "";
}

/**
 * @param {Set<Element>} among
 * @param {number} step
 */
function go(among, step) {
  const here = document.querySelector("#copy [aria-current]");
  const all = lines();
  const place = here ? all.indexOf(here) : -1;
  const ahead = step > 0 ? all.slice(place + 1) : all.slice(0, Math.max(place, 0)).reverse();
  const target = ahead.find((line) => among.has(line));
  if (!(target instanceof HTMLElement)) return;
  markLine(target); // at once: whoever presses j twice goes two statements on
  target.click();
  wanted = target.id;
}

const STEPS = { j: 1, k: -1, n: 1, p: -1 };

document.addEventListener("keydown", (event) => {
  if (!isForKeys(event) || !(event.key in STEPS)) return;
  event.preventDefault();
  const flagged = [...document.querySelectorAll("#copy .line:not(.dim) .claim")].map((claim) => claim.closest(".line"));
  const among = new Set("np".includes(event.key) ? flagged : lines());
  go(among, STEPS[event.key]);
});

/** One listener for all lines: a text may have ten thousand. Without script they are plain links. */
document.addEventListener("click", (event) => {
  const line = event.target instanceof Element && event.target.closest("#copy .line");
  if (!(line instanceof HTMLAnchorElement) || event.defaultPrevented || event.button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const asked = htmx.ajax("GET", line.search, { source: "#copy", target: "#card", swap: "outerHTML show:none", push: "true" });
  asked.catch(() => {}); // the next step was faster
});

document.addEventListener("click", forget, true);
document.addEventListener("htmx:responseError", forget);
document.addEventListener("htmx:sendError", forget);
document.addEventListener("htmx:afterSettle", mark);

/** Changes without an answer yet. Until it comes, the page offers to undo an older action. */
let changes = 0;
let undoWaits = false;

/** @param {CustomEvent} event */
const isChange = (event) => event.detail.requestConfig.verb !== "get";

document.addEventListener("htmx:beforeSend", (event) => {
  if (isChange(event)) changes += 1;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isChange(event)) return;
  changes = Math.max(0, changes - 1);
  if (!event.detail.successful) undoWaits = false;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!undoWaits || changes) return;
  undoWaits = false;
  document.querySelector("#undo button")?.click();
});
document.addEventListener(
  "click",
  (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!changes || !(button instanceof HTMLButtonElement) || button.form?.id !== "undo") return;
    event.preventDefault();
    event.stopPropagation();
    undoWaits = true;
  },
  true,
);
