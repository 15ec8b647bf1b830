import { effect } from '@preact/signals';
import type { RingTone } from '../../call/ring-tone.ts';
import type { RelativeTranslator } from '../../i18n/relative.ts';
import { faceOf } from './face.ts';
import type { Household } from './household.ts';

export type RingingDeps = {
  household: Pick<Household, 'shown'>;
  ring: Pick<RingTone, 'start' | 'stop'>;
  words: RelativeTranslator;
  document: Pick<Document, 'title'>;
};

/** Sounds while it rings, here or there, and says so in the title: a phone with many tabs shows which one. */
export function ringWhileCalled({ household, ring, words, document }: RingingDeps): void {
  effect(() => {
    const bond = household.shown.value;
    const at = bond?.call.view.value.at;
    if (at === 'incoming') ring.start('incoming');
    else if (at === 'ringing') ring.start('outgoing');
    else ring.stop();
  });
  effect(() => {
    const bond = household.shown.value;
    const face = bond && faceOf(bond);
    const ringing = face && bond.call.view.value.at === 'incoming';
    document.title = ringing ? words.t('ring.title', { name: face.name }) : words.t('page.title');
  });
}
