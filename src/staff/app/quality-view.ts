import type { Id } from '../../protocol/primitives.ts';
import type { CallsLook } from '../screens/tablets/CallPlot.tsx';
import { barsOf, judgeCalls, type Verdict } from '../screens/tablets/call-verdict.ts';
import type { Desk } from './desk.ts';

/** How a tablet's calls of two weeks went, with a verdict in words; null: cannot be had now. */
export async function callsLook(desk: Desk, tabletId: Id): Promise<CallsLook | null> {
  const answer = await desk.fleet.calls(tabletId);
  if (!answer.ok) return null;
  const { t } = desk.words;
  const bars = barsOf(answer.value, tabletId, desk.ticks.minute.peek());
  const good = bars.filter(({ isWeak }) => !isWeak).length;
  const verdict = judgeCalls(answer.value, tabletId);
  const reasons = 'reasons' in verdict ? verdict.reasons.map((reason) => t(`quality.because.${reason}`)) : [];
  return {
    bars,
    title: t('quality.title', { good, all: bars.length }),
    verdict: verdictText(desk, tabletId, verdict),
    because: reasons.length > 0 ? t('quality.because', { reasons: reasons.join(', ') }) : null,
  };
}

function verdictText(desk: Desk, tabletId: Id, verdict: Verdict): string {
  const { t } = desk.words;
  const { contact, resident, tablet } = desk.replica.records.peek();
  switch (verdict.is) {
    case 'contact': {
      const name = contact.get(verdict.contactId)?.name ?? t('call.somebody');
      return t('quality.contact', { name });
    }
    case 'room': {
      const kind = desk.fleet.health.peek().get(tabletId)?.health.network.kind;
      const room = resident.get(tablet.get(tabletId)?.residentId ?? '')?.room;
      if (kind === 'cellular') return t('quality.cellular');
      return room ? t('quality.room', { room }) : t('quality.wifi');
    }
    default:
      return t(`quality.${verdict.is}`);
  }
}
