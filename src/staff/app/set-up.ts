import { createPinCheck, type PinCrypto } from '../../protocol/pin.ts';
import type { Facility } from '../../protocol/records.ts';
import { suggestPin } from '../screens/settings/pin.ts';
import type { Entrance, NewFacility } from './entrance.ts';

type Filled = { facility: Facility; admin: NewFacility['admin']; pin: string };

/** Hands the first form in. The PIN leaves this page only as what a tablet needs to know it again. */
export async function setUpFacility(
  entrance: Pick<Entrance, 'setUp'>,
  { facility, admin, pin }: Filled,
  crypto: PinCrypto,
): Promise<void> {
  const check = pin === '' ? null : await createPinCheck(pin, crypto);
  await entrance.setUp({ facility: { ...facility, pin: check }, admin });
}

export const randomPin = (crypto: Pick<Crypto, 'getRandomValues'>): string =>
  suggestPin(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
