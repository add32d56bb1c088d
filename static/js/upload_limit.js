/** Refuses a file that the server would refuse, before it is sent. Without this, the server does it. */

/** @param {HTMLInputElement} field @returns {boolean} whether a chosen file is larger than allowed */
function isTooLarge(field) {
  const most = Number(field.dataset.mostBytes);
  return [...(field.files ?? [])].some((file) => file.size > most);
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.mostBytes) {
    return;
  }
  field.setCustomValidity(isTooLarge(field) ? (field.dataset.tooLarge ?? "") : "");
  field.reportValidity();
});
