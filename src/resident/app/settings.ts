import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../i18n/languages.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Records } from '../../sync/records.ts';

/** Where a facility is until it said so. */
const HOME_ZONE = 'Europe/Luxembourg';

/** What this tablet is set to; every change by staff arrives here. */
export type Settings = { residentId: Id | null; language: Language | null; timeZone: string };

/** `residentId` and `language` are null until the first catch-up of a freshly paired tablet. */
export function settingsOf(records: Records, tabletId: Id): Settings {
  const residentId = records.tablet.get(tabletId)?.residentId ?? null;
  const [facility] = records.facility.values();
  const resident = residentId ? records.resident.get(residentId) : undefined;
  return {
    residentId,
    language: resident?.language ?? facility?.language ?? null,
    timeZone: facility?.timeZone ?? HOME_ZONE,
  };
}

/** The settings as they are now. */
export function followSettings(records: ReadonlySignal<Records>, tabletId: Id): ReadonlySignal<Settings> {
  return computed(() => settingsOf(records.value, tabletId));
}
