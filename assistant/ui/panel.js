// The panel of the source beside the answer: it opens on a quote, which is scrolled into view, and gives the focus back.
(() => {
  const { $, $$, acts, closing, drawn, field, watch } = window.assistant;
  let opener = null, stay = null, large = false, seen = null;

  const isOpen = () => document.body.classList.contains("reading");
  const shut = () => {
    document.body.classList.remove("reading");
    const [act, turn] = (opener || "").split(" ");
    const mark = opener && $(act === "take" ? `.turn [data-act="take"][data-turn="${turn}"]` : `.cite[href="${opener}"]`);
    // A document is opened in the form of the filters, which may be closed by now.
    const reach = opener?.startsWith("#cite--") && $(`.filters[open] .reach[data-key="${opener.slice(7)}"]`);
    (mark || reach || field())?.focus();
  };
  const shown = () => {
    const source = $("#source .source");
    const view = source && [source.dataset.turn, source.dataset.key, source.dataset.page].join();
    if (!source || view === seen) return;  // Gradio changes the element more than once for one answer
    seen = view;
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

  Object.assign(acts, {
    open(button, data) {
      stay = data.stay || null;
      opener = `#cite-${data.turn}-${data.key}`;  // of the citation that was looked at last: there the reader goes on
      document.body.classList.add("reading");
      // From one citation to the next what is drawn now must not be taken for what comes: the focus would go to its head.
      if (!stay) seen = null;
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
      if (!stay) seen = null;  // as above
      window.tell("take", { turn: data.turn, key: data.key || "", style: localStorage.getItem("style") || "" });
    },
    close: shut,
    zoom() { large = !large; enlarge(); reveal($("#source .source")); },
    download(button, data) { location.href = data.href; },
  });
  document.addEventListener("left", () => document.body.classList.remove("reading"));
  closing(() => isOpen() && (shut(), true));
  document.addEventListener("change", ({ target }) => {
    if (target.matches("#source .to-page")) acts.flip(target, { ...target.dataset, page: target.value });
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.("input, textarea, select") || !event.target.closest?.("#source-panel")) return;
    const turned = { ArrowLeft: "back", ArrowRight: "on" }[event.key];
    const quote = { "[": "left", "]": "right" }[event.key];
    if (turned || quote) $(`#source [data-stay="${turned || quote}"]:not([disabled])`)?.click();
  });
  drawn.then(() => watch("#source", shown));
})();
