/** Modules that the plugins of this folder make. */
declare module "*?messages" {
  const texts: Record<string, (values?: Record<string, string | number>) => string>;
  export default texts;
}
declare module "virtual:topics/*" {
  const names: Record<string, string>;
  export default names;
}
declare module "@messageformat/core/compile-module.js" {
  import type MessageFormat from "@messageformat/core";
  export default function compileModule(format: MessageFormat, texts: Record<string, string>): string;
}
declare module "engine.io-client/polling" {
  export { XHR } from "engine.io-client";
}
declare module "virtual:showcase" {
  const showcase: import("./showcase.ts").Showcase;
  export default showcase;
}
