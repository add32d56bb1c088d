/**
 * Words selected in the text go into the form that flags them, as code points of the revision:
 * the browser counts UTF-16 units, the server code points.
 */

/** @type {{statement: string, start: number, end: number, words: string} | null} */
let chosen = null;

/** @param {string} text */
const codePoints = (text) => [...text].length;

/** @param {Node | null} node */
function lineOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("#copy .line") ?? null;
}

function read() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = lineOf(range.startContainer);
  if (!(line instanceof HTMLElement) || line !== lineOf(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(line.dataset.start) + codePoints(before.toString());
  const words = range.toString();
  if (!words.trim()) return null;
  return { statement: line.id, start, end: start + codePoints(words), words };
}

/** Put the chosen words into the form of the card, if the card is about their statement. */
function fill() {
  const form = document.querySelector("form[data-selection]");
  const card = document.getElementById("card");
  if (!(form instanceof HTMLFormElement) || !card || !chosen) return;
  if (chosen.statement !== `statement-${card.dataset.statement}`) return;
  form.elements.namedItem("words").value = chosen.words;
  form.elements.namedItem("start").value = String(chosen.start);
  form.elements.namedItem("end").value = String(chosen.end);
  const details = form.closest("details");
  if (details) details.open = true;
}

/** Words typed by hand mean something else than what was selected. */
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.name !== "words") return;
  if (!field.form?.matches("[data-selection]")) return;
  field.form.elements.namedItem("start").value = "";
  field.form.elements.namedItem("end").value = "";
  chosen = null;
});

/** A click that ends a selection must not follow the link under it. */
document.addEventListener("click", (event) => {
  if (!event.isTrusted || !lineOf(/** @type {Node} */ (event.target)) || !read()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

function select() {
  const found = read();
  if (!found) return;
  chosen = found;
  const card = document.getElementById("card");
  if (card && found.statement !== `statement-${card.dataset.statement}`) {
    document.getElementById(found.statement)?.click();
  } else {
    fill();
  }
}

document.addEventListener("pointerup", () => setTimeout(select));
document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.key === "Shift") select();
});
document.addEventListener("htmx:afterSettle", fill);
