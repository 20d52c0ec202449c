import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Runes everywhere; warnings (accessibility among them) fail `npm run check`. */
export default { preprocess: vitePreprocess(), compilerOptions: { runes: true } };
