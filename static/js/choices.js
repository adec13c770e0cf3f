/* Figures, dates and choices of a row save themselves as the texts do (writing.js): each is sent when it is
   changed, and only what was changed, with what it was started from, so that two people in one row do not undo
   each other: who comes late is told both values, and chooses. What the server has not got lies in the browser
   until it is saved. Without this file every row has its own button. */
(() => {
  "use strict";
  const writing = window.writing;
  if (!writing) return;
  const isPlain = (field) => field.name && !field.matches("[data-writing], [type=hidden], button");
  const fieldsOf = (form, name) => [...form.elements].filter((field) => isPlain(field) && (!name || field.name === name));

  /* The value of one name: of boxes to tick, those that are ticked. */
  function valueOf(form, name) {
    const same = fieldsOf(form, name);
    const isTicked = same.some((field) => field.type === "checkbox");
    return (isTicked ? same.filter((field) => field.checked) : same).map((field) => field.value).join(",");
  }
  function setValue(form, name, value) {
    for (const field of fieldsOf(form, name)) {
      if (field.type === "checkbox") field.checked = value.split(",").includes(field.value);
      else field.value = value;
    }
    form.dispatchEvent(new Event("change", { bubbles: true })); // what follows the choice is shown with it
  }
  const words = document.getElementById("row-words").dataset;

  class Row {
    constructor(form) {
      this.form = form;
      this.key = `${writing.writer} ${new URL(form.action).pathname}`;
      this.stands = {}; // what the server has, by name
      for (const { name } of fieldsOf(form)) this.stands[name] = valueOf(form, name);
      this.bases = basesIn(form); // which value that is, in the server's own letters
      this.offered = new Set(); // where another's value stands, and mine is offered beside it
      this.dirty = this.busy = this.trouble = this.cut = this.closed = this.invalid = false;
      this.sending = Promise.resolve();
    }

    get changed() {
      return Object.keys(this.stands).filter((name) => valueOf(this.form, name) !== this.stands[name]);
    }
    isUnsaved() { return this.changed.length > 0; }

    note(name) {
      this.offered.delete(name);
      this.dirty = true;
      this.invalid = false;
      this.save();
    }

    save() {
      if (this.closed || writing.isStopped()) { this.store(); return this.sending; }
      if (this.busy) { this.again = true; return this.sending; }
      this.sending = this.send();
      return this.sending;
    }

    async send() {
      const names = this.changed;
      if (!names.length) return this.rest();
      this.busy = true;
      writing.show();
      const was = names.map((name) => `${name}:${this.bases[name]}`).join(" ");
      const body = new URLSearchParams([["person", writing.person], ["was", was]]);
      for (const name of names) {
        body.append("changed", name);
        const boxes = fieldsOf(this.form, name);
        for (const field of boxes) if (field.type !== "checkbox" || field.checked) body.append(name, field.value);
      }
      const sent = Object.fromEntries(names.map((name) => [name, valueOf(this.form, name)]));
      await this.hear(await writing.send(this.form.action, body), sent);
      this.busy = false;
      writing.show();
      const more = this.again && this.isUnsaved() && !this.closed && !this.trouble && !writing.isStopped();
      this.again = false;
      if (more) return this.send();
    }

    async rest() {
      this.dirty = this.trouble = this.cut = this.invalid = false;
      this.complain({});
      tell(this.form, null);
      await this.store();
      writing.show();
    }

    async hear(answer, sent) {
      this.trouble = this.cut = this.invalid = false;
      const isJson = answer && (answer.headers.get("Content-Type") || "").includes("json");
      if (answer && answer.status === 200 && isJson) return this.saved(await answer.json(), sent);
      if (answer && answer.status === 409 && isJson) return this.met((await answer.json()).late);
      if (!answer) { this.trouble = this.cut = true; writing.later(); }
      else if (answer.status === 422 && isJson) { this.invalid = true; this.complain((await answer.json()).errors); }
      else if (answer.status === 401) writing.signedOut();
      else if (answer.status === 429 || answer.status >= 500) { this.trouble = true; writing.later(); }
      else this.closed = true;
      await this.store(); // who is told that it lies here may leave
      tell(this.form, "");
    }

    async saved({ at, bases }, sent) {
      Object.assign(this.stands, sent);
      Object.assign(this.bases, bases);
      this.dirty = this.isUnsaved();
      this.complain({});
      writing.savedAt(at);
      await this.store(); // who is told that it is saved may leave: nothing may lie here then
      tell(this.form, at);
    }

    /* Somebody else was first: theirs stands, mine is told beside it and lies in the history; the rest goes again. */
    async met(late) {
      for (const [name, told] of Object.entries(late)) {
        const mine = valueOf(this.form, name);
        this.stands[name] = told.value;
        this.bases[name] = told.base;
        setValue(this.form, name, told.value);
        this.offer(name, mine, told);
      }
      this.again = this.dirty = this.isUnsaved();
      await this.store();
      tell(this.form, this.dirty ? "" : null);
    }
    offer(name, mine, told) {
      const [field] = fieldsOf(this.form, name);
      const place = say(field, told.message);
      this.offered.add(name);
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.mine });
      Object.assign(button.dataset, { variant: "secondary", small: "true" });
      button.className = "ds-button";
      button.addEventListener("click", () => {
        setValue(this.form, name, mine);
        say(field, "");
        this.note(name);
        field.focus();
      });
      const link = Object.assign(document.createElement("a"), { href: told.history, textContent: words.history });
      link.className = "ds-link";
      place.append(" ", button, " ", link);
    }

    /* The reasons by field; of the others what stood beside them goes, but for an offer. */
    complain(errors) {
      for (const name of Object.keys(this.stands)) {
        if (!this.offered.has(name)) say(fieldsOf(this.form, name)[0], errors[name] || "");
      }
    }

    /* ---- in the browser, until the server has it ---- */
    async store() {
      const names = this.changed;
      const plain = Object.fromEntries(names.map((name) => [name, valueOf(this.form, name)]));
      const was = Object.fromEntries(names.map((name) => [name, this.bases[name]]));
      const entry = { key: this.key, writer: writing.writer, text: "", plain, was, at: Date.now(), page: location.pathname };
      try { await (names.length ? writing.keep(entry) : writing.drop(this.key)); } catch { /* nothing can be stored here */ }
    }

    /* What was kept goes back into the row with what it was started from; the server says if it comes too late. */
    async restore() {
      let entry = null;
      try { entry = await writing.held(this.key); } catch { return; }
      if (!entry || !entry.plain || this.dirty) return;
      for (const [name, value] of Object.entries(entry.plain)) {
        if (!(name in this.stands) || this.stands[name] === value) continue;
        setValue(this.form, name, value);
        this.bases[name] = entry.was[name];
        this.dirty = true;
      }
      if (this.dirty) this.save();
      else this.store();
    }
  }

  /* ---- what the row says ---- */
  function basesIn(form) {
    const was = form.elements.namedItem("was");
    return Object.fromEntries(was ? was.value.split(" ").map((pair) => pair.split(":")) : []);
  }
  /* Beside a field; of boxes to tick, below them all. */
  function say(field, message) {
    const name = field.id || `${new URL(field.form.action).pathname}${field.name}`;
    return writing.complain(field, message, name, field.closest(".chips") || field);
  }

  function tell(form, at) {
    const place = form.querySelector(".plainsaved");
    place.hidden = at === null;
    place.classList.toggle("is-unsaved", !at);
    place.textContent = at ? words.saved.replace("{time}", at) : words.unsaved;
  }

  const rows = new Map();
  function enter(root) {
    for (const form of root.querySelectorAll("form[data-row]")) {
      if (rows.has(form)) continue;
      const row = new Row(form);
      if (!Object.keys(row.stands).length) continue;
      rows.set(form, row);
      writing.join(row);
      row.restore();
    }
  }
  enter(document);
  document.addEventListener("change", (event) => {
    const row = rows.get(event.target.form);
    if (row && isPlain(event.target)) row.note(event.target.name);
  });
  /* Enter in a field saves the row and leaves the reader where they are. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-row]") || event.defaultPrevented) return;
    event.preventDefault();
    writing.saveAll();
  });
})();
