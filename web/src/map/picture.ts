/** The map as one picture that explains itself: title, date, legend, scale bar and sources are drawn into it. */

export interface Written {
  text: string;
  x: number;
  y: number;
  strong: boolean;
  water: boolean;
}

export interface Picture {
  title: string;
  unit: string;
  /** City, date, plan. */
  about: string;
  classes: { colour: string; label: string }[];
  /** What the hatch on buildings means; null where every building has a value. */
  missing: string | null;
  scale: { pixels: number; text: string };
  labels: Written[];
  /** Where the map goes from today to the plan, and how both sides are called. */
  divide: { x: number; today: string; plan: string } | null;
  /** Attribution and sources, one a line; long ones are broken. */
  sources: string[];
}

/** Colours and font of the page. */
export interface Look {
  font: string;
  colour: (token: string) => string;
}

const MARGIN = 16;
const LINE = 18;
const SWATCH: [width: number, height: number] = [52, 12];
type Pen = CanvasRenderingContext2D;

/** Draw it. `size` is that of the map in pixels of the page, `ratio` how many pixels of the screen one of them is. */
export function compose(map: CanvasImageSource, size: [number, number], ratio: number, picture: Picture, look: Look): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const [width, height] = size;
  const pen = canvas.getContext('2d')!;
  pen.font = font(look, 13);
  const notes = picture.sources.flatMap((source) => wrapped(source, width - 2 * MARGIN, (text) => pen.measureText(text).width));
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((height + bandHeight(notes.length)) * ratio);
  pen.scale(ratio, ratio);
  pen.fillStyle = look.colour('--panel');
  pen.fillRect(0, 0, width, height + bandHeight(notes.length));
  pen.drawImage(map, 0, 0, width, height);
  drawLabels(pen, picture.labels, look);
  if (picture.divide) drawDivide(pen, picture.divide, height, look);
  drawScale(pen, picture.scale, size, look);
  drawBand(pen, picture, notes, height, look);
  return canvas;
}

/** Words on lines that are no longer than `most`; a word that is longer has a line of its own. */
export function wrapped(text: string, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** "helsinki-centre-space-heating-need.png": letters and digits of any script. */
export function fileName(...parts: string[]): string {
  const plain = parts.map((part) => part.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, ''));
  return `${plain.filter(Boolean).join('-')}.png`;
}

function bandHeight(notes: number): number {
  return 100 + LINE * notes + MARGIN;
}

function font({ font: family }: Look, size: number, weight = 400): string {
  return `${weight} ${size}px ${family}`;
}

function write(pen: Pen, text: string, x: number, y: number, halo: string | null = null): void {
  if (halo) {
    Object.assign(pen, { strokeStyle: halo, lineWidth: 3.5, lineJoin: 'round' });
    pen.strokeText(text, x, y);
  }
  pen.fillText(text, x, y);
}

function drawLabels(pen: Pen, labels: Written[], look: Look): void {
  Object.assign(pen, { textAlign: 'center', textBaseline: 'middle' });
  for (const { text, x, y, strong, water } of labels) {
    pen.font = font(look, 13, strong ? 600 : 400);
    pen.fillStyle = look.colour(water ? '--map-label-water' : '--map-label');
    write(pen, text, x, y, look.colour('--map-halo'));
  }
}

function drawDivide(pen: Pen, { x, today, plan }: NonNullable<Picture['divide']>, height: number, look: Look): void {
  pen.fillStyle = look.colour('--ink');
  pen.fillRect(x - 1, 0, 2, height);
  pen.font = font(look, 15, 600);
  pen.textAlign = 'right';
  write(pen, today, x - 12, 28, look.colour('--map-halo'));
  pen.textAlign = 'left';
  write(pen, plan, x + 12, 28, look.colour('--map-halo'));
}

function drawScale(pen: Pen, { pixels, text }: Picture['scale'], [width, height]: [number, number], look: Look): void {
  const [right, bottom] = [width - MARGIN, height - MARGIN];
  Object.assign(pen, { strokeStyle: look.colour('--ink-2'), lineWidth: 1.5, fillStyle: look.colour('--ink-2'), textAlign: 'center', textBaseline: 'middle' });
  pen.beginPath();
  for (const [x, y] of [[right - pixels, bottom - 6], [right - pixels, bottom], [right, bottom], [right, bottom - 6]]) pen.lineTo(x, y);
  pen.stroke();
  pen.font = font(look, 13);
  write(pen, text, right - pixels / 2, bottom - 14, look.colour('--map-halo'));
}

function drawBand(pen: Pen, picture: Picture, notes: string[], top: number, look: Look): void {
  Object.assign(pen, { textAlign: 'left', textBaseline: 'alphabetic', fillStyle: look.colour('--ink') });
  pen.font = font(look, 17, 600);
  write(pen, picture.title, MARGIN, top + 26);
  const after = pen.measureText(picture.title).width;
  pen.fillStyle = look.colour('--ink-2');
  pen.font = font(look, 13);
  write(pen, picture.unit, MARGIN + after + 8, top + 26);
  write(pen, picture.about, MARGIN, top + 46);
  drawClasses(pen, picture, top + 60, look);
  pen.fillStyle = look.colour('--ink-3');
  notes.forEach((note, line) => write(pen, note, MARGIN, top + 112 + LINE * line));
}

function drawClasses(pen: Pen, { classes, missing }: Picture, top: number, look: Look): void {
  const [width, height] = SWATCH;
  classes.forEach(({ colour, label }, index) => {
    pen.fillStyle = colour;
    pen.fillRect(MARGIN + width * index, top, width, height);
    pen.fillStyle = look.colour('--ink-2');
    write(pen, label, MARGIN + width * index, top + height + 15);
  });
  if (missing === null) return;
  const left = MARGIN + width * classes.length + (classes.length ? MARGIN : 0);
  pen.fillStyle = look.colour('--map-missing');
  pen.fillRect(left, top, 16, height);
  pen.strokeStyle = look.colour('--map-missing-stripe');
  pen.lineWidth = 2;
  pen.beginPath();
  for (const shift of [0, 6, 12]) {
    pen.moveTo(left + Math.max(0, shift - 4), top + height);
    pen.lineTo(left + Math.min(16, shift + 4), top);
  }
  pen.stroke();
  pen.fillStyle = look.colour('--ink-2');
  write(pen, missing, left + 22, top + height - 1);
}
