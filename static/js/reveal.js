/** Folds, tabs and dialogs around an element: what must open before the user can see or use it. */

/** @param {Element} part @param {string} name */
function chooseTab(part, name) {
  const value = part.dataset[name];
  const radio = part.parentElement?.querySelector(`:scope > fieldset [value="${CSS.escape(value)}"]`);
  if (!(radio instanceof HTMLInputElement) || radio.checked) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true })); // loads the form of this tab
}

/** Open all that hides the element; dialogs only if asked to. @param {Element} element @param {boolean} withDialogs */
export function reveal(element, withDialogs = true) {
  for (let around = element; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement && around !== element) around.open = true;
    if (around instanceof HTMLDialogElement && withDialogs && !around.open) around.showModal();
    if (around.dataset?.part) chooseTab(around, "part");
    if (around.dataset?.kind) chooseTab(around, "kind");
  }
}

function revealTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.closest("#card")) return;
  reveal(target);
  target.scrollIntoView({ block: "nearest" });
}

/** A form with a mistake is shown again in its dialog. */
export function reopenDialogs() {
  for (const dialog of document.querySelectorAll("dialog[data-reopens]:not([open])")) dialog.showModal();
}

window.addEventListener("hashchange", revealTarget);
revealTarget();
reopenDialogs();
