/** The hatch of the design language as a picture that repeats: stale, simulated, or outside the data. */
import { token } from './colours';

const SIZE = 12;
const LINE = 1.5;

export function hatch(): ImageData {
  const picture = new OffscreenCanvas(SIZE, SIZE).getContext('2d')!;
  picture.strokeStyle = token('--hatch');
  picture.lineWidth = LINE;
  for (const shift of [-SIZE / 2, 0, SIZE / 2, SIZE]) {
    picture.moveTo(shift - SIZE / 2, SIZE * 1.5);
    picture.lineTo(shift + SIZE * 1.5, -SIZE / 2);
  }
  picture.stroke();
  return picture.getImageData(0, 0, SIZE, SIZE);
}
