import { expect, it } from 'vitest';
import { Roles } from './roles';

const roles = new Roles([
  { role: 'emissions', quantity: 'city_emissions', entity: 'city', domain: 'carbon' },
  { role: 'emissions', quantity: 'street_emissions', entity: 'street', domain: 'streets' },
]);

it('tells the quantities of a role, of one entity or of all', () => {
  expect([roles.names('emissions'), roles.one('emissions', 'street'), roles.names('emissions', null)]).toEqual([['city_emissions'], 'street_emissions', ['city_emissions', 'street_emissions']]);
  expect([roles.one('cost'), new Roles().names('emissions')]).toEqual([null, []]);
});
