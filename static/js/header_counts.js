/**
 * The numbers of the header move while the page stays open, and so does what it says of delays: they are
 * asked for when the tab is shown again, and once a minute as long as it is shown.
 */
const header = document.querySelector("header[data-counts]");
const EVERY = 60_000; // ms

/** @param {Element} shown @param {Element | null} fresh */
function update(shown, fresh) {
  if (!fresh || shown.innerHTML === fresh.innerHTML) return;
  shown.innerHTML = fresh.innerHTML; // the link or button itself stays, and with it the focus
  if (fresh.ariaLabel) shown.ariaLabel = fresh.ariaLabel;
}

async function refresh() {
  if (document.hidden) return;
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
  const response = await fetch(header.dataset.counts, { headers });
  if (response.status !== 200 || response.headers.has("HX-Redirect")) return; // logged out
  const { content } = Object.assign(document.createElement("template"), { innerHTML: await response.text() });
  for (const link of header.querySelectorAll("#navigation a")) {
    update(link, content.querySelector(`a[href="${link.getAttribute("href")}"]`));
  }
  for (const id of ["bell", "delays"]) update(document.getElementById(id), content.getElementById(id));
}

const tryRefresh = () => refresh().catch(() => {}); // the next attempt may succeed
if (header) {
  setInterval(tryRefresh, EVERY);
  document.addEventListener("visibilitychange", tryRefresh);
}
