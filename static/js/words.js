/**
 * Words of the statement in hand, chosen by keyboard: w takes the first, arrows go on to the next,
 * with Shift they take more. What is chosen is the page's own selection, like that of a mouse.
 */
import { selectIn } from "./selection.js";
import { isForKeys } from "./typing.js";

/** @type {{line: Element, words: {index: number, segment: string}[], from: number, to: number} | null} */
let choice = null;

function draw() {
  const [first, last] = [Math.min(choice.from, choice.to), Math.max(choice.from, choice.to)];
  const end = choice.words[last];
  selectIn(choice.line, choice.words[first].index, end.index + end.segment.length);
}

function begin() {
  const line = document.querySelector("#copy [aria-current]");
  if (!line) return;
  const language = line.closest("[lang]")?.getAttribute("lang") || undefined;
  const found = new Intl.Segmenter(language, { granularity: "word" }).segment(line.textContent ?? "");
  const words = [...found].filter((part) => part.isWordLike);
  if (!words.length) return;
  choice = { line, words, from: 0, to: 0 };
  draw();
}

/** @param {string} key @returns {number} how many words on; right to left, the left arrow goes on */
function stepOf(key) {
  const onward = getComputedStyle(choice.line).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === onward ? 1 : -1;
}

document.addEventListener("keydown", (event) => {
  if (!isForKeys(event)) return;
  const isArrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (event.key === "w") begin();
  else if (isArrow && choice && choice.line.isConnected && document.getSelection()?.toString()) {
    const next = choice.to + stepOf(event.key);
    choice.to = Math.max(0, Math.min(next, choice.words.length - 1));
    if (!event.shiftKey) choice.from = choice.to;
    draw();
  } else {
    if (event.key === "Escape") choice = null;
    return;
  }
  event.preventDefault();
});
