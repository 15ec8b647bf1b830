import { useState } from 'preact/hooks';
import type { OwnAlerts } from '../../../protocol/alerts.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Colleague, ColleagueInvitation } from '../../../protocol/people.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Staff } from '../../../protocol/records.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { SendLink } from '../contacts/SendLink.tsx';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import { useSave } from '../form/use-save.ts';
import { InviteColleague } from './InviteColleague.tsx';
import { LinkDialog } from './LinkDialog.tsx';

type Role = Staff['role'];
export type ColleagueRow = Colleague & { readonly seen: string | null };
export type InvitationRow = ColleagueInvitation & { readonly expires: string };

export type Props = {
  readonly isAdmin: boolean;
  readonly online: boolean;
  readonly me: Id;
  readonly colleagues: readonly ColleagueRow[];
  readonly invitations: readonly InvitationRow[];
  readonly link: { link: string; expires: string } | null;
  /** Null: not known yet whether the server can send e-mail. */
  readonly canSend: OwnAlerts['can'] | null;
  /** `lost`: the invitation whose link was lost, which gets a new one. */
  readonly onInvite: (role: Role, lost?: Id) => Promise<Refusal | null>;
  readonly onSend: (to: string) => Promise<Refusal | null>;
  readonly onLinkClosed: () => void;
  readonly onCopy: (link: string) => Promise<boolean>;
  readonly onWithdraw: (id: Id) => Promise<Refusal | null>;
  readonly onRole: (id: Id, role: Role) => Promise<Refusal | null>;
  readonly onRemove: (id: Id) => Promise<Refusal | null>;
};

/** Who works here, as admins see it. */
export function PeoplePage(props: Props) {
  const { t } = useWords();
  const { link, invitations, colleagues } = props;
  if (!props.isAdmin) return <p class="soft">{t('people.admins-only')}</p>;
  return (
    <>
      {!props.online && <p class="soft">{t('people.needs-network')}</p>}
      <ul class="card rows">
        {colleagues.map((one) => (
          <Person key={one.staffId} {...props} person={one} />
        ))}
      </ul>
      <InviteColleague online={props.online} onInvite={props.onInvite} />
      {invitations.length > 0 && (
        <section class="card form">
          <h2 class="card__title">{t('people.invited')}</h2>
          <ul class="rows">
            {invitations.map((one) => (
              <Invited key={one.id} {...props} invitation={one} />
            ))}
          </ul>
        </section>
      )}
      {link && (
        <LinkDialog {...link} onCopy={props.onCopy} onClose={props.onLinkClosed}>
          {props.canSend && (
            <SendLink can={{ ...props.canSend, sms: false }} onSend={({ to }) => props.onSend(to)} />
          )}
        </LinkDialog>
      )}
    </>
  );
}

function Person({ person, me, online, onRole, onRemove }: Props & { person: ColleagueRow }) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const { busy, refused, run } = useSave();
  const isMe = person.staffId === me;
  const other: Role = person.role === 'admin' ? 'carer' : 'admin';
  const facts = [
    t(`people.role.${person.role}`),
    ...(person.email ? [person.email] : []),
    ...(person.passkeys > 0 ? [t('people.passkeys', { count: person.passkeys })] : []),
    person.seen ? t('people.seen', { when: person.seen }) : t('people.not-signed-in'),
  ];
  return (
    <li class="rows__row">
      <span class="rows__text">
        <strong>
          {person.name}
          {isMe && ` (${t('people.me')})`}
        </strong>
        <span class="soft">{facts.join(' · ')}</span>
        <span class="form-foot__refused" role="alert">
          {refused}
        </span>
      </span>
      <Button
        variant="quiet"
        aria-disabled={busy || !online}
        aria-label={t(`people.make-which.${other}`, { name: person.name })}
        onPress={() => online && void run(() => onRole(person.staffId, other))}
      >
        {t(`people.make.${other}`)}
      </Button>
      <Button
        variant="quiet"
        aria-disabled={!online}
        aria-label={t('people.remove-which', { name: person.name })}
        onPress={() => online && setAsking(true)}
      >
        {t('people.remove')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('people.remove-title', { name: person.name })}
          text={t('people.remove-text')}
          confirm={t('people.remove')}
          onConfirm={() => onRemove(person.staffId)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** Somebody who has not come yet. The secret is stored nowhere: a link that was lost is made anew. */
function Invited({ invitation, onInvite, onWithdraw, online }: Props & { invitation: InvitationRow }) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const { id, role } = invitation;
  return (
    <li class="rows__row">
      <span class="rows__text">
        <strong>{t(`people.role.${role}`)}</strong>
        <span class="soft">{t('access.valid-until', { day: invitation.expires })}</span>
        <span class="form-foot__refused" role="alert">
          {refused}
        </span>
      </span>
      <Button aria-disabled={busy || !online} onPress={() => online && void run(() => onInvite(role, id))}>
        {t('people.link-again')}
      </Button>
      <Button variant="quiet" onPress={() => void run(() => onWithdraw(id))}>
        {t('access.withdraw')}
      </Button>
    </li>
  );
}
