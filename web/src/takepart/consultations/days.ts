/** Days as people write them. */

/** "30 June 2026", from a day as the server writes it. */
export function dayText(day: string, tag: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year!, month! - 1, date));
}
