// Starts the design system's own parts: choices that open further questions, the error summary, the skip link.
import { initAll } from "./vendor/govuk-frontend-6.6.0.min.js";

initAll();
// What was just done is read out first; a page that names a place of its own keeps the focus there.
if (!location.hash) document.querySelector(".app-alert")?.focus();
document.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.detail.target }));
// A menu of the header closes as soon as somebody goes on elsewhere.
const close = (but) => document.querySelectorAll("details.app-menu[open]").forEach((menu) => menu !== but && (menu.open = false));
document.addEventListener("click", (event) => close(event.target.closest("details.app-menu")));
document.addEventListener("keydown", (event) => event.key === "Escape" && close(null));
