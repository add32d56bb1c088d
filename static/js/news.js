/**
 * What others do appears while the desk is open: the page asks every other second, says which
 * statement is in hand, and puts the parts that changed in their places. Never a part in which
 * somebody types or selects: that one waits until they are done.
 */
import { typedIn } from "./typed.js";

const desk = document.querySelector("[data-news]");
const connection = document.getElementById("connection");
const EVERY = 1500; // ms; a page out of sight asks less often

/** Parts that came while somebody was at work in them, by id. @type {Map<string, Element>} */
const waiting = new Map();

/** Rises with each answer to something done here: news asked for before it is old. */
let done = 0;

/** @param {Element} part */
function isSelectedIn(part) {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(part));
}

/** @param {Element} part */
function isBusy(part) {
  const active = document.activeElement;
  const typing = active !== document.body && part.contains(active) && !active?.matches(".line");
  return typing || isSelectedIn(part) || typedIn(part).length > 0;
}

/** @param {Element} part @param {Element} fresh */
function put(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : "";
  part.replaceWith(fresh);
  htmx.process(fresh);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** The quiet parts of a card have nothing to type in: they change even while somebody types beside. */
function quietParts(card) {
  return [...card.querySelectorAll("[data-quiet]")];
}

/** @param {Element} fresh */
function take(fresh) {
  const part = document.getElementById(fresh.id);
  if (!part) return;
  if (part.getAttribute("role") === "status") {
    if (part.innerHTML === fresh.innerHTML) return;
    part.innerHTML = fresh.innerHTML;
    htmx.process(part);
  } else if (!isBusy(part)) {
    put(part, fresh);
  } else if (part.id === "card") {
    if (part.dataset.statement === fresh.dataset.statement) quietParts(fresh).forEach(take);
  } else {
    waiting.set(fresh.id, fresh);
  }
}

/** @param {string} html */
function takeAll(html) {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: html });
  for (const fresh of [...content.children]) {
    fresh.removeAttribute("hx-swap-oob");
    waiting.delete(fresh.id);
    take(fresh);
  }
}

/** Do it, and leave the field in which somebody types where it stands. @param {() => void} change */
function heldStill(change) {
  const field = document.activeElement;
  const panel = field?.closest(".panel");
  const before = field?.getBoundingClientRect().top;
  change();
  if (panel?.contains(field)) panel.scrollTop += field.getBoundingClientRect().top - before;
}

function takeWaiting() {
  for (const [id, fresh] of [...waiting]) {
    waiting.delete(id);
    take(fresh);
  }
}

/** Number the claims down the page again, and show who is at which line. */
function finish() {
  const place = (number) => number.dataset.span.split(" ").map(Number);
  const numbers = [...document.querySelectorAll("#copy .number")].map((number) => ({ number, at: place(number) }));
  numbers.sort((one, other) => one.at[0] - other.at[0] || one.at[1] - other.at[1]);
  numbers.forEach(({ number }, at) => {
    const now = number.dataset.number.replace(/^\d+/, String(at + 1));
    if (number.dataset.number !== now) number.dataset.number = now;
  });
  for (const line of document.querySelectorAll("#copy [data-here]")) line.removeAttribute("data-here");
  for (const other of document.querySelectorAll("#here [data-statement]")) {
    document.getElementById(`statement-${other.dataset.statement}`)?.setAttribute("data-here", other.dataset.name);
  }
  document.dispatchEvent(new CustomEvent("desk:news"));
}

async function ask() {
  const before = done;
  const card = document.getElementById("card");
  const body = new URLSearchParams({
    look: document.getElementById("look").value,
    here: document.getElementById("here").dataset.here,
    statement: card.dataset.statement,
    claim: card.dataset.claim,
    writing: typedIn(card).length ? "on" : "",
  });
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, "HX-Request": "true", "HX-Current-URL": location.href };
  const answer = await fetch(desk.dataset.news, { method: "POST", body, headers });
  const html = answer.status === 200 ? await answer.text() : "";
  if (answer.headers.has("HX-Redirect")) return sayLoggedOut(answer.headers.get("HX-Redirect"));
  connection.textContent = "";
  if (before !== done) return undefined;
  heldStill(() => {
    takeWaiting();
    if (html) takeAll(html);
  });
  if (html) finish();
  return undefined;
}

/** @param {string} address */
function sayLoggedOut(address) {
  if (connection.querySelector("a")) return;
  const link = Object.assign(document.createElement("a"), { href: address, textContent: connection.dataset.loginWords });
  connection.replaceChildren(`${connection.dataset.out} `, link);
}

async function keepAsking() {
  try {
    await ask();
  } catch {
    connection.textContent = connection.dataset.lost; // the next time may be better
  }
  setTimeout(keepAsking, document.hidden ? 4 * EVERY : EVERY);
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["Factcheck-Look"] = document.getElementById("look").value;
});
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.requestConfig.verb === "post") done += 1;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "card") document.getElementById("changed").textContent = "";
  finish();
});
keepAsking();
