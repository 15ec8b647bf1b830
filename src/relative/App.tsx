import { type ReadonlySignal, signal } from '@preact/signals';
import type { Media } from '../call/ports.ts';
import type { RingTone } from '../call/ring-tone.ts';
import type { Language } from '../i18n/languages.ts';
import type { RelativeTranslator } from '../i18n/relative.ts';
import type { Arrival } from './app/arrival.ts';
import { faceOf } from './app/face.ts';
import type { Household } from './app/household.ts';
import type { Readiness } from './app/readiness.ts';
import type { CallPart } from './call-part.ts';
import type { RingPart } from './ring/ring-part.ts';
import { Message } from './screens/Message.tsx';
import { Page } from './screens/Page.tsx';
import { Welcome } from './screens/Welcome.tsx';

export type Props = {
  arrival: Arrival;
  household: Household;
  words: RelativeTranslator;
  readiness: Readiness;
  media: Media;
  ring: RingTone;
  onLanguage: (language: Language) => void;
  /** What comes after the page itself, each null until it is here. */
  parts: {
    readonly call: ReadonlySignal<CallPart | null>;
    readonly home: ReadonlySignal<typeof import('./HomeOf.tsx') | null>;
    /** How one is rung while the page is closed. */
    readonly ring: ReadonlySignal<RingPart | null>;
  };
};

/** Whether *later* was pressed at the welcome. */
const welcomed = signal(false);

/** Which screen: a call if there is one, else what has to be said, else the resident's page. */
export function App(props: Props) {
  const { household, words, onLanguage, ring } = props;
  const bond = household.shown.value;
  const face = bond && faceOf(bond);
  const call = props.parts.call.value;
  if (call && face && bond.call.view.value.at !== 'idle')
    return <call.CallOf {...{ bond, face, t: words.t, language: words.language.value, ring }} />;
  return (
    <Page t={words.t} language={words.language.value} onLanguage={onLanguage}>
      <Calm {...props} />
    </Page>
  );
}

function Calm({ arrival, household, words, readiness, ring, parts }: Props) {
  const { t } = words;
  const bond = household.shown.value;
  const face = bond && faceOf(bond);
  const [gone] = household.withdrawn.value;

  if (gone) {
    const action = { label: t('gone.ok'), onPress: household.seenWithdrawn };
    return <Message title={t('gone.title', { name: gone })} text={t('gone.text')} action={action} />;
  }
  switch (arrival.state.value) {
    case 'expired': {
      const action = bond ? { label: t('over.back'), onPress: arrival.seen } : undefined;
      return (
        <Message title={t('invitation.expired.title')} text={t('invitation.expired.text')} action={action} />
      );
    }
    case 'later': {
      const action = { label: t('invitation.retry'), onPress: arrival.retry };
      return <Message title={t('invitation.opening')} text={t('invitation.offline')} action={action} />;
    }
    case 'opening':
      return <Message title={t('invitation.opening')} text="" />;
    case 'settled':
  }
  if (!bond) return <Message title={t('invitation.missing.title')} text={t('invitation.missing.text')} />;
  if (!face)
    return (
      <Message title={t('invitation.opening')} text={bond.live.online.value ? '' : t('invitation.offline')} />
    );
  if (readiness.media.value !== 'allowed' && !welcomed.value) {
    const later = () => {
      welcomed.value = true;
    };
    const { fullName, facility, photo } = face;
    const props = { t, name: fullName, facility, photo, media: readiness.media.value };
    return <Welcome {...props} onAllow={readiness.allow} onLater={later} />;
  }
  const part = parts.ring.value;
  if (part?.screens.isToAsk(part.ringing, bond))
    return <part.screens.AskToRing ringing={part.ringing} name={face.name} />;
  const home = parts.home.value;
  return home && <home.HomeOf {...{ household, bond, words, readiness, ring, part }} />;
}
