/* Figures, dates and choices of a row save themselves as the texts do (writing.js): each is sent when it is
   changed, and only what was changed, so that two people in one row do not undo each other. What the server has
   not got lies in the browser until it is saved. Without this file every row has its own button. */
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
  }
  function wordsOf(form, name, value) {
    const [field] = fieldsOf(form, name);
    const option = field.options && [...field.options].find((one) => one.value === value);
    return option ? option.textContent : value;
  }

  class Row {
    constructor(form) {
      this.form = form;
      this.key = `${writing.writer} ${new URL(form.action).pathname}`;
      this.stands = {}; // what the server has, by name
      for (const { name } of fieldsOf(form)) this.stands[name] = valueOf(form, name);
      this.late = {}; // kept values that came too late: somebody else had changed the same thing
      this.dirty = this.busy = this.trouble = this.cut = this.closed = this.invalid = false;
      this.sending = Promise.resolve();
    }

    get changed() {
      return Object.keys(this.stands).filter((name) => valueOf(this.form, name) !== this.stands[name]);
    }
    isUnsaved() { return this.changed.length > 0; }

    note(name) {
      delete this.late[name];
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
      const body = new URLSearchParams([["person", writing.person]]);
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
      complain(this.form, {});
      tell(this.form, null);
      await this.store();
      writing.show();
    }

    async hear(answer, sent) {
      this.trouble = this.cut = this.invalid = false;
      const isJson = answer && (answer.headers.get("Content-Type") || "").includes("json");
      if (answer && answer.status === 200 && isJson) return this.saved((await answer.json()).at, sent);
      if (!answer) { this.trouble = this.cut = true; writing.later(); }
      else if (answer.status === 422 && isJson) { this.invalid = true; complain(this.form, (await answer.json()).errors); }
      else if (answer.status === 401) writing.signedOut();
      else if (answer.status === 429 || answer.status >= 500) { this.trouble = true; writing.later(); }
      else this.closed = true;
      tell(this.form, "");
      await this.store();
    }

    async saved(at, sent) {
      Object.assign(this.stands, sent);
      this.dirty = this.isUnsaved();
      complain(this.form, {});
      tell(this.form, at);
      writing.savedAt(at);
      await this.store();
    }

    /* ---- in the browser, until the server has it ---- */
    async store() {
      const names = [...this.changed, ...Object.keys(this.late)];
      const plain = Object.fromEntries(names.map((name) => [name, this.late[name] ?? valueOf(this.form, name)]));
      const was = Object.fromEntries(names.map((name) => [name, this.stands[name]]));
      const entry = { key: this.key, writer: writing.writer, text: "", plain, was, at: Date.now(), page: location.pathname };
      try { await (names.length ? writing.keep(entry) : writing.drop(this.key)); } catch { /* nothing can be stored here */ }
    }

    async restore() {
      let entry = null;
      try { entry = await writing.held(this.key); } catch { return; }
      if (!entry || !entry.plain || this.dirty) return;
      const errors = {};
      for (const [name, value] of Object.entries(entry.plain)) {
        if (!(name in this.stands) || this.stands[name] === value) continue;
        if (this.stands[name] === entry.was[name]) { setValue(this.form, name, value); this.dirty = true; continue; }
        this.late[name] = value;
        errors[name] = said(this.form).dataset.late.replace("{value}", wordsOf(this.form, name, value));
      }
      if (Object.keys(errors).length) complain(this.form, errors);
      if (this.dirty) this.save();
      else this.store();
    }
  }

  /* ---- what the row says ---- */
  const said = (form) => form.querySelector(".plainsaved");

  function tell(form, at) {
    const place = said(form);
    place.hidden = at === null;
    place.classList.toggle("is-unsaved", !at);
    place.textContent = at ? place.dataset.saved.replace("{time}", at) : place.dataset.unsaved;
  }

  function complain(form, errors) {
    for (const field of fieldsOf(form)) {
      if (!field.id) continue;
      const id = `${field.id}_error`;
      const message = errors[field.name];
      let place = document.getElementById(id);
      if (!message) {
        if (place) place.remove();
        field.removeAttribute("aria-invalid");
        continue;
      }
      if (!place) {
        place = document.createElement("p");
        place.id = id;
        place.className = "ds-validation-message";
        place.dataset.field = "validation";
        place.setAttribute("role", "alert");
        field.insertAdjacentElement("afterend", place);
      }
      place.textContent = message;
      field.setAttribute("aria-invalid", "true");
      const described = [`${field.id}_helptext`, id].filter((one) => document.getElementById(one));
      field.setAttribute("aria-describedby", described.join(" "));
    }
  }

  const rows = new Map();
  for (const form of document.querySelectorAll("form[data-row]")) {
    const row = new Row(form);
    if (!Object.keys(row.stands).length) continue;
    rows.set(form, row);
    writing.join(row);
    row.restore();
  }
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
