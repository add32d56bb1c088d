/** Print the card of a claim alone. */

document.addEventListener("click", (event) => {
  const printer = event.target instanceof Element && event.target.closest("[data-prints]");
  if (!(printer instanceof HTMLElement)) return;
  document.documentElement.dataset.printing = printer.dataset.prints;
  window.print();
});

window.addEventListener("afterprint", () => delete document.documentElement.dataset.printing);
