import { useEffect, useState } from 'preact/hooks';
import { longDate, relativeDay } from '../../i18n/dates.ts';
import type { OwnAlerts } from '../../protocol/alerts.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { ResponseOf } from '../../protocol/http.ts';
import type { MutationArgs } from '../../protocol/mutations.ts';
import type { OwnAccess } from '../../protocol/people.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { Staff } from '../../protocol/records.ts';
import { AccessPage } from '../screens/people/AccessPage.tsx';
import { PeoplePage } from '../screens/people/PeoplePage.tsx';
import type { Answer } from './actions.ts';
import type { Desk } from './desk.ts';
import { roleOf, viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { canUsePasskeys, makePasskey } from './passkey-ceremony.ts';
import { keepWaysBack, waysBackOf } from './unlocking.ts';
import { useAnswer } from './use-answer.ts';

type Props = { readonly desk: Desk };

/** An invitation as it is shown once. */
type NewLink = { id: Id; role: Staff['role']; link: string; expires: string };

/** Who works here; for admins. */
export function PeopleRoute({ desk }: Props) {
  const { ask, words, notices } = desk;
  const isAdmin = roleOf(desk) === 'admin';
  const { answer, again } = useAnswer<ResponseOf<'people'>>(desk, async () =>
    isAdmin ? ask('people', null) : { ok: true, value: { colleagues: [], invitations: [] } },
  );
  const [link, setLink] = useState<NewLink | null>(null);
  const { answer: ways } = useAnswer<OwnAlerts>(desk, () => ask('ownAlerts', null));
  const view = viewpoint(desk);
  const done = async (asked: Promise<Answer<unknown>>): Promise<Refusal | null> => {
    const told = await asked;
    if (told.ok) await again();
    return told.ok ? null : told.refusal;
  };
  const change = async <N extends 'staff.update' | 'staff.remove'>(name: N, args: MutationArgs<N>) => {
    const mutation = { id: desk.newId(), at: Date.now(), name, args } as const;
    const told = await ask('mutate', { mutations: [mutation as never] });
    await again();
    return told.ok ? (told.value.results[0]?.refused ?? null) : told.refusal;
  };
  return (
    <PeoplePage
      isAdmin={isAdmin}
      online={desk.online.value}
      me={desk.session.staffId}
      colleagues={(answer?.colleagues ?? []).map((one) => ({
        ...one,
        seen: one.seenAt === null ? null : momentText(one.seenAt, view),
      }))}
      invitations={(answer?.invitations ?? []).map((one) => ({
        ...one,
        expires: relativeDay(one.expiresAt, view),
      }))}
      link={link}
      canSend={ways?.can ?? null}
      onInvite={async (role, lost) => {
        const id = lost ?? desk.newId();
        const made = await ask('inviteColleague', { id, role });
        if (!made.ok) return made.refusal;
        const expires = longDate(made.value.expiresAt, view.timeZone, view.language);
        setLink({ id, role, link: `${desk.origin}/staff/#join=${made.value.secret}`, expires });
        await again();
        return null;
      }}
      onSend={async (to) => {
        if (!link) return null;
        const { id, role } = link;
        const language = words.language.value;
        const refusal = await done(ask('sendColleagueInvitation', { id, role, to, language }));
        if (refusal) return refusal;
        // What was sent has a new secret: the link on the screen is void.
        setLink(null);
        notices.say(words.t('send.sent', { to }));
        return null;
      }}
      onLinkClosed={() => setLink(null)}
      onCopy={desk.copy}
      onWithdraw={(id) => done(ask('withdrawColleague', { id }))}
      onRole={async (id, role) => {
        const refusal = await change('staff.update', { id, set: { role } });
        if (!refusal) notices.say(words.t('common.saved'));
        return refusal;
      }}
      onRemove={(id) => change('staff.remove', { id })}
    />
  );
}

/** How I come in: password, passkeys, PIN, and where I am signed in. */
export function AccessRoute({ desk }: Props) {
  const { ask, session, lock, words } = desk;
  const { answer: own, again } = useAnswer<OwnAccess>(desk, () => ask('access', null));
  useEffect(() => {
    if (own) keepWaysBack(desk, waysBackOf(own)).catch(() => undefined);
  }, [own, desk]);
  const view = viewpoint(desk);
  const done = async (asked: Promise<Answer<unknown>>): Promise<Refusal | null> => {
    const told = await asked;
    if (!told.ok) return told.refusal;
    desk.notices.say(words.t('common.saved'));
    await again();
    return null;
  };
  return (
    <AccessPage
      own={own}
      online={desk.online.value}
      canUsePasskeys={canUsePasskeys(window)}
      isShared={lock.isShared.value}
      sessions={(own?.sessions ?? []).map((one) => ({
        ...one,
        since: relativeDay(one.createdAt, view),
        seen: one.seenAt === null ? null : momentText(one.seenAt, view),
      }))}
      passkeys={(own?.passkeys ?? []).map((one) => ({
        ...one,
        used: one.usedAt === null ? null : momentText(one.usedAt, view),
      }))}
      onShared={lock.share}
      onLock={lock.lock}
      onPassword={(asked) => done(ask('setPassword', asked))}
      onPin={async (pin) =>
        done(ask('setPin', { check: pin === null ? null : await createPinCheck(pin, crypto) }))
      }
      onAddPasskey={async (label) => {
        const known = (own?.passkeys ?? []).map(({ id }) => id);
        const made = await makePasskey(ask, { id: session.staffId, name: session.name, known });
        if (!made.ok) return made.refusal;
        return made.value ? done(ask('addPasskey', { label, passkey: made.value })) : null;
      }}
      onRenamePasskey={(id, label) => done(ask('renamePasskey', { id, label }))}
      onRemovePasskey={(id) => done(ask('removePasskey', { id }))}
      onEnd={(id) => done(ask('endSessions', { id }))}
    />
  );
}
