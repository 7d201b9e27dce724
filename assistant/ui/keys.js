// From the empty field of the question an arrow leads to the citations of the last answer, and on from one to the next.
(() => {
  const { $$, field } = window.assistant;
  const seen = (mark) => mark.offsetParent !== null;
  const marks = () => $$("#chat .turn:last-child a.cite").filter(seen);
  const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key], at = event.target;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    let next = null;
    if (at === field() && event.key === "ArrowUp" && !at.value) [next] = marks();
    else if (at.matches?.("#chat a.cite")) {
      const all = $$("#chat a.cite").filter(seen);
      next = all[all.indexOf(at) + step] || (step > 0 ? field() : at);
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
