/** A round distance that fits, for the scale bar. */

const STEPS = [1, 2, 5];

export function scaleBar(metresPerPixel: number, longest: number): { metres: number; pixels: number } {
  const limit = metresPerPixel * longest;
  const magnitude = 10 ** Math.floor(Math.log10(limit));
  const step = STEPS.findLast((candidate) => candidate * magnitude <= limit) ?? 1;
  return { metres: step * magnitude, pixels: (step * magnitude) / metresPerPixel };
}

export function metresPerPixel(zoom: number, latitude: number): number {
  return (40_030_228 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}
