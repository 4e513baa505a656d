/** Keeps out of the bundles what these pages do not use, and apart what few need. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Plugin } from "vite";

/** Its own index takes in every transport; here only the websocket, and polling as a chunk of its own (shared/polling.ts). */
const ENGINE = `
export { Socket } from "./socket.js";
export { installTimerFunctions } from "./util.js";
export { parse } from "./contrib/parseuri.js";
export { nextTick } from "./globals.js";
export { WS as WebSocket } from "./transports/websocket.js";
export const Fetch = null, NodeXHR = null, XHR = null, NodeWebSocket = null, WebTransport = null;`;

/** Its index can also be called with the address of another server; here a page speaks to its own (shared/socket.ts). */
const CLIENT = `
export { Manager } from "./manager.js";
export { WebSocket } from "engine.io-client";`;

/** Packets of text alone. */
const ENCODE = `
import { PACKET_TYPES } from "./commons.js";
export const encodePacket = ({ type, data }, _, give) => give(PACKET_TYPES[type] + (data || ""));
export const encodePacketToBinary = null;`;
const DECODE = `
import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
export const decodePacket = (text) => {
  const type = PACKET_TYPES_REVERSE[text[0]];
  return type ? { type, data: text.slice(1) || undefined } : ERROR_PACKET;
};`;

/** Modules to replace, by the end of their path. */
const REPLACED: readonly [file: string, code: string][] = [
  // Vite wraps each dynamic import in code that preloads style sheets; parts that are fetched later have none of their own.
  ["\0vite/preload-helper.js", "export const __vitePreload = (load) => load();"],
  ["/engine.io-client/build/esm/index.js", ENGINE],
  ["/engine.io-client/build/esm/transports/index.js", "export const transports = {};"],
  ["/socket.io-client/build/esm/index.js", CLIENT],
  // No address is taken apart: host and port are given.
  ["/engine.io-client/build/esm/contrib/parseuri.js", "export const parse = null;"],
  [
    "/engine.io-client/build/esm/contrib/parseqs.js",
    "export const encode = (query) => String(new URLSearchParams(query)), decode = null;",
  ],
  // The protocol is JSON: no payload carries anything binary.
  ["/engine.io-parser/build/esm/encodePacket.browser.js", ENCODE],
  ["/engine.io-parser/build/esm/decodePacket.browser.js", DECODE],
  ["/socket.io-parser/build/esm/is-binary.js", "export const isBinary = () => false, hasBinary = isBinary;"],
  [
    "/socket.io-parser/build/esm/binary.js",
    "export const deconstructPacket = null, reconstructPacket = null;",
  ],
];

/** `engine.io-client/polling`, a door that the package itself does not have. */
function polling(): string {
  const manifest = createRequire(import.meta.url).resolve("engine.io-client/package.json");
  return `${dirname(manifest)}/build/esm/transports/polling-xhr.js`;
}

export function lean(): Plugin {
  return {
    name: "lobby-lean",
    enforce: "pre",
    resolveId: (source) => (source === "engine.io-client/polling" ? polling() : null),
    load: (id) => REPLACED.find(([file]) => id.endsWith(file))?.[1] ?? null,
  };
}
