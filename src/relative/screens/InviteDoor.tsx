import userPlusIcon from '@phosphor-icons/core/fill/user-plus-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Guests } from '../../call/ports.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import './InviteDoor.css';
import type { Words } from './Page.tsx';

export type Props = Pick<Guests, 'invitable' | 'refused'> & {
  t: Words;
  onInvite: (contactId: string) => void;
};

/** In a call: asks another relative into it. Not there while staff do not allow it, or the line would not carry it. */
export function InviteDoor({ t, invitable, refused, onInvite }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div class="invite-door">
      {(invitable.length > 0 || open) && (
        <button type="button" class="invite-door__button" onClick={() => setOpen(true)}>
          <Icon svg={userPlusIcon} />
          {t('family.invite')}
        </button>
      )}
      {refused && (
        <p class="invite-door__refused" role="status">
          {t('family.refused', refused)}
        </p>
      )}
      {open && (
        <Dialog title={t('family.title')} onClose={close}>
          <div class="invite-door__people">
            {invitable.map(({ contactId, name }) => (
              <button
                key={contactId}
                type="button"
                class="invite-door__person"
                onClick={() => {
                  onInvite(contactId);
                  close();
                }}
              >
                <Avatar name={name} />
                {name}
              </button>
            ))}
            <button type="button" class="invite-door__person" onClick={close}>
              {t('over.back')}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
