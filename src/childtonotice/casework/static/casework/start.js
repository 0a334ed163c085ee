// Starts the design system's own parts: choices that open further questions, the error summary, the skip link.
import { initAll } from "./vendor/govuk-frontend-6.6.0.min.js";

initAll();
document.addEventListener("htmx:afterSwap", (event) => initAll({ scope: event.detail.target }));
