// What happens in the browser itself: language and theme, chips, the panel of the page, copying, keys.
// Elements say what they do by data-act; an act that needs the library is told to it through window.tell(act, data).
(() => {
  const root = document.documentElement;
  const cookie = (document.cookie.match(/(?:^|; )language=(en|zh)/) || [])[1];
  const language = cookie || ((navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en");
  root.dataset.language = language;
  root.lang = language === "zh" ? "zh-CN" : "en";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const wide = () => window.innerWidth >= 1000;
  let opener = null, stay = null, instead = null, large = false, drawn = null;

  // ---- theme
  const theme = () => localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const paint = () => {
    const dark = theme() === "dark";
    if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
    root.style.colorScheme = dark ? "dark" : "light";
  };

  // ---- the field of the question
  const field = () => $("#question textarea");
  const write = (text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field(), text);
    field().dispatchEvent(new Event("input", { bubbles: true }));
    field().focus();
  };
  const ask = (text) => { write(text); setTimeout(() => $("#question .submit-button")?.click(), 60); };

  // ---- filters: the boxes hold what was chosen, the chips show it
  const ticked = (name) => $$(`#filters input[name="${name}"]:checked`).map((box) => box.value);
  const year = (name) => $(`#filters input[name="${name}"]`)?.value.trim() || "";
  window.asked = () => {
    const sent = { first: year("first"), last: year("last"), instead: instead && instead.turn };
    for (const name of ["languages", "kinds", "people", "documents"]) sent[name] = ticked(name);
    instead = null;
    chips();
    return JSON.stringify(sent);
  };
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

  // ---- the panel of the page
  const shut = () => {
    document.body.classList.remove("reading");
    const [act, turn] = (opener || "").split(" ");
    const mark = opener && $(act === "take" ? `.turn [data-act="take"][data-turn="${turn}"]` : `.cite[href="${opener}"]`);
    (mark || field())?.focus();
  };
  const shown = () => {
    const source = $("#source .source");
    const view = source && [source.dataset.turn, source.dataset.key, source.dataset.page].join();
    if (!source || view === drawn) return;  // Gradio changes the element more than once for one answer
    drawn = view;
    $$(".cite.current").forEach((mark) => mark.classList.remove("current"));
    $$(`.cite[data-turn="${source.dataset.turn}"][data-key="${source.dataset.key}"]`).forEach((mark) => {
      mark.classList.add("current");
      const fold = mark.closest("details.more");
      if (fold) fold.open = true;
    });
    enlarge();
    const context = $(".context", source), quoted = context && $("mark", context);
    if (quoted) context.scrollTop = quoted.offsetTop - 40;
    const kept = stay && $(`[data-stay="${stay}"]:not([disabled])`, source);
    (kept || $("h3", source)).focus({ preventScroll: true });
    reveal(source);
    stay = null;
  };
  // Scroll until the quote can be seen below the head: all of it, or where it begins if it is longer than the panel.
  const reveal = (source) => {
    const panel = $("#source-panel"), found = $$(".sheet .mark, .leaf mark", source).map((mark) => mark.getBoundingClientRect());
    const head = $(".head", source)?.getBoundingClientRect().bottom, end = panel.getBoundingClientRect().bottom;
    if (!head || !found.length) {
      // A page that was turned to is seen from its top; anything else from its own.
      const desk = stay && head && $(".desk", source);
      panel.scrollTop = desk ? panel.scrollTop + desk.getBoundingClientRect().top - head - 8 : 0;
      return;
    }
    let top = Math.min(...found.map((box) => box.top)), bottom = Math.max(...found.map((box) => box.bottom));
    if (bottom - top > end - head - 32) ({ top, bottom } = found[0]);
    const scrolled = panel.scrollTop;
    if (bottom + scrolled < end - 16) panel.scrollTop = 0;  // seen without scrolling, and what stands above it too
    else panel.scrollTop = scrolled + top - head - Math.max(16, Math.min((end - head) / 3, end - head - 16 - (bottom - top)));
  };
  const enlarge = () => {
    const sheet = $("#source .sheet"), picture = sheet && $("img", sheet);
    if (!sheet) return;
    sheet.classList.toggle("large", large);
    $('#source [data-act="zoom"]').setAttribute("aria-pressed", large);
    if (large && picture.dataset.large) { picture.src = picture.dataset.large; delete picture.dataset.large; }
    const mark = $(".mark", sheet), desk = sheet.parentElement;
    if (large && mark) desk.scrollTo(mark.offsetLeft - 40, 0);
  };

  // ---- copying
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
  // The answer as it is read: with what is folded, without what only serves the screen.
  const text = (answer) => {
    const folds = $$("details.more:not([open])", answer);
    for (const fold of folds) fold.open = true;
    answer.classList.add("copying");
    const all = answer.innerText;
    answer.classList.remove("copying");
    for (const fold of folds) fold.open = false;
    return all;
  };
  const flash = (button, text) => {
    button.dataset.done = text;
    live(text);
    setTimeout(() => delete button.dataset.done, 1500);
  };
  const live = (text) => { const status = $("#live"); if (status) status.textContent = text; };

  const opinion = (article) => window.tell("rate", {
    turn: article.dataset.turn,
    thumb: $('[data-act="rate"][aria-pressed="true"]', article)?.dataset.thumb || "0",
    note: $("form.note textarea", article)?.value || "",
  });

  // ---- what each act does
  const acts = {
    open(button, data) {
      stay = data.stay || null;
      if (!stay) opener = button.getAttribute("href");
      document.body.classList.add("reading");
      drawn = null;
      const source = $("#source .source");
      if (source && source.dataset.turn === data.turn && source.dataset.key === data.key) shown();
      window.tell("open", { turn: data.turn, key: data.key });
    },
    flip(button, data) { stay = data.stay; window.tell("flip", { turn: data.turn, key: data.key, page: data.page }); },
    take(button, data) {
      if (data.style) localStorage.setItem("style", data.style);
      stay = data.stay || null;
      if (!button.closest("#source")) opener = `take ${data.turn}`;
      document.body.classList.add("reading");
      // Among styles what is drawn now must not be taken for what comes: the focus would go to its head.
      if (!stay) drawn = null;
      window.tell("take", { turn: data.turn, key: data.key || "", style: localStorage.getItem("style") || "" });
    },
    close: shut,
    zoom() { large = !large; enlarge(); reveal($("#source .source")); },
    download(button, data) { location.href = data.href; },
    menu(button) {
      const open = document.body.classList.toggle("menu");
      button.setAttribute("aria-expanded", open);
      if (open) $("#side button, #side input")?.focus();
    },
    theme() { localStorage.setItem("theme", theme() === "dark" ? "light" : "dark"); paint(); },
    language(button, data) {
      document.cookie = `language=${data.language}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
    },
    example(button) { ask(button.textContent); },
    fresh() { leave(); window.tell("fresh", {}); field()?.focus(); },
    reopen(button, data) { leave(); window.tell("reopen", { conversation: data.conversation }); },
    delete(button, data) {
      if (data.conversation === $("#chat .conversation")?.dataset.conversation) quit();
      window.tell("delete", { conversation: data.conversation });
    },
    restore() { window.tell("restore", {}); },
    async copy(button, data) {
      if (data.what === "text") return copy(data.text, button);
      if (data.what === "file") return copy((await (await fetch(data.href)).text()).trim(), button);
      const article = button.closest(".turn");
      copy(data.what === "question" ? article.dataset.question : text($(".answer", article)), button);
    },
    link(button) {
      const question = button.closest("[data-question]").dataset.question;
      copy(`${location.origin}${location.pathname}?q=${encodeURIComponent(question)}`, button);
    },
    again(button) {
      const article = button.closest(".turn");
      instead = { turn: article.dataset.turn, question: article.dataset.question };
      ask(article.dataset.question);
    },
    edit(button) {
      const article = button.closest(".turn");
      instead = { turn: article.dataset.turn, question: article.dataset.question };
      chips();
      write(article.dataset.question);
    },
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
  };
  const quit = () => {
    document.body.classList.remove("reading");
    instead = null;
    chips();
  };
  const leave = () => {
    document.body.classList.remove("menu");
    $('[data-act="menu"]')?.setAttribute("aria-expanded", "false");
    quit();
  };

  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("[data-act]");
    if (!element || element.disabled) return;
    event.preventDefault();
    acts[element.dataset.act]?.(element, element.dataset);
  }, true);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.note")) return;
    event.preventDefault();
    opinion(event.target.closest(".turn"));
    const button = $("button", event.target);
    flash(button, button.dataset.saved);
  }, true);
  // What was unfolded stays so when the conversation is drawn anew.
  const unfolded = new Set();
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.more") || !event.target.isConnected) return;
    const turn = event.target.closest(".turn").dataset.turn;
    if (event.target.open) unfolded.add(turn);
    else unfolded.delete(turn);
  }, true);
  let searching;
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (input.matches("[data-find]")) {
      clearTimeout(searching);
      searching = setTimeout(() => window.tell("find", { words: input.value }), 200);
    } else if (input.matches(".narrow")) {
      const words = input.value.toLowerCase();
      for (const label of $$("label", input.parentElement)) label.hidden = !label.textContent.toLowerCase().includes(words);
    } else if (input.closest("#filters")) chips();
  }, true);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea");
    if (event.key === "Escape") {
      const form = $("#filters details[open]");
      if (form) { form.open = false; $("summary", form).focus(); }
      else if (document.body.classList.contains("menu")) acts.menu($('[data-act="menu"]'));
      else if (document.body.classList.contains("reading")) shut();
    } else if (!typing && event.target.closest?.("#source-panel")) {
      const turned = { ArrowLeft: "back", ArrowRight: "on" }[event.key];
      const quote = { "[": "left", "]": "right" }[event.key];
      if (turned || quote) $(`#source [data-stay="${turned || quote}"]:not([disabled])`)?.click();
    }
  });
  // A click beside an open form or menu closes it.
  document.addEventListener("pointerdown", (event) => {
    const form = $("#filters details[open]");
    if (form && !form.contains(event.target)) form.open = false;
    if (document.body.classList.contains("menu") && !event.target.closest('#side, [data-act="menu"]')) acts.menu($('[data-act="menu"]'));
  });

  // ---- what the library answers is drawn by Gradio; this sees it come
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
    if (articles.length !== turns) {
      const last = articles[articles.length - 1];
      if (last && articles.length > turns) last.scrollIntoView({ block: "start" });
      turns = articles.length;
    }
    const done = articles[turns - 1];
    if (done && done.dataset.turn && $(".tools [data-act=rate]", done)) live($(".frame", done)?.textContent || "");
  };
  const watch = (selector, see) => {
    const element = $(selector);
    if (element) new MutationObserver(see).observe(element, { childList: true, subtree: true });
    return element;
  };
  const begin = () => {
    if (!$("#question textarea") || !window.tell || !$("#chat .conversation")) return void setTimeout(begin, 50);
    document.body.append(Object.assign(document.createElement("div"), { id: "live", className: "unseen", role: "status" }));
    field().setAttribute("aria-label", field().placeholder);
    watch("#chat", talked);
    watch("#source", shown);
    talked();
    chips();
    // The words of a link are put into the field as text, and asked as if they had been typed.
    const question = new URLSearchParams(location.search).get("q");
    if (question) ask(question.slice(0, 2000));
  };
  const start = () => {
    paint();
    document.body.append($("#ours"));  // after Gradio's own styles, which reset every button and field
    new MutationObserver(paint).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    begin();
  };
  // Gradio puts this script into the page when it likes.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
