/**
 * Live updates of an open desk: the page polls the server, reports the selected statement, and
 * replaces the parts that changed. A part in which the user types or selects is replaced later.
 */
import { chosenTab, keepFolds, keepTab } from "./card_place.js";
import { isCardCurrent } from "./card_requests.js";
import { changedFields } from "./form_changes.js";

const desk = document.querySelector("[data-news]");
const connection = document.getElementById("connection");
const INTERVAL = 1500; // ms; longer for a hidden page

/** Parts that arrived while the user was working in them, by id. @type {Map<string, Element>} */
const delayed = new Map();

/** Counts the completed actions of this page: a response requested before one is outdated. */
let completed = 0;

/** @param {Element} part */
function isSelectedIn(part) {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(part));
}

/** @param {Element} part */
function isBusy(part) {
  const active = document.activeElement;
  const typing = active !== document.body && part.contains(active) && !active?.matches(".line");
  return typing || isSelectedIn(part) || changedFields(part).length > 0;
}

/** @param {Element} part @param {Element} fresh */
function replace(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : "";
  if (part.dataset.claim === fresh.dataset.claim) {
    keepFolds(part, fresh);
    keepTab(chosenTab(part), fresh);
  }
  part.replaceWith(fresh);
  htmx.process(fresh);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** The parts of a card without fields, which are replaced even while the user types elsewhere in it. */
function quietParts(card) {
  return [...card.querySelectorAll("[data-quiet]")];
}

/** @param {Element} fresh */
function update(fresh) {
  const part = document.getElementById(fresh.id);
  if (!part) return;
  if (part.getAttribute("role") === "status") {
    if (part.innerHTML === fresh.innerHTML) return;
    part.innerHTML = fresh.innerHTML;
    htmx.process(part);
  } else if (!isBusy(part)) {
    replace(part, fresh);
  } else if (part.id === "card") {
    if (part.dataset.statement === fresh.dataset.statement) quietParts(fresh).forEach(update);
  } else {
    delayed.set(fresh.id, fresh);
  }
}

/** @param {string} html */
function updateAll(html) {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: html });
  for (const fresh of [...content.children]) {
    fresh.removeAttribute("hx-swap-oob");
    delayed.delete(fresh.id);
    update(fresh);
  }
}

/** Run `change` without moving the field in which the user types. @param {() => void} change */
function keepInPlace(change) {
  const field = document.activeElement;
  const panel = field?.closest(".panel");
  const before = field?.getBoundingClientRect().top;
  change();
  if (panel?.contains(field)) panel.scrollTop += field.getBoundingClientRect().top - before;
}

function updateDelayed() {
  for (const [id, fresh] of [...delayed]) {
    delayed.delete(id);
    update(fresh);
  }
}

/** Show which user is at which line. */
function finish() {
  for (const line of document.querySelectorAll("#copy [data-here]")) line.removeAttribute("data-here");
  for (const other of document.querySelectorAll("#here [data-statement]")) {
    document.getElementById(`statement-${other.dataset.statement}`)?.setAttribute("data-here", other.dataset.name);
  }
  document.dispatchEvent(new CustomEvent("desk:updated"));
}

async function poll() {
  const before = completed;
  const card = document.getElementById("card");
  const body = new URLSearchParams({
    look: document.getElementById("look").value,
    here: document.getElementById("here").dataset.here,
    statement: card.dataset.statement,
    claim: card.dataset.claim,
    part: chosenTab(card),
    writing: changedFields(card).length ? "on" : "",
  });
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, "HX-Request": "true", "HX-Current-URL": location.href };
  const response = await fetch(desk.dataset.news, { method: "POST", body, headers });
  const html = response.status === 200 ? await response.text() : "";
  if (response.headers.has("HX-Redirect")) return showLoggedOut(response.headers.get("HX-Redirect"));
  if (response.status === 404) return showGone();
  connection.textContent = "";
  if (before !== completed || !isCardCurrent()) return undefined; // the next poll gets it again
  keepInPlace(() => {
    updateDelayed();
    if (html) updateAll(html);
  });
  if (html) finish();
  return undefined;
}

/** Remove what a person may no longer read, and say so. */
function showGone() {
  connection.textContent = connection.dataset.gone;
  const shown = ["copy", "card", "progress", "speakers", "states", "consistency", "readers", "here"];
  for (const part of shown) document.getElementById(part)?.replaceChildren();
}

/** @param {string} address */
function showLoggedOut(address) {
  if (connection.querySelector("a")) return;
  const link = Object.assign(document.createElement("a"), { href: address, textContent: connection.dataset.loginWords });
  connection.replaceChildren(`${connection.dataset.out} `, link);
}

async function keepPolling() {
  try {
    await poll();
  } catch {
    connection.textContent = connection.dataset.lost; // the next attempt may succeed
  }
  setTimeout(keepPolling, document.hidden ? 4 * INTERVAL : INTERVAL);
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["Factcheck-Look"] = document.getElementById("look").value;
  const card = document.getElementById("card");
  event.detail.headers["Factcheck-Card"] = `${card.dataset.claim} ${card.dataset.look}`;
  event.detail.headers["Factcheck-Part"] = chosenTab(card);
});
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.requestConfig.verb === "post") completed += 1;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "card") document.getElementById("changed").textContent = "";
  finish();
});
keepPolling();
