// Shows the questions of the chosen verdict and language.
const verdict = document.getElementById("verdict");
const language = document.getElementById("language");
function show() {
  let count = 0;
  for (const item of document.querySelectorAll("details.question")) {
    const wanted = verdict.value === "" || verdict.value.split("|").includes(item.dataset.verdict);
    item.hidden = !wanted || (language.value !== "" && item.dataset.language !== language.value);
    count += item.hidden ? 0 : 1;
  }
  document.getElementById("count").textContent = count;
}
verdict.addEventListener("change", show);
language.addEventListener("change", show);
show();
