import type { ChannelWatch } from '../channels/channel-watch.ts';
import type { Live } from '../live-ports.ts';
import type { Notify } from '../notify/notify-ports.ts';
import type { Passwords } from '../passwords.ts';
import type { Reach } from '../reach/open-reach.ts';
import type { Media } from '../store/media.ts';
import type { Photos } from '../store/photos.ts';
import type { Store } from '../store/store.ts';
import type { WebAuthn } from '../webauthn.ts';
import { createGrowingDelay } from './growing-delay.ts';
import type { Handlers } from './handlers.ts';
import * as alerts from './routes/alerts.ts';
import { audit, exportAudit } from './routes/audit.ts';
import { lookAtChannel } from './routes/channels.ts';
import { health } from './routes/health.ts';
import { accept, invite } from './routes/invitations.ts';
import { type LineDeps, lineUse } from './routes/lines.ts';
import * as own from './routes/own-access.ts';
import { byLink, claim, confirm, replace, start } from './routes/pairing.ts';
import * as passkeys from './routes/passkeys.ts';
import * as people from './routes/people.ts';
import { erase } from './routes/persons.ts';
import * as rings from './routes/rings.ts';
import { session, signIn, signInByLink, signInByPasskey, signOut } from './routes/session.ts';
import { setup } from './routes/setup.ts';
import * as shared from './routes/shared-tablets.ts';
import { applyMutations, pullChanges } from './routes/sync.ts';
import { tabletAddresses, tabletCalls, tabletHistory } from './routes/tablets.ts';
import { unlock } from './routes/unlock.ts';
import { createSignInGuard } from './sign-in-guard.ts';
import { createThrottle } from './throttle.ts';
import { createWriteQuota } from './write-quota.ts';

/** A handler for every route of the protocol that speaks JSON; photos are bytes and live in `app.ts`. */
export function createHandlers(deps: {
  store: Store;
  passwords: Passwords;
  webAuthn: WebAuthn;
  notify: Notify;
  live: Pick<Live, 'addressesOf' | 'linesNow'>;
  lines: LineDeps['lines'];
  reach: Reach;
  channels: Pick<ChannelWatch, 'look'>;
  publicKey: string;
  publicUrl: URL;
  photos: Photos;
  media: Media;
  convertsFilms: boolean;
}): Handlers {
  const { store, passwords } = deps;
  const pairing = { store, starts: createThrottle(60, 10 * 60), wrongCodes: createThrottle(5, 60) };
  const sessions = { ...deps, guard: createSignInGuard(store.clock) };
  const known = { ...deps, tries: createGrowingDelay(store.clock) };
  const keys = { ...deps, challenges: createThrottle(300, 10 * 60) };
  const opening = { store, tries: createGrowingDelay(store.clock) };
  const links = { ...deps, throttle: createThrottle(5, 60 * 60) };
  const ringing = { ...deps, throttle: createThrottle(20, 60 * 60) };
  return {
    health: health(deps),
    setup: setup({ store, passwords }),
    signIn: signIn(sessions),
    signInByLink: signInByLink(sessions),
    session: session(sessions),
    signOut: signOut(sessions),
    signInByPasskey: signInByPasskey(sessions),
    unlock: unlock(known),
    passkeyChallenge: passkeys.challenge(keys),
    addPasskey: passkeys.add(keys),
    renamePasskey: passkeys.rename(keys),
    removePasskey: passkeys.remove(keys),
    access: own.access(known),
    setPassword: own.setPassword(known),
    setPin: own.setPin(known),
    endSessions: own.endSessions(known),
    people: people.people(deps),
    inviteColleague: people.invite(deps),
    withdrawColleague: people.withdraw(deps),
    readColleagueInvitation: people.readInvitation(deps),
    join: people.join(deps),
    audit: audit({ store }),
    exportAudit: exportAudit({ store }),
    startPairing: start(pairing),
    claimPairing: claim(pairing),
    confirmPairing: confirm(pairing),
    replaceTablet: replace(pairing),
    pairByLink: byLink(pairing),
    peopleToServe: shared.peopleToServe(opening),
    openSession: shared.open(opening),
    issueCard: shared.issue(deps),
    findCard: shared.find(deps),
    revokeCard: shared.revoke(deps),
    ownAlerts: alerts.ownAlerts(deps),
    chooseAlerts: alerts.chooseAlerts(deps),
    subscribePush: alerts.subscribePush(deps),
    unsubscribePush: alerts.unsubscribePush(deps),
    alertShown: alerts.alertShown(deps),
    readAlert: alerts.readAlert(deps),
    sendInvitation: alerts.sendInvitation(links),
    sendColleagueInvitation: alerts.sendColleagueInvitation(links),
    createInvitation: invite({ store }),
    acceptInvitation: accept({ store }),
    ownRing: rings.ownRing(ringing),
    subscribeRing: rings.subscribeRing(ringing),
    refuseRing: rings.refuseRing(ringing),
    testRing: rings.testRing(ringing),
    readRing: rings.readRing(ringing),
    tellRing: rings.tellRing(ringing),
    openRingLink: rings.openLink(ringing),
    checkRing: rings.checkRing(ringing),
    pull: pullChanges({ store }),
    mutate: applyMutations({ store, quota: createWriteQuota() }),
    tabletHistory: tabletHistory({ store }),
    tabletCalls: tabletCalls({ store }),
    tabletAddresses: tabletAddresses(deps),
    lineUse: lineUse(deps),
    lookAtChannel: lookAtChannel({ ...deps, throttle: createThrottle(30, 60 * 60) }),
    erasePerson: erase(deps),
  };
}
