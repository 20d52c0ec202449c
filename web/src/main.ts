/** The whole page, which begins with Plan. */
import './frame/kiosk';
import { HERE } from './frame/places';
import './guide/Guide.svelte';
import PlanPlace from './plan/PlanPlace.svelte';
import { start } from './start';
import './why/Why.svelte';

HERE.plan = PlanPlace;
await start();
