<script>
// A citation mark is a link "#cite-TURN-NUMBER": a click, or Enter on the keyboard, hands it to the hidden field.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest('a[href*="#cite-"]');
  if (!link) return;
  event.preventDefault();
  const field = document.querySelector("#cite-request textarea, #cite-request input");
  const prototype = field.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  // The time makes the same mark count again when it is clicked twice.
  const value = link.getAttribute("href").split("#cite-")[1] + "@" + Date.now();
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (window.innerWidth < 900) document.querySelector("#source-panel").scrollIntoView({ behavior: "smooth" });
}, true);
</script>
