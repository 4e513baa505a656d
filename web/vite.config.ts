/** Builds one face at a time (`--mode demo|console|widget|embed`), so that no face carries another's code in shared chunks. */
import { defineConfig } from "vitest/config";
import { catalog } from "./build/catalog.ts";
import { lean } from "./build/lean.ts";
import { messages } from "./build/messages.ts";
import { pagesAtTheTop } from "./build/pages.ts";

const PAGES: Readonly<Record<string, string>> = {
  demo: "demo/index.html",
  console: "console/agent.html",
  dashboard: "dashboard/dashboard.html",
  widget: "widget/widget.html",
  cases: "cases/cases.html",
};

/** The loader is one classic script under a name that never changes; everything else is hashed. */
const EMBED = { input: "embed/embed.ts", output: { format: "iife", entryFileNames: "embed.js" } } as const;

export default defineConfig(({ mode }) => ({
  base: "/",
  publicDir: false,
  plugins: [lean(), messages(), catalog(), pagesAtTheTop()],
  build: {
    target: "es2022",
    emptyOutDir: false,
    manifest: mode in PAGES && `assets/manifest.${mode}.json`,
    // Under a strict Content-Security-Policy nothing may be inlined: neither scripts nor data: images.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: mode === "embed" ? EMBED : { input: PAGES[mode] ?? Object.values(PAGES) },
  },
  test: {
    // Component tests ask for jsdom in their first line; the rest needs no document.
    environment: "node",
    include: ["**/*.test.{ts,tsx}"],
    setupFiles: ["shared/testing/setup.ts"],
    restoreMocks: true,
    // axe takes its time on a busy machine.
    testTimeout: 30_000,
  },
}));
