// Brings the charts of a page to life: hover and click, from the data blocks beside them (see Charts/Figure.cs). Colours are
// looked up in the style sheet, so light, dark and print differ there and nowhere else. The page comes with its charts drawn
// (Charts/Sketch.cs), which is enough to read: plotly is started when somebody moves, presses or touches.
(() => {
  const config = {
    displaylogo: false, displayModeBar: false, responsive: true, doubleClick: false,
    modeBarButtonsToRemove: ["sendChartToCloud"], showAxisDragHandles: false,
  };
  const figures = () => [...document.querySelectorAll("figure.chart")];

  // "var(--name)" anywhere in a figure becomes the colour of that name.
  const paint = (value, style) => {
    if (typeof value === "string") {
      const name = /^var\((--[\w-]+)\)$/.exec(value);
      return name ? style.getPropertyValue(name[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map(one => paint(one, style));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, paint(one, style)]));
    return value;
  };

  const dress = (figure, style, width, names) => {
    const text = style.getPropertyValue("--quiet").trim();
    const line = style.getPropertyValue("--hair").trim();
    const ink = style.getPropertyValue("--ink").trim();
    const paper = style.getPropertyValue("--surface").trim();
    const narrow = width < 520;
    const drawn = paint(figure, style);
    for (const trace of drawn.data) {
      if (narrow) delete trace.text;
      if (trace.text) Object.assign(trace, { textangle: 0, constraintext: "none", textfont: { size: 11.5 } });
    }
    drawn.layout = {
      font: { family: "Inter Variable, system-ui, sans-serif", size: 12, color: text },
      margin: { l: 56, r: 8, t: figure.layout.showlegend && !narrow ? 36 : 16, b: narrow ? 32 + Math.max(0, names - 19) : 32 },
      paper_bgcolor: paper, plot_bgcolor: paper, hovermode: "closest", dragmode: false,
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", itemclick: "toggle", font: { size: 12 } },
      hoverlabel: { bgcolor: paper, bordercolor: text, font: { color: ink, size: 12 }, align: "left" },
      ...drawn.layout,
      // On a phone the names that came with the page stay under the chart: plotly would make a list to scroll of them.
      showlegend: figure.layout.showlegend && !narrow,
      xaxis: { fixedrange: true, ticklabelstandoff: 5, range: [-0.5, (figure.data[0]?.x.length ?? 1) - 0.5], tickfont: { size: narrow ? 10 : 11.5 }, ...(figure.data[0]?.base ? { tickangle: width < 640 ? 30 : 0 } : { nticks: Math.max(2, Math.floor(width / 70)) }), ...drawn.layout.xaxis },
      yaxis: { fixedrange: true, gridcolor: line, zerolinecolor: text, zeroline: false, ...drawn.layout.yaxis },
    };
    return drawn;
  };

  const draw = (holder, width) => {
    const area = holder.querySelector(".chart-area");
    const figure = JSON.parse(holder.querySelector(".chart-data").textContent);
    const names = area.querySelector(".series")?.offsetHeight ?? 0;
    const drawn = dress(figure, getComputedStyle(document.documentElement), width ?? area.clientWidth, names);
    if (width) drawn.layout.width = width;
    Plotly.react(area, drawn.data, drawn.layout, config).then(() => area.classList.add("alive"));
    if (holder.dataset.drawn) return;
    holder.dataset.drawn = "yes";
    area.on("plotly_click", event => {
      const link = event.points[0]?.customdata?.[1];
      if (link) window.location.assign(link);
    });
    area.on("plotly_hover", event => { area.classList.toggle("leads", Boolean(event.points[0]?.customdata?.[1])); });
    area.on("plotly_unhover", () => area.classList.remove("leads"));
  };

  const alive = () => figures().filter(holder => holder.dataset.drawn);
  const redraw = width => { for (const holder of alive()) draw(holder, width); };

  // A chart comes to life when it is about to be seen, each in a turn of its own, so that the page answers meanwhile.
  let seen;
  const start = () => {
    for (const holder of figures()) {
      // Folded before anything is measured: nothing jumps when the chart comes.
      if (!holder.dataset.started) holder.querySelector("details.chart-table:not([data-keep])")?.removeAttribute("open");
      holder.dataset.started = "yes";
      if (!holder.dataset.drawn) seen?.observe(holder);
    }
    document.documentElement.dataset.charts = "drawn";
  };

  const signs = ["pointermove", "pointerdown", "keydown", "wheel"];
  const wake = () => {
    for (const sign of signs) document.removeEventListener(sign, wake);
    const library = document.importNode(document.getElementById("charts-library").content.firstElementChild, true);
    library.addEventListener("load", () => {
      seen = new IntersectionObserver(entries => {
        for (const { target } of entries.filter(entry => entry.isIntersecting)) {
          seen.unobserve(target);
          setTimeout(() => draw(target));
        }
      }, { rootMargin: "300px" });
      start();
    });
    document.head.append(library);
  };

  start();
  for (const sign of signs) document.addEventListener(sign, wake, { passive: true });
  document.addEventListener("htmx:after:swap", start);
  new MutationObserver(() => redraw()).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });

  // Paper is white and narrower than a screen.
  let theme;
  window.addEventListener("beforeprint", () => {
    theme = document.documentElement.dataset.bsTheme;
    document.documentElement.dataset.bsTheme = "light";
    redraw(640);
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.dataset.bsTheme = theme;
    redraw();
  });
})();
