/** `npm run build`: every face, one after the other, into an empty dist/. */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
for (const mode of ["demo", "console", "dashboard", "widget", "cases", "embed"])
  await build({ root, mode, logLevel: "warn" });
