/**
 * The list of claims to check: j and k move from row to row, x selects a row, Escape selects none.
 * Enter opens the row, because its link has the focus. The keys of the bar are those of `data-key`.
 */
import { isShortcut } from "./shortcut_keys.js";

const form = document.querySelector(".claims-form");
/** @returns {HTMLInputElement[]} */
const boxes = () => [...document.querySelectorAll(".claims-form [name=claim]")];
/** @returns {HTMLInputElement | null} */
const all = () => document.querySelector("[data-selects-all]");

function showCount() {
  const selected = boxes().filter((box) => box.checked).length;
  const count = document.querySelector("[data-selected]");
  if (count instanceof HTMLElement) {
    count.textContent = selected ? (count.dataset.words ?? "").replace("{number}", String(selected)) : "";
  }
  for (const box of boxes()) box.closest("tr")?.classList.toggle("picked", box.checked);
  const everything = all();
  if (!everything) return;
  everything.checked = selected > 0 && selected === boxes().length;
  everything.indeterminate = selected > 0 && !everything.checked;
}

/** @param {boolean} checked */
function selectAll(checked) {
  for (const box of boxes()) box.checked = checked;
  showCount();
}

/** Focus the link of the next row, or of the one before. @param {1 | -1} step */
function move(step) {
  const rows = [...document.querySelectorAll(".claims-form tbody tr")];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1);
  const link = rows[next]?.querySelector(".title");
  if (link instanceof HTMLElement) link.focus({ focusVisible: true });
}

function select() {
  const box = document.activeElement?.closest("tr")?.querySelector("[name=claim]");
  if (box instanceof HTMLInputElement) box.click();
}

const KEYS = { j: () => move(1), k: () => move(-1), x: select, Escape: () => selectAll(false) };

/** Enter on the box of a row opens its claim; the browser would send the form. @param {KeyboardEvent} event */
function openOnEnter(event) {
  const box = event.target;
  if (event.key !== "Enter" || !(box instanceof HTMLInputElement) || box.name !== "claim") return;
  const link = box.closest("tr")?.querySelector(".title");
  if (link instanceof HTMLElement) link.click();
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  openOnEnter(event);
  const act = KEYS[event.key];
  if (!form || !act || !isShortcut(event)) return;
  act();
  event.preventDefault();
});
form?.addEventListener("change", (event) => {
  if (event.target === all()) selectAll(all()?.checked ?? false);
  else showCount();
});
window.addEventListener("pageshow", showCount); // Back keeps what was selected
