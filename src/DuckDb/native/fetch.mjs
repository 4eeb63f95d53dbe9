// Puts one platform's DuckDB library where the build wants it: node fetch.mjs PLATFORM FILE TARGET
// Builds may run at the same time: each works in a directory of its own, and the file arrives by a rename, whole or not at all.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [platform, file, target] = process.argv.slice(2);
const [os, cpu, libc = os === "linux" ? "glibc" : null] = platform.split("-");
const manifest = dirname(fileURLToPath(import.meta.url));

mkdirSync(dirname(target), { recursive: true });
const work = mkdtempSync(join(dirname(target), "npm-"));
try {
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) copyFileSync(join(manifest, name), join(work, name));
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", `--os=${os}`, `--cpu=${cpu}`];
  if (libc) options.push(`--libc=${libc}`);
  // On Windows npm is a script, which only a shell can start.
  const npm = spawnSync("npm", options, { cwd: work, encoding: "utf8", shell: process.platform === "win32" });
  if (npm.error) fail(`npm cannot be started (${npm.error.message}). Install Node.js 20 or newer with npm.`);
  if (npm.status !== 0) fail(`npm ci failed. Is the npm registry within reach?\n${npm.stdout}${npm.stderr}`);

  const source = join(work, "node_modules", "@duckdb", `node-bindings-${platform}`, file);
  if (!existsSync(source)) fail(`npm brought no ${file} for ${platform}. Is the platform in src/DuckDb/native/package.json?`);
  utimesSync(source, new Date(), new Date());
  renameSync(source, target);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function fail(message) {
  console.error(message);
  rmSync(work, { recursive: true, force: true });
  process.exit(1);
}
