/**
 * Where the window is narrow, the card is a sheet over the text: it opens with a statement, and
 * closes by its button or Escape. And wherever it is, focus stays with it when it is drawn anew.
 */
const desk = document.querySelector(".desk");
const panel = document.getElementById("panel");
const narrow = matchMedia("(width <= 62.5rem)");

const asked = new URLSearchParams(location.search);
desk.dataset.sheet = asked.has("statement") || asked.has("claim") ? "open" : "closed";

const inHand = () => document.querySelector("#copy [aria-current]");

function open() {
  desk.dataset.sheet = "open";
}

function close() {
  desk.dataset.sheet = "closed";
  inHand()?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-closes=sheet]")) return close();
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!elsewhere && event.target.closest("#copy .line")) {
    open();
    if (narrow.matches && event.isTrusted) panel.focus({ preventScroll: true });
  }
  return undefined;
});

/** Whatever leads into the card opens it. */
document.addEventListener("desk:into", (event) => {
  if (event.target instanceof Element && panel.contains(event.target)) open();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !narrow.matches) return;
  if (desk.dataset.sheet === "open" && !document.querySelector("dialog[open]")) close();
});

/** The statement whose card was focused or scrolled when a new one came. */
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
