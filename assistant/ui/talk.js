// The conversation: the turn asked last comes to the top, the page has its address and its name, opinions are kept.
(() => {
  const { $, $$, acts, ask, drawn, flash, say, watch } = window.assistant;

  // ---- opinions
  const opinion = (article) => window.tell("rate", {
    turn: article.dataset.turn,
    thumb: $('[data-act="rate"][aria-pressed="true"]', article)?.dataset.thumb || "0",
    note: $("form.note textarea", article)?.value || "",
  });
  Object.assign(acts, {
    rate(button) {
      const article = button.closest(".turn"), was = button.getAttribute("aria-pressed") === "true";
      $$('[data-act="rate"]', article).forEach((one) => one.setAttribute("aria-pressed", "false"));
      button.setAttribute("aria-pressed", String(!was));
      opinion(article);
    },
    note(button) {
      const form = $("form.note", button.closest(".turn"));
      form.hidden = !form.hidden;
      button.setAttribute("aria-expanded", String(!form.hidden));
      if (form.hidden) return;
      form.scrollIntoView({ block: "nearest" });
      $("textarea", form).focus({ preventScroll: true });
    },
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.note")) return;
    event.preventDefault();
    opinion(event.target.closest(".turn"));
    const button = $("button", event.target);
    flash(button, button.dataset.saved);
  }, true);

  // ---- what was unfolded stays so when the conversation is drawn anew
  const unfolded = new Set();
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.more") || !event.target.isConnected) return;
    const turn = event.target.closest(".turn").dataset.turn;
    if (event.target.open) unfolded.add(turn);
    else unfolded.delete(turn);
  }, true);

  const folded = [];  // those that are opened to be printed
  window.addEventListener("beforeprint", () => {
    folded.push(...$$("#chat details.more:not([open])"));
    for (const fold of folded) fold.open = true;
  });
  window.addEventListener("afterprint", () => { for (const fold of folded.splice(0)) fold.open = false; });

  // ---- turns come
  let turns = 0, address = "";
  const talked = () => {
    const conversation = $("#chat .conversation");
    if (!conversation) return;
    for (const fold of $$("details.more:not([open])", conversation)) fold.open = unfolded.has(fold.closest(".turn").dataset.turn);
    const articles = $$(".turn", conversation), id = conversation.dataset.conversation;
    document.body.classList.toggle("empty", !articles.length);
    const kept = articles.some((article) => article.dataset.turn);
    const wanted = kept && id ? `?c=${id}` : location.pathname;
    if (wanted !== address && (kept || !new URLSearchParams(location.search).has("q"))) history.replaceState(null, "", address = wanted);
    const name = $(`#top h1 [data-only="${document.documentElement.dataset.language}"]`).textContent;
    document.title = [articles[0]?.dataset.question.slice(0, 80), name].filter(Boolean).join(" – ");
    if (articles.length !== turns) {
      const last = articles[articles.length - 1];
      if (last && articles.length > turns) last.scrollIntoView({ block: "start" });
      turns = articles.length;
    }
    const done = articles[turns - 1];
    if (done && done.dataset.turn && $(".tools [data-act=rate]", done)) say($(".frame", done)?.textContent || "");
  };
  drawn.then(() => {
    watch("#chat", talked);
    talked();
    // The words of a link are put into the field as text, and asked as if they had been typed.
    const question = new URLSearchParams(location.search).get("q");
    if (question) ask(question.slice(0, 2000));
  });
})();
