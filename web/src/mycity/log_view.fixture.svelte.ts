/** What the address says of the audit log, for tests of its panel. */
import type { LogFilter } from '../state/address';

export class LogView {
  log = $state.raw<LogFilter | null>(null);
}
