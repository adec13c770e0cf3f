/* Dragging a list into order by the handle; the buttons Up and Down do the same without it.
   <ol data-reorder="address" data-revision="3"><li data-key="7"><button data-handle hidden>. The answer is the list anew. */
(() => {
  "use strict";
  let dragged = null;

  const list = () => document.querySelector("[data-reorder]");
  const items = () => [...list().querySelectorAll(":scope > li[data-key]")];

  function prepare() {
    if (!list()) return;
    list().querySelectorAll("[data-handle]").forEach((handle) => { handle.hidden = false; });
  }

  function below(y) {
    return items().find((item) => {
      const box = item.getBoundingClientRect();
      return item !== dragged && y < box.top + box.height / 2;
    });
  }

  function mark(y) {
    const target = below(y);
    items().forEach((item) => item.classList.toggle("is-target", item === target));
    return target;
  }

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    dragged = handle.closest("li");
    dragged.classList.add("is-dragged");
    handle.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => { if (dragged) mark(event.clientY); });
  document.addEventListener("pointercancel", () => drop(null));
  document.addEventListener("pointerup", (event) => drop(event.clientY));

  function drop(y) {
    if (!dragged) return;
    const moved = dragged;
    const target = y === null ? undefined : mark(y);
    dragged = null;
    moved.classList.remove("is-dragged");
    items().forEach((item) => item.classList.remove("is-target"));
    if (y === null) return;
    const before = items().map((item) => item.dataset.key).join();
    if (target) target.before(moved);
    else items().at(-1).after(moved);
    const order = items().map((item) => item.dataset.key).join();
    if (order === before) return;
    window.htmx.ajax("POST", list().dataset.reorder, {
      target: "#agenda-list", swap: "outerHTML",
      values: { order, revision: list().dataset.revision },
    });
  }

  document.addEventListener("DOMContentLoaded", prepare);
  document.addEventListener("htmx:afterSettle", prepare);
})();
