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

/** @param {Element} within @returns {Element[]} the fields that differ from what the server sent */
export function changedFields(within) {
  return [...within.querySelectorAll(FIELDS)].filter(isChanged);
}

/** @param {Element} form @returns {HTMLElement[]} the fields that a user fills in */
export function fieldsOf(form) {
  return [...form.querySelectorAll(FIELDS)];
}
