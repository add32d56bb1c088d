/**
 * Notices float over the page. A notice of success goes by itself, unless the user is at it; an
 * error stays until it is closed.
 */
const notices = document.getElementById("notices");
const SHOWN = 8000; // ms

/** @param {Element} notice */
function close(notice) {
  if (notice.matches(":hover, :focus-within")) setTimeout(close, SHOWN, notice);
  else notice.remove();
}

/** @param {Element} notice */
function prepare(notice) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "✕" });
  button.setAttribute("aria-label", notices.dataset.close);
  button.addEventListener("click", () => notice.remove());
  notice.append(button);
  if (!notice.matches(".error, .warning")) setTimeout(close, SHOWN, notice);
}

new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]);
  added.filter((node) => node instanceof Element && node.matches(".notice")).forEach(prepare);
}).observe(notices, { childList: true });
notices.querySelectorAll(".notice").forEach(prepare);
