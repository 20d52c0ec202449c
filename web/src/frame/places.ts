/** Places with a part of the program of their own, fetched when they are opened. */
import type { Component } from 'svelte';
import type { Place } from '../state/address';
import { catalogue, RESIDENT, USUAL } from '../text/messages.svelte';

type Part = { default: Component };

/** Places that came with the page. */
export const HERE: Partial<Record<Place, Component>> = {};

const usual = async (part: Promise<Part>): Promise<Part> => (await Promise.all([part, catalogue.complete(USUAL)]))[0];

export const LATER: Partial<Record<Place, () => Promise<Part>>> = {
  plan: () => usual(import('../plan/PlanPlace.svelte')),
  now: () => usual(import('../now/NowPlace.svelte')),
  progress: async () => (await Promise.all([import('../progress/ProgressPlace.svelte'), catalogue.complete()]))[0],
  'take-part': async () => (await Promise.all([import('../takepart/TakePartPlace.svelte'), catalogue.complete(RESIDENT)]))[0],
  open: async () => (await Promise.all([import('../open/OpenPlace.svelte'), catalogue.complete()]))[0],
  states: async () => (await Promise.all([import('../states/StatesPlace.svelte'), catalogue.complete()]))[0],
  incidents: async () => (await Promise.all([import('../incidents/IncidentsPlace.svelte'), catalogue.complete()]))[0],
  brief: async () => (await Promise.all([import('../brief/BriefPlace.svelte'), catalogue.complete()]))[0],
  consent: async () => (await Promise.all([import('../consent/ConsentPlace.svelte'), catalogue.complete()]))[0],
  services: async () => (await Promise.all([import('../services/ServicesPlace.svelte'), catalogue.complete()]))[0],
  office: async () => (await Promise.all([import('../office/OfficePlace.svelte'), catalogue.complete()]))[0],
  enterprise: async () => (await Promise.all([import('../enterprise/EnterprisePlace.svelte'), catalogue.complete()]))[0],
  water: async () => (await Promise.all([import('../water/WaterPlace.svelte'), catalogue.complete()]))[0],
  'my-city': async () => (await Promise.all([import('../mycity/MyCityPlace.svelte'), catalogue.complete()]))[0],
};
