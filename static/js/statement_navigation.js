/**
 * Navigation between statements: j and k move by statement, n and p by claim. The text marks the
 * statement that the card shows, and scrolls only to keep it visible.
 */
import { inOrder, isCardWanted, showCard } from "./card_requests.js";
import { isShortcut } from "./shortcut_keys.js";

/** The lines that the filters leave. */
export const lines = () => [...document.querySelectorAll("#copy .line:not(.dim)")];

/**
 * Scroll the line into view. Lines outside the view have an estimated height and may move once they
 * are laid out, so the next frames scroll again.
 * @param {Element} line
 */
function show(line, frames = 3) {
  line.scrollIntoView({ block: "nearest" });
  if (frames > 0) requestAnimationFrame(() => show(line, frames - 1));
}

/** Show the statement of the address at once. */
const addressed = location.search && document.querySelector("#copy [aria-current]");
if (addressed) show(addressed);

/** @param {Element} line */
function markLine(line) {
  for (const other of document.querySelectorAll("#copy [aria-current]")) other.removeAttribute("aria-current");
  line.setAttribute("aria-current", "true");
  show(line);
}

/** Mark the statement that the card shows, unless another card is on its way. */
function markCurrent() {
  if (isCardWanted()) return;
  const line = document.getElementById(`statement-${document.getElementById("card")?.dataset.statement}`);
  const marked = document.querySelectorAll("#copy [aria-current]");
  if (line && (marked.length !== 1 || marked[0] !== line)) markLine(line);
}

/**
 * Move the frame to the next line of some.
 * @param {Set<Element>} among
 * @param {number} step
 */
export function go(among, step) {
  const here = document.querySelector("#copy [aria-current]");
  const all = lines();
  const position = here ? all.indexOf(here) : -1;
  const ahead = step > 0 ? all.slice(position + 1) : all.slice(0, Math.max(position, 0)).reverse();
  const target = ahead.find((line) => among.has(line));
  if (target instanceof HTMLElement) target.click();
}

const STEPS = { j: 1, k: -1, n: 1, p: -1 };

document.addEventListener("keydown", (event) => {
  if (!isShortcut(event) || !(event.key in STEPS)) return;
  event.preventDefault();
  inOrder(() => {
    const flagged = [...document.querySelectorAll("#copy .line:not(.dim) .claim")].map((claim) => claim.closest(".line"));
    go(new Set("np".includes(event.key) ? flagged : lines()), STEPS[event.key]);
  });
});

/** One listener for all lines, because a text may have ten thousand. Without script they are links. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("#copy .line, a[data-card]");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.matches(".line")) markLine(link); // at once, so that pressing j twice moves two statements
  showCard(link.search);
});

document.addEventListener("desk:no-card", markCurrent);
document.addEventListener("htmx:afterSettle", markCurrent);
