/**
 * Selects words of the current statement by keyboard: w selects the first word, arrows move, Shift
 * with arrows extends. The result is an ordinary selection, as with a mouse.
 */
import { selectIn } from "./selection.js";
import { isShortcut } from "./shortcut_keys.js";

/** @type {{line: Element, words: {index: number, segment: string}[], from: number, to: number} | null} */
let choice = null;

function select() {
  const [first, last] = [Math.min(choice.from, choice.to), Math.max(choice.from, choice.to)];
  const end = choice.words[last];
  selectIn(choice.line, choice.words[first].index, end.index + end.segment.length);
}

function begin() {
  const line = document.querySelector("#copy [aria-current]");
  if (!line) return;
  const language = line.closest("[lang]")?.getAttribute("lang") || undefined;
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(line.textContent ?? "");
  const words = [...segments].filter((segment) => segment.isWordLike);
  if (!words.length) return;
  choice = { line, words, from: 0, to: 0 };
  select();
}

/** @param {string} key @returns {number} the step in words; in right-to-left text the left arrow moves on */
function stepOf(key) {
  const forward = getComputedStyle(choice.line).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === forward ? 1 : -1;
}

document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  const isArrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (event.key === "w") begin();
  else if (isArrow && choice && choice.line.isConnected && document.getSelection()?.toString()) {
    const next = choice.to + stepOf(event.key);
    choice.to = Math.max(0, Math.min(next, choice.words.length - 1));
    if (!event.shiftKey) choice.from = choice.to;
    select();
  } else {
    if (event.key === "Escape") choice = null;
    return;
  }
  event.preventDefault();
});
