// The search of the header: htmx brings what was found while somebody types; here the arrow keys, Enter and Escape move in it.
// Without this file the form leads to the page of the search.
(() => {
  const form = document.querySelector("[data-find]");
  if (!form) return;
  const input = form.querySelector("input");
  const found = form.querySelector(".found");
  const options = () => [...found.querySelectorAll("[role=option]")];
  let chosen = -1;

  const choose = place => {
    const all = options();
    chosen = all.length ? (place + all.length + 1) % (all.length + 1) : -1;
    if (chosen === all.length) chosen = -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", i === chosen));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const show = open => {
    found.hidden = !open;
    input.setAttribute("aria-expanded", open && options().length > 0);
    if (options().length) input.setAttribute("aria-controls", "found-list"); else input.removeAttribute("aria-controls");
    choose(-1);
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("input", () => { if (!input.value.trim()) { found.replaceChildren(); show(false); } });
  input.addEventListener("focus", () => { if (found.childElementCount) show(true); });
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) show(false); });
  // A click on an answer must not take the list away before it arrives.
  found.addEventListener("mousedown", event => event.preventDefault());

  document.addEventListener("htmx:after:swap", () => {
    const said = found.querySelector("[data-said]")?.textContent ?? "";
    if (form.querySelector("[data-say]").textContent === said && !found.hidden) return choose(-1);
    form.querySelector("[data-say]").textContent = said;
    show(document.activeElement === input && found.textContent.trim() !== "" && input.value.trim() !== "");
  });

  input.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (found.hidden && !input.value) input.blur();
      if (!found.hidden) event.preventDefault();
      show(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options().length) return;
      event.preventDefault();
      const from = found.hidden ? -1 : chosen;
      if (found.hidden) show(true);
      choose(event.key === "ArrowDown" ? from + 1 : from < 0 ? options().length - 1 : from - 1);
    } else if (event.key === "Enter" && !found.hidden && chosen >= 0) {
      event.preventDefault();
      options()[chosen].click();
    }
  });
})();
