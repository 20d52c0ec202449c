import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minify } from 'terser';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg)$/;
const SCRIPT = /\.js$/;

/** Makes the scripts of the build smaller once more; writes each text file as `.br`, too, so that the server need not. */
export function compress(): Plugin {
  let folder = '';
  return {
    name: 'compress',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: async () => {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
      for (const path of names.map((name) => join(folder, name))) {
        if (SCRIPT.test(path)) writeFileSync(path, await smaller(readFileSync(path, 'utf8')));
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

/** The same script by terser, which finds what the build's own minifier leaves. */
async function smaller(script: string): Promise<string> {
  const { code } = await minify(script, { module: true, ecma: 2020, compress: { passes: 2 } });
  return code!;
}
