/**
 * In a narrow window the card is a sheet over the text: it opens with a statement and closes with
 * its button or Escape. In any window the card keeps focus when it is replaced.
 */
const desk = document.querySelector(".desk");
const panel = document.getElementById("panel");
const narrow = matchMedia("(width <= 62.5rem)");

const parameters = new URLSearchParams(location.search);
desk.dataset.sheet = parameters.has("statement") || parameters.has("claim") ? "open" : "closed";

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
  if (!opensElsewhere && event.target.closest("#copy .line")) {
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

/** The statement of the card that is being replaced. */
let former = "";
let hadFocus = false;

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "card") return;
  former = event.detail.target.dataset.statement ?? "";
  hadFocus = event.detail.target.contains(document.activeElement);
});

document.addEventListener("htmx:afterSettle", () => {
  const card = document.getElementById("card");
  if (!card || !former) return;
  if (card.dataset.statement !== former) panel.scrollTop = 0;
  if (hadFocus && document.activeElement === document.body) panel.focus({ preventScroll: true });
  former = "";
});
