/* The clock counts down between two looks at the server; every other second the part is fetched again with its
   ETag. An answer of 304 costs nothing. When the connection is lost the clock goes on, and following resumes.
   What needs the connection (`data-online`) waits for it: a click must not lead to the browser's error page. */
(() => {
  "use strict";
  const EVERY = 2000;
  const part = () => document.querySelector("[data-poll]");
  let since = performance.now();
  let wasOver = false;
  let isAway = false;

  const shown = (left) => {
    const whole = Math.abs(Math.trunc(left));
    return `${left < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  function tick() {
    const clock = document.querySelector("[data-left]");
    if (!clock || !("running" in clock.dataset)) return;
    const left = Number(clock.dataset.left) - Math.floor((performance.now() - since) / 1000);
    clock.textContent = shown(left);
    const given = Number(clock.dataset.given) || 1;
    const bar = clock.parentElement.querySelector(".bar rect");
    if (bar) bar.setAttribute("width", Math.min(100, Math.max(0, ((given - left) / given) * 100)).toFixed(1));
    if (left <= 0 && !wasOver) clock.classList.add("is-over");
    wasOver = left <= 0;
  }

  function lost(isLost) {
    if (isAway && !isLost) document.dispatchEvent(new Event("back-online"));
    isAway = isLost;
    const told = document.querySelector("[data-lost]");
    if (told) told.hidden = !isLost;
  }

  function swap(old, fresh) {
    const held = old.contains(document.activeElement) && document.activeElement.value;
    old.replaceWith(fresh);
    if (held) fresh.querySelector(`button[value="${CSS.escape(held)}"]`)?.focus();
  }

  function wait(event) {
    if (!event.target.matches("[data-online]") || (navigator.onLine && !isAway)) return;
    event.preventDefault();
    lost(true);
    document.querySelector("[data-lost]")?.scrollIntoView({ block: "nearest" });
    look();
  }

  async function look() {
    const old = part();
    if (!old) return;
    try {
      const answer = await fetch(old.dataset.poll, {
        headers: { "If-None-Match": old.dataset.tag, "X-Requested-With": "fetch" },
        cache: "no-store", credentials: "same-origin",
      });
      lost(![200, 304].includes(answer.status));
      if (answer.status !== 200) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-poll]");
      if (!fresh) return;
      const moved = document.querySelector("[data-moved]");
      if (moved && fresh.dataset.item !== old.dataset.item) moved.hidden = false;
      swap(old, document.adoptNode(fresh));
      since = performance.now();
      wasOver = false;
    } catch {
      lost(true);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    setInterval(tick, 250);
    setInterval(look, EVERY);
    window.addEventListener("online", look);
    document.addEventListener("submit", wait);
  });
})();
