/** Whether a key press is text or a keyboard shortcut. */

/** Elements that accept text. */
export const TEXT_FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/**
 * Is the key a shortcut of the page: pressed alone, outside text fields and dialogs, with shortcuts
 * turned on? Keys with Ctrl, Alt or Meta belong to the browser.
 * @param {KeyboardEvent} event
 */
export function isShortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (document.body.dataset.keys === "off" || document.querySelector("dialog[open]")) return false;
  const field = event.target instanceof Element && event.target.closest(TEXT_FIELDS);
  return !field || !field.checkVisibility(); // the focus leaves the field of a closed dialog late
}
