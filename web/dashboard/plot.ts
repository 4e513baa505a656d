/** The arithmetic of a printed chart. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const STEPS = [1, 2, 2.5, 5, 10];
const LINES = 4;

/** A round number not below the value, so that the lines of the grid are round as well. */
export function roof(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (STEPS.find((step) => step * power >= value) ?? 10);
}

export function grid(most: number): number[] {
  return Array.from({ length: LINES + 1 }, (_none, index) => (most * index) / LINES);
}

export function heightOf(value: number, most: number, { top, bottom }: Frame): number {
  return bottom - ((bottom - top) * Math.min(value, most)) / most;
}

/** The middle of the place of one of so many. */
export function middleOf(index: number, count: number, { left, right }: Frame): number {
  return left + ((right - left) * (index + 0.5)) / Math.max(count, 1);
}

/** A path through the values that are there; a gap begins a new stretch. */
export function pathThrough(values: readonly (number | null)[], most: number, frame: Frame): string {
  let isDown = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDown = false;
        return "";
      }
      const command = isDown ? "L" : "M";
      isDown = true;
      const x = middleOf(index, values.length, frame).toFixed(1);
      return `${command}${x} ${heightOf(value, most, frame).toFixed(1)}`;
    })
    .join("");
}
