// Keyboard shortcuts, as the help of the page lists them (Language/Shortcut.cs). Never while somebody types, and not at all where
// the reader has switched them off.
(() => {
  const help = document.getElementById("keys");
  const link = document.querySelector("[data-keys-help]");

  link?.addEventListener("click", event => {
    if (!help || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    help.showModal();
  });
  // A click beside the dialog closes it.
  help?.addEventListener("click", event => { if (event.target === help) help.close(); });
  if (document.body.dataset.keys !== "on") return;

  const ways = Object.fromEntries([...document.querySelectorAll("[data-way]")].map(way => [way.dataset.way, way.getAttribute("href")]));
  let going;

  const isTyping = target => target.isContentEditable || target.matches("input, select, textarea");

  // What Enter opens in a row: its first link, or what unfolds in it.
  const handles = () => [...document.querySelectorAll("main table.t > tbody > tr, main .catalogue > div")]
    .map(row => row.querySelector("a[href], summary")).filter(handle => handle?.checkVisibility());

  const move = step => {
    const all = handles();
    if (!all.length) return;
    const here = document.activeElement.closest("table.t > tbody > tr, .catalogue > div");
    const place = all.findIndex(handle => here?.contains(handle));
    all[place < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, place + step))].focus();
  };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const wasGoing = going;
    going = clearTimeout(going);
    if (event.key === "?") {
      event.preventDefault();
      if (help?.open) help.close(); else link?.click();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (wasGoing && Object.hasOwn(ways, event.key)) window.location.assign(ways[event.key]);
    else if (event.key === "g") going = setTimeout(() => { going = undefined; }, 1500);
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "e") document.querySelector("[data-export]")?.click();
    else if (event.key === "b" && document.querySelector("[data-brief]")) document.querySelector("[data-brief]").click();
    else if (event.key === "/") document.getElementById("find")?.focus();
    else return;
    event.preventDefault();
  });
})();
