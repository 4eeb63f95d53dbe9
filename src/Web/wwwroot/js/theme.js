// Style sheets may count on scripts from here on: what only a script can fill is hidden without one.
document.documentElement.classList.add("js");
// Runs before the first paint, so that a reader whose system is dark never sees a white flash.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== "auto") return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => { root.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  apply();
  dark.addEventListener("change", apply);
})();
