/** Put together what the picture of the map says, and give it to the reader as a file. */
import { download } from '../parts/download';
import type { Page } from '../state/page.svelte';
import { t } from '../text/messages.svelte';
import type { CityMap } from './city_map';
import { token } from './colours';
import { holder } from './holder';
import { isStrong, place, type Label } from './labels';
import { classLabels, unitOf } from './legend_text.svelte';
import { compose, fileName, type Look, type Picture } from './picture';
import { metresPerPixel, scaleBar } from './scale_bar';
import { sideNames } from './side_names.svelte';
import type { Shown } from './shown.svelte';

const LONGEST_BAR = 140;

export async function savePicture(map: CityMap, page: Page, shown: Shown, labels: Label[]): Promise<void> {
  await document.fonts.ready;
  const look: Look = { font: getComputedStyle(document.body).fontFamily, colour: token };
  const canvas = await map.picture((drawn) => {
    const size: [number, number] = [drawn.clientWidth, drawn.clientHeight];
    return compose(drawn, size, drawn.width / drawn.clientWidth, describe(map, page, shown, labels, size), look);
  });
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!file) throw new Error('no picture');
  download(file, fileName(page.city.value!.name, page.quantity?.label ?? page.entity!.label));
}

function describe(map: CityMap, page: Page, shown: Shown, labels: Label[], size: [number, number]): Picture {
  const [city, camera] = [page.city.value!, map.camera()];
  const { label, unit } = page.quantity ?? { label: page.entity!.label, unit: '1' };
  const words = classLabels(unit, shown);
  const bar = scaleBar(metresPerPixel(camera.zoom, camera.latitude), LONGEST_BAR);
  const plan = page.planned || page.taken ? page.plan.document.name : null;
  const names = sideNames(page);
  const placed = place(labels, camera.zoom, size, (label) => map.project(label));
  return {
    title: shown.difference ? t('web-map-picture-change', { quantity: label }) : label,
    unit: unitOf(unit),
    about: [city.name, city.date, plan, city.simulated ? t('web-map-picture-simulated') : null, shown.coarse ? t('web-legend-zones', { area: page.area?.label ?? '' }) : null].filter(Boolean).join(' · '),
    classes: shown.tokens.map((name, index) => ({ colour: token(name), label: words[index] })),
    missing: shown.missing ? (page.taken ? t('web-takers-could') : t('web-legend-missing', { count: shown.missing })) : null,
    scale: { pixels: bar.pixels, text: bar.metres >= 1000 ? t('web-kilometres', { count: bar.metres / 1000 }) : t('web-metres', { count: bar.metres }) },
    labels: placed.map(({ label: name, x, y }) => ({ text: name.name, x, y, strong: isStrong(name), water: name.kind === 'water' })),
    divide: shown.split ? { x: (size[0] * page.view.split) / 100, today: names.left, plan: names.right } : null,
    sources: sources(page),
  };
}

/** Whose data it is, and what the numbers rest on. */
function sources(page: Page): string[] {
  const data = page.city.value!.attribution.map(({ title, owner, licence }) => `© ${[holder({ title, owner }), licence].filter(Boolean).join(t('web-list-comma'))}`);
  const method = page.quantity?.source;
  return [data.join(' · '), ...(method ? [t('web-map-picture-method', { source: method })] : [])];
}
