/**
 * Undo: while a change has no answer yet, the page still offers to undo the action before it. A click
 * (or the key) waits for the answer and then undoes what that answer offers.
 */

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
