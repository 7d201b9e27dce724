// One after the other in a line: of what is told while something is under way the last follows it, for of what is looked
// at the last is wanted. Gradio (6.31) either drops such an act or tells it again with the data of the one before.
(() => {
  const { assistant } = window;
  const waiting = new Map();  // by line in which something is under way: what follows it, or null
  assistant.inLine = (line, tell) => {
    if (line && waiting.has(line)) return void waiting.set(line, tell);
    if (line) waiting.set(line, null);
    tell();
  };
  // Told of each act of a line when it has ended, well or not.
  assistant.answered = (line) => {
    const next = waiting.get(line);
    if (next) waiting.set(line, null);
    else waiting.delete(line);
    next?.();
  };
})();
