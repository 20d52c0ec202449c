/** Go to what the search found. */
import type { Place } from '../state/address';
import type { Page } from '../state/page.svelte';
import type { Found } from './found';

/** Zoom at which a zone of a city fills the map about. */
const ZONE_ZOOM = 14;

export async function goTo(page: Page, { kind, name }: Found): Promise<void> {
  const { view } = page;
  if (kind === 'place') return view.go(name as Place);
  view.go('plan');
  if (kind === 'measure') page.plan.add(name);
  else if (kind === 'area') await fly(page, name);
  else {
    const found = page.quantities.value?.find((quantity) => quantity.name === name);
    if (found?.mappable) view.show(found.entity, name, found.entity === page.entity?.name);
    else page.explain(name);
  }
}

async function fly(page: Page, zone: string): Promise<void> {
  const area = page.districts;
  if (!area) return;
  await page.sought.load(async (signal) => {
    const middle = await page.client.middleOf(area, zone, signal);
    if (middle) Object.assign(page.view, { flyTo: { ...middle, zoom: ZONE_ZOOM } });
    return middle;
  });
}
