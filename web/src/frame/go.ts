/** Go to what the search found. */
import { fitting } from '../map/frame';
import type { Place } from '../state/address';
import type { Page } from '../state/page.svelte';
import type { Found } from './found';
import { frame } from './keys.svelte';

/** Zoom at which a part of a city fills the map about, and the nearest that a single row is shown at. */
const PART_ZOOM = 14.5;
const NEAREST = 17.5;
/** Share of each side of the page that what is shown may fill: panels lie over the map. */
const SHARE = 0.4;

export async function goTo(page: Page, { kind, name, hit, at }: Found): Promise<void> {
  const { view } = page;
  if (kind === 'place') return view.go(name as Place);
  if (kind === 'indicator' && hit) {
    Object.assign(frame, { indicator: { framework: hit.entity!, code: hit.id! } });
    view.framework = hit.entity;
    return view.go('progress');
  }
  view.go('plan');
  if (hit?.entity) await openRow(page, { entity: hit.entity, id: hit.id! });
  else if (at) view.flyTo = { longitude: at[0], latitude: at[1], zoom: PART_ZOOM };
  else if (kind === 'measure') page.plan.add(name);
  else {
    const quantity = hit?.id ?? name;
    const found = page.quantities.value?.find((one) => one.name === quantity);
    if (found?.mappable) view.show(found.entity, quantity, found.entity === page.entity?.name);
    else page.explain(quantity);
  }
}

/** Show the entity of a row, its panel, and all of it on the map. */
export async function openRow(page: Page, { entity, id }: { entity: string; id: string }): Promise<void> {
  const { view } = page;
  const leading = page.drawn[0]?.name;
  if (entity !== page.entity?.name) view.show(entity, entity === leading ? (page.quantities.value?.find((one) => one.mappable && one.entity === entity)?.name ?? null) : null, false);
  view.chosen = id;
  await page.sought.load(async (signal) => {
    const row = await page.client.row(entity, id, signal);
    if (row.bounds) view.flyTo = fitting(row.bounds, SHARE * innerWidth, SHARE * innerHeight, NEAREST);
    return row;
  });
}
