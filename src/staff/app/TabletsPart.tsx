import deviceTabletIcon from '@phosphor-icons/core/fill/device-tablet-fill.svg?raw';
import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { Id } from '../../protocol/primitives.ts';
import { EmptyState } from '../screens/form/EmptyState.tsx';
import { FleetSummary } from '../screens/tablets/FleetSummary.tsx';
import { PairForm } from '../screens/tablets/PairForm.tsx';
import { TabletList } from '../screens/tablets/TabletList.tsx';
import type { Report } from '../screens/tablets/week-plot.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { tabletRows } from './fleet-view.ts';
import { viewpoint } from './look.ts';
import { callsLook } from './quality-view.ts';
import { whoseOptions } from './residents-view.ts';

export type Props = {
  readonly desk: Desk;
  /** Only that resident's tablets. */
  readonly residentId?: Id;
};

/** Tablets and how to add one: on a page of their own, and on each resident's. */
export function TabletsPart({ desk, residentId }: Props) {
  const { actions, notices, words } = desk;
  const { t } = words;
  const residents = whoseOptions(desk);
  const tablets = tabletRows(desk, residentId);
  const address = `${desk.origin}/tablet`;
  const first = residentId ?? residents[0]?.id;
  const room = first && desk.replica.records.value.resident.get(first)?.room;
  if (!first)
    return <EmptyState icon={usersIcon} title={t('tablets.empty-title')} text={t('tablets.needs-person')} />;
  return (
    <>
      {tablets.length === 0 && (
        <EmptyState icon={deviceTabletIcon} title={t('tablets.empty-title')} text={t('tablets.empty-text')} />
      )}
      {!residentId && (
        <FleetSummary
          need={tablets.filter(({ reasons }) => reasons.length > 0).length}
          total={tablets.length}
          offline={!desk.online.value}
        />
      )}
      <TabletList
        tablets={tablets}
        residents={residents}
        now={desk.ticks.minute.value}
        timeZone={viewpoint(desk).timeZone}
        onErrand={desk.fleet.ask}
        onWeek={(id) => weekOf(desk, id)}
        onCalls={(id) => callsLook(desk, id)}
        onChange={async (id, fields) => {
          const before = desk.replica.records.peek().tablet.get(id);
          if (!before) return null;
          const { name, residentId: whose, kind, idleMinutes } = before;
          // Whom a shared tablet serves is not said here: its sessions say it.
          const now = { name, residentId: kind === 'shared' ? '' : (whose ?? ''), kind, idleMinutes };
          const next = fields.kind === 'shared' ? { ...fields, residentId: now.residentId } : fields;
          const set = changedFields(now, next);
          if (Object.keys(set).length === 0) return null;
          const refused = await actions.change('tablet.update', { id, set });
          if (!refused && kind === 'own' && whose && set.residentId) offerToMoveBack(desk, { id, whose });
          return refused;
        }}
        onBegin={(tabletId, whose) =>
          actions.change('session.begin', { id: desk.newId(), tabletId, residentId: whose })
        }
        onEnd={async (tabletId) => {
          const id = desk.replica.records.peek().tablet.get(tabletId)?.session?.id;
          return id ? await actions.change('session.end', { id, tabletId }) : null;
        }}
        onRevoke={(id) => actions.change('tablet.revoke', { id })}
        onLock={(id) => void hold(desk, 'tablet.lock', id)}
        onUnlock={(id) => void hold(desk, 'tablet.unlock', id)}
        onLose={(id) => actions.change('tablet.lose', { id })}
        onReplace={(id, code) => replace(desk, id, code)}
        address={address}
        code={desk.scanned.value}
      />
      <PairForm
        key={desk.scanned.value}
        address={address}
        code={desk.scanned.value}
        places={tablets}
        onReplace={(id, code) => replace(desk, id, code)}
        residents={residents}
        residentId={first}
        suggestedName={residentId && room ? t('residents.room', { room }) : ''}
        onPair={async (pairing) => {
          const refusal = needsNetwork(desk) ?? (await actions.pair(pairing));
          if (refusal) return refusal;
          desk.scanned.value = '';
          notices.say(t('tablets.paired'));
          return null;
        }}
      />
    </>
  );
}

/** Pairing needs the server: a code is only known there. */
function needsNetwork({ online, notices, words }: Desk): Refusal | null {
  if (online.peek()) return null;
  notices.say(words.t('sync.needs-network'), 'bad');
  return refusal('unavailable');
}

async function replace(desk: Desk, id: Id, code: string): Promise<Refusal | null> {
  const refused = needsNetwork(desk) ?? (await desk.actions.replaceTablet(id, code));
  if (refused) return refused;
  desk.scanned.value = '';
  desk.notices.say(desk.words.t('tablets.replaced'));
  return null;
}

/** It can be taken back, so nobody is asked whether they are sure. */
async function hold(desk: Desk, name: 'tablet.lock' | 'tablet.unlock', id: Id) {
  const { actions, notices, words } = desk;
  const refused = await actions.change(name, { id });
  if (refused) notices.say(words.t('refused.unavailable'), 'bad');
  else if (name === 'tablet.unlock') notices.say(words.t('tablets.unlocking'));
  else
    notices.offer(words.t('tablets.locking'), {
      label: words.t('tablets.unlock'),
      run: () => void hold(desk, 'tablet.unlock', id),
    });
}

/** The tablet stands in front of somebody else now; it may have been a slip of the hand. */
function offerToMoveBack({ actions, notices, words }: Desk, { id, whose }: { id: Id; whose: Id }) {
  notices.offer(words.t('tablets.moved'), {
    label: words.t('tablets.move-back'),
    run: () => void actions.change('tablet.update', { id, set: { residentId: whose } }),
  });
}

/** The history, and what the tablet said since its last entry; null: cannot be had now. */
async function weekOf({ fleet }: Desk, id: Id): Promise<readonly Report[] | null> {
  const week = await fleet.week(id);
  if (!week.ok) return null;
  const latest = fleet.health.peek().get(id);
  const isNews = latest && latest.at > (week.value.at(-1)?.at ?? 0);
  return isNews ? [...week.value, latest] : week.value;
}
