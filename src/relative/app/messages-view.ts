import { clockTime, relativeDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/languages.ts';
import type { RelativeTranslator } from '../../i18n/relative.ts';
import type { Medium, Message, MessageKind } from '../../protocol/messages.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { OnItsWay } from '../../sync/message-sending.ts';

/** One line of what went to and fro, in words of the relative. */
export type MessageLine = {
  readonly id: Id;
  readonly kind: MessageKind;
  readonly at: EpochMs;
  /** *Message vidéo*, *3 photos*, or the words themselves. */
  readonly what: string;
  /** *Vu aujourd’hui à 10:12*: the truth of this moment. */
  readonly fate: string;
  /** On its way, 0 … 1; null: it is there, or waits. */
  readonly share: number | null;
  readonly state: 'going' | 'refused' | 'sent' | 'seen' | 'received' | 'new';
  /** From the resident: what to fetch for looking at it. */
  readonly media: readonly Medium[];
};

type Context = {
  t: RelativeTranslator['t'];
  language: Language;
  timeZone: string;
  now: EpochMs;
  /** What this relative calls the resident. */
  name: string;
  online: boolean;
};

const MOST = 12;

/** Newest first: what waits here, and what the server knows. */
export function messageLines(
  messages: ReadonlyMap<Id, Message>,
  waiting: readonly OnItsWay[],
  context: Context,
): MessageLine[] {
  const known = [...messages].map(([id, message]) => lineOf(id, message, context));
  const going = waiting
    .filter(({ message }) => !messages.has(message.id))
    .map((one) => goingLine(one, context));
  return [...going, ...known].sort((a, b) => b.at - a.at).slice(0, MOST);
}

function lineOf(id: Id, message: Message, context: Context): MessageLine {
  const { t } = context;
  const { kind, media, createdAt: at } = message;
  const line = { id, kind, at, share: null, media };
  if (message.from === 'resident') {
    const fate = t('got.at', { name: context.name, ...when(at, context) });
    return { ...line, what: what(message, t), fate, state: message.seenAt === null ? 'new' : 'received' };
  }
  const state = message.seenAt === null ? 'sent' : 'seen';
  return { ...line, media: [], what: what(message, t), fate: fateOf(message, context), state };
}

function fateOf({ seenAt, arrivedAt, unplayable }: Message, context: Context): string {
  const { t } = context;
  if (seenAt !== null) return t('sent.seen', when(seenAt, context));
  if (unplayable) return t('sent.unplayable');
  return arrivedAt === null ? t('sent.sent') : t('sent.arrived');
}

function goingLine({ message, at, refused, share }: OnItsWay, { t, online }: Context): MessageLine {
  const line = { id: message.id, kind: message.kind, at, media: [], what: what(message, t) };
  if (refused !== null) {
    const fate = refused === 'no-room' ? t('sent.noRoom') : t('sent.refused');
    return { ...line, fate, share: null, state: 'refused' };
  }
  const fate = online ? t('sent.sending', { percent: Math.floor(share * 100) }) : t('sent.waiting');
  return { ...line, fate, share, state: 'going' };
}

function what({ kind, media, text }: Pick<Message, 'kind' | 'media' | 'text'>, t: Context['t']): string {
  switch (kind) {
    case 'video':
      return t('kind.video');
    case 'voice':
      return t('kind.voice');
    case 'photos':
      return t('kind.photos', { count: media.length });
    case 'text':
      return text;
  }
}

function when(at: EpochMs, { language, timeZone, now }: Context) {
  return { day: relativeDay(at, { now, timeZone, language }), time: clockTime(at, timeZone) };
}
