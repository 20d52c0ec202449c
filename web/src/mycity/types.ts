/** Cities that are being made, as `/api/v1/drafts` tells them. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Draft = Schemas['Draft'];
export type DraftFile = Schemas['DraftFile'];
export type DraftList = Schemas['DraftList'];
export type DraftSummary = Schemas['DraftSummary'];
export type FileSettings = Schemas['SettingsOfFile'];
export type Found = Schemas['FoundInFile'];
export type Wanted = Schemas['WantedColumn'];
export type Code = Schemas['FoundCode'];
export type Quality = Schemas['DraftQuality'];

export const SHARES = ['measured', 'derived', 'estimated', 'unknown'] as const;
