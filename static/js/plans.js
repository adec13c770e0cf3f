/* The plan's own small helpers: lists can be dragged, focus lands in the row that was added or moved, and a way of
   measuring shows only the fields that belong to its kind. Without this file every row has its own buttons. */
(() => {
  "use strict";

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-watch]");
    if (form) watch(form);
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
    // Rows are tall: while one is dragged they show their headings only. Not at once: that would end the dragging.
    setTimeout(() => {
      if (!dragged) return;
      listOf(dragged).classList.add("is-sorting");
      dragged.scrollIntoView({ block: "center" });
    });
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
    const moved = dragged.dataset.key;
    dragged.classList.remove("is-dragged");
    list.classList.remove("is-sorting");
    dragged = null;
    if (keysOf(list) !== list.dataset.was) sendOrder(list, moved);
  });

  function sendOrder(list, moved) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = list.dataset.reorder;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const values = {
      csrfmiddlewaretoken: token, kind: list.dataset.sortable, parent: list.dataset.parent || "",
      was: list.dataset.was, order: keysOf(list), moved,
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

  /* ---- after adding, moving to another place and bringing back: focus where the next thing is done ---- */
  function land(id) {
    const row = id && document.getElementById(id);
    if (!row) return;
    for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const place = row.matches("input, textarea") ? row : row.querySelector("summary, h2, h3, select, input") || row;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  }
  const address = new URL(location.href);
  const wanted = address.searchParams.get("land");
  for (const name of ["land", "moved", "place", "removed", "restored", "rehung", "saved"]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, "", address); // loading anew tells nothing twice
  land(wanted);
  // A browser that goes to the address's fragment afterwards takes the focus away again.
  window.addEventListener("load", () => setTimeout(() => {
    if (document.activeElement === document.body) land(wanted);
  }));

  document.documentElement.classList.add("has-script");
})();
