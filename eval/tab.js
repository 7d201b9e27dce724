// What happens in the browser on the evaluator's tab: what is open, the list narrowed, the frames dressed.
// Buttons say what they do by data-do; all of it is told to the server through window.tellEvaluation(act, data).
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const tell = (act, data = {}) => window.tellEvaluation(act, data);
  const open = () => $("#ev-open [data-report]")?.dataset.report || "";
  const arrive = () => tell("arrive", { report: open() });
  let words = "", watching = false;

  // ---- acts
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#evaluation [data-do]");
    if (!button) return;
    const { do: act, report = "", view = "" } = button.dataset;
    // Of a report that is chosen in the list, what was looked at of the one before.
    const kept = view || $("#ev-open [data-view]")?.dataset.view || "";
    tell(act, { report, view: kept });
    if (act === "open" && !view && window.innerWidth <= 900) $("#ev-open").scrollIntoView({ behavior: "smooth" });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#evaluation .ev-form");
    if (!form) return;
    event.preventDefault();
    tell("run", Object.fromEntries(new FormData(form)));
  });
  document.addEventListener("change", (event) => {
    const { target } = event;
    if (target.matches('#evaluation [name="other"]')) tell("open", { report: target.dataset.report, view: "compare", other: target.value });
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#evaluation .ev-narrow")) return;
    words = event.target.value;
    narrow();
  });
  const narrow = () => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of $$("#ev-list li")) {
      const text = item.textContent.toLowerCase();
      item.hidden = !wanted.every((word) => text.includes(word));
    }
  };

  // ---- frames: their pages say how high they are, and are told of light and dark
  const frames = () => $$("#evaluation .ev-frame");
  const dress = (frame) => frame.contentWindow?.postMessage({ theme: document.body.classList.contains("dark") ? "dark" : "light" }, "*");
  window.addEventListener("message", (event) => {
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (!frame || !Number.isFinite(event.data?.height)) return;
    frame.style.height = `${Math.ceil(event.data.height)}px`;
    if (!frame.classList.contains("ready")) { dress(frame); frame.classList.add("ready"); }
  });

  // ---- what the server answers is drawn by Gradio; this sees it come
  const drawn = () => {
    const input = $("#evaluation .ev-narrow");
    if (input && !input.dataset.seen) {
      input.dataset.seen = "1";
      input.value = words;
      narrow();
      $("#ev-list [aria-current]")?.scrollIntoView({ block: "nearest" });
    }
    const running = Boolean($("#evaluation [data-running]"));
    if (running && !watching) tell("watch");  // begun elsewhere, or before this page was opened
    watching = running;
  };
  const begin = () => {
    const room = $("#evaluation");
    if (!room || !window.tellEvaluation) return void setTimeout(begin, 200);
    new MutationObserver(drawn).observe(room, { childList: true, subtree: true });
    new MutationObserver(() => frames().forEach(dress)).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    // Told when it is looked at: those who may not see it ask for nothing, and who comes back sees what is.
    new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) arrive(); }).observe(room);
  };
  begin();
})();
