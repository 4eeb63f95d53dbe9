// Tries an operation of the API from its page. The key stays in the field it was typed into: it is kept nowhere else.
(() => {
  const longest = 20000;

  const address = form => {
    let path = form.dataset.path;
    const query = new URLSearchParams();
    for (const field of form.querySelectorAll("[data-place]")) {
      if (field.dataset.place === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(field.value));
      else if (field.dataset.place === "query" && field.value !== "") query.set(field.name, field.value);
    }
    for (const [name, value] of new URLSearchParams(form.querySelector("[data-more]")?.value ?? "")) query.set(name, value);
    return query.size ? `${path}?${query}` : path;
  };

  const request = form => {
    const headers = { "Accept-Language": document.documentElement.lang };
    const key = document.querySelector("[data-api-key]")?.value.trim();
    if (key) headers.Authorization = `Bearer ${key}`;
    for (const field of form.querySelectorAll("[data-place=header]")) if (field.value !== "") headers[field.name] = field.value;
    const body = form.querySelector("[data-body]");
    const files = form.querySelector("[data-files]");
    if (body) return { method: form.dataset.api.toUpperCase(), headers: { ...headers, "Content-Type": "application/json" }, body: body.value };
    if (!files) return { method: form.dataset.api.toUpperCase(), headers };
    const sent = new FormData();
    for (const file of files.files) sent.append("files", file);
    return { method: form.dataset.api.toUpperCase(), headers, body: sent };
  };

  const written = (text, type) => {
    if (!type.includes("json") || type.includes("ndjson")) return text;
    // Numbers are shown as they came: reading and writing them again would lose decimals.
    let depth = 0, quoted = false, escaped = false, shown = "";
    for (let i = 0; i < text.length && shown.length < longest * 2; i++) {
      const sign = text[i];
      if (sign === '"' && !escaped) quoted = !quoted;
      escaped = quoted && sign === "\\" && !escaped;
      if (quoted || !"{}[],".includes(sign)) { shown += sign; continue; }
      if ("}]".includes(sign)) shown += "\n" + "  ".repeat(Math.max(0, --depth)) + sign;
      else shown += sign + "\n" + "  ".repeat(sign === "," ? depth : ++depth);
    }
    return shown;
  };

  const send = async form => {
    const answer = form.querySelector("[data-answer]");
    const button = form.querySelector("button");
    button.disabled = true;
    answer.hidden = false;
    answer.replaceChildren();
    const status = answer.appendChild(document.createElement("p"));
    try {
      const response = await fetch(address(form), { ...request(form), credentials: "omit", cache: "no-store" });
      const text = written(await response.text(), response.headers.get("Content-Type") ?? "");
      const named = ["ETag", "Link", "Location", "Retry-After"].filter(name => response.headers.has(name)).map(name => `${name}: ${response.headers.get(name)}`);
      status.textContent = [`${response.status} ${response.statusText}`, ...named].join(" · ");
      const body = answer.appendChild(document.createElement("pre"));
      body.tabIndex = 0;
      body.textContent = text.length > longest ? `${text.slice(0, longest)}\n${answer.dataset.cut}` : text;
    } catch {
      status.textContent = answer.dataset.failed;
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("submit", event => {
    if (!event.target.matches("form[data-api]")) return;
    event.preventDefault();
    send(event.target);
  });
})();
