/** A form that stays on the page after it was sent gets a new key: what it sends next is new. */

document.addEventListener("htmx:afterRequest", (event) => {
  if (!(event instanceof CustomEvent) || !event.detail.successful) {
    return;
  }
  const form = event.detail.elt instanceof Element ? event.detail.elt.closest("form") : null;
  const key = form?.querySelector("[name=submission_key]");
  if (key instanceof HTMLInputElement) {
    key.value = crypto.randomUUID();
  }
});
