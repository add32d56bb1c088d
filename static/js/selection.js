/**
 * Words selected in the text, as code points of the revision: the browser counts UTF-16 units, the
 * server code points. Never a half of a letter: accents and the parts of an emoji belong to it.
 */

/** @typedef {{statement: string, start: number, end: number, words: string}} Words */

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** @param {string} text */
const codePoints = (text) => [...text].length;

/** @param {Node | null} node */
function lineOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("#copy .line") ?? null;
}

/**
 * How many UTF-16 units of the line stand before a place in it.
 * @param {Element} line @param {Node} node @param {number} offset
 */
function unitsBefore(line, node, offset) {
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Where what is selected ends in the line; null when words behind the line are selected too. */
function endIn(line, range) {
  if (line === lineOf(range.endContainer)) return unitsBefore(line, range.endContainer, range.endOffset);
  const behind = document.createRange();
  behind.setStartAfter(line);
  behind.setEnd(range.endContainer, range.endOffset);
  return behind.toString().trim() ? null : (line.textContent ?? "").length;
}

/** @returns {Words | null} what is selected, if it lies in one statement */
export function readSelection() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = lineOf(range.startContainer);
  if (!(line instanceof HTMLElement)) return null;
  const last = endIn(line, range);
  if (last === null) return null;
  const text = line.textContent ?? "";
  const found = letters.segment(text);
  const first = found.containing(unitsBefore(line, range.startContainer, range.startOffset))?.index ?? text.length;
  const cut = found.containing(last);
  const end = cut && cut.index < last ? cut.index + cut.segment.length : last;
  const words = text.slice(first, end);
  if (!words.trim()) return null;
  const start = Number(line.dataset.start) + codePoints(text.slice(0, first));
  return { statement: line.id, start, end: start + codePoints(words), words };
}

/**
 * Select units [start, end) of a line.
 * @param {Element} line @param {number} start @param {number} end
 */
export function selectIn(line, start, end) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}
