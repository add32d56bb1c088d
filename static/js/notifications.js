/** Who follows the link of a notification has read it. "Mark all as read" works without this. */
const FOLLOWED = ["click", "auxclick"]; // a middle click opens a tab

/** @param {MouseEvent} event */
function markAsRead(event) {
  const link = /** @type {Element} */ (event.target).closest("a[data-unread]");
  const form = link && document.querySelector("form[data-read]");
  if (!(link instanceof HTMLElement) || !(form instanceof HTMLFormElement)) return;
  const body = new FormData(form);
  body.set("notification", link.dataset.unread);
  const sent = fetch(form.action, { method: "POST", body, keepalive: true, redirect: "manual" });
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // another tab
  event.preventDefault(); // the page that opens counts what is unread
  sent.catch(() => {}).finally(() => location.assign(link.href));
}

FOLLOWED.forEach((kind) => document.addEventListener(kind, markAsRead));
