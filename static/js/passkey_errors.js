/**
 * Passkeys: say on the page that the browser used no key, because it has none or the person
 * cancelled. allauth's script reports that as an event.
 */
const script = document.querySelector("script[data-message]");
const notices = document.getElementById("notices");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // it would only be logged
  const notice = document.createElement("p");
  notice.className = "notice error";
  notice.textContent = script?.getAttribute("data-message") ?? "";
  notices?.replaceChildren(notice);
});
