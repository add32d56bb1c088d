/** Actions on selected text: it is filled into a form of the card. */

import { reveal } from "./reveal.js";

/** @typedef {import("./selection.js").SelectedText} SelectedText */

/** Is the selection in the statement that the card shows? @param {SelectedText} selected */
export function isOnCard(selected) {
  return selected.statement === `statement-${document.getElementById("card")?.dataset.statement}`;
}

/** @param {HTMLFormElement} form @param {Record<string, string | number>} values */
function fillIn(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = String(value);
  reveal(form);
}

/** @param {HTMLElement | null | undefined} field */
function focusField(field) {
  field?.dispatchEvent(new Event("change", { bubbles: true })); // saves a draft, as typing does
  field?.dispatchEvent(new CustomEvent("desk:open-card", { bubbles: true }));
  field?.focus();
}

/** Fill the selection into the flag form of its statement. @param {SelectedText} selected */
export function fillFlag(selected) {
  const form = document.querySelector("#card form[data-selection]");
  if (!(form instanceof HTMLFormElement) || !isOnCard(selected)) return undefined;
  fillIn(form, { words: selected.text, start: selected.start, end: selected.end });
  return form;
}

/** @type {Record<string, (selected: SelectedText) => void>} */
export const ACTIONS = {
  flag: (selected) => focusField(fillFlag(selected)?.elements.namedItem("words")), // Enter submits from here
  split: (selected) => {
    const form = document.querySelector("#card form[data-splits]");
    if (!(form instanceof HTMLFormElement)) return;
    fillIn(form, { before: selected.text, at: selected.start });
    form.requestSubmit();
  },
  excerpt: (selected) => {
    const field = document.querySelector("#card [name=excerpt][data-key]");
    if (!(field instanceof HTMLTextAreaElement) || !field.form) return;
    const before = field.value.trim() ? `${field.value} […] ` : "";
    fillIn(field.form, { excerpt: before + selected.text });
    focusField(field);
  },
};

/** Text typed by hand no longer has the position of the selection. */
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.form) return;
  for (const name of { words: ["start", "end"], before: ["at"] }[field.name] ?? []) {
    const position = field.form.elements.namedItem(name);
    if (position instanceof HTMLInputElement) position.value = "";
  }
});
