/**
 * Requests of the card. Another card is requested when the changes of this one are answered, and only
 * the last one that is wanted is shown. A key that acts on the card waits for it.
 */
import { TEXT_FIELDS } from "./shortcut_keys.js";

/** The address of the card that is wanted and not shown yet. */
let wanted = "";
let isLoading = false;
let isSettled = true; // htmx has not processed a card until it settles
/** Changes without an answer yet. */
let changes = 0;
/** Keys that wait for the card. @type {(() => void)[]} */
const waiting = [];

/** @param {CustomEvent} event */
const isChange = (event) => event.detail.requestConfig.verb !== "get";

/** Is a change without its answer yet? */
export function isSending() {
  return changes > 0;
}

/** Is the card of another statement on its way? */
export function isCardWanted() {
  return wanted !== "";
}

/** Does the card show what the frame is on, complete and without a change under way? */
export function isCardCurrent() {
  return !wanted && !changes && isSettled && !document.querySelector("#card > [hx-trigger=load]");
}

/** Run what a key does once the card is current, after the keys that were pressed before it. @param {() => void} run */
export function whenCurrent(run) {
  waiting.push(run);
  runWaiting();
}

/** Run what a key does now, but not before the keys that wait. @param {() => void} run */
export function inOrder(run) {
  if (waiting.length) waiting.push(run);
  else run();
}

function runWaiting() {
  while (waiting.length && isCardCurrent()) {
    waiting.shift()?.();
    if (document.activeElement?.matches(TEXT_FIELDS)) waiting.length = 0; // what follows was meant for the field
  }
}

/** Show the card of this address. @param {string} address */
export function showCard(address) {
  wanted = address;
  load();
}

function load() {
  if (!wanted || isLoading || changes) return;
  const address = wanted;
  isLoading = true;
  const ended = () => {
    isLoading = false;
    if (wanted === address && !changes) giveUp();
    load();
  };
  htmx.ajax("GET", address, { source: "#panel", target: "#card", swap: "outerHTML show:none", push: "true" }).then(ended, ended);
}

/** No card came: what waits for it must not act on another. */
function giveUp() {
  wanted = "";
  waiting.length = 0;
  document.dispatchEvent(new CustomEvent("desk:no-card"));
}

/** @param {CustomEvent} event */
const isOfPanel = (event) => event.detail.requestConfig.elt.id === "panel";

/** A card that is no longer wanted is not shown. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (!isOfPanel(event)) return;
  if (changes || event.detail.requestConfig.path !== wanted) event.preventDefault();
});

/** What is answered while another card is to come does not replace the card, unless it is a mistake. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  if (detail.target.id !== "card" || !detail.shouldSwap) return;
  if (isOfPanel(event)) wanted = "";
  const isOutdated = isChange(event) ? detail.xhr.status < 300 && (wanted || changes > 1) : wanted;
  if (isOutdated) detail.swapOverride = "none";
  else isSettled = false;
});

document.addEventListener("htmx:beforeSend", (event) => {
  if (isChange(event)) changes += 1;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!isChange(event)) return;
  changes = Math.max(0, changes - 1);
  load();
  runWaiting();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "card") return;
  isSettled = true;
  runWaiting();
});

/** A form that waits for its answer is not sent again. */
document.addEventListener("submit", (event) => {
  if (!(event.target instanceof Element) || !event.target.matches(".htmx-request")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
