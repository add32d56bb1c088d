/** Copy the address of a link: of a claim, or of a list with its filters. Without script it is a link. */

document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element && event.target.closest("[data-copies]");
  if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  const notice = Object.assign(document.createElement("p"), { className: "notice success", textContent: link.dataset.copied });
  document.getElementById("notices")?.replaceChildren(notice);
});
