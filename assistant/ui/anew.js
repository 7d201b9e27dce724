// Another version of the library may serve by the time that the questions are looked at again: what is told of the
// library is then drawn anew, the filters with what was chosen.
(() => {
  const { $, $$, drawn, watch } = window.assistant;
  const YEARS = ["first", "last"];
  let chosen = null;
  const look = () => {
    const conversation = $("#chat .conversation");
    const busy = $("#chat .thinking") || $("#question .stop-button");
    if (!conversation || !window.tell || document.hidden || busy || !$("#desk").offsetParent) return;
    const ticked = $$("#filters input:checked").map((box) => [box.name, box.value]);
    chosen = [...ticked, ...YEARS.map((name) => [name, $(`#filters input[name="${name}"]`).value])];
    window.tell("look", { version: conversation.dataset.version });
  };
  const renewed = () => {
    const form = $("#filters .filters");
    if (!form || !chosen || form.dataset.seen) return;
    form.dataset.seen = "1";
    for (const [name, value] of chosen) {
      const field = YEARS.includes(name) ? $(`input[name="${name}"]`, form) : $(`input[name="${name}"][value="${CSS.escape(value)}"]`, form);
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));  // so that the chips are drawn
  };
  drawn.then(() => {
    $("#filters .filters").dataset.seen = "1";
    watch("#filters", renewed);
    new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) look(); }).observe($("#desk"));
    document.addEventListener("visibilitychange", look);
  });
})();
