// The list of conversations: found, reopened, deleted and brought back; a menu where the screen is narrow.
// That the conversation on the screen is left is told to the other scripts by the event "left".
(() => {
  const { $, $$, acts, closing, drawn, field, watch } = window.assistant;
  let wanted = null;  // what has the focus when the list is drawn next
  const isOpen = () => document.body.classList.contains("menu");
  const left = () => document.dispatchEvent(new Event("left"));
  const leave = () => {
    document.body.classList.remove("menu");
    $('[data-act="menu"]')?.setAttribute("aria-expanded", "false");
    left();
  };
  const toggle = () => {
    if (!$("#desk").offsetParent) $('#tabs [role="tab"]').click();  // the list is on the tab of the questions
    const open = document.body.classList.toggle("menu");
    $('[data-act="menu"]').setAttribute("aria-expanded", open);
    if (open) $("#side button, #side input")?.focus();
  };

  Object.assign(acts, {
    menu: toggle,
    fresh() { leave(); window.tell("fresh", {}); field()?.focus(); },
    reopen(button, data) { leave(); window.tell("reopen", { conversation: data.conversation }); },
    delete(button, data) {
      if (data.conversation === $("#chat .conversation")?.dataset.conversation) left();
      window.tell("delete", { conversation: data.conversation, words: window.sought() });
      wanted = ".undo button";
    },
    restore() { wanted = "[data-find]"; window.tell("restore", { words: window.sought() }); },
  });

  // ---- the list, narrowed to the words in the field over it, tells which conversation is on the screen
  window.sought = () => $("[data-find]")?.value || "";
  let searching;
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-find]")) return;
    clearTimeout(searching);
    searching = setTimeout(() => window.tell("find", { words: target.value }), 200);
  }, true);
  closing(() => isOpen() && (toggle(), true));
  const mark = () => {
    const shown = $("#chat .conversation")?.dataset.conversation;
    for (const one of $$("#history .reopen")) {
      if (one.dataset.conversation === shown) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  };
  // The focus of who deletes or restores by keyboard must not be lost with the button that had it.
  const listed = () => {
    mark();
    const next = wanted && document.activeElement === document.body && $(wanted);
    if (!next) return;
    next.focus({ preventScroll: true });
    wanted = null;
  };
  drawn.then(() => { watch("#history", listed); watch("#chat", mark); mark(); });
  document.addEventListener("pointerdown", (event) => {
    if (isOpen() && !event.target.closest('#side, [data-act="menu"]')) toggle();
  });
})();
