import calendarIcon from '@phosphor-icons/core/fill/calendar-plus-fill.svg?raw';
import { useState } from 'preact/hooks';
import { atLineStart, clockTime, dayAndDate, relativeDay } from '../i18n/dates.ts';
import type { RelativeTranslator } from '../i18n/relative.ts';
import type { Refusal } from '../protocol/errors.ts';
import type { MutationArgs } from '../protocol/mutations.ts';
import type { Id } from '../protocol/primitives.ts';
import { VISIT_MINUTES } from '../protocol/visits.ts';
import { instantOf } from '../protocol/wall-clock.ts';
import { RequestRefused } from '../sync/http.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Bond } from './app/bond.ts';
import type { ResidentView } from './app/resident-view.ts';
import { visitIcs } from './app/visit-ics.ts';
import { refusalKey, type VisitView, visitDays, visitsAhead, visitTimes } from './app/visits.ts';
import { ProposeVisit } from './screens/ProposeVisit.tsx';
import { type VisitLine, Visits } from './screens/Visits.tsx';

export type Props = { words: RelativeTranslator; bond: Bond; view: ResidentView };

/** Staff proposed a visit and the relative has not answered yet. */
export const isAsked = ({ replica, now }: Bond): boolean =>
  visitsAhead(replica.records.value.visit, now.value).some(({ state }) => state === 'asked');

/** Calls agreed for a time: a part of its own that is loaded once the page stands. */
export function VisitsOf({ words, bond, view }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const { t, language } = words;
  const { loved: all, visit: visits } = bond.replica.records.value;
  const loved = all.get(bond.key.residentId);
  if (!loved?.callable) return null;
  const now = bond.now.value;
  const { timeZone } = loved;
  const spoken = { now, timeZone, language: language.value };
  const when = (at: number) => `${atLineStart(relativeDay(at, spoken))}, ${clockTime(at, timeZone)}`;
  const known = { loved, visits, now };
  const ahead = visitsAhead(visits, now);

  /** Kept and sent by itself once there is a network; what is refused is said here. */
  const send = async (sending: Promise<unknown>) => {
    setRefused(null);
    await sending.catch((error: unknown) =>
      setRefused(error instanceof RequestRefused ? error.refusal : null),
    );
  };
  const propose = (startsAt: number) => {
    setAsking(false);
    const visit: MutationArgs<'visit.propose'> = {
      ...{ id: crypto.randomUUID(), contactId: bond.key.contactId },
      ...{ startsAt, lengthMinutes: VISIT_MINUTES },
    };
    void send(bond.replica.mutate('visit.propose', visit));
  };
  const keep = (id: Id) => {
    const found = visits.get(id);
    if (!found) return;
    const url = `${window.location.origin}/relative/`;
    const about = { id, summary: t('visit.summary', { name: view.name }), url, now };
    download('moien.ics', new Blob([visitIcs(about, found)], { type: 'text/calendar' }));
  };
  return (
    <section class="page__card">
      <h2 class="visits__title">{t('visit.title')}</h2>
      <Visits
        t={t}
        lines={ahead.map((one) => lineOf(one, { t, when, facility: view.facility }))}
        onDeed={(id, deed) => void send(bond.replica.mutate(`visit.${deed}`, { id }))}
        onKeep={keep}
      />
      <p class="visits__news" role="status">
        {refused &&
          t(refusalKey(refused.code, refused.freeAt), refused.freeAt ? { when: when(refused.freeAt) } : {})}
      </p>
      {isAsking ? (
        <ProposeVisit
          t={t}
          days={visitDays(known).map((date) => ({
            date,
            label: dayAndDate(instantOf(timeZone, { date, minute: 720 }) ?? now, timeZone, language.value),
          }))}
          timesOf={(date) => visitTimes(known, date).map((at) => ({ at, label: clockTime(at, timeZone) }))}
          onPropose={propose}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div class="visits__deeds">
          <Button icon={calendarIcon} onPress={() => setAsking(true)}>
            {t('visit.propose')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Above the button that calls, for as long as a visit may be joined. */
export function VisitNow({ words, bond }: Props) {
  const { loved, visit } = bond.replica.records.value;
  const isNow = visitsAhead(visit, bond.now.value).some((one) => one.isNow);
  if (!isNow || !loved.get(bond.key.residentId)?.callable) return null;
  return <Notice icon={calendarIcon} title={words.t('visit.now')} />;
}

type Say = { t: RelativeTranslator['t']; when: (at: number) => string; facility: string };

function lineOf({ id, visit, state }: VisitView, { t, when, facility }: Say): VisitLine {
  const isOpen = state === 'agreed' || state === 'waiting';
  return {
    id,
    when: when(visit.startsAt),
    words: t(`visit.${state}`, { facility }),
    deeds: state === 'asked' ? ['accept', 'decline'] : isOpen ? ['cancel'] : [],
    keepable: state === 'agreed',
  };
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Safari reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
