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

  /* ---- dragging: a mouse takes the row by its heading, a finger by the grip, so that the page still scrolls;
     up and down are buttons beside it. Escape puts everything back. ---- */
  const FAR = 6; // pixels a press moves before it is a drag
  const EDGE = 80; // pixels from the window's edge where it begins to scroll
  let press = null; // what is pressed: row, list, handle, where it began and where it is now
  let dragging = false;
  const listOf = (row) => row.closest("[data-sortable]");
  const rowsOf = (list) => [...list.children].filter((row) => row.dataset.key);
  const keysOf = (list) => rowsOf(list).map((row) => row.dataset.key).join(",");

  for (const list of document.querySelectorAll("[data-sortable]")) {
    list.dataset.was = keysOf(list);
    if (rowsOf(list).length < 2) continue;
    for (const handle of list.querySelectorAll(":scope > [data-key] [data-handle]")) {
      if (listOf(handle) !== list) continue;
      const grip = document.createElement("span");
      grip.className = "grip";
      grip.setAttribute("aria-hidden", "true");
      handle.prepend(grip);
      handle.classList.add("dragmark");
    }
  }
  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(event.pointerType === "mouse" ? ".dragmark" : ".dragmark > .grip");
    if (!handle || !event.isPrimary || event.button !== 0) return;
    const row = handle.closest("[data-key]");
    press = { row, list: listOf(row), handle, id: event.pointerId, from: event.clientY, x: event.clientX, y: event.clientY };
  });
  document.addEventListener("pointermove", (event) => {
    if (!press || event.pointerId !== press.id) return;
    [press.x, press.y] = [event.clientX, event.clientY];
    if (!dragging && Math.abs(press.y - press.from) > FAR) begin();
    if (dragging) place();
  });
  document.addEventListener("pointerup", () => end(true));
  document.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(false); });
  document.addEventListener("selectstart", (event) => { if (press) event.preventDefault(); });

  /* Rows are tall: while one is dragged they show their headings only, and it stays under the hand. */
  function begin() {
    dragging = true;
    const before = press.handle.getBoundingClientRect().top;
    press.handle.setPointerCapture(press.id);
    press.row.classList.add("is-dragged");
    press.list.classList.add("is-sorting");
    scrollBy({ top: press.handle.getBoundingClientRect().top - before, behavior: "instant" });
    requestAnimationFrame(scrollAtTheEdge);
  }
  function place() {
    const rows = rowsOf(press.list);
    const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };
    const below = rows.find((row) => row !== press.row && press.y < middle(row));
    if (below ? below.previousElementSibling !== press.row : rows.at(-1) !== press.row) {
      if (below) below.before(press.row);
      else rows.at(-1).after(press.row);
    }
  }
  function scrollAtTheEdge() {
    if (!dragging) return;
    const over = Math.min(press.y - EDGE, 0) || Math.max(press.y - innerHeight + EDGE, 0);
    if (over) { scrollBy({ top: over / 5, behavior: "instant" }); place(); }
    requestAnimationFrame(scrollAtTheEdge);
  }
  function end(isMeant) {
    if (!press) return;
    const { row, list } = press;
    const wasDragging = dragging;
    press = null;
    dragging = false;
    if (!wasDragging) return;
    row.classList.remove("is-dragged");
    list.classList.remove("is-sorting");
    addEventListener("click", stop, { capture: true, once: true }); // letting go is no click on the fold
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
    if (isMeant && keysOf(list) !== list.dataset.was) sendOrder(list, row.dataset.key);
    else for (const key of list.dataset.was.split(",")) list.append(list.querySelector(`:scope > [data-key="${key}"]`));
  }
  function stop(event) {
    event.preventDefault();
    event.stopPropagation();
  }

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
    if (!row) return null;
    for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const place = row.matches("input, textarea") ? row : row.querySelector("summary, h2, h3, select, input") || row;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
    return place;
  }
  const address = new URL(location.href);
  const wanted = address.searchParams.get("land");
  for (const name of ["land", "moved", "place", "removed", "restored", "rehung", "saved"]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, "", address); // loading anew tells nothing twice
  const landed = land(wanted);
  // A browser that goes to the address's fragment afterwards takes the focus away again, and what grows above pushes.
  window.addEventListener("load", () => setTimeout(() => {
    if (document.activeElement === document.body) land(wanted);
    else if (landed && document.activeElement === landed) landed.scrollIntoView({ block: "nearest" });
  }));

  document.documentElement.classList.add("has-script");
})();
