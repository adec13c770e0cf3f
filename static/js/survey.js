// The answering pages. Marks live in sessionStorage only, under the form's own number, and go at the receipt.
// Everything works without this file; it adds progress, keeps marks through a reload, and says when one is offline.
(() => {
  "use strict";
  const PREFIX = "survey:";
  const store = {
    read(key) { try { return JSON.parse(sessionStorage.getItem(PREFIX + key)) || {}; } catch { return {}; } },
    write(key, marks) { try { sessionStorage.setItem(PREFIX + key, JSON.stringify(marks)); return true; } catch { return false; /* full or barred */ } },
    empty() {
      try {
        Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
      } catch { /* barred */ }
    },
  };

  // A page kept alive by the browser for Back would show the form again: ask the server instead.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  if (document.querySelector("[data-received]")) { store.empty(); return; }
  const form = document.getElementById("answers");
  if (!form) return;
  const key = form.dataset.nonce;
  const text = form.elements.namedItem("text");

  const marked = () => Array.from(form.querySelectorAll("input[type=radio]:checked"));
  function remember() {
    const marks = Object.fromEntries(marked().map((input) => [input.name, input.value]));
    if (text && text.value) marks.text = text.value;
    return store.write(key, marks);
  }
  function recall() {
    const marks = store.read(key);
    if (marked().length) return remember();
    for (const [name, value] of Object.entries(marks)) {
      const input = name === "text" ? null : form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (input) input.checked = true;
    }
    if (text && !text.value && marks.text) text.value = marks.text;
  }

  const progress = document.querySelector("[data-progress]");
  function tell() {
    if (!progress) return;
    const done = marked().length;
    const of = Number(progress.dataset.count);
    const words = progress.querySelector("[data-done]");
    words.textContent = words.dataset.text.replace("%n", String(done));
    progress.querySelector("[data-bar]").setAttribute("width", String(Math.round((100 * done) / of)));
    progress.hidden = false;
  }

  recall();
  tell();
  form.addEventListener("change", () => { remember(); tell(); });
  if (text) text.addEventListener("input", remember);

  // Another language: the marks lie in this tab, so the page can simply be asked for anew; else the form carries them.
  document.querySelectorAll("button[form=answers][name=language]").forEach((button) => {
    button.addEventListener("click", (event) => {
      if (!remember()) return;
      event.preventDefault();
      const address = new URL(form.action, location.href);
      address.searchParams.set("l", button.value);
      location.replace(address);
    });
  });

  const offline = form.querySelector("[data-offline]");
  let sent = false;
  form.addEventListener("submit", (event) => {
    remember();
    if (!navigator.onLine) {
      event.preventDefault();
      offline.hidden = false;
      return;
    }
    if (sent) event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 8000);
  });
  window.addEventListener("online", () => { offline.hidden = true; });
})();
