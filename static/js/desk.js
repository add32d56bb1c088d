/**
 * The statement in hand: j and k go from one to the next, n and p from claim to claim; the text
 * shows which one the card is about, and scrolls only when it would be out of sight.
 */

const lines = () => [...document.querySelectorAll("#copy .line:not(.dim)")];

/** @param {Element} line */
function markLine(line) {
  for (const other of document.querySelectorAll("#copy [aria-current]")) other.removeAttribute("aria-current");
  line.setAttribute("aria-current", "true");
  line.scrollIntoView({ block: "nearest" });
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
 * @param {Element[]} among
 * @param {number} step
 */
function go(among, step) {
  const here = document.querySelector("#copy [aria-current]");
  const all = lines();
  const place = here ? all.indexOf(here) : -1;
  const ahead = step > 0 ? all.slice(place + 1) : all.slice(0, Math.max(place, 0)).reverse();
  const target = ahead.find((line) => among.includes(line));
  if (!(target instanceof HTMLElement)) return;
  markLine(target); // at once: whoever presses j twice goes two statements on
  target.click();
  wanted = target.id;
}

const STEPS = { j: 1, k: -1, n: 1, p: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in STEPS)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.target instanceof Element && event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  event.preventDefault();
  const among = "np".includes(event.key) ? lines().filter((line) => line.querySelector(".claim")) : lines();
  go(among, STEPS[event.key]);
});

document.addEventListener("click", forget, true);
document.addEventListener("htmx:responseError", forget);
document.addEventListener("htmx:sendError", forget);
document.addEventListener("htmx:afterSettle", mark);
