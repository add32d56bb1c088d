/** Print the card of a claim alone, with its history. */

/** Load the history, which the card has only once somebody looks at it. */
function loadHistory() {
  const history = document.querySelector("#card [data-unread]");
  if (!history) return Promise.resolve();
  return htmx.ajax("GET", history.getAttribute("hx-get"), { source: history, target: history, select: "#happened", swap: "outerHTML show:none" });
}

document.addEventListener("click", async (event) => {
  const printer = event.target instanceof Element && event.target.closest("[data-prints]");
  if (!(printer instanceof HTMLElement)) return;
  await loadHistory().catch(() => {}); // without a connection the page says so, and prints what it has
  document.documentElement.dataset.printing = printer.dataset.prints;
  window.print();
});

window.addEventListener("afterprint", () => delete document.documentElement.dataset.printing);
