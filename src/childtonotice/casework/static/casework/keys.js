// Shortcut keys for the worklist and the item page. Each is also a visible control; the footer switches them off.
// A page says what a key does with data-key on the control itself; rows and marks are found by their own attributes.
(() => {
  const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");
  const visible = (element) => element.offsetParent !== null;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(visible);

  const step = (selector, by) => {
    const stops = all(selector);
    if (stops.length === 0) return;
    const here = stops.findIndex((stop) => stop.contains(document.activeElement) || stop === document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(here + by, 0), stops.length - 1);
    const stop = stops[next];
    stop.focus();
    stop.scrollIntoView({ block: "nearest" });
  };

  let reached = null;
  const cycle = (selector) => {
    const stops = all(selector);
    if (stops.length === 0) return;
    // Whoever clicks through the evidence has the focus on the link, and goes on from where they were.
    const here = stops.includes(document.activeElement) ? document.activeElement : reached;
    const stop = stops[(stops.indexOf(here) + 1) % stops.length];
    reached = stop;
    stop.focus();
    stop.scrollIntoView({ block: "center" });
  };

  const reasons = () => {
    const choice = document.querySelector("input[name=decision]:checked")?.closest(".app-choice");
    return choice ? all("input[name^=reason]", choice) : [];
  };

  // Where saving stopped at the risk, the digits choose it. Not before: a digit may begin the sentence.
  const risks = () => {
    const found = document.querySelector('.app-error-summary a[href="#risk"]') ? all("input[name=risk]") : [];
    return found.some((risk) => risk.checked) ? [] : found;
  };

  const unanswered = (choice) => all("[data-asked]", choice).find((field) => field.value === "");

  // After its reason come the words, or what the decision asks first: whoever types on is typing there.
  const goOn = (reason) => {
    (unanswered(reason.closest(".app-choice")) ?? document.getElementById("words"))?.focus();
  };

  // After a decision the digits choose its reason, until Escape goes back to the decisions.
  let choosingReason = false;
  const choose = (digit) => {
    const unset = risks();
    const choices = unset.length ? unset : choosingReason && reasons().length ? reasons() : all("input[name=decision]");
    const choice = choices[digit - 1];
    if (!choice) return;
    choice.click();
    choice.focus();
    if (choice.name !== "decision") return goOn(choice);
    choosingReason = true;
    const first = reasons()[0];
    if (first) first.focus();
  };

  const overlay = document.getElementById("all-keys");
  const showKeys = () => { if (overlay && !overlay.open) overlay.showModal(); return Boolean(overlay); };

  // L opens what is folded of the log, and folds it again; without script the link loads the whole log.
  const unfold = () => {
    const folds = [...document.querySelectorAll(".app-log__fold > details")];
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
    return folds.length > 0;
  };

  const press = (key) => {
    const control = all(`[data-key="${key}"]`)[0];
    if (control) control.click();
    return Boolean(control);
  };

  const act = (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const rows = document.querySelector("[data-stop]");
    if (key === "j" && rows) step("[data-stop]", 1);
    else if (key === "k" && rows) step("[data-stop]", -1);
    else if (key === "e") cycle("[data-mark]");
    else if (key === "l" && unfold()) return true;
    else if (key === "?" && showKeys()) return true;
    else if (key === "Escape") {
      choosingReason = false;
      document.querySelector("input[name=decision]:checked")?.focus();
    } else if (key >= "1" && key <= "7") choose(Number(key));
    else return press(key);
    return true;
  };

  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if ((key === "?" && showKeys()) || (key === "l" && unfold())) event.preventDefault();
    if (key === "e") { cycle("[data-mark]"); event.preventDefault(); }
  });
  document.addEventListener("keydown", (event) => {
    if (overlay?.open) return;
    if (event.key === "Enter" && event.ctrlKey) {
      const save = document.querySelector('[data-key="save"]');
      if (save) { event.preventDefault(); save.click(); }
      return;
    }
    const leaves = event.key === "Escape" && event.target.closest("#words, [data-asked]");
    if (event.ctrlKey || event.altKey || event.metaKey || (typing(event.target) && !leaves)) return;
    if (act(event)) event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    const choice = event.target.closest(".app-choice");
    if (event.target.name === "decision") choosingReason = false;
    else if (!event.target.name.startsWith("reason")) return;
    // With the mouse too every reason is in sight, and what the chosen one asks, where the column has room for them.
    const shown = event.target.name === "decision" ? choice?.querySelector(".app-reasons") : unanswered(choice);
    shown?.scrollIntoView({ block: "nearest" });
  });
})();
