/** Where the box stands that points to something outside the view. */

export interface Pointer {
  x: number;
  y: number;
  /** Direction of the arrow, degrees clockwise from up. */
  angle: number;
  /** Pixels from the middle of the view to the thing. */
  far: number;
}

/** The point of the view's edge, `margin` pixels inside, on the way from its middle to the thing; null where it is in view. */
export function pointer([x, y]: [number, number], [width, height]: [number, number], margin: [across: number, down: number]): Pointer | null {
  if (x >= 0 && y >= 0 && x <= width && y <= height) return null;
  const [right, down] = [x - width / 2, y - height / 2];
  const room = [Math.max(1, width / 2 - margin[0]), Math.max(1, height / 2 - margin[1])];
  const share = Math.min(room[0] / Math.abs(right || 1e-9), room[1] / Math.abs(down || 1e-9));
  const angle = (Math.atan2(right, -down) * 180) / Math.PI;
  return { x: width / 2 + share * right, y: height / 2 + share * down, angle: (angle + 360) % 360, far: Math.hypot(right, down) };
}

/** Middle of the largest strip of the view beside the data that has room for words; null where none has. */
export function outsideSpot([left, top, right, bottom]: [number, number, number, number], [width, height]: [number, number]): [x: number, y: number] | null {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const strips = [
    [0, 0, within(left, width), height], [within(right, width), 0, width, height],
    [0, 0, width, within(top, height)], [0, within(bottom, height), width, height],
  ];
  const roomy = strips.filter(([west, north, east, south]) => east - west >= WIDE && south - north >= HIGH);
  const area = ([west, north, east, south]: number[]) => (east - west) * (south - north);
  const [best] = roomy.sort((one, other) => area(other) - area(one));
  return best ? [(best[0] + best[2]) / 2, (best[1] + best[3]) / 2] : null;
}

const WIDE = 180;
const HIGH = 40;
