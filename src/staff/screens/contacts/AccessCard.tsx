import xIcon from '@phosphor-icons/core/bold/x-bold.svg?raw';
import arrowDownIcon from '@phosphor-icons/core/fill/arrow-down-fill.svg?raw';
import arrowUpIcon from '@phosphor-icons/core/fill/arrow-up-fill.svg?raw';
import pencilSimpleIcon from '@phosphor-icons/core/fill/pencil-simple-fill.svg?raw';
import qrCodeIcon from '@phosphor-icons/core/fill/qr-code-fill.svg?raw';
import trashIcon from '@phosphor-icons/core/fill/trash-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Contact } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import { useSave } from '../form/use-save.ts';
import type { Entry } from '../residents/find-residents.ts';
import { DeviceList, type DeviceRow } from './DeviceList.tsx';

export type Props = {
  readonly contact: Entry<Contact>;
  /** Rows of name and value: invitation, hours, last call. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly good?: boolean }[];
  readonly devices: readonly DeviceRow[];
  /** An invitation that still works and that nobody accepted. */
  readonly openInvitation: Id | null;
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean };
  /** Null: nobody is invited to this contact. */
  readonly onInvite: (() => Promise<Refusal | null>) | null;
  readonly onWithdraw: (invitationId: Id) => Promise<Refusal | null>;
  readonly onRevoke: (deviceId: Id) => Promise<Refusal | null>;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => Promise<Refusal | null>;
};

type Asking = 'remove' | 'withdraw' | null;

/** The chosen contact: how it gets in, from which devices, and where it stands. */
export function AccessCard(props: Props) {
  const { t } = useWords();
  const { contact, facts, devices, openInvitation, onInvite } = props;
  const [asking, setAsking] = useState<Asking>(null);
  const { busy, refused, run } = useSave();
  const { name } = contact.body;
  return (
    <section class="card access" aria-label={t('access.title', { name })}>
      <h2 class="card__title" tabIndex={-1} data-arrival="">
        {t('access.title', { name })}
      </h2>
      <dl class="facts">
        {facts.map(({ label, value, good }) => (
          <div key={label} class="facts__row">
            <dt>{label}</dt>
            <dd class={good ? 'standing--online' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
      {(onInvite || devices.length > 0) && <DeviceList devices={devices} onRevoke={props.onRevoke} />}
      <p class="form-foot__refused" role="alert">
        {refused}
      </p>
      <div class="access__buttons">
        {onInvite && (
          <Button icon={qrCodeIcon} aria-disabled={busy} onPress={() => void run(onInvite)}>
            {t('access.new-invitation')}
          </Button>
        )}
        <ContactButtons {...props} onAsk={setAsking} />
      </div>
      {asking === 'remove' && (
        <ConfirmDialog
          title={t('contacts.remove-title', { name })}
          text={t('contacts.remove-text')}
          confirm={t('common.remove')}
          onConfirm={props.onRemove}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'withdraw' && openInvitation && (
        <ConfirmDialog
          title={t('access.withdraw')}
          text={t('access.withdraw-text')}
          confirm={t('access.withdraw')}
          onConfirm={() => props.onWithdraw(openInvitation)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function ContactButtons({
  contact,
  openInvitation,
  place,
  onMove,
  onAsk,
}: Props & { onAsk: (what: Asking) => void }) {
  const { t } = useWords();
  return (
    <>
      {openInvitation && (
        <Button variant="quiet" icon={xIcon} onPress={() => onAsk('withdraw')}>
          {t('access.withdraw')}
        </Button>
      )}
      <a class="button button--plain" href={paths.editContact(contact.body.residentId, contact.id)}>
        <Icon svg={pencilSimpleIcon} />
        <span>{t('access.edit')}</span>
      </a>
      <Button icon={arrowUpIcon} disabled={place.isFirst} onPress={() => onMove(-1)}>
        {t('contacts.earlier')}
      </Button>
      <Button icon={arrowDownIcon} disabled={place.isLast} onPress={() => onMove(1)}>
        {t('contacts.later')}
      </Button>
      <Button variant="danger" icon={trashIcon} onPress={() => onAsk('remove')}>
        {t('common.remove')}
      </Button>
    </>
  );
}
