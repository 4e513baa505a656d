/** A drawn landscape: a pale sun, three ridges one behind the other, spruces in front. Its colours are the tokens of demo.css. */

/** Where the trees stand: from the left, the foot from the top, and their height; nearer ones come last. */
const TREES: readonly [x: number, foot: number, height: number][] = [
  [742, 372, 70],
  [800, 366, 92],
  [842, 378, 64],
  [1010, 352, 84],
  [1052, 356, 118],
  [1102, 350, 76],
  [1316, 372, 96],
  [1372, 366, 132],
  [900, 430, 150],
  [962, 436, 104],
  [1196, 428, 190],
  [1262, 438, 128],
  [1420, 440, 176],
];

export function Landscape() {
  return (
    <svg class="landscape" viewBox="0 0 1440 460" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <circle class="sun" cx="1130" cy="128" r="58" />
      <path
        class="ridge far"
        d="M0 330C160 262 300 300 430 268S690 168 830 196s190 66 320 26 200-66 290-40v278H0z"
      />
      <path
        class="ridge middle"
        d="M0 372c150-44 290-20 440-40s250-86 400-74 220 70 350 44 180-40 250-26v184H0z"
      />
      <path class="ridge near" d="M0 412c220-36 420 10 640-20s320-52 480-28 220 14 320 0v96H0z" />
      {TREES.map(([x, foot, height]) => (
        <path key={x} class={foot > 400 ? "tree near" : "tree"} d={spruce(x, foot, height)} />
      ))}
      <path class="ground" d="M0 436c240-22 520 10 760-4s460-18 680 2v26H0z" />
    </svg>
  );
}

/** A spruce of four tiers, each wider than the one above. */
function spruce(x: number, foot: number, height: number): string {
  const tiers = [0.09, 0.14, 0.19, 0.24].map((half, index) => {
    const top = foot - height * (1 - index * 0.2);
    const bottom = foot - height * (0.68 - index * 0.2);
    return `M${x} ${top}L${x + half * height} ${bottom}H${x - half * height}Z`;
  });
  return `${tiers.join("")}M${x - 2} ${foot - height * 0.1}h4v${height * 0.14}h-4z`;
}
