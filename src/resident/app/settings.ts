import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../i18n/languages.ts';
import type { EpochMs, Hours, Id, PinCheck, TextFactor, VolumeStep } from '../../protocol/primitives.ts';
import { type Facility, type Resident, USUAL_FACILITY, USUAL_RESIDENT } from '../../protocol/records.ts';
import type { Records } from '../../sync/records.ts';

/** Where a facility is until it said so. */
const HOME_ZONE = 'Europe/Luxembourg';

/** A tablet whose resident is not known yet has no night: whoever has just paired it wants to see it. */
const NO_QUIET: Hours = { from: 0, until: 0 };

/** What this tablet is set to; every change by staff arrives here. */
export type Settings = {
  residentId: Id | null;
  /** A shared tablet may wait for nobody. */
  isShared: boolean;
  /** Of a shared one that waits: may it show faces, and read cards? */
  chooseByFace: boolean;
  chooseByCard: boolean;
  /** What staff call those in front of tablets. */
  personWord: Facility['personWord'];
  /** After so long without a touch a session ends; null: none is open. */
  idleMinutes: number | null;
  /** Staff locked it: nothing is shown, nobody is rung. */
  lockedAt: EpochMs | null;
  language: Language | null;
  timeZone: string;
  textFactor: TextFactor;
  /** How long a finger must stay for a press, in ms; 0: a tap is enough. */
  holdMs: number;
  /** For how many ms after a press further presses are taken for trembling. */
  repeatMs: number;
  quietHours: Hours;
  /** May the resident ring somebody in the quiet hours? */
  outgoingAtNight: boolean;
  /** The ring is never softer than this. */
  ringFloor: VolumeStep;
  photoFrame: boolean;
  /** *Care in progress* until then, of this resident or of the whole house; it may be over. */
  careUntil: EpochMs | null;
  /** Opens the staff panel; null while staff have not set one. */
  pin: PinCheck | null;
};

/** `residentId` and `language` are null until the first catch-up of a freshly paired tablet. */
export function settingsOf(records: Records, tabletId: Id): Settings {
  const tablet = records.tablet.get(tabletId);
  const residentId = tablet?.residentId ?? null;
  const [facility] = records.facility.values();
  const resident = residentId ? records.resident.get(residentId) : undefined;
  return {
    residentId,
    isShared: tablet?.kind === 'shared',
    idleMinutes: tablet?.session ? tablet.idleMinutes : null,
    lockedAt: tablet?.lockedAt ?? null,
    language: resident?.language ?? facility?.language ?? null,
    timeZone: facility?.timeZone ?? HOME_ZONE,
    ...ofResident(resident),
    ...ofFacility(facility),
    careUntil: later(resident?.careUntil ?? null, facility?.careUntil ?? null),
  };
}

/* What is kept on a tablet may be older than a setting, so every one has a value here. */

function ofResident(resident: Partial<Resident> | undefined) {
  const { textFactor, holdMs, repeatMs, ringFloor, photoFrame } = { ...USUAL_RESIDENT, ...resident };
  const quietHours = resident ? (resident.quietHours ?? USUAL_RESIDENT.quietHours) : NO_QUIET;
  return { textFactor, holdMs, repeatMs, ringFloor, photoFrame, quietHours };
}

function ofFacility(facility: Partial<Facility> | undefined) {
  const { outgoingAtNight, pin, chooseByFace, chooseByCard } = { ...USUAL_FACILITY, ...facility };
  return { outgoingAtNight, pin, chooseByFace, chooseByCard, personWord: facility?.personWord ?? 'resident' };
}

/** A shared tablet that serves nobody. */
export const isWaiting = ({ isShared, residentId }: Pick<Settings, 'isShared' | 'residentId'>): boolean =>
  isShared && residentId === null;

function later(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** The settings as they are now. */
export function followSettings(records: ReadonlySignal<Records>, tabletId: Id): ReadonlySignal<Settings> {
  return computed(() => settingsOf(records.value, tabletId));
}
