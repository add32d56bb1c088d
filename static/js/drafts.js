/**
 * Drafts: what is typed into a form of the card stays in this browser until it is sent, across
 * reloads, lost connections, other statements and expired logins. One draft per user and form
 * address. Drafts are deleted on logout and when another user logs in.
 */
import { changedFields, fieldsOf } from "./form_changes.js";
import { reveal } from "./reveal.js";

const person = document.body.dataset.person ?? "";
const PREFIX = `draft ${person} `;
const connection = document.getElementById("connection");

/** @param {Element} form */
const key = (form) => PREFIX + form.getAttribute("action");

/** @param {(name: string) => boolean} matches */
function deleteDrafts(matches) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("draft ") && matches(name)) localStorage.removeItem(name);
  }
}

/** @param {HTMLFormElement} form */
function save(form) {
  const typed = changedFields(form).map((field) => {
    const box = ["checkbox", "radio"].includes(field.type);
    return [field.name, box ? field.checked && field.value : field.value];
  });
  const draft = Object.fromEntries(typed.filter(([, value]) => value !== false));
  if (Object.keys(draft).length) localStorage.setItem(key(form), JSON.stringify(draft));
  else localStorage.removeItem(key(form));
}

/** Say on the button of a dialog that it has a draft. @param {Element} form */
function markDraft(form) {
  const dialog = form.closest("dialog");
  const mark = dialog && document.querySelector(`[data-opens="${dialog.id}"] .draft-mark`);
  if (mark instanceof HTMLElement) mark.hidden = false;
}

/** @param {Element} form */
function restore(form) {
  const saved = localStorage.getItem(key(form));
  if (!saved) return;
  markDraft(form);
  if (changedFields(form).length) return;
  const draft = JSON.parse(saved);
  for (const field of fieldsOf(form)) {
    if (!(field.name in draft)) continue;
    if (field.type === "radio") field.checked = field.value === draft[field.name];
    else if (field.type === "checkbox") field.checked = true;
    else field.value = draft[field.name];
  }
  reveal(form, false);
}

function restoreAll() {
  document.querySelectorAll("#card form[action]").forEach(restore);
}

/** Load the forms that have a draft. htmx must be ready: it loads a form when its tab is chosen. */
function loadForms() {
  for (const part of document.querySelectorAll("#card [data-kind][data-form]")) {
    if (localStorage.getItem(PREFIX + part.dataset.form)) reveal(part, false);
    delete part.dataset.form; // once: the user may choose another tab
  }
}

/** @param {string} message */
function showMessage(message) {
  if (connection && connection.textContent !== message) connection.textContent = message;
}

if (person) deleteDrafts((name) => !name.startsWith(PREFIX)); // nobody is logged in on the login page
restoreAll();
document.addEventListener("DOMContentLoaded", loadForms);

/** Forms that were sent. When one is removed, Chromium reports a change of the field that had the focus. */
const sent = new WeakSet();

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target instanceof Element && event.target.closest("#card form[action]");
    if (!(form instanceof HTMLFormElement)) return;
    if (kind === "input") sent.delete(form);
    if (!sent.has(form)) save(form);
  });
}

/** Delete a sent draft before the response is shown, or its empty form would be filled again. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { elt, xhr, requestConfig } = event.detail;
  if (requestConfig.verb !== "post") return;
  showMessage("");
  const isLoggedOut = xhr.getResponseHeader("HX-Redirect")?.startsWith(connection?.dataset.login ?? "/accounts/login/");
  if (xhr.status >= 300 || isLoggedOut || !(elt instanceof HTMLFormElement)) return;
  localStorage.removeItem(key(elt));
  sent.add(elt);
});
document.addEventListener("htmx:sendError", () => showMessage(connection?.dataset.lost ?? ""));
document.addEventListener("htmx:afterSettle", restoreAll);
document.addEventListener("htmx:afterSettle", loadForms);
document.addEventListener("desk:updated", restoreAll);

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.matches("[data-logout]")) deleteDrafts(() => true);
});
