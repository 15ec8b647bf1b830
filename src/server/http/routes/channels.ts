import type { ChannelWatch } from '../../channels/channel-watch.ts';
import { Refused } from '../../refused.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, staffOf } from '../handlers.ts';
import type { Throttle } from '../throttle.ts';

type Deps = { store: Store; channels: Pick<ChannelWatch, 'look'>; throttle: Throttle };

/** Whoever has asked a site's people to change something wants to know at once. */
export function lookAtChannel({ store, channels, throttle }: Deps): Handler<'lookAtChannel'> {
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const { id } = asked.body;
    if (!(await findBody(store.db, facilityId, 'channel', id))) throw new Refused('not-found');
    await throttle.take(staffId);
    return { found: await channels.look(facilityId, id) };
  };
}
