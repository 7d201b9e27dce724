// What is copied: a question, an answer as it is read, a reference, a file of them, a link.
(() => {
  const { $, $$, acts, flash } = window.assistant;
  const copy = async (text, button) => {
    try { await navigator.clipboard.writeText(text); } catch {
      // Only pages from this machine or by https may use the clipboard; the older way needs a field.
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    flash(button, button.closest("[data-copied]")?.dataset.copied || "");
  };
  // With what is folded, without what only serves the screen.
  const text = (answer) => {
    const folds = $$("details.more:not([open])", answer);
    for (const fold of folds) fold.open = true;
    answer.classList.add("copying");
    const all = answer.innerText;
    answer.classList.remove("copying");
    for (const fold of folds) fold.open = false;
    return all;
  };
  Object.assign(acts, {
    async copy(button, data) {
      if (data.what === "text") return copy(data.text, button);
      if (data.what === "file") return copy((await (await fetch(data.href)).text()).trim(), button);
      const article = button.closest(".turn");
      copy(data.what === "question" ? article.dataset.question : text($(".answer", article)), button);
    },
    link(button) {
      // As it was understood: who opens the link has not read what stood before it.
      const asked = button.closest("[data-asked]").dataset.asked;
      copy(`${location.origin}${location.pathname}?q=${encodeURIComponent(asked)}`, button);
    },
  });
})();
