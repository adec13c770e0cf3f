/* Texts that save themselves. A field with data-writing (the address) and data-base (the text it was started
   from) is sent a second after the last key and when it is left. What the server has not got lies in IndexedDB,
   under a key of this installation and this account, until it is saved, the person signs out, or fourteen days
   have gone. Without this file the form's own button saves. */
(() => {
  "use strict";
  if (document.documentElement.dataset.writes) return; // a page that names this file twice saves once
  document.documentElement.dataset.writes = "yes";
  const DATABASE = "lederprogrammet-writing";
  const STORE = "texts";
  const PAUSE = 1000;
  const STORE_AFTER = 250;
  const AGAIN = 5000;
  const KEPT_FOR = 14 * 24 * 3600 * 1000;
  const FIELD = "[data-writing]";

  /* ---- texts the server has not got ---- */
  let opening = null;
  function database() {
    opening ||= new Promise((resolve, reject) => {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opening;
  }
  async function inStore(mode, ask) {
    const open = await database();
    return new Promise((resolve, reject) => {
      const transaction = open.transaction(STORE, mode, { durability: "strict" });
      const asked = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
  const keep = (entry) => inStore("readwrite", (store) => store.put(entry));
  const drop = (key) => inStore("readwrite", (store) => store.delete(key));
  const all = () => inStore("readonly", (store) => store.getAll());
  const isOld = (entry) => Date.now() - entry.at > KEPT_FOR;
  async function dropOld() {
    for (const entry of await all()) if (isOld(entry)) await drop(entry.key);
  }
  async function dropOf(writer) {
    for (const entry of await all()) if (entry.writer === writer) await drop(entry.key);
  }

  /* ---- the line that says what is saved ---- */
  const line = document.querySelector("[data-save-line]");
  const person = line ? line.dataset.person : "";
  const writer = line ? line.dataset.writer : "";
  let token = line ? line.dataset.token : "";
  let clock = "";
  let canStore = true;
  let signedOut = false;
  let otherPerson = false;
  let shown = "rest";
  const QUIET = ["rest", "saving", "saved"];

  function show() {
    if (!line) return;
    const now = state();
    for (const part of line.querySelectorAll("[data-saved]")) part.hidden = part.dataset.saved !== now;
    for (const part of line.querySelectorAll("[data-clock]")) part.textContent = clock;
    line.classList.toggle("savebar--off", !QUIET.includes(now));
    if (now !== shown && !(QUIET.includes(now) && QUIET.includes(shown))) announce(now);
    shown = now;
  }
  function announce(now) {
    if (now === "saving") return;
    line.querySelector("[data-announce]").textContent = line.querySelector(`[data-saved="${now}"]`).textContent;
  }
  function state() {
    const some = (what) => everything().some((one) => one[what]);
    if (otherPerson) return "other-person";
    if (signedOut) return "signed-out";
    if (some("closed")) return "closed";
    if (some("trouble") && !canStore) return "unstored";
    if (some("trouble")) return navigator.onLine && !some("cut") ? "waiting" : "offline";
    if (some("clash")) return "clash";
    if (some("invalid")) return "invalid";
    if (some("dirty") || some("busy")) return "saving";
    return clock ? "saved" : "rest";
  }

  /* ---- one field; beside the texts a page may have other things that save themselves (window.writing.join) ---- */
  const fields = new Map();
  const guests = new Set();
  const everything = () => [...fields.values(), ...guests];

  class Field {
    constructor(element) {
      this.element = element;
      this.address = element.dataset.writing;
      this.key = `${writer} ${this.address}`;
      this.base = element.dataset.base;
      this.sent = "unsaved" in element.dataset ? null : element.value;
      this.dirty = this.busy = this.trouble = this.cut = this.closed = this.invalid = false;
      this.clash = null;
      this.sending = Promise.resolve();
    }

    changed() {
      this.dirty = this.element.value !== this.sent || this.busy;
      this.invalid = false;
      clearTimeout(this.storing);
      clearTimeout(this.waiting);
      this.storing = setTimeout(() => this.store(), STORE_AFTER);
      if (!this.clash) this.waiting = setTimeout(() => this.save(), PAUSE);
      show();
    }

    async store() {
      clearTimeout(this.storing);
      try {
        if (this.element.value === this.sent) await drop(this.key);
        else await keep(this.entry());
        canStore = true;
      } catch { canStore = false; }
    }

    isUnsaved() { return this.element.value !== this.sent; }

    entry() {
      return {
        key: this.key, writer, base: this.base, text: this.element.value, at: Date.now(), page: location.pathname,
      };
    }

    save() {
      clearTimeout(this.waiting);
      if (this.clash || this.closed || signedOut || otherPerson) return this.sending;
      if (this.busy) { this.again = true; return this.sending; }
      if (this.element.value === this.sent) { this.dirty = false; show(); return this.sending; }
      this.sending = this.send(this.element.value);
      return this.sending;
    }

    async send(text) {
      this.busy = true;
      show();
      const answer = await send(this.address, { value: text, base: this.base, person });
      this.busy = false;
      await this.hear(answer, text);
      show();
      const more = this.again && !this.clash && !this.closed && this.element.value !== this.sent;
      this.again = false;
      if (more && !this.trouble && !this.invalid && !signedOut && !otherPerson) return this.send(this.element.value);
    }

    async hear(answer, text) {
      this.trouble = this.cut = false;
      const isJson = answer && (answer.headers.get("Content-Type") || "").includes("json");
      if (!answer) { this.trouble = this.cut = true; await this.store(); later(); }
      else if (answer.status === 200 && isJson) await this.saved(await answer.json(), text);
      else if (answer.status === 409 && isJson) await this.met(await answer.json());
      else if (answer.status === 422 && isJson) await this.refused((await answer.json()).message);
      else if (answer.status === 401) { signedOut = !otherPerson; await this.store(); }
      else if (answer.status === 429 || answer.status >= 500) { this.trouble = true; await this.store(); later(); }
      else { this.closed = true; await this.store(); }
    }

    async saved(answer, text) {
      this.start(text, answer.base);
      clock = answer.at;
      this.complain("");
      this.dirty = this.element.value !== text;
      await this.store();
      if (this.dirty) this.waiting = setTimeout(() => this.save(), PAUSE);
    }

    start(text, base) {
      this.sent = text;
      this.base = this.element.dataset.base = base;
      const form = this.element.form;
      const hidden = form && form.elements.namedItem(`${this.element.name}-base`);
      if (hidden && "value" in hidden) hidden.value = base;
    }

    async refused(message) {
      this.invalid = true;
      this.complain(message);
      await this.store();
    }

    complain(message) { complain(this.element, message, this.element.id || this.address); }

    /* ---- somebody else has written in the field ---- */
    async met(answer) {
      this.clash = answer;
      await this.store();
      if (this.panel) this.panel.remove();
      const place = this.element.closest(".ds-field") || this.element;
      place.insertAdjacentHTML("beforebegin", answer.panel);
      this.panel = place.previousElementSibling;
      this.panel.addEventListener("click", (event) => {
        const button = event.target.closest("[data-take]");
        if (button) this.take(button.dataset.take);
      });
      const active = document.activeElement;
      if (active === this.element || active === document.body) this.panel.querySelector("h3").focus();
    }

    take(which) {
      const { theirs, together, base } = this.clash;
      this.clash = null;
      this.panel.remove();
      this.panel = null;
      this.start(theirs, base);
      if (which === "theirs") this.element.value = theirs;
      if (which === "together") this.element.value = together;
      this.element.focus();
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
      if (which !== "together") this.save();
    }
  }

  /* What is said beside a field, or nothing any longer; answers where it stands. */
  function complain(element, message, name, after = element) {
    const id = `${name}_self`;
    let said = document.getElementById(id);
    if (!message) {
      if (said) { said.remove(); element.removeAttribute("aria-invalid"); describe(element, id, false); }
      return null;
    }
    if (!said) {
      said = document.createElement("p");
      said.id = id;
      said.className = "ds-validation-message";
      said.dataset.field = "validation";
      said.setAttribute("role", "alert");
      after.insertAdjacentElement("afterend", said);
    }
    said.textContent = message;
    element.setAttribute("aria-invalid", "true");
    describe(element, id, true);
    return said;
  }

  function describe(element, id, on) {
    const ids = (element.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (on) ids.push(id);
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
    else element.removeAttribute("aria-describedby");
  }

  function fieldOf(element) {
    if (!fields.has(element)) fields.set(element, new Field(element));
    return fields.get(element);
  }

  const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

  /* ---- the server ---- */
  const KEPT_ALIVE = 60_000; // characters; a browser lets no more than 64 kB outlive the page
  function post(address, values) {
    const body = new URLSearchParams(values);
    return fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" },
      keepalive: body.toString().length < KEPT_ALIVE,
      body,
      credentials: "same-origin",
      redirect: "error",
    });
  }

  async function freshToken() {
    try {
      const answer = await fetch(line.dataset.tokenUrl, {
        headers: { "X-Requested-With": "fetch" }, credentials: "same-origin", cache: "no-store",
      });
      if (answer.status === 401) { signedOut = true; return false; }
      if (!answer.ok) return false;
      const told = await answer.json();
      signedOut = false;
      otherPerson = String(told.person) !== person;
      if (otherPerson) return false;
      useToken(told.token);
      return true;
    } catch { return false; } finally { show(); }
  }

  function useToken(fresh) {
    token = fresh;
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = fresh;
    if (document.body.hasAttribute("hx-headers")) {
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh }));
    }
  }

  /* The answer to a saving; asked once more with a fresh token when the old one, or the sign-in, had run out. */
  async function send(address, values) {
    let answer = null;
    for (const isLast of [false, true]) {
      try { answer = await post(address, values); } catch { return null; }
      if (isLast || ![401, 403].includes(answer.status) || !(await freshToken())) break;
    }
    const isOut = [401, 403].includes(answer.status) && (signedOut || otherPerson);
    return isOut ? new Response(null, { status: 401 }) : answer;
  }

  let retrying = 0;
  function later() {
    clearTimeout(retrying);
    retrying = setTimeout(saveAll, AGAIN);
  }

  function saveAll() {
    return Promise.all(everything().filter((one) => one.dirty || one.trouble).map((one) => one.save()));
  }

  async function comeBack() {
    if (!signedOut && !otherPerson) { if (navigator.onLine) await saveAll(); return; }
    if (await freshToken()) await saveAll();
  }

  /* ---- what happens on the page ---- */
  async function restore(root) {
    for (const [element, field] of fields) {
      if (element.isConnected || field.busy) continue;
      await field.store();
      fields.delete(element);
    }
    const found = [...root.querySelectorAll(FIELD)];
    if (root.matches && root.matches(FIELD)) found.push(root);
    const mine = found.map(fieldOf);
    let held = [];
    try { held = (await all()).filter((entry) => entry.writer === writer && !isOld(entry)); } catch { canStore = false; return; }
    for (const field of mine) {
      if (field.sent === null) { field.dirty = true; field.save(); continue; }
      const entry = held.find((one) => one.key === field.key);
      if (!entry || field.dirty) continue;
      if (entry.text === field.element.value) { drop(field.key); continue; }
      field.element.value = entry.text;
      field.base = entry.base;
      field.element.dispatchEvent(new Event("input", { bubbles: true }));
      field.save();
    }
    pointElsewhere(held.filter((entry) => !document.querySelector(`[data-writing="${CSS.escape(addressOf(entry))}"]`)));
  }
  const addressOf = (entry) => entry.key.slice(entry.key.indexOf(" ") + 1);

  function pointElsewhere(entries) {
    const place = line.querySelector("[data-elsewhere]");
    const other = entries.find((entry) => entry.page !== location.pathname);
    place.hidden = !other;
    if (other) place.querySelector("a").href = other.page;
  }

  function startWriting() {
    document.addEventListener("input", (event) => {
      if (event.target.matches(FIELD)) fieldOf(event.target).changed();
    });
    document.addEventListener("focusin", (event) => {
      if (event.target.matches(FIELD)) fieldOf(event.target);
    });
    document.addEventListener("focusout", (event) => {
      if (event.target.matches(FIELD)) fieldOf(event.target).save();
    });
    window.addEventListener("online", comeBack);
    window.addEventListener("offline", show);
    window.addEventListener("focus", comeBack);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") comeBack();
      else for (const one of everything()) if (one.dirty) { one.store(); one.save(); }
    });
    setInterval(() => { if (signedOut && document.visibilityState === "visible") comeBack(); }, AGAIN);
    document.addEventListener("htmx:load", (event) => restore(event.detail.elt));
    document.addEventListener("htmx:confirm", (event) => {
      if (!everything().some((one) => one.dirty || one.busy)) return;
      event.preventDefault();
      saveAll().then(() => event.detail.issueRequest(true));
    });
    document.addEventListener("submit", (event) => {
      const form = event.target;
      const open = everything().filter((one) => one.dirty || one.busy);
      if (form.matches("[data-sign-out]") || !open.length || form.dataset.settled) return;
      event.preventDefault();
      const button = event.submitter;
      const own = open.some((one) => one.element && one.element.form === form);
      Promise.race([Promise.all(open.map((one) => one.save())), pause(own ? 20_000 : 3000)]).then(() => {
        form.dataset.settled = "yes";
        form.requestSubmit(button);
        delete form.dataset.settled;
      });
    }, true);
    const [visit] = performance.getEntriesByType("navigation");
    if (visit && visit.type === "back_forward" && document.querySelector(FIELD)) location.reload();
    else { dropOld().catch(() => {}); restore(document); }
  }

  /* ---- signing out empties what lies here ---- */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-sign-out]") || form.dataset.settled) return;
    event.preventDefault();
    leave(form);
  }, true);

  async function leave(form) {
    await Promise.race([saveAll(), pause(3000)]);
    const unsaved = everything().some((one) => one.isUnsaved());
    const question = line && line.querySelector("[data-leave]");
    if (unsaved && question && !window.confirm(question.textContent)) return;
    try { await dropOf(form.dataset.writer); } catch { /* nothing could be stored, so nothing lies there */ }
    form.dataset.settled = "yes";
    form.submit();
  }

  /* ---- what saves itself beside the texts: has the marks of a field (dirty, busy, trouble, cut, closed, invalid),
     save(), store() and isUnsaved(); it is sent, told of and tried again together with them ---- */
  if (line) {
    window.writing = {
      person, writer, send, keep, drop, show, later, saveAll, complain,
      join: (guest) => guests.add(guest),
      held: async (key) => (await all()).find((entry) => entry.key === key),
      isStopped: () => signedOut || otherPerson,
      signedOut() { signedOut = !otherPerson; },
      savedAt(at) { clock = at; },
    };
    startWriting();
  }
})();
