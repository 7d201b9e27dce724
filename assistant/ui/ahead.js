// Pictures of pages are asked for before they are looked at, so that the server has drawn them by then: those of the
// first citations of an answer, the one that is pointed at, and the page after the one that is read.
(() => {
  const { $, $$, drawn, watch } = window.assistant;
  const fetched = new Set();
  const get = async (address) => {
    if (!address || fetched.has(address)) return;
    fetched.add(address);
    await Object.assign(new Image(), { fetchPriority: "low", src: address }).decode().catch(() => fetched.delete(address));
  };
  const addressOf = (mark) => JSON.parse(mark.closest(".turn")?.dataset.pictures || "{}")[mark.dataset.key];
  const answered = async () => {
    const article = $$("#chat .turn").pop();
    if (!article || !$("[data-act=rate]", article)) return;  // more is to come
    for (const mark of $$(".cite", article).slice(0, 3)) await get(addressOf(mark));
  };
  const read = () => {
    const picture = $("#source img.page");
    // After the one that is looked at: that one goes first.
    if (picture) picture.decode().then(() => get(picture.dataset.after), () => {});
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => {
    const mark = event.target.closest?.("#chat .cite");
    if (mark) get(addressOf(mark));
  });
  drawn.then(() => {
    watch("#chat", answered);
    watch("#source", read);
    answered();
  });
})();
