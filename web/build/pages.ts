/** Pages live in their own folders and are served from the top: `console/agent.html` is built to `dist/agent.html`. */
import { basename } from "node:path";
import type { Plugin } from "vite";

export function pagesAtTheTop(): Plugin {
  return {
    name: "lobby-pages",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== "asset" || !name.endsWith(".html") || name === basename(name)) continue;
          Reflect.deleteProperty(bundle, name);
          this.emitFile({ type: "asset", fileName: basename(name), source: branded(String(file.source)) });
        }
      },
    },
  };
}

/** The server's sheet with the bank's own colours goes with every page. */
function branded(page: string): string {
  return page.replace("</head>", '  <link rel="stylesheet" href="/brand.css" />\n  </head>');
}
