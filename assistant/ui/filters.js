// What is sent with a question, each seen as a chip: the filters, and the turn that it is asked instead of.
(() => {
  const { $, $$, acts, ask, closing, drawn, write } = window.assistant;
  let instead = null;

  // ---- the boxes hold what was chosen
  const ticked = (name) => $$(`#filters input[name="${name}"]:checked`).map((box) => box.value);
  const year = (name) => ($(`#filters input[name="${name}"]`)?.value.match(/^\s*(\d{1,4})\s*$/) || ["", ""])[1];
  window.asked = () => {
    const sent = { first: year("first"), last: year("last"), instead: instead && instead.turn };
    for (const name of ["languages", "kinds", "people", "documents"]) sent[name] = ticked(name);
    instead = null;
    chips();
    return JSON.stringify(sent);
  };

  // ---- the chips show it
  const chip = (list, text, label, undo, kind = "") => {
    const item = document.createElement("li"), button = document.createElement("button");
    item.className = kind;
    item.append(text.length > 60 ? text.slice(0, 60) + "…" : text);
    item.title = text;
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => { undo(); chips(); ($("button", list) || $("#filters summary")).focus(); });
    item.append(button);
    list.append(item);
  };
  const chips = () => {
    const list = $("#filters .chips");
    if (!list) return;
    list.replaceChildren();
    const words = list.dataset;
    if (instead) chip(list, words.editing.replace("{question}", instead.question), words.cancel, () => { instead = null; }, "editing");
    for (const box of $$("#filters input:checked")) {
      const text = box.nextElementSibling.textContent;
      chip(list, text, words.remove.replace("{name}", text), () => { box.checked = false; });
    }
    if (year("first") || year("last")) {
      const text = `${words.years} ${year("first") || "…"}–${year("last") || "…"}`;
      chip(list, text, words.remove.replace("{name}", text), () => $$("#filters .years input").forEach((one) => { one.value = ""; }));
    }
    const set = list.children.length - (instead ? 1 : 0);
    $("#filters summary").dataset.count = set || "";
  };
  document.addEventListener("input", ({ target }) => {
    if (target.matches(".narrow")) {
      const words = target.value.toLowerCase();
      for (const label of $$("label", target.parentElement)) label.hidden = !label.textContent.toLowerCase().includes(words);
    } else if (target.closest("#filters")) chips();
  }, true);

  // ---- a question that is asked again
  const again = (button) => {
    const { turn, question } = button.closest(".turn").dataset;
    instead = { turn, question };
    return question;
  };
  Object.assign(acts, {
    again(button) { ask(again(button)); },
    edit(button) { write(again(button)); chips(); },
  });
  document.addEventListener("left", () => { instead = null; chips(); });

  // ---- the form is closed by Escape and by a click beside it; it stays while the panel is read
  closing(() => {
    const form = $("#filters details[open]");
    if (!form || document.activeElement.closest("#source-panel")) return false;  // the panel is closed first
    form.open = false;
    $("summary", form).focus();
    return true;
  });
  document.addEventListener("pointerdown", (event) => {
    const form = $("#filters details[open]");
    // Not by one in the panel: a document that was opened from the form is looked at there, and then perhaps the next.
    if (form && !form.contains(event.target) && !event.target.closest("#source-panel")) form.open = false;
  });
  drawn.then(chips);
})();
