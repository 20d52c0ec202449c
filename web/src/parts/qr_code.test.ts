import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { qrCode } from './qr_code';

const text = (length: number): string => 'https://x.fi/'.padEnd(length, 'abc/?=1').slice(0, length);

/** The same modules as python-qrcode 8.2 makes in byte mode at level M with the same mask, of versions 2, 9 and 14. */
it.each([
  [15, 25, '68b70c7c7c08b21fb9408c8266af349d17c6a9f897917756e7d54796a78451a4'],
  [150, 49, 'b6e807854b9fc9ac3bb980dfcd72372a0e816d2119c48176b6d4ad5ec270455a'],
  [300, 69, '6ea0d7209cf16b4587dd25566d53be3737973f2d2800e85fd1cd6348967280ef'],
])('a text of %s bytes is %s modules wide, as another library draws it', (length, size, hash) => {
  const rows = qrCode(text(length))!;
  expect(rows.length).toBe(size);
  expect(createHash('sha256').update(rows.map((row) => row.map(Number).join('')).join('\n')).digest('hex')).toBe(hash);
});

it('takes 666 bytes and no more', () => {
  expect([qrCode(text(666))?.length, qrCode(text(667))]).toEqual([97, null]);
});
