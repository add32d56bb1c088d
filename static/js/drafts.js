/**
 * What is typed in a form of the card stays in this browser until it is sent: over a reload, a lost
 * connection, another statement, a login that ran out. One draft a person and form; the form's
 * address names the claim. Gone on logout, and as soon as somebody else works in this browser.
 */
import { fieldsOf, typedIn } from "./typed.js";

const person = document.body.dataset.person ?? "";
const MINE = `draft ${person} `;
const connection = document.getElementById("connection");

/** @param {Element} form */
const key = (form) => MINE + form.getAttribute("action");

/** @param {(name: string) => boolean} those */
function forget(those) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("draft ") && those(name)) localStorage.removeItem(name);
  }
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const typed = typedIn(form).map((field) => {
    const box = ["checkbox", "radio"].includes(field.type);
    return [field.name, box ? field.checked && field.value : field.value];
  });
  const draft = Object.fromEntries(typed.filter(([, value]) => value !== false));
  if (Object.keys(draft).length) localStorage.setItem(key(form), JSON.stringify(draft));
  else localStorage.removeItem(key(form));
}

/** @param {Element} form */
function restore(form) {
  const kept = localStorage.getItem(key(form));
  if (!kept || typedIn(form).length) return;
  const draft = JSON.parse(kept);
  for (const field of fieldsOf(form)) {
    if (!(field.name in draft)) continue;
    if (field.type === "radio") field.checked = field.value === draft[field.name];
    else if (field.type === "checkbox") field.checked = true;
    else field.value = draft[field.name];
  }
  for (let details = form.closest("details"); details; details = details.parentElement?.closest("details")) {
    details.open = true;
  }
}

function restoreAll() {
  document.querySelectorAll("#card form[action]").forEach(restore);
}

/** @param {string} words */
function say(words) {
  if (connection && connection.textContent !== words) connection.textContent = words;
}

if (person) forget((name) => !name.startsWith(MINE)); // on the login page nobody is here yet
restoreAll();

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target instanceof Element && event.target.closest("#card form[action]");
    if (form instanceof HTMLFormElement) keep(form);
  });
}

/** Sent and taken: before the answer is drawn, or its empty form would be filled again. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { elt, xhr, requestConfig } = event.detail;
  if (requestConfig.verb !== "post") return;
  say("");
  const left = xhr.getResponseHeader("HX-Redirect")?.startsWith(connection?.dataset.login ?? "/accounts/login/");
  if (xhr.status < 300 && !left && elt instanceof HTMLFormElement) localStorage.removeItem(key(elt));
});
document.addEventListener("htmx:sendError", () => say(connection?.dataset.lost ?? ""));
document.addEventListener("htmx:afterSettle", restoreAll);
document.addEventListener("desk:news", restoreAll);

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.matches("[data-logout]")) forget(() => true);
});
