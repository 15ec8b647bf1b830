import { isDeepStrictEqual } from 'node:util';
import { notifyText } from '../../../i18n/notify.ts';
import { ALERT_KINDS } from '../../../protocol/alerts.ts';
import { choicesOf, keepChoices } from '../../notify/alert-choices.ts';
import { readAbout } from '../../notify/alert-words.ts';
import { isPushService } from '../../notify/carry-push.ts';
import type { Notify } from '../../notify/notify-ports.ts';
import {
  forgetSubscriptionOf,
  keepSubscription,
  noteShown,
  ownSubscription,
} from '../../notify/subscriptions.ts';
import { Refused } from '../../refused.ts';
import { noteDeed } from '../../store/audit.ts';
import { createInvitation } from '../../store/invitations.ts';
import { inviteColleague } from '../../store/people.ts';
import { findBody } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { findOwnLogin } from '../../store/ways-in.ts';
import { type Handler, staffOf } from '../handlers.ts';
import { asThemselves } from './own-access.ts';
import { dayIn, type Sending, sendLink } from './send-link.ts';

type Deps = { store: Store; notify: Notify; publicKey: string; publicUrl: URL };

export function ownAlerts({ store, notify, publicKey }: Deps): Handler<'ownAlerts'> {
  return async (asked) => {
    const { staffId, sessionId } = staffOf(asked);
    const here = await ownSubscription(store.db, sessionId);
    return {
      publicKey,
      isHere: here !== null,
      shownAt: here?.shownAt ?? null,
      email: (await findOwnLogin(store.db, staffId))?.email ?? null,
      can: notify.can,
      choices: await choicesOf(store.db, staffId),
    };
  };
}

export function chooseAlerts({ store }: Deps): Handler<'chooseAlerts'> {
  return (asked) => {
    const staff = staffOf(asked);
    const { facilityId, staffId } = staff;
    const { choices } = asked.body;
    return asThemselves(store, staff, async (writing) => {
      const before = await choicesOf(writing.db, staffId);
      await keepChoices(writing.db, { facilityId, staffId, choices });
      const fields = ALERT_KINDS.map((kind) => ({
        field: `alert.${kind}`,
        before: before[kind],
        after: choices[kind],
      })).filter((one) => !isDeepStrictEqual(one.before, one.after));
      if (fields.length > 0) await noteDeed(writing, 'choose-alerts', { recordId: staffId, fields });
    });
  };
}

/** Who is woken, and by which browser, is in the journal: an alert that nobody heard is asked about. */
export function subscribePush({ store, publicUrl }: Deps): Handler<'subscribePush'> {
  return (asked) => {
    const staff = staffOf(asked);
    const { facilityId, staffId, sessionId } = staff;
    const isTrial = publicUrl.protocol === 'http:';
    if (!isPushService(asked.body.endpoint, isTrial)) throw new Refused('bad-request');
    const owner = { facilityId, ownerId: staffId, credentialHash: sessionId };
    return asThemselves(store, staff, async (writing) => {
      const before = await ownSubscription(writing.db, sessionId);
      await keepSubscription(writing.db, owner, { ...asked.body, now: writing.now });
      if (!before) await noteDeed(writing, 'add-push', { recordId: staffId });
    });
  };
}

export function unsubscribePush({ store }: Deps): Handler<'unsubscribePush'> {
  return (asked) => {
    const staff = staffOf(asked);
    return asThemselves(store, staff, async (writing) => {
      if (!(await ownSubscription(writing.db, staff.sessionId))) return;
      await forgetSubscriptionOf(writing.db, staff.sessionId);
      await noteDeed(writing, 'remove-push', { recordId: staff.staffId });
    });
  };
}

export function alertShown({ store }: Deps): Handler<'alertShown'> {
  return async (asked) => {
    await noteShown(store.db, staffOf(asked).sessionId, store.clock());
    return {};
  };
}

export function readAlert({ store }: Deps): Handler<'readAlert'> {
  return async (asked) => {
    const { facilityId } = staffOf(asked);
    const language = (await findBody(store.db, facilityId, 'facility', facilityId))?.language ?? 'fr';
    const words = await readAbout(store.db, { ...asked.body, facilityId, language, now: store.clock() });
    if (!words) throw new Refused('not-found');
    return words;
  };
}

/** Staff never see the link: it is made here and goes straight out. */
export function sendInvitation(deps: Deps & Sending): Handler<'sendInvitation'> {
  const { store, notify, publicUrl } = deps;
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const { id, contactId, send } = asked.body;
    // Asked first: an invitation that cannot be sent must not kill the printed one.
    if (!notify.can[send.via]) throw new Refused('unavailable');
    await deps.throttle.take(`${facilityId} ${contactId}`);
    const contact = await findBody(store.db, facilityId, 'contact', contactId);
    const resident = contact && (await findBody(store.db, facilityId, 'resident', contact.residentId));
    const facility = await findBody(store.db, facilityId, 'facility', facilityId);
    if (!resident || !facility) throw new Refused('not-found');
    const made = await createInvitation(store, facilityId, { id, contactId, createdBy: staffId });
    const link = `${publicUrl.origin}/relative/#invitation=${made.secret}`;
    const name = [resident.givenName, resident.familyName].filter(Boolean).join(' ');
    const values = { facility: facility.name, resident: name, link };
    const day = dayIn(facility.timeZone, send.language, made.expiresAt);
    const { language } = send;
    await sendLink(notify, facilityId, {
      send,
      subject: notifyText(language, 'invite.subject', values),
      text: [
        notifyText(language, 'invite.text', values),
        link,
        notifyText(language, 'invite.until', { day }),
        facility.name,
      ].join('\n\n'),
      short: notifyText(language, 'invite.sms', values),
      expiresAt: made.expiresAt,
    });
    return { id, expiresAt: made.expiresAt };
  };
}

export function sendColleagueInvitation(deps: Deps & Sending): Handler<'sendColleagueInvitation'> {
  const { store, notify, publicUrl } = deps;
  return async (asked) => {
    const { facilityId, staffId } = staffOf(asked);
    const { id, role, to, language } = asked.body;
    if (!notify.can.mail) throw new Refused('unavailable');
    await deps.throttle.take(`${facilityId} ${to}`);
    const facility = await findBody(store.db, facilityId, 'facility', facilityId);
    if (!facility) throw new Refused('not-found');
    const by = { kind: 'staff', id: staffId } as const;
    const work = (writing: Parameters<typeof inviteColleague>[1]) =>
      inviteColleague(store, writing, { id, role });
    const made = await store.write(facilityId, work, by);
    const link = `${publicUrl.origin}/staff/#join=${made.secret}`;
    const values = { facility: facility.name };
    const day = dayIn(facility.timeZone, language, made.expiresAt);
    await sendLink(notify, facilityId, {
      send: { via: 'mail', to, language },
      subject: notifyText(language, 'colleague.subject', values),
      text: [
        notifyText(language, 'colleague.text', values),
        link,
        notifyText(language, 'colleague.until', { day }),
      ].join('\n\n'),
      short: '',
      expiresAt: made.expiresAt,
    });
    return { id, expiresAt: made.expiresAt };
  };
}
