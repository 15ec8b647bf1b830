import type { ErrorCode } from '../../protocol/errors.ts';
import type { ClientMessage } from '../../protocol/live.ts';
import type { Directory } from '../live-ports.ts';
import type { Endpoint, Hub } from './hub.ts';

type Ask = Extract<ClientMessage, { type: 'tablet.ask' }>;

/**
 * Staff send a tablet of theirs on an errand: it is told at once, or never. Nothing waits for one that is away, because
 * a tablet that begins to ring when it comes back at night is worse than a button pressed again.
 *
 * @returns why not, or null
 */
export async function sendErrand(
  { hub, directory }: { hub: Hub; directory: Directory },
  { principal: { facilityId } }: Endpoint,
  { tabletId, errand }: Ask,
): Promise<ErrorCode | null> {
  if (!(await directory.tablets(facilityId)).includes(tabletId)) return 'not-found';
  const pages = hub.ofSubject(facilityId, tabletId);
  for (const page of pages) page.send({ type: 'tablet.do', errand });
  return pages.length === 0 ? 'unavailable' : null;
}
