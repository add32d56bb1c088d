/** What is done with words that were chosen in the text: they go into a form of the card. */

/** @typedef {import("./selection.js").Words} Words */

/** Is the card about the statement of the words? @param {Words} words */
export function isInHand(words) {
  return words.statement === `statement-${document.getElementById("card")?.dataset.statement}`;
}

/** @param {HTMLFormElement} form @param {Record<string, string | number>} values */
function fillIn(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = String(value);
  for (let details = form.closest("details"); details; details = details.parentElement?.closest("details")) details.open = true;
}

/** @param {HTMLElement | null | undefined} field */
function enter(field) {
  field?.dispatchEvent(new Event("change", { bubbles: true })); // kept as a draft, as if it were typed
  field?.dispatchEvent(new CustomEvent("desk:into", { bubbles: true }));
  field?.focus();
}

/** The form that flags knows of the words as soon as they are chosen in its statement. @param {Words} words */
export function fillFlag(words) {
  const form = document.querySelector("#card form[data-selection]");
  if (!(form instanceof HTMLFormElement) || !isInHand(words)) return undefined;
  fillIn(form, { words: words.words, start: words.start, end: words.end });
  return form;
}

/** @type {Record<string, (words: Words) => void>} */
export const DEEDS = {
  flag: (words) => enter(fillFlag(words)?.elements.namedItem("words")), // where Enter sends
  split: (words) => {
    const form = document.querySelector("#card form[data-splits]");
    if (!(form instanceof HTMLFormElement)) return;
    fillIn(form, { before: words.words, at: words.start });
    form.requestSubmit();
  },
  excerpt: (words) => {
    const field = document.querySelector("#card [name=excerpt][data-key]");
    if (!(field instanceof HTMLTextAreaElement) || !field.form) return;
    const before = field.value.trim() ? `${field.value} […] ` : "";
    fillIn(field.form, { excerpt: before + words.words });
    enter(field);
  },
};

/** Words typed by hand mean something else than what was selected. */
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.form) return;
  for (const name of { words: ["start", "end"], before: ["at"] }[field.name] ?? []) {
    const place = field.form.elements.namedItem(name);
    if (place instanceof HTMLInputElement) place.value = "";
  }
});
