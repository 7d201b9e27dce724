// What happens in the browser on the librarian's tab: files sent, dialogs, the table narrowed.
// Buttons say what they do by data-do; what needs the library is told to it through window.tellLibrary(act, data).
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const OURS = { "X-Research-Assistant": "1" };  // pages of other sites cannot send it
  let replaced = null, opener = null;

  const send = async (path, query, body) => {
    const answer = await fetch(`${path}?${new URLSearchParams(query)}`, { method: "POST", headers: OURS, body });
    return { ok: answer.ok, ...(await answer.json()) };
  };

  // ---- adding files
  const results = () => {
    let list = $("#lib-results");
    if (!list) {
      list = Object.assign(document.createElement("ul"), { id: "lib-results" });
      list.setAttribute("aria-live", "polite");
      $("#library-adding").after(list);
    }
    return list;
  };
  const add = async (file, folder, replace = "0", name = file.name) => {
    const words = $(".lib-drop").dataset, item = document.createElement("li"), text = document.createElement("span");
    const say = (kind, said) => { item.className = kind; text.textContent = said; };
    item.append(text);
    results().append(item);
    if (file.size > Number(words.limit)) return say("bad", `${name}: ${words.tooLarge}`);
    say("", `${name}: ${words.sending}`);
    try {
      const sent = await send("library/files", { name, folder, replace }, file);
      if (sent.ok) say("good", words.put.replace("{file}", () => sent.file));
      else say("bad", sent.error);
      if (sent.taken) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "pill", textContent: words.replaceIt });
        button.addEventListener("click", async () => { item.remove(); await add(file, folder, "1", name); arrive(); });
        item.append(button);
      }
    } catch { say("bad", `${name}: ${words.notSent}`); }
  };
  const addAll = async (files, folder) => {
    results().replaceChildren();
    for (const file of files) await add(file, folder);
    arrive();
  };
  const folder = () => $(".lib-folder select").value;

  // ---- a bibliography taken in
  const take = async (file) => {
    const shown = $(".lib-imported"), words = $(".lib-drop").dataset;
    shown.textContent = words.sending;
    try {
      const replace = $(".lib-import-replace").checked ? "1" : "0";
      const made = await send("library/catalog", { name: file.name, replace }, file);
      if (made.ok) shown.innerHTML = made.html;  // made by the server, which escapes what the file says
      else shown.replaceChildren(Object.assign(document.createElement("p"), { className: "lib-problem", textContent: made.error }));
    } catch { shown.textContent = words.notSent; }
    arrive();
  };

  // ---- acts
  const tell = (act, data = {}) => window.tellLibrary(act, data);
  const arrive = () => tell("arrive");
  const plain = (data) => { const sent = { ...data }; delete sent.do; return sent; };
  const shut = () => {
    $("#library-dialog dialog[open]")?.close();
    const again = opener && $(`#library [data-do="${opener.do}"][data-file="${CSS.escape(opener.file || "")}"]`);
    again?.focus();
  };
  const acts = {
    choose: () => $(".lib-files").click(),
    import: () => $(".lib-import").click(),
    close: shut,
    dismiss: (button) => button.closest(".lib-notice").remove(),
    only(button) {
      chosen.only = !chosen.only;
      button.setAttribute("aria-pressed", String(chosen.only));
      narrow();
    },
    sort(button) {
      const column = button.closest("th").cellIndex;
      chosen.down = chosen.column === column && !chosen.down;
      chosen.column = column;
      order();
    },
    build(button, data) { results().replaceChildren(); tell("build", plain(data)); },
    backed(button, data) { results().replaceChildren(); tell("backed", plain(data)); },
    save(button, data) {
      const form = Object.fromEntries(new FormData(button.closest("form")));
      tell("save", { ...form, file: data.file });
    },
    replace(button, data) {
      const chooser = Object.assign(document.createElement("input"), { type: "file" });
      replaced = chooser;  // kept, so that the browser does not drop it while the librarian chooses
      chooser.addEventListener("change", async () => {
        const parts = data.file.split("/"), name = parts.pop();
        results().replaceChildren();
        if (chooser.files[0]) await add(chooser.files[0], parts.join("/"), "1", name);
        replaced = null;
        arrive();
      });
      chooser.click();
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#library [data-do]");
    if (!button || button.disabled) return;
    event.preventDefault();
    const act = button.dataset.do;
    if (!button.closest("dialog")) opener = { ...button.dataset };
    if (acts[act]) acts[act](button, button.dataset);
    else tell(act, plain(button.dataset));
    if (button.closest("dialog") && act !== "save") $("#library-dialog dialog[open]")?.close();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.closest("#library")) event.preventDefault();  // Enter has pressed the button already
  });
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.matches(".lib-files")) { addAll([...input.files], folder()); input.value = ""; }
    else if (input.matches(".lib-import") && input.files[0]) { take(input.files[0]); input.value = ""; }
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches(".lib-narrow")) return;
    chosen.words = event.target.value;
    narrow();
  });
  // ---- the table: what was chosen of it stays when it is drawn anew
  const chosen = { words: "", only: false, column: -1, down: false };
  const narrow = () => {
    const input = $(".lib-narrow");
    if (!input) return;
    const words = chosen.words.toLowerCase().split(/\s+/).filter(Boolean), rows = $$(".lib-documents tbody tr");
    for (const row of rows) {
      const fits = words.every((word) => row.textContent.toLowerCase().includes(word));
      row.hidden = !fits || (chosen.only && !("look" in row.dataset));
    }
    $(".lib-none").hidden = rows.some((row) => !row.hidden);
  };
  const order = () => {
    const { column, down } = chosen, heads = $$(".lib-documents th"), body = $(".lib-documents tbody");
    if (column < 0 || !body) return;
    heads.forEach((head, at) => (at === column ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    const text = (row) => ($("strong", row.cells[column]) || row.cells[column]).textContent.trim();
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    // What is not known comes last either way.
    const sorted = [...body.rows].sort((a, b) => {
      const [one, other] = [text(a), text(b)], none = (one === "–") - (other === "–");
      return none || (down ? -1 : 1) * compare(one, other);
    });
    body.append(...sorted);
  };
  const settle = () => {
    const input = $(".lib-narrow"), only = $('[data-do="only"]');
    if (!input || input.dataset.seen) return;
    input.dataset.seen = "1";
    input.value = chosen.words;
    only.setAttribute("aria-pressed", String(chosen.only));
    order();
    narrow();
  };

  // ---- dropping; beside the place for it a file must not open in this window
  const over = (event) => event.target.closest?.(".lib-drop");
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!event.target.closest?.("#library")) return;
      event.preventDefault();
      const place = $(".lib-drop");
      place?.classList.toggle("over", Boolean(over(event)) && kind.startsWith("drag") && kind !== "dragleave");
      if (kind === "drop" && over(event)) addAll([...event.dataTransfer.files], folder());
    });
  }

  // ---- what the library answers is drawn by Gradio; this sees it come
  let watching = false;
  const drawn = () => {
    settle();
    const dialog = $("#library-dialog dialog");
    if (dialog && !dialog.open && !dialog.dataset.seen) { dialog.dataset.seen = "1"; dialog.showModal(); }
    const running = $("#library .lib-head")?.dataset.building === "1";
    if (running && !watching) tell("watch");  // begun elsewhere, or before this page was opened
    watching = running;
  };
  const begin = () => {
    const room = $("#library");
    if (!room || !window.tellLibrary) return void setTimeout(begin, 200);
    new MutationObserver(drawn).observe(room, { childList: true, subtree: true });
    // Told when it is looked at: those who may not see it ask for nothing, and who comes back sees what is.
    new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) arrive(); }).observe($("#library-adding").parentElement);
  };
  begin();
})();
