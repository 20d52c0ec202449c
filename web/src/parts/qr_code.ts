/** A QR code (ISO/IEC 18004) of a text in bytes, error correction M: true where a module is dark. For addresses on paper. */

/** Codewords of error correction in a block, and number of blocks, of versions 1 to 20 at level M (table 9 of the norm). */
const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Null where the text is longer than version 20 holds, 666 bytes. */
export function qrCode(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex((_, at) => 4 + (at + 1 < 10 ? 8 : 16) + 8 * bytes.length <= 8 * capacity(at + 1)) + 1;
  if (version === 0) return null;
  const drawn = new Drawing(version);
  drawn.fill(interleaved(words(bytes, version), version));
  return drawn.best();
}

/** Modules for data and error correction of a version, in codewords. */
function all(version: number): number {
  const align = version > 1 ? Math.floor(version / 7) + 2 : 0;
  const bits = (16 * version + 128) * version + 64 - (align ? (25 * align - 10) * align - 55 : 0) - (version >= 7 ? 36 : 0);
  return Math.floor(bits / 8);
}

const capacity = (version: number): number => all(version) - CHECKS[version - 1] * BLOCKS[version - 1];

/** Mode, length and bytes as codewords, filled up to what the version holds. */
function words(bytes: number[], version: number): number[] {
  const wide = version < 10 ? 8 : 16;
  let bits = '0100' + bytes.length.toString(2).padStart(wide, '0') + bytes.map((one) => one.toString(2).padStart(8, '0')).join('');
  bits += '0'.repeat(Math.min(4, 8 * capacity(version) - bits.length));
  bits += '0'.repeat((8 - (bits.length % 8)) % 8);
  const found = Array.from({ length: bits.length / 8 }, (_, at) => parseInt(bits.slice(8 * at, 8 * at + 8), 2));
  for (let pad = 0xec; found.length < capacity(version); pad ^= 0xec ^ 0x11) found.push(pad);
  return found;
}

/** Product in the field of 256 elements with x⁸ + x⁴ + x³ + x² + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((other >>> bit) & 1) * one);
  return product;
}

/** Codewords of Reed and Solomon. */
function checks(data: number[], count: number): number[] {
  const divisor = new Array<number>(count).fill(0);
  divisor[count - 1] = 1;
  for (let step = 0, root = 1; step < count; step++, root = times(root, 2)) {
    for (let at = 0; at < count; at++) divisor[at] = times(divisor[at], root) ^ (divisor[at + 1] ?? 0);
  }
  const rest = new Array<number>(count).fill(0);
  for (const one of data) {
    const factor = one ^ rest.shift()!;
    rest.push(0);
    divisor.forEach((value, at) => (rest[at] ^= times(value, factor)));
  }
  return rest;
}

/** Blocks with their error correction, one codeword of each after the other; the last blocks are one longer. */
function interleaved(data: number[], version: number): number[] {
  const [count, check] = [BLOCKS[version - 1], CHECKS[version - 1]];
  const short = Math.floor(data.length / count);
  const shorter = count - (data.length % count);
  const blocks = Array.from({ length: count }, (_, at) => {
    const start = at * short + Math.max(0, at - shorter);
    return data.slice(start, start + short + (at < shorter ? 0 : 1));
  });
  const take = (rows: number[][], length: number) => Array.from({ length }, (_, at) => rows.flatMap((row) => (at < row.length ? [row[at]] : []))).flat();
  return [...take(blocks, short + 1), ...take(blocks.map((block) => checks(block, check)), check)];
}

class Drawing {
  readonly size: number;
  readonly dark: boolean[][];
  readonly fixed: boolean[][];

  constructor(readonly version: number) {
    this.size = 17 + 4 * version;
    this.dark = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.fixed = this.dark.map((row) => [...row]);
    const { size } = this;
    for (let at = 0; at < size; at++) {
      this.#set(6, at, at % 2 === 0);
      this.#set(at, 6, at % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) this.#rings(x, y, 4, [2, 4]);
    const places = this.#alignment();
    places.forEach((x, i) => places.forEach((y, j) => {
      const corner = (i === 0 && (j === 0 || j === places.length - 1)) || (i === places.length - 1 && j === 0);
      if (!corner) this.#rings(x, y, 2, [1]);
    }));
    this.#format(0);
    if (version >= 7) this.#versionBits();
  }

  /** Codewords in columns of two from the right, up and down. */
  fill(codewords: number[]): void {
    let at = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const up = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step++) {
        for (const x of [right, right - 1]) {
          const y = up ? this.size - 1 - step : step;
          if (this.fixed[y][x] || at >= 8 * codewords.length) continue;
          this.dark[y][x] = ((codewords[at >>> 3] >>> (7 - (at & 7))) & 1) === 1;
          at += 1;
        }
      }
    }
  }

  /** With the mask whose pattern is the easiest to read. */
  best(): boolean[][] {
    const tried = MASKS.map((mask, number) => {
      this.#format(number);
      return this.dark.map((row, y) => row.map((dark, x) => dark !== (!this.fixed[y][x] && mask(x, y))));
    });
    const penalties = tried.map(penalty);
    return tried[penalties.indexOf(Math.min(...penalties))];
  }

  #set(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y][x] = dark;
    this.fixed[y][x] = true;
  }

  #rings(x: number, y: number, reach: number, light: number[]): void {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) this.#set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  #alignment(): number[] {
    if (this.version === 1) return [];
    const count = Math.floor(this.version / 7) + 2;
    const step = Math.floor((this.version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => this.size - 7 - step * (count - 2 - at))];
  }

  /** Level M, which is 00, and the mask, with their error correction. */
  #format(mask: number): void {
    let rest = mask;
    for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (at: number) => ((bits >>> at) & 1) === 1;
    const { size } = this;
    for (let at = 0; at <= 5; at++) this.#set(8, at, bit(at));
    this.#set(8, 7, bit(6));
    this.#set(8, 8, bit(7));
    this.#set(7, 8, bit(8));
    for (let at = 9; at < 15; at++) this.#set(14 - at, 8, bit(at));
    for (let at = 0; at < 8; at++) this.#set(size - 1 - at, 8, bit(at));
    for (let at = 8; at < 15; at++) this.#set(8, size - 15 + at, bit(at));
    this.#set(8, size - 8, true);
  }

  #versionBits(): void {
    let rest = this.version;
    for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.version << 12) | rest;
    for (let at = 0; at < 18; at++) {
      const [near, far] = [Math.floor(at / 3), this.size - 11 + (at % 3)];
      this.#set(far, near, ((bits >>> at) & 1) === 1);
      this.#set(near, far, ((bits >>> at) & 1) === 1);
    }
  }
}

/** How hard a pattern is to read: runs, blocks of two by two, what looks like a finder, and the share of dark (7.8.3 of the norm). */
function penalty(rows: boolean[][]): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  let found = 0;
  for (const line of [...rows, ...columns]) {
    const text = line.map(Number).join('');
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) found += run.length - 2;
    for (const pattern of ['10111010000', '00001011101']) for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) found += 40;
  }
  for (let y = 1; y < rows.length; y++) for (let x = 1; x < rows.length; x++) if (new Set([rows[y][x], rows[y - 1][x], rows[y][x - 1], rows[y - 1][x - 1]]).size === 1) found += 3;
  const dark = rows.flat().filter(Boolean).length / rows.length ** 2;
  return found + 10 * Math.floor(Math.abs(dark * 20 - 10));
}
