/**
 * Completes names: `@ro` in a field with `data-mentions="people"` lists the names in the datalist
 * #people that begin with "ro". Arrows choose, Enter or Tab inserts, Escape closes the list.
 */

const MAX_NAMES = 6;

/** Return the beginning of a name typed after @ before the cursor, or null. @param {HTMLTextAreaElement} field */
function typedName(field) {
  const match = /(?:^|[^\w.+-])@([\w.+-]*)$/u.exec(field.value.slice(0, field.selectionStart));
  return match ? match[1] : null;
}

/** @param {HTMLTextAreaElement} field */
function listOf(field) {
  return document.getElementById(`${field.id}-names`);
}

/** @param {HTMLTextAreaElement} field */
function close(field) {
  listOf(field)?.remove();
  for (const name of ["aria-controls", "aria-activedescendant"]) field.removeAttribute(name);
}

/** @param {HTMLTextAreaElement} field */
function offer(field) {
  close(field);
  const start = typedName(field);
  const people = document.getElementById(field.dataset.mentions ?? "");
  if (start === null || !people) return;
  const options = [...people.querySelectorAll("option")]
    .filter((option) => option.value.toLowerCase().startsWith(start.toLowerCase()))
    .slice(0, MAX_NAMES);
  if (options.length === 0 || (options.length === 1 && options[0].value === start)) return;
  const list = document.createElement("ul");
  list.id = `${field.id}-names`;
  list.className = "names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "@");
  for (const [number, option] of options.entries()) {
    const item = document.createElement("li");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.dataset.name = option.value;
    item.textContent = option.value === option.text ? option.value : `${option.value} · ${option.text}`;
    list.append(item);
  }
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  choose(field, 0);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {number} number
 */
function choose(field, number) {
  const items = [...(listOf(field)?.children ?? [])];
  const chosen = items[(number + items.length) % items.length];
  for (const item of items) item.setAttribute("aria-selected", String(item === chosen));
  field.setAttribute("aria-activedescendant", chosen.id);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} name
 */
function insertName(field, name) {
  const start = field.selectionStart - (typedName(field) ?? "").length;
  field.setRangeText(`${name} `, start, field.selectionStart, "end");
  close(field);
  field.focus();
}

/** @param {EventTarget | null} target */
function fieldOf(target) {
  return target instanceof HTMLTextAreaElement && target.dataset.mentions ? target : null;
}

document.addEventListener("input", (event) => {
  const field = fieldOf(event.target);
  if (field) offer(field);
});

document.addEventListener("keydown", (event) => {
  const field = fieldOf(event.target);
  const list = field && listOf(field);
  if (!field || !list) return;
  const items = [...list.children];
  const chosen = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(field, chosen + 1);
  else if (event.key === "ArrowUp") choose(field, chosen - 1);
  else if (event.key === "Enter" || event.key === "Tab") insertName(field, items[chosen].dataset.name);
  else if (event.key === "Escape") close(field);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("pointerdown", (event) => {
  const item = event.target instanceof Element && event.target.closest(".names [role=option]");
  const field = item && fieldOf(item.parentElement?.previousElementSibling ?? null);
  if (!(item instanceof HTMLElement) || !field) return;
  event.preventDefault();
  insertName(field, item.dataset.name ?? "");
});

document.addEventListener("focusout", (event) => {
  const field = fieldOf(event.target);
  if (field) close(field);
});
