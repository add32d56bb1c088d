/** Where a key is a letter, and where it is a command. */

/** What is typed in. */
export const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/**
 * Is the key a command of the page: pressed alone, not while somebody types, not in a dialog, not by
 * somebody who has switched the keys off? Keys with Ctrl, Alt or Meta are the browser's.
 * @param {KeyboardEvent} event
 */
export function isForKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (document.body.dataset.keys === "off" || document.querySelector("dialog[open]")) return false;
  return !(event.target instanceof Element && event.target.closest(TYPING));
}
