import type { OwnAlerts } from '../../protocol/alerts.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { subscribeHere } from '../../sync/push-here.ts';
import { AlertsCard } from '../screens/people/AlertsCard.tsx';
import type { Answer } from './actions.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { useAnswer } from './use-answer.ts';

/** How I am told while I do not look; asked of the server, so without network there is nothing to see. */
export function AlertsPart({ desk }: { readonly desk: Desk }) {
  const { ask, words, notices } = desk;
  const { answer: own, again } = useAnswer<OwnAlerts>(desk, () => ask('ownAlerts', null));
  if (!own || !desk.online.value) return null;
  const done = async (asked: Promise<Answer<unknown>>): Promise<Refusal | null> => {
    const told = await asked;
    if (told.ok) notices.say(words.t('common.saved'));
    await again();
    return told.ok ? null : told.refusal;
  };
  return (
    <AlertsCard
      own={own}
      shown={own.shownAt === null ? null : momentText(own.shownAt, viewpoint(desk))}
      onChoose={(choices) => done(ask('chooseAlerts', { choices }))}
      onSwitch={async (on) => {
        if (!on) return { refusal: await done(ask('unsubscribePush', null)), why: null };
        const subscription = await subscribeHere(own.publicKey, {
          container: navigator.serviceWorker,
          scope: '/staff/',
          askPermission: 'Notification' in window ? () => Notification.requestPermission() : undefined,
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        });
        if (typeof subscription === 'string')
          return { refusal: null, why: words.t(`alerts.${subscription}`) };
        return { refusal: await done(ask('subscribePush', subscription)), why: null };
      }}
    />
  );
}
