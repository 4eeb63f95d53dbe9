// Draws the charts of a page from the data blocks beside them (see Charts/Figure.cs). Colours are looked up in the style sheet,
// so light, dark and print differ there and nowhere else. Without this file the table under each chart is open.
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

  const dress = (figure, style, width) => {
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
      margin: { l: 56, r: 8, t: figure.layout.showlegend && !narrow ? 36 : 16, b: 32 },
      paper_bgcolor: paper, plot_bgcolor: paper, hovermode: "closest", dragmode: false,
      // On a phone the names stand under the chart, in as many lines as they need.
      legend: { orientation: "h", x: 0, itemclick: "toggle", font: { size: narrow ? 11 : 12 }, ...(narrow ? { y: -0.12, yanchor: "top", maxheight: 0.45 } : { y: 1.02, yanchor: "bottom" }) },
      hoverlabel: { bgcolor: paper, bordercolor: text, font: { color: ink, size: 12 }, align: "left" },
      ...drawn.layout,
      xaxis: { fixedrange: true, tickfont: { size: narrow ? 10 : 11.5 }, nticks: figure.data[0]?.base ? undefined : Math.max(2, Math.floor(width / 70)), ...drawn.layout.xaxis },
      yaxis: { fixedrange: true, gridcolor: line, zerolinecolor: text, zeroline: false, ...drawn.layout.yaxis },
    };
    return drawn;
  };

  const draw = (holder, width) => {
    const area = holder.querySelector(".chart-area");
    const figure = JSON.parse(holder.querySelector(".chart-data").textContent);
    const drawn = dress(figure, getComputedStyle(document.documentElement), width ?? area.clientWidth);
    if (width) drawn.layout.width = width;
    Plotly.react(area, drawn.data, drawn.layout, config);
    if (holder.dataset.drawn) return;
    holder.dataset.drawn = "yes";
    area.on("plotly_click", event => {
      const link = event.points[0]?.customdata?.[1];
      if (link) window.location.assign(link);
    });
    area.on("plotly_hover", event => { area.classList.toggle("leads", Boolean(event.points[0]?.customdata?.[1])); });
    area.on("plotly_unhover", () => area.classList.remove("leads"));
  };

  const drawAll = width => { for (const holder of figures()) draw(holder, width); };
  const redraw = () => { for (const holder of figures()) if (holder.dataset.drawn) draw(holder); };

  // A chart is drawn when it is about to be seen, each in a turn of its own, so that the page answers meanwhile.
  const seen = window.Plotly && new IntersectionObserver(entries => {
    for (const { target } of entries.filter(entry => entry.isIntersecting)) {
      seen.unobserve(target);
      setTimeout(() => draw(target));
    }
  }, { rootMargin: "300px" });
  const start = () => {
    for (const holder of seen ? figures() : []) {
      // Folded before anything is measured: nothing jumps when the chart comes.
      if (!holder.dataset.drawn) holder.querySelector("details.chart-table:not([data-keep])")?.removeAttribute("open");
      seen.observe(holder);
    }
    document.documentElement.dataset.charts = seen ? "drawn" : "off";
  };

  start();
  document.addEventListener("htmx:after:swap", start);
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });

  // Paper is white and narrower than a screen.
  let theme;
  window.addEventListener("beforeprint", () => {
    theme = document.documentElement.dataset.bsTheme;
    document.documentElement.dataset.bsTheme = "light";
    drawAll(640);
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.dataset.bsTheme = theme;
    redraw();
  });
})();
