// What the scripts of the screen share, as window.assistant; language, theme and the field of the question.
// Elements say what they do by data-act: each script puts its acts into ``acts``, and here they are called. An act that
// needs the library is told to it through window.tell(act, data).
(() => {
  const root = document.documentElement;
  const cookie = (document.cookie.match(/(?:^|; )language=(en|zh)/) || [])[1];
  const language = cookie || ((navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en");
  root.dataset.language = language;
  root.lang = language === "zh" ? "zh-CN" : "en";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

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

  // ---- what was done is said, to those who do not see it too
  const say = (text) => { const status = $("#live"); if (status) status.textContent = text; };
  const flash = (button, text) => {
    button.dataset.done = text;
    say(text);
    setTimeout(() => delete button.dataset.done, 1500);
  };

  // ---- acts
  const acts = {
    theme() { localStorage.setItem("theme", theme() === "dark" ? "light" : "dark"); paint(); },
    language(button, data) {
      document.cookie = `language=${data.language}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
    },
    example(button) { ask(button.textContent); },
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("[data-act]");
    if (!element || element.disabled) return;
    event.preventDefault();
    acts[element.dataset.act]?.(element, element.dataset);
  }, true);
  // Closes what is open by Escape, the innermost alone: scripts offer it in the order in which they are listed.
  const closing = (close) => document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && close()) event.stopImmediatePropagation();
  });

  // ---- what the library answers is drawn by Gradio
  const watch = (selector, see) => new MutationObserver(see).observe($(selector), { childList: true, subtree: true });
  const there = () => window.tell && ["#question textarea", "#chat .conversation", "#filters .filters"].every((one) => $(one));
  const drawn = new Promise((done) => {
    const look = () => (there() ? done() : setTimeout(look, 50));
    look();
  });
  drawn.then(() => {
    document.body.append(Object.assign(document.createElement("div"), { id: "live", className: "unseen", role: "status" }));
    field().setAttribute("aria-label", field().placeholder);
  });
  window.assistant = { $, $$, acts, ask, closing, drawn, field, flash, say, watch, write };

  const start = () => {
    paint();
    document.body.append($("#ours"));  // after Gradio's own styles, which reset every button and field
    new MutationObserver(paint).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  };
  // Gradio puts this script into the page when it likes.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
