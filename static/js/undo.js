/**
 * Undo: while a change has no answer yet, the page still offers to undo the action before it. A click
 * (or the key) waits for the answer and then undoes what that answer offers.
 */

import { isSending } from "./card_requests.js";

let undoWaits = false;

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb !== "get" && !event.detail.successful) undoWaits = false;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!undoWaits || isSending()) return;
  undoWaits = false;
  document.querySelector("#undo button")?.click();
});
document.addEventListener(
  "click",
  (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!isSending() || !(button instanceof HTMLButtonElement) || button.form?.id !== "undo") return;
    event.preventDefault();
    event.stopPropagation();
    undoWaits = true;
  },
  true,
);
