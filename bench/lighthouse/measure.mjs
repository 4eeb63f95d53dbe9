// Lighthouse over the pages of a running app, as a Markdown table. Ends with 1 when a score is below 95.
//   node measure.mjs [ADDRESS] [--phone] [--only /,/revenue]
// A page is opened as somebody does who has never been here: nothing cached, no cookie.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "chrome-launcher";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { phone: { type: "boolean", default: false }, only: { type: "string" }, why: { type: "boolean", default: false } },
});
const address = (positionals[0] ?? "http://127.0.0.1:5080").replace(/\/$/, "");
const pages = values.only?.split(",") ?? [
  "/", "/revenue", "/revenue/customers?movement=closing", "/revenue/reconciliation", "/revenue/policies", "/revenue/closed",
  "/customers/c0000002", "/search?q=pena", "/segments", "/targets", "/commentary", "/data", "/jobs", "/metrics", "/keyboard",
];
const categories = ["performance", "accessibility", "best-practices"];
const least = 95;

const browser = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(path => path && existsSync(path));
const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
let missed = 0;
console.log("| page | performance | accessibility | best practices | first paint | largest paint | blocked | shift | transferred |");
console.log("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
try {
  for (const page of pages) {
    const config = values.phone ? undefined : desktopConfig;
    const measure = async () => (await lighthouse(address + page, { port: chrome.port, onlyCategories: categories, logLevel: "silent" }, config)).lhr;
    let lhr = await measure();
    // Now and then Chromium hands over no trace: that is no score of 0, and is asked for again.
    for (let more = 2; more > 0 && lhr.categories.performance.score === null; more--) lhr = await measure();
    const scores = categories.map(name => Math.round(lhr.categories[name].score * 100));
    missed += scores.filter(score => score < least).length;
    const time = name => `${Math.round(lhr.audits[name].numericValue)} ms`;
    const bytes = Math.round((lhr.audits["total-byte-weight"].numericValue ?? 0) / 1000);
    console.log(`| ${[page, ...scores, time("first-contentful-paint"), time("largest-contentful-paint"), time("total-blocking-time"),
      (lhr.audits["cumulative-layout-shift"].numericValue ?? 0).toFixed(3), `${bytes} kB`].join(" | ")} |`);
    if (!values.why) continue;
    for (const name of categories) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) {
          console.log(`  ${name} / ${id} (${weight}): ${audit.title} ${audit.displayValue ?? ""} ${JSON.stringify(audit.details?.items?.slice(0, 3) ?? "").slice(0, 600)}`);
        }
      }
    }
  }
} finally {
  await chrome.kill();
}
process.exitCode = missed > 0 ? 1 : 0;
