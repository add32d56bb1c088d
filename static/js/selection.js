/**
 * The selected text with its position in code points of the revision: the browser counts UTF-16
 * units, the server code points. Letters are never cut in half, nor are accents and emoji.
 */

/** @typedef {{statement: string, start: number, end: number, text: string}} SelectedText */

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** @param {string} text */
const codePoints = (text) => [...text].length;

/** @param {Node | null} node */
function lineOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("#copy .line") ?? null;
}

/**
 * Return the number of UTF-16 units of the line before a position in it.
 * @param {Element} line @param {Node} node @param {number} offset
 */
function unitsBefore(line, node, offset) {
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/**
 * Return the line in which the selected text begins. A selection may begin in the gap before it, or
 * behind the last letter of the line before: browsers begin there when the mouse is at its first letter.
 */
function firstLine(range) {
  const line = lineOf(range.startContainer);
  const textBehind = line?.textContent?.slice(unitsBefore(line, range.startContainer, range.startOffset));
  if (textBehind?.trim()) return line;
  const accepts = (element) => (element.matches(".line") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const walker = document.createTreeWalker(document.getElementById("copy"), NodeFilter.SHOW_ELEMENT, accepts);
  walker.currentNode = range.startContainer.childNodes[range.startOffset - 1] ?? range.startContainer;
  const following = walker.nextNode();
  return following && range.intersectsNode(following) ? following : null;
}

/** Return where the selection ends in the line; null if it continues behind the line. */
function endIn(line, range) {
  if (line === lineOf(range.endContainer)) return unitsBefore(line, range.endContainer, range.endOffset);
  const behind = document.createRange();
  behind.setStartAfter(line);
  behind.setEnd(range.endContainer, range.endOffset);
  return behind.toString().trim() ? null : (line.textContent ?? "").length;
}

/** @returns {SelectedText | null} the selected text, if it is inside one statement */
export function readSelection() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!document.getElementById("copy")?.contains(range.startContainer)) return null;
  const line = firstLine(range);
  if (!(line instanceof HTMLElement)) return null;
  const last = endIn(line, range);
  if (last === null) return null;
  const lineText = line.textContent ?? "";
  const segments = graphemes.segment(lineText);
  const begin = lineOf(range.startContainer) === line ? unitsBefore(line, range.startContainer, range.startOffset) : 0;
  const first = segments.containing(begin)?.index ?? lineText.length;
  const cut = segments.containing(last);
  const end = cut && cut.index < last ? cut.index + cut.segment.length : last;
  const text = lineText.slice(first, end);
  if (!text.trim()) return null;
  const start = Number(line.dataset.start) + codePoints(lineText.slice(0, first));
  return { statement: line.id, start, end: start + codePoints(text), text };
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
