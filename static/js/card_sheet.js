/**
 * In a narrow window the card is a sheet over the text: it opens with a statement and closes with
 * its button or Escape.
 */
const desk = document.querySelector(".desk");
const panel = document.getElementById("panel");
const narrow = matchMedia("(width <= 62.5rem)");

const currentLine = () => document.querySelector("#copy [aria-current]");

function open() {
  desk.dataset.sheet = "open";
}

function close() {
  desk.dataset.sheet = "closed";
  currentLine()?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-closes=sheet]")) return close();
  const opensElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!opensElsewhere && event.target.closest("#copy .line, a[data-card]")) {
    open();
    if (narrow.matches && event.isTrusted) panel.focus({ preventScroll: true });
  }
  return undefined;
});

/** A shortcut that leads into the card opens it. */
document.addEventListener("desk:open-card", (event) => {
  if (event.target instanceof Element && panel.contains(event.target)) open();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !narrow.matches) return;
  if (desk.dataset.sheet === "open" && !document.querySelector("dialog[open]")) close();
});
