/** Long polling, fetched only where a websocket could not be opened. */
export { XHR } from "engine.io-client/polling";
