/**
 * The card keeps its place when a change replaces it: the part that was used stays where it is, and
 * folds stay as the user left them. The card of another statement begins at its top.
 */
import { reopenDialogs } from "./reveal.js";

const panel = document.getElementById("panel");

/** Open the folds that the user opened, and close those that the user closed. @param {Element} part @param {Element} fresh @param {Element | null} but keeps its own state */
export function keepFolds(part, fresh, but = null) {
  const name = (fold) => fold.querySelector("summary")?.textContent;
  const kept = [...part.querySelectorAll("details")].filter((fold) => !but || !fold.contains(but));
  const folds = new Map(kept.map((fold) => [name(fold), fold.open]));
  for (const fold of fresh.querySelectorAll("details")) fold.open = folds.get(name(fold)) ?? fold.open;
}

/** The chosen tab of the claim on a card, "" without one. @param {Element | null} card */
export function chosenTab(card) {
  return card?.querySelector(".parts > fieldset [name=part]:checked")?.value ?? "";
}

/** Choose the tab again, unless the server shows another one because of a mistake in it. @param {string} tab @param {Element} fresh */
export function keepTab(tab, fresh) {
  const [first, ...others] = fresh.querySelectorAll(".parts > fieldset [name=part]");
  const same = others.find((radio) => radio.value === tab);
  if (same && first.checked) same.checked = true;
}

/** The visible parts of the card around an element, from the inside out. @param {Element | null} element */
function partsAround(element) {
  const parts = [];
  for (let part = element?.closest("#card [id]"); part; part = part.parentElement?.closest("#card [id]")) {
    if (part.getClientRects().length) parts.push({ id: part.id, top: part.getBoundingClientRect().top });
  }
  return parts;
}

/** The card that is being replaced, and what was used in it. */
let former = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, shouldSwap, swapOverride, xhr } = event.detail;
  const { elt } = event.detail.requestConfig;
  if (target.id !== "card" || !shouldSwap || swapOverride === "none") return;
  former = {
    card: target,
    tab: chosenTab(target),
    used: xhr.status < 300 ? elt : null,
    focused: target.contains(document.activeElement) ? document.activeElement : null,
    parts: partsAround(elt),
  };
});

document.addEventListener("htmx:afterSwap", () => {
  const card = document.getElementById("card");
  if (!former || !card || card === former.card) return;
  const isSame = card.dataset.statement === former.card.dataset.statement && card.dataset.claim === former.card.dataset.claim;
  if (isSame) {
    keepFolds(former.card, card, former.used);
    keepTab(former.tab, card);
    const part = former.parts.find(({ id }) => document.getElementById(id)?.getClientRects().length);
    if (part) panel.scrollTop += document.getElementById(part.id).getBoundingClientRect().top - part.top;
  } else {
    panel.scrollTop = 0;
  }
  if (former.focused && document.activeElement === document.body) {
    const same = document.getElementById(former.focused.id); // htmx could not focus it in a hidden tab
    (same?.checkVisibility() ? same : panel).focus({ preventScroll: true });
  }
  former = null;
  reopenDialogs();
});
