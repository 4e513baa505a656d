/** The marks of a chart's lines: each line has a shape of its own, so that it is told apart without its colour. The legend's
 *  shapes are in dashboard/charts.css. */
import type uPlot from "uplot";

type Shape = (path: Path2D, x: number, y: number, half: number) => void;

const SHAPES: readonly Shape[] = [
  (path, x, y, half) => {
    path.moveTo(x + half, y);
    path.arc(x, y, half, 0, 2 * Math.PI);
  },
  (path, x, y, half) => {
    path.rect(x - half, y - half, 2 * half, 2 * half);
  },
  polygon([0, -1.3], [1.2, 0.9], [-1.2, 0.9]),
  polygon([0, -1.4], [1.4, 0], [0, 1.4], [-1.4, 0]),
  polygon([0, 1.3], [1.2, -0.9], [-1.2, -0.9]),
];

function polygon(...corners: readonly [number, number][]): Shape {
  return (path, x, y, half) => {
    corners.forEach(([right, down], index) => {
      path[index === 0 ? "moveTo" : "lineTo"](x + right * half, y + down * half);
    });
    path.closePath();
  };
}

/** Draws the points of the line that has this place among those of its chart. */
export function marksOf(place: number): uPlot.Series.Points.PathBuilder {
  const shape = SHAPES[place % SHAPES.length];
  return (plot, line, from, to) => {
    const path = new Path2D();
    const { data, series, bbox } = plot;
    const half = (typeof series[line]?.points?.size === "number" ? series[line].points.size : 6) / 2;
    const [xs, values] = [data[0], data[line]];
    for (let at = from; at <= to; at += 1) {
      const [x, value] = [xs[at], values?.[at]];
      if (x === undefined || value == null || !shape) continue;
      shape(path, plot.valToPos(x, "x", true), plot.valToPos(value, "y", true), half * ratio(bbox, plot));
    }
    return { stroke: path, fill: path, flags: 3 };
  };
}

/** Pixels of the canvas for each of the page. */
function ratio({ width }: uPlot.BBox, { over }: uPlot): number {
  return over.clientWidth > 0 ? width / over.clientWidth : 1;
}
