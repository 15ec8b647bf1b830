import phoneDisconnectIcon from '@phosphor-icons/core/fill/phone-disconnect-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Guests } from '../../call/ports.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Stage } from '../../ui/Stage.tsx';
import { Video } from '../../ui/Video.tsx';
import { PhoneButton } from './CallStage.tsx';
import { FamilyStrip } from './FamilyStrip.tsx';
import './InCall.css';
import { InviteDoor } from './InviteDoor.tsx';
import type { Words } from './Page.tsx';

export type Props = {
  t: Words;
  name: string;
  photo: string | null;
  remote: MediaStream | null;
  local: MediaStream | null;
  /** Moving pictures of the other are here; until then the photo stands for her. */
  hasPicture: boolean;
  /** *Connexion…* or *La connexion revient…*; null while all is well. */
  state: string | null;
  /** Who else is in it, and who may be asked. */
  guests: Guests;
  onInvite: (contactId: string) => void;
  onHangUp: () => void;
};

/** Talking: the other fills the screen, one's own picture is small, one button hangs up. */
export function InCall({ t, name, photo, remote, local, hasPicture, state, ...rest }: Props) {
  const { guests, onInvite, onHangUp } = rest;
  const [silent, setSilent] = useState(false);
  return (
    <Stage label={name}>
      <div class={hasPicture ? 'in-call in-call--picture' : 'in-call'}>
        <div class="in-call__them">
          <Video stream={remote} label={t('call.them', { name })} onSilent={setSilent} />
        </div>
        {!hasPicture && <Avatar name={name} photo={photo} />}
        <p class="in-call__name">{name}</p>
        <p class="in-call__state" role="status">
          {silent ? t('call.touchToHear') : state}
        </p>
        <InviteDoor t={t} invitable={guests.invitable} refused={guests.refused} onInvite={onInvite} />
        <div class="in-call__side">
          {/* Sound alone would be an empty mirror. */}
          {local && local.getVideoTracks().length > 0 && (
            <div class="in-call__you">
              <Video stream={local} label={t('call.you')} muted mirrored />
            </div>
          )}
          <FamilyStrip t={t} guests={guests.others} />
        </div>
        <div class="in-call__foot">
          <PhoneButton kind="stop" icon={phoneDisconnectIcon} label={t('call.hangUp')} onPress={onHangUp} />
        </div>
      </div>
    </Stage>
  );
}
