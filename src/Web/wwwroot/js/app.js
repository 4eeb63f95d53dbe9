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
