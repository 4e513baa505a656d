/** Opens a socket.io connection to this page's own server. Kept apart so that a page can paint before it is loaded. */
import { Manager, WebSocket, type Socket } from "socket.io-client";
import type { SocketLike } from "./transport";

export interface SocketOptions {
  /** Asked anew for every attempt, so that a renewed token is used. */
  auth?: () => Record<string, string>;
}

export function openSocket(namespace: "/visitor" | "/staff", { auth }: SocketOptions = {}): SocketLike {
  const manager = new Manager({
    // Browsers write a literal IPv6 address in brackets, which the library adds itself.
    hostname: location.hostname.replace(/[[\]]/g, ""),
    port: location.port,
    path: "/socket.io/",
    transports: [WebSocket],
    autoConnect: false,
    reconnectionDelay: 400,
    reconnectionDelayMax: 6000,
  });
  const socket = manager.socket(
    namespace,
    auth && {
      auth: (give: (data: object) => void) => {
        give(auth());
      },
    },
  );
  // The server may just be away, or a proxy may let no websocket through: after a failure polling is tried too.
  manager.on("error", () => void allowPolling(socket));
  return socket;
}

async function allowPolling(socket: Socket): Promise<void> {
  // Without a network this cannot be fetched either; the next failure asks again.
  const polling = await import("./polling").catch(() => null);
  if (polling)
    Object.assign(socket.io.opts, { transports: [WebSocket, polling.XHR], tryAllTransports: true });
}
