import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { chinese } from './chinese.ts';
import { chunks } from './chunks.ts';
import { compress } from './compress.ts';
import { texts } from './texts.ts';

const server = process.env.CITYBRAIN_URL ?? 'http://127.0.0.1:8000';

/** The build lands inside the Python package, which serves it; nothing is inlined, so that the page needs no `unsafe-inline`. */
export default defineConfig({
  plugins: [chinese(), texts(), svelte(), compress()],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  build: {
    outDir: '../src/citybrain/api/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    rolldownOptions: {
      // The worker stands at the root, for the pages that it opens; all else by its hash.
      input: { index: 'index.html', 'take-part': 'take-part.html', inspect: 'inspect.html', worker: 'src/inspect/worker.ts' },
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'), codeSplitting: { groups: chunks() } },
    },
  },
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
  // No test is about its own time: the limit only ends one that hangs. One that needs a document says so in its first line.
  test: { pool: 'threads', include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
