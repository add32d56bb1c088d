/**
 * Selects with the mouse where Chromium selects nothing: when a drag begins at the left edge of a
 * link or at the end of the gap before it. Elsewhere the browser selects, and this does nothing.
 */

/** Where the drag began, and whether the browser selects nothing. @type {{node: Node, offset: number} | null} */
let begin = null;
let isSelecting = false;

/** @param {number} x @param {number} y @returns {{node: Node, offset: number} | null} the place in the text */
function placeAt(x, y) {
  const place = document.caretPositionFromPoint?.(x, y);
  if (place) return { node: place.offsetNode, offset: place.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** Runs after the browser had its turn. @param {number} x @param {number} y */
function extend(x, y) {
  const place = begin && placeAt(x, y);
  const selection = document.getSelection();
  if (!place || !selection || (!selection.isCollapsed && !isSelecting)) return;
  isSelecting = true;
  selection.setBaseAndExtent(begin.node, begin.offset, place.node, place.offset);
}

document.addEventListener("mousedown", (event) => {
  const isInText = event.target instanceof Element && event.target.closest("#copy");
  begin = isInText && !event.button && !event.shiftKey && event.detail === 1 ? placeAt(event.clientX, event.clientY) : null;
  isSelecting = false;
});
document.addEventListener("mousemove", (event) => {
  if (begin && event.buttons === 1) setTimeout(extend, 0, event.clientX, event.clientY);
});
document.addEventListener("mouseup", () => {
  begin = null;
});
