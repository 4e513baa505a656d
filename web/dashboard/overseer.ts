/** A supervisor at work: follows the floor, and does through the console's duty what concerns single conversations. */
import type { StaffCalls, StaffEvents } from "../shared/calls";
import type { Store } from "../shared/store";
import { CallError, type Transport } from "../shared/transport";
import type { Duty } from "../console/duty";
import type { Board, BoardEvent } from "./board";

export interface OverseerPorts {
  board: Store<Board, BoardEvent>;
  transport: Transport<StaffCalls, StaffEvents>;
  duty: Duty;
  now: () => number;
}

export class Overseer {
  readonly duty: Duty;
  readonly #ports: OverseerPorts;

  constructor(ports: OverseerPorts) {
    this.#ports = ports;
    this.duty = ports.duty;
  }

  begin(): void {
    const { transport, board, now } = this.#ports;
    transport.on("floor", (floor) => {
      board.dispatch({ type: "floor", floor, at: now() });
    });
    transport.watch((status) => {
      // A new connection is told nothing until it asks.
      if (status === "online") void this.#askFloor();
    });
    this.duty.begin();
  }

  end(): void {
    this.duty.end();
  }

  async #askFloor(): Promise<void> {
    const { transport, board, now } = this.#ports;
    try {
      const { floor } = await transport.call("floor", {});
      board.dispatch({ type: "floor", floor, at: now() });
    } catch (error) {
      // The next connection asks again; a push may come before.
      if (!(error instanceof CallError)) throw error;
    }
  }
}
