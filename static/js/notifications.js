/** Who follows the link of a notification has read it. The button beside it works without this. */
const FOLLOWED = ["click", "auxclick"]; // a middle click opens a tab

/** @param {Event} event */
function markAsRead(event) {
  const link = /** @type {Element} */ (event.target).closest(".notifications a");
  const form = link?.closest("li").querySelector("form[data-read]");
  if (form instanceof HTMLFormElement) fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" });
}

FOLLOWED.forEach((kind) => document.addEventListener(kind, markAsRead));
