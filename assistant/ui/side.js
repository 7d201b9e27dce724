// The list of conversations: found, reopened, deleted and brought back; a menu where the screen is narrow.
// That the conversation on the screen is left is told to the other scripts by the event "left".
(() => {
  const { $, acts, closing, field } = window.assistant;
  const isOpen = () => document.body.classList.contains("menu");
  const left = () => document.dispatchEvent(new Event("left"));
  const leave = () => {
    document.body.classList.remove("menu");
    $('[data-act="menu"]')?.setAttribute("aria-expanded", "false");
    left();
  };
  const toggle = () => {
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
      window.tell("delete", { conversation: data.conversation });
    },
    restore() { window.tell("restore", {}); },
  });
  let searching;
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-find]")) return;
    clearTimeout(searching);
    searching = setTimeout(() => window.tell("find", { words: target.value }), 200);
  }, true);
  closing(() => isOpen() && (toggle(), true));
  document.addEventListener("pointerdown", (event) => {
    if (isOpen() && !event.target.closest('#side, [data-act="menu"]')) toggle();
  });
})();
