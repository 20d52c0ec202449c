/** Places with a part of the program of their own, fetched when they are opened. */
import type { Component } from 'svelte';
import type { Place } from '../state/address';

export const LATER: Partial<Record<Place, () => Promise<{ default: Component }>>> = {
  now: () => import('../now/NowPlace.svelte'),
  progress: () => import('../progress/ProgressPlace.svelte'),
  open: () => import('../open/OpenPlace.svelte'),
  states: () => import('../states/StatesPlace.svelte'),
  'my-city': () => import('../mycity/MyCityPlace.svelte'),
};
