// In a frame of the app the page follows the app's light or dark, and tells how high it is; alone it does neither.
if (window.parent !== window) {
  const root = document.documentElement;
  root.dataset.framed = "";
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && ["light", "dark"].includes(event.data?.theme)) root.dataset.theme = event.data.theme;
  });
  new ResizeObserver(() => window.parent.postMessage({ height: root.offsetHeight }, "*")).observe(root);
}
