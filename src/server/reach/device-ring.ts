import { isDeepStrictEqual } from 'node:util';
import type { Id } from '../../protocol/primitives.ts';
import type { DeviceRing } from '../../protocol/rings.ts';
import type { Store } from '../store/store.ts';

/** Writes down what is now known of how a device is rung; nothing, when it was known, or the device is gone. */
export async function noteDeviceRing(
  store: Store,
  { facilityId, deviceId }: { facilityId: Id; deviceId: Id },
  news: Partial<DeviceRing>,
): Promise<void> {
  await store.write(facilityId, async (writing) => {
    const device = await writing.get('device', deviceId);
    if (!device) return;
    const ring = { ...device.ring, ...news };
    if (!isDeepStrictEqual(ring, device.ring)) await writing.put('device', deviceId, { ...device, ring });
  });
}
