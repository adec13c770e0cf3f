/* Pasting out of Word. On the first page the HTML of the clipboard goes along in a hidden field beside the plain
   text that the browser puts in by itself; a text that is changed by hand afterwards counts as plain text. On the
   second page every choice is kept as it is made. Without this file both pages work by their buttons. */
(() => {
  "use strict";
  document.documentElement.classList.add("has-script");

  /* ---- taking the clipboard's HTML along ---- */
  const area = document.querySelector("textarea[data-paste]");
  const hidden = area && area.form.elements.namedItem("html");
  if (area && hidden) {
    const said = document.querySelector("[data-paste-said]");
    let pasting = false;
    const tell = (which) => { said.textContent = which ? said.dataset[which] : ""; };

    area.addEventListener("paste", (event) => {
      const html = event.clipboardData.getData("text/html");
      const isAll = area.selectionStart === 0 && area.selectionEnd === area.value.length;
      const isAtEnd = area.selectionStart === area.value.length && hidden.value;
      pasting = Boolean(html) && Boolean(isAll || isAtEnd);
      if (!pasting) return;
      hidden.value = (isAll ? "" : hidden.value) + lean(html);
      tell("rich");
    });
    area.addEventListener("input", () => {
      if (!pasting && hidden.value) { hidden.value = ""; tell(area.value ? "plain" : ""); }
      pasting = false;
    });
    if (hidden.value) tell("rich");

    /* Pictures, styles and scripts make most of the weight of Word's HTML; the server takes none of them anyway.
       It is cut as text: nothing of it is ever made into elements here. */
    function lean(html) {
      const fragment = html.match(/<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/i);
      return (fragment ? fragment[1] : html)
        .replace(/<(style|script|xml|svg|title)\b[\s\S]*?<\/\1\s*>/gi, "")
        .replace(/<!--[\s\S]*?-->/g, "")
        .replace(/<(img|link|meta)\b[^>]*>/gi, "");
    }
  }

  /* ---- keeping each choice ---- */
  const writing = window.writing;
  const form = document.querySelector("form[data-pieces]");
  if (!form) return;
  const NEEDS_GOAL = ["describe", "strategy", "measure", "indicator", "milestone"];

  class Choices {
    constructor(place) {
      this.place = place;
      this.dirty = this.busy = this.trouble = this.cut = this.closed = this.invalid = false;
      this.sending = Promise.resolve();
      this.sent = this.values().toString();
    }
    field(name) { return this.place.querySelector(`[data-choice="${name}"]`); }
    values() {
      const chosen = this.field("chosen").checked ? "1" : "";
      return new URLSearchParams({ chosen, place: this.field("place").value, under: this.field("under").value });
    }
    isUnsaved() { return this.values().toString() !== this.sent; }
    changed() {
      const needs = NEEDS_GOAL.includes(this.field("place").value);
      this.place.querySelector("[data-goal-field]").toggleAttribute("data-idle", !needs);
      this.dirty = true;
      this.save();
    }
    store() { return Promise.resolve(); }
    save() {
      if (this.busy) { this.again = true; return this.sending; }
      if (!writing || !this.isUnsaved()) { this.dirty = false; return this.sending; }
      this.sending = this.send();
      return this.sending;
    }
    async send() {
      const values = this.values();
      this.busy = true;
      writing.show();
      const answer = await writing.send(this.place.dataset.piece, values);
      this.busy = false;
      await this.hear(answer, values.toString());
      writing.show();
      const more = this.again && this.isUnsaved() && !this.trouble && !this.closed;
      this.again = false;
      if (more) return this.send();
    }
    async hear(answer, sent) {
      this.trouble = this.cut = false;
      if (answer && answer.status === 200) {
        this.sent = sent;
        this.dirty = this.isUnsaved();
        writing.savedAt((await answer.json()).at);
      } else if (!answer) { this.trouble = this.cut = true; writing.later(); }
      else if (answer.status === 401) writing.signedOut();
      else if (answer.status === 429 || answer.status >= 500) { this.trouble = true; writing.later(); }
      else this.closed = true;
    }
  }

  const held = new Map();
  for (const place of form.querySelectorAll("[data-piece]")) {
    const choices = new Choices(place);
    held.set(place, choices);
    if (writing) writing.join(choices);
  }
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-choice]")) return;
    held.get(event.target.closest("[data-piece]")).changed();
  });
})();
