// Tells the style sheets, before anything is drawn, that scripts run. Without this file every page still works.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
