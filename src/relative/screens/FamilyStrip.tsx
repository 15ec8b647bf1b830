import type { Guest } from '../../call/ports.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Video } from '../../ui/Video.tsx';
import './FamilyStrip.css';
import type { Words } from './Page.tsx';

export type Props = { t: Words; guests: readonly Guest[] };

/** The others of a family call, small: the one whom all came to see stays large. */
export function FamilyStrip({ t, guests }: Props) {
  return (
    <>
      {guests.map(({ callId, name, at, remote, hasPicture }) => (
        <div key={callId} class="family-face" data-shown={hasPicture}>
          {remote && <Video stream={remote} label={t('call.them', { name: name ?? '' })} />}
          {!hasPicture && <Avatar name={name ?? ''} />}
          <p class="family-face__name">{name}</p>
          {at !== 'here' && (
            <p class="family-face__state" role="status">
              {t(at === 'ringing' ? 'family.ringing' : 'call.reconnecting')}
            </p>
          )}
        </div>
      ))}
    </>
  );
}
