/** The fields that the user has changed and not sent. */

const FIELDS = "textarea, select, input:not([type=hidden], [type=file], [type=password], [type=submit])";

/** @param {Element} field */
function isChanged(field) {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options];
    const first = options.some((option) => option.defaultSelected) ? -1 : 0;
    return options.some((option, at) => option.selected !== (option.defaultSelected || at === first));
  }
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
    return field.checked !== field.defaultChecked;
  }
  return field.value !== field.defaultValue;
}

/** @param {Element} within @returns {Element[]} fields of forms that differ from what the server sent: tabs are in none */
export function changedFields(within) {
  return [...within.querySelectorAll(FIELDS)].filter((field) => field.form && isChanged(field));
}

/** @param {Element} form @returns {HTMLElement[]} the fields that a user fills in */
export function fieldsOf(form) {
  return [...form.querySelectorAll(FIELDS)];
}
