/** A picture of somebody as a PNG: the browser draws it as an image, in which nothing runs and nothing is fetched. */

export const TAKEN = ['image/png', 'image/jpeg', 'image/svg+xml'];
/** Bytes of a file, and of the PNG that is made of it. */
export const LARGEST_FILE = 5_000_000;
export const LARGEST_PICTURE = 400_000;
/** Pixels within which a logo is drawn: four times as large as it is shown. */
const WIDTH = 960;
const HEIGHT = 224;

export type Refused = 'kind' | 'size' | 'unreadable';

/** What keeps a file from being read as a logo. */
export function refused(file: Pick<File, 'type' | 'size'>): Refused | null {
  if (!TAKEN.includes(file.type)) return 'kind';
  return file.size > LARGEST_FILE ? 'size' : null;
}

/** Width and height within the bounds, in the same proportion; an SVG without a size of its own fills them. */
export function within(width: number, height: number): [number, number] {
  if (!(width > 0 && height > 0)) return [HEIGHT, HEIGHT];
  const scale = Math.min(1, WIDTH / width, HEIGHT / height);
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** The picture of a file as a PNG in base64. Rejects where it is no picture. */
export async function logoOf(file: File): Promise<string> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [width, height] = within(image.naturalWidth, image.naturalHeight);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    const [, written] = canvas.toDataURL('image/png').split(',');
    if (written.length * 0.75 > LARGEST_PICTURE) throw new RangeError('too large');
    return written;
  } finally {
    URL.revokeObjectURL(address);
  }
}
