// The few things a page cannot do without a script. Every page works when this file does not run.

// A form is sent once: a second click on a long load would only queue it again.
document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
});

// A file that is too large is refused before it travels.
document.addEventListener("change", event => {
  const input = event.target;
  if (!input.matches("input[type=file][data-max-bytes]")) return;
  const total = [...input.files].reduce((sum, file) => sum + file.size, 0);
  input.setCustomValidity(total > Number(input.dataset.maxBytes) ? input.dataset.tooLarge : "");
  input.reportValidity();
});

// A long list of values is narrowed while somebody types; without this file the whole list is there to scroll.
const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
for (const search of document.querySelectorAll("input[data-narrow]")) search.hidden = search.closest("fieldset").querySelectorAll(".values label").length < 9;
document.addEventListener("input", event => {
  if (!event.target.matches("input[data-narrow]")) return;
  const asked = bare(event.target.value.trim());
  for (const label of event.target.closest("fieldset").querySelectorAll(".values label")) label.hidden = !bare(label.textContent).includes(asked);
});

// Arrow keys walk through the cells of a heatmap; Tab passes it in one step.
for (const table of document.querySelectorAll("table[data-heat]")) {
  const cells = [...table.querySelectorAll("td a")];
  for (const cell of cells.slice(1)) cell.tabIndex = -1;
  table.addEventListener("keydown", event => {
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [0, 0];
    const td = event.target.closest("td");
    if (!td || (!down && !right) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = table.rows[td.parentElement.rowIndex + down]?.cells[td.cellIndex + right]?.querySelector("a");
    if (!next) return;
    for (const cell of cells) cell.tabIndex = cell === next ? 0 : -1;
    next.focus();
  });
}
