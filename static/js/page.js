/* What every page shares: the menu closes by itself, focus lands where the reader is, and a request that
   failed says so. Every page works without this file. */
(() => {
  "use strict";
  const status = () => document.getElementById("status");

  function say(text) {
    const region = status();
    if (!region) return;
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 50);
  }

  /* ---- menu: Escape and a press outside close it ---- */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  /* ---- copy a link or a code ---- */
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    if (button.dataset.copied) say(button.dataset.copied);
  });

  /* ---- forms: errors get the focus, counters count, a second press sends nothing twice ---- */
  function count(field) {
    const out = document.getElementById(`${field.id}_counter`);
    if (!out) return;
    const limit = Number(field.dataset.limit);
    const left = limit - field.value.length;
    const words = out.dataset.under ? out.dataset : document.querySelector("[data-under]").dataset; // a page of many says it once
    out.textContent = (left < 0 ? words.over : words.under).replace("{number}", Math.abs(left));
    out.hidden = left > Math.max(50, limit / 10);
  }

  function prepare(root) {
    root.querySelectorAll("[data-copy][hidden]").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("[data-limit]").forEach(count);
  }
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-limit]")) count(event.target);
  });
  let sending = null;
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post" || event.target.target) return;
    if (sending === event.target) { event.preventDefault(); return; }
    sending = event.target;
    setTimeout(() => { if (event.defaultPrevented) sending = null; }, 0); // another listener held it back: not sent
    setTimeout(() => { sending = null; }, 3000);
  });
  window.addEventListener("pageshow", () => { sending = null; });

  /* ---- without network: adding, moving and removing say so and leave the page as it is. A browser can be wrong
     about being offline, so the server is asked first. ---- */
  const isThere = () => fetch(document.body.dataset.token, { cache: "no-store" }).then(() => true, () => false);
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.matches("[data-row], [data-online]")) return; // each has its own way of waiting for the network
    if (navigator.onLine || event.defaultPrevented || form.method !== "post" || !document.body.dataset.token) return;
    if (form.dataset.reached) { delete form.dataset.reached; return; }
    event.preventDefault();
    sending = null;
    const button = event.submitter;
    if (!(await isThere())) {
      trouble("offline");
      return;
    }
    form.dataset.reached = "yes";
    form.requestSubmit(button);
  });
  const backAgain = () => {
    for (const part of document.querySelectorAll('[data-trouble="offline"], [data-trouble="later"]')) part.hidden = true;
  };
  window.addEventListener("online", backAgain);

  /* ---- a form that says the same however often it is sent (`data-again`) is sent when the network is back ---- */
  const again = new Map();
  function sendAgain() {
    for (const [id, button] of [...again]) {
      const form = document.getElementById(id);
      again.delete(id);
      if (!form) continue;
      if (button) form.requestSubmit(button);
      else htmx.trigger(form, "change");
    }
  }
  window.addEventListener("online", sendAgain);
  document.addEventListener("back-online", sendAgain);

  /* ---- htmx: say what went wrong, keep what was written, put focus where the change is ---- */
  function trouble(name) {
    for (const part of document.querySelectorAll("[data-trouble]")) part.hidden = part.dataset.trouble !== name;
    document.getElementById("said")?.replaceChildren();
  }
  const isPoll = (event) => event.detail.elt.getAttribute("hx-trigger")?.includes("every");
  document.addEventListener("htmx:beforeRequest", (event) => { if (!isPoll(event)) trouble(null); });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) backAgain();
  });
  document.addEventListener("htmx:responseError", (event) => {
    trouble(event.detail.xhr.status === 401 ? "401" : "failed");
  });
  document.addEventListener("htmx:sendError", (event) => {
    const form = event.detail.elt.closest("[data-again]");
    if (form) again.set(form.id, event.detail.requestConfig?.triggeringEvent?.submitter || null);
    trouble(form ? "later" : "offline");
  });
  document.addEventListener("say", (event) => say(event.detail.value || ""));

  /* ---- signed in again in another window: a fresh token for every form, then go on where one was ---- */
  const isSignedOut = () => !document.querySelector('[data-trouble="401"]')?.hidden;

  const askForToken = () => fetch(document.body.dataset.token, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" });
  async function renew(answer) {
    if (!answer.ok) return "failed";
    const { token, person } = await answer.json();
    if (String(person) !== document.body.dataset.person) { location.reload(); return "other"; }
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    trouble(null);
    document.dispatchEvent(new CustomEvent("signed-in-again", { detail: { token } }));
    return "renewed";
  }
  window.addEventListener("focus", () => { if (document.body.dataset.token && isSignedOut()) askForToken().then(renew); });
  document.addEventListener("signed-out", () => trouble("401"));

  /* ---- a page that comes back out of the browser's memory (Back) is shown only to whom it was made for ---- */
  window.addEventListener("pageshow", async (event) => {
    if (!event.persisted || !document.body.dataset.token) return;
    document.documentElement.hidden = true;
    const answer = await askForToken().catch(() => null); // without network nobody can say, and what was written is here
    if (answer && answer.status === 401) location.reload();
    else document.documentElement.hidden = Boolean(answer) && (await renew(answer)) === "other";
  });

  let asker = null;
  document.addEventListener("htmx:beforeSwap", () => { asker = document.activeElement; });
  document.addEventListener("htmx:afterSettle", (event) => {
    const fresh = event.detail.elt;
    prepare(fresh);
    const wanted = fresh.matches("[data-focus]") ? fresh : fresh.querySelector("[data-focus], [role=alert]");
    if (wanted) {
      if (!wanted.hasAttribute("tabindex") && wanted.tabIndex < 0) wanted.tabIndex = -1;
      wanted.focus();
    } else if (asker && asker !== document.body && !asker.isConnected && document.activeElement === document.body) {
      const again = asker.id && document.getElementById(asker.id);
      const place = again || fresh.querySelector("a, button, input, select, textarea") || fresh;
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus();
    }
    asker = null;
  });

  document.addEventListener("DOMContentLoaded", () => {
    prepare(document);
    const summary = document.querySelector(".ds-error-summary");
    if (summary) summary.focus();
  });
})();
