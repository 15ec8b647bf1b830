import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { DeviceKey, Keyring } from '../../data/keyring.ts';
import { eraseStore } from '../../data/store.ts';
import type { Id } from '../../protocol/primitives.ts';
import { type Bond, type BondDeps, openBond, storeNameOf } from './bond.ts';

/** All residents of this browser's owner: the bonds, which of them is shown, and what was taken away. */
export interface Household {
  readonly bonds: ReadonlySignal<readonly Bond[]>;
  /** The one on the screen: the one that rings or talks, else the chosen one. */
  readonly shown: ReadonlySignal<Bond | null>;
  /** Names of residents whose access was withdrawn while this page was open. */
  readonly withdrawn: ReadonlySignal<readonly string[]>;
  choose(bond: Bond): void;
  add(key: DeviceKey): Promise<void>;
  seenWithdrawn(): void;
}

export type HouseholdDeps = Omit<BondDeps, 'isBusy' | 'onLost'> & {
  keyring: Keyring;
  /** Loads the page again. */
  reload: () => void;
};

/**
 * Opens a bond for every contact in the keyring. A bond whose credential is dead is erased from this browser.
 * One contact may have several keys (its link was opened again): two bonds of one person would find each other busy, so
 * only one is opened.
 */
export async function openHousehold(deps: HouseholdDeps): Promise<Household> {
  const { keyring, reload } = deps;
  const bonds = signal<readonly Bond[]>([]);
  const chosen = signal<Bond | null>(null);
  const withdrawn = signal<readonly string[]>([]);
  const shown = signal<Bond | null>(null);
  const isLost = signal(false);

  async function drop(bond: Bond) {
    bond.close();
    bonds.value = bonds.peek().filter((other) => other !== bond);
    await keyring.remove(bond.key.credential);
    await eraseStore(storeNameOf(bond.key));
  }

  async function withdraw(bond: Bond) {
    const name = [...bond.replica.records.peek().loved.values()][0]?.name;
    if (name) withdrawn.value = [...withdrawn.peek(), name];
    await drop(bond);
  }

  async function open(key: DeviceKey) {
    const isBusy = () =>
      bonds.peek().some((other) => other.key.deviceId !== key.deviceId && weight(other) > IDLE_OR_OVER);
    const onLost = () => {
      isLost.value = true;
    };
    const bond = await openBond(key, { ...deps, isBusy, onLost });
    effect(() => {
      if (bond.live.signedOut.value || bond.replica.signedOut.value) void withdraw(bond);
    });
    bonds.value = [...bonds.peek(), bond];
  }

  const bondWith = (contactId: Id) => bonds.peek().find((bond) => bond.key.contactId === contactId);

  for (const key of await keyring.all())
    if (key.kind === 'device' && !bondWith(key.contactId)) await open(key);

  effect(() => {
    const busy = bonds.value.filter((bond) => bond.call.view.value.at !== 'idle');
    const [first] = busy.sort((a, b) => weight(b) - weight(a));
    shown.value = first ?? bonds.value.find((bond) => bond === chosen.value) ?? bonds.value[0] ?? null;
  });

  effect(() => {
    const isCalled = bonds.value.some((bond) => bond.call.view.value.at !== 'idle');
    if (isLost.value && !isCalled) reload();
  });

  return {
    bonds,
    shown,
    withdrawn,
    choose: (bond) => {
      chosen.value = bond;
    },
    async add(key) {
      const kept = keyring.add(key);
      const older = bondWith(key.contactId);
      if (older) {
        await kept;
        await drop(older);
      }
      await Promise.all([kept, open(key)]);
      chosen.value = bonds.peek().find((bond) => bond.key.deviceId === key.deviceId) ?? null;
    },
    seenWithdrawn: () => {
      withdrawn.value = [];
    },
  };
}

/** The most that a bond weighs while nothing rings and nobody talks. */
const IDLE_OR_OVER = 1;

/** A call under way outweighs a ring, and a ring outweighs a card about a call that is over. */
function weight(bond: Bond): number {
  const { at } = bond.call.view.value;
  if (at === 'connected' || at === 'connecting') return 3;
  if (at === 'idle') return 0;
  return at === 'over' ? IDLE_OR_OVER : 2;
}
