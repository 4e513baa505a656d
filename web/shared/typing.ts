/** Tells the other side that one is typing: not at every key, and no longer when one has stopped. */

const REPEAT = 3000;
const IDLE = 5000;
/** A typing notice that was not renewed is forgotten after this long: its end may have been lost. */
export const TYPING_EXPIRES = 8000;

export class TypingTeller {
  readonly #tell: (on: boolean) => void;
  #told = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (on: boolean) => void) {
    this.#tell = tell;
  }

  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.stop();
    }, IDLE);
    if (Date.now() - this.#told < REPEAT) return;
    this.#told = Date.now();
    this.#tell(true);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#told > 0) this.#tell(false);
    this.#told = 0;
  }
}
