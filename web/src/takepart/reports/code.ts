/** Codes of reports, made on this device before anything is sent, so that what is sent twice is one report. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const LENGTH = 20;
const GROUP = 5;

/** A code of chance: 19 letters and digits, and a check sign. */
export function newCode(): string {
  const signs: number[] = [];
  while (signs.length < LENGTH - 1) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes from 248 on would make some signs likelier than others.
    if (byte! < 8 * ALPHABET.length) signs.push(byte! % ALPHABET.length);
  }
  return checked(signs.map((sign) => ALPHABET[sign]).join(''));
}

/** A code as it is kept, of one that somebody typed; null for what is none. */
export function readCode(typed: string): string | null {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  const known = [...bare].every((sign) => ALPHABET.includes(sign));
  return bare.length === LENGTH && known && checked(bare.slice(0, -1)) === bare ? bare : null;
}

/** A code in groups, as it is read aloud. */
export const writtenCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');

/** What a resident may keep instead of the code; what stands behind # comes into no log. */
export const linkOf = (origin: string, code: string): string => `${origin}/take-part#${writtenCode(code)}`;

function checked(bare: string): string {
  const total = [...bare].reduce((sum, sign, place) => sum + (place + 1) * ALPHABET.indexOf(sign), 0);
  return bare + ALPHABET[total % ALPHABET.length];
}
