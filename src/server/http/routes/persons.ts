import { erasePerson } from '../../persons/erase-person.ts';
import type { Media } from '../../store/media.ts';
import type { Photos } from '../../store/photos.ts';
import type { Store } from '../../store/store.ts';
import { type Handler, staffOf } from '../handlers.ts';

export function erase(deps: { store: Store; photos: Photos; media: Media }): Handler<'erasePerson'> {
  return (asked) => erasePerson(deps, { ...asked.body, principal: staffOf(asked) });
}
