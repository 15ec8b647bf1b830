import { useEffect } from 'preact/hooks';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { LineUses } from '../../protocol/line-use.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Line } from '../../protocol/records.ts';
import { LinesPage } from '../screens/lines/LinesPage.tsx';
import type { LineUseView } from '../screens/lines/LineUse.tsx';
import { useOf } from '../screens/lines/line-use.ts';
import { type Suggestion, suggestLines } from '../screens/lines/share-lines.ts';
import type { TabletOnLine } from '../screens/lines/TabletLine.tsx';
import type { Entry } from '../screens/residents/find-residents.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { tabletRows } from './fleet-view.ts';
import { useAnswer } from './use-answer.ts';

/** Boxes and their tablets, fetched when somebody looks for them. */
export function LinesRoute({ desk }: { readonly desk: Desk }) {
  const { answer } = useAnswer(desk, () => desk.ask('tabletAddresses', null));
  const { answer: use, again } = useAnswer(desk, () => desk.ask('lineUse', null));
  const now = desk.ticks.minute.value;
  const lines = linesOf(desk);
  const tablets = tabletsOnLines(desk);
  const isSaved = desk.replica.pending.value.length === 0;
  // Each minute, and when the server knows of another line.
  useEffect(() => {
    if (isSaved && desk.online.peek()) void again();
  }, [now, isSaved, lines.length, again, desk]);
  const known = lines.map(({ id, body }) => ({ id, address: body.address }));
  return (
    <LinesPage
      lines={lines}
      tablets={tablets}
      uses={usesOf(lines, use, now)}
      suggestions={suggestLines(tablets, known, answer?.seen ?? [])}
      onSave={(id, line) => save(desk, id, line)}
      onRemove={(id) => void remove(desk, id)}
      onAssign={(tabletId, lineId) => void assign(desk, [tabletId], lineId)}
      onFollow={(suggestion) => void follow(desk, suggestion)}
    />
  );
}

/** How each line stands; empty before the server has told. */
function usesOf(lines: readonly Entry<Line>[], told: LineUses | null, now: EpochMs): Map<Id, LineUseView> {
  const budgets = new Map(lines.map(({ id, body }) => [id, body.monthlyBudgetMb]));
  return new Map(
    (told?.lines ?? []).map((line) => {
      const { until = now } = told ?? {};
      const use = useOf(line, budgets.get(line.lineId) ?? null, { until, now });
      return [line.lineId, { ...use, up: line.up, calls: line.calls }];
    }),
  );
}

const linesOf = ({ replica }: Desk) =>
  [...replica.records.value.line]
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => a.body.name.localeCompare(b.body.name, 'de'));

function tabletsOnLines(desk: Desk): TabletOnLine[] {
  const { tablet, line } = desk.replica.records.value;
  return tabletRows(desk)
    .map(({ id, name, residentName }) => {
      // What this browser kept from before there were lines has no such field.
      const lineId = tablet.get(id)?.lineId ?? null;
      return { id, name, whose: residentName, lineId: lineId !== null && line.has(lineId) ? lineId : null };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

async function save({ actions, newId, replica }: Desk, id: Id | null, line: Line): Promise<Refusal | null> {
  if (id === null) return actions.change('line.create', { id: newId(), ...line });
  const before = replica.records.peek().line.get(id);
  if (!before) return refusal('not-found');
  const set = changedFields(before, line);
  return Object.keys(set).length === 0 ? null : actions.change('line.update', { id, set });
}

async function assign(desk: Desk, tabletIds: readonly Id[], lineId: Id | null): Promise<boolean> {
  for (const id of tabletIds) {
    if (!(await desk.actions.change('tablet.update', { id, set: { lineId } }))) continue;
    desk.notices.say(desk.words.t('refused.unavailable'), 'bad');
    return false;
  }
  return true;
}

async function create(desk: Desk, line: Line, tabletIds: readonly Id[]): Promise<boolean> {
  const id = desk.newId();
  if (!(await desk.actions.change('line.create', { id, ...line }))) return assign(desk, tabletIds, id);
  desk.notices.say(desk.words.t('refused.unavailable'), 'bad');
  return false;
}

async function follow(desk: Desk, { address, lineId, tabletIds }: Suggestion): Promise<void> {
  const { notices, words } = desk;
  if (lineId !== null) {
    await assign(desk, tabletIds, lineId);
    return;
  }
  const name = words.t('lines.box', { number: linesOf(desk).length + 1 });
  if (await create(desk, { name, address, monthlyBudgetMb: null, uplinkKbps: null }, tabletIds))
    notices.say(words.t('lines.made', { name }));
}

/** It can be taken back, so nobody is asked whether they are sure. */
async function remove(desk: Desk, id: Id): Promise<void> {
  const { actions, notices, replica, words } = desk;
  const line = replica.records.peek().line.get(id);
  if (!line) return;
  const tabletIds = tabletsOnLines(desk).flatMap((tablet) => (tablet.lineId === id ? [tablet.id] : []));
  if (await actions.change('line.remove', { id })) return notices.say(words.t('refused.unavailable'), 'bad');
  notices.offer(words.t('lines.removed', { name: line.name }), {
    label: words.t('tablets.move-back'),
    run: () => void create(desk, line, tabletIds),
  });
}
