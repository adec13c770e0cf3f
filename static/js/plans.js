/* The plan's own small helpers: figures, dates and choices save themselves, lists can be dragged, and a way of
   measuring shows only the fields that belong to its kind. Without this file every row has its own button. */
(() => {
  "use strict";

  /* ---- figures, dates and choices: sent when they are changed ---- */
  const isPlain = (field) => field.name && !field.matches("[data-writing], [type=hidden]");

  function plainOf(form) {
    const body = new URLSearchParams();
    for (const field of form.elements) {
      if (!isPlain(field) || (field.type === "checkbox" && !field.checked)) continue;
      body.append(field.name, field.value);
    }
    return body;
  }

  /* One at a time for each form: an older answer can never land on top of a newer one. */
  const turns = new WeakMap();
  function saveInTurn(form) {
    turns.set(form, (turns.get(form) || Promise.resolve()).then(() => savePlain(form)));
  }

  async function savePlain(form) {
    const token = form.elements.csrfmiddlewaretoken.value;
    let answer = null;
    try {
      answer = await fetch(form.action, {
        method: "POST", body: plainOf(form), credentials: "same-origin", redirect: "error",
        headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" },
      });
    } catch { answer = null; }
    if (answer && answer.status === 422) return complain(form, (await answer.json()).errors);
    complain(form, {});
    if (answer && answer.ok) return tell(form, (await answer.json()).at);
    document.dispatchEvent(new CustomEvent(answer && answer.status === 401 ? "signed-out" : "not-saved"));
    tell(form, "");
  }

  function tell(form, at) {
    const place = form.querySelector(".plainsaved");
    if (!place) return;
    place.hidden = false;
    place.classList.toggle("is-unsaved", !at);
    place.textContent = at ? place.dataset.saved.replace("{time}", at) : place.dataset.unsaved;
  }

  function complain(form, errors) {
    for (const field of form.elements) {
      if (!isPlain(field) || !field.id) continue;
      const id = `${field.id}_error`;
      const message = errors[field.name];
      let said = document.getElementById(id);
      if (!message) {
        if (said) said.remove();
        field.removeAttribute("aria-invalid");
        continue;
      }
      if (!said) {
        said = document.createElement("p");
        said.id = id;
        said.className = "ds-validation-message";
        said.dataset.field = "validation";
        said.setAttribute("role", "alert");
        field.insertAdjacentElement("afterend", said);
      }
      said.textContent = message;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", [field.id + "_helptext", id].filter((one) => document.getElementById(one)).join(" "));
    }
    if (Object.keys(errors).length) tell(form, "");
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-row]");
    if (!form) return;
    if (isPlain(event.target)) saveInTurn(form);
    if (form.matches("[data-watch]")) watch(form);
  });

  /* ---- a way of measuring: number or signs ---- */
  function watch(form) {
    const kind = form.elements.kind.value;
    for (const part of form.querySelectorAll("[data-shown-for]")) part.hidden = part.dataset.shownFor !== kind;
  }
  document.querySelectorAll("form[data-watch]").forEach(watch);

  /* ---- dragging: the handle is the row's heading; up and down are buttons beside it ---- */
  let dragged = null;
  const listOf = (row) => row.closest("[data-sortable]");
  const rowsOf = (list) => [...list.children].filter((row) => row.dataset.key);
  const keysOf = (list) => rowsOf(list).map((row) => row.dataset.key).join(",");

  for (const list of document.querySelectorAll("[data-sortable]")) {
    list.dataset.was = keysOf(list);
    if (rowsOf(list).length < 2) continue;
    for (const handle of list.querySelectorAll(":scope > [data-key] [data-handle]")) {
      if (listOf(handle) !== list) continue;
      handle.draggable = true;
      handle.classList.add("dragmark");
    }
  }
  document.addEventListener("dragstart", (event) => {
    const handle = event.target.closest && event.target.closest("[data-handle]");
    if (!handle) return;
    dragged = handle.closest("[data-key]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.key);
    dragged.classList.add("is-dragged");
  });
  document.addEventListener("dragover", (event) => {
    const over = dragged && event.target.closest("[data-key]");
    if (!over || listOf(over) !== listOf(dragged)) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    over.insertAdjacentElement(event.clientY < box.top + box.height / 2 ? "beforebegin" : "afterend", dragged);
  });
  document.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });
  document.addEventListener("dragend", () => {
    if (!dragged) return;
    const list = listOf(dragged);
    dragged.classList.remove("is-dragged");
    dragged = null;
    if (keysOf(list) !== list.dataset.was) sendOrder(list);
  });

  function sendOrder(list) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = list.dataset.reorder;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const values = {
      csrfmiddlewaretoken: token, kind: list.dataset.sortable, parent: list.dataset.parent || "",
      was: list.dataset.was, order: keysOf(list),
    };
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      form.append(input);
    }
    document.body.append(form);
    form.requestSubmit();
  }

  document.documentElement.classList.add("has-script");
})();
