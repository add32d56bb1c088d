/** Copy the link of a claim, and print its card alone. */

document.addEventListener("click", async (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("[data-copies]");
  if (link instanceof HTMLAnchorElement && navigator.clipboard) {
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    const notice = Object.assign(document.createElement("p"), { className: "notice success", textContent: link.dataset.copied });
    document.getElementById("notices")?.replaceChildren(notice);
  }
  const printer = target?.closest("[data-prints]");
  if (printer instanceof HTMLElement) {
    document.documentElement.dataset.printing = printer.dataset.prints;
    window.print();
  }
});

window.addEventListener("afterprint", () => delete document.documentElement.dataset.printing);
