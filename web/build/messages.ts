/** `import texts from "./texts/zh.json?messages"`: an ICU catalogue compiled to plain functions, so no parser is shipped
 *  and nothing is evaluated at run time. The file's name is its language. */
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/compile-module.js";
import type { Plugin } from "vite";

const QUERY = "?messages";
// The resolved id must not end in .json, or Vite would read the compiled module as JSON.
const PREFIX = "\0messages:";

export function messages(): Plugin {
  return {
    name: "lobby-messages",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(QUERY) || importer === undefined) return null;
      const file = resolve(dirname(importer), source.slice(0, -QUERY.length));
      return PREFIX + file.replace(/\.json$/, "");
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = `${id.slice(PREFIX.length)}.json`;
      this.addWatchFile(file);
      const language = basename(file, ".json");
      const texts = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
      return compileModule(new MessageFormat(language), texts);
    },
  };
}
