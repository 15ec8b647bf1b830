import calendarIcon from '@phosphor-icons/core/fill/calendar-check-fill.svg?raw';
import chatIcon from '@phosphor-icons/core/fill/chat-text-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import videoCameraIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import wifiSlashIcon from '@phosphor-icons/core/fill/wifi-slash-fill.svg?raw';
import { clockTime, partOfDay, relativeDay } from '../../i18n/dates.ts';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import { Notice } from '../../ui/Notice.tsx';
import { usePress } from '../../ui/use-press.ts';
import './Aside.css';

/** The one thing that is worth saying under the clock: chosen by `app/aside.ts`. */
export type Aside =
  | { kind: 'care'; until: EpochMs }
  | { kind: 'visit'; name: string; at: EpochMs }
  | { kind: 'offline'; visit: { name: string; at: EpochMs } | null }
  | { kind: 'no-camera'; why: 'denied' | 'missing' }
  /** `message`: from a relative; `house`: to everybody in front of a tablet. */
  | { kind: 'message' | 'house'; name: string }
  | { kind: 'missed'; contactId: Id; name: string; at: EpochMs }
  | { kind: 'greeting'; address: string; spoke: { name: string; at: EpochMs } | null };

export type Props = {
  readonly words: ResidentTranslator;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly view: Aside;
  readonly onCallBack: (contactId: Id) => void;
};

/** The place under the clock. Whatever it says, it keeps its own room: nothing around it moves. */
export function Aside(props: Props) {
  const { words, view, now, timeZone } = props;
  switch (view.kind) {
    case 'care':
      return (
        <div class="aside">
          <Notice icon={clockIcon} title={words.t('home.care', { time: clockTime(view.until, timeZone) })}>
            {words.t('home.care_left', { count: Math.max(1, Math.ceil((view.until - now) / 60_000)) })}
          </Notice>
        </div>
      );
    case 'offline':
      return (
        <div class="aside">
          <Notice icon={wifiSlashIcon} title={words.t('home.offline')}>
            {view.visit ? announced(props, view.visit) : words.t('home.offline_hint')}
          </Notice>
        </div>
      );
    case 'visit':
      return (
        <div class="aside">
          <Notice icon={calendarIcon} title={announced(props, view)} />
        </div>
      );
    case 'message':
    case 'house':
      return (
        <div class="aside aside--message">
          <Notice
            icon={chatIcon}
            title={words.t(view.kind === 'house' ? 'home.house' : 'home.message', { name: view.name })}
          />
        </div>
      );
    case 'no-camera':
      return (
        <div class="aside">
          <Notice icon={videoCameraIcon} title={words.t('camera.missing')}>
            {view.why === 'denied' && words.t('camera.allow_how')}
          </Notice>
        </div>
      );
    case 'missed':
      return (
        <div class="aside">
          <Missed {...props} view={view} />
        </div>
      );
    case 'greeting':
      return <Greeting {...props} view={view} />;
  }
}

type GreetingProps = Props & { view: Extract<Aside, { kind: 'greeting' }> };

/** Nothing is new: who is greeted, and whom they spoke to. Upright each has a line; a long last call takes both. */
function Greeting(props: GreetingProps) {
  const { address, spoke } = props.view;
  const { t } = props.words;
  const last = spoke && t('home.last_call', { name: spoke.name, ...when(props, spoke.at) });
  const isLong = (last?.length ?? 0) > LETTERS_IN_A_LINE;
  return (
    <div class={isLong ? 'aside aside--greeting aside--long' : 'aside aside--greeting'}>
      {address && <p class="aside__greeting">{greeting(props, address)}</p>}
      {last && <p style={{ '--letters': last.length }}>{last}</p>}
    </div>
  );
}

/** As one greets at this hour: *Bonjour*, *Bonsoir*; Portuguese has a third from noon. */
function greeting({ words, now, timeZone }: Props, name: string) {
  switch (partOfDay(now, timeZone)) {
    case 'morning':
      return words.t('home.greeting', { name });
    case 'noon':
    case 'afternoon':
      return words.t('home.greeting_afternoon', { name });
    case 'evening':
    case 'night':
      return words.t('home.greeting_evening', { name });
  }
}

/** *Haut um 15:00: Anna* */
const announced = ({ words, timeZone }: Props, { name, at }: { name: string; at: EpochMs }) =>
  words.t('visit.today', { name, time: clockTime(at, timeZone) });

/** How many letters of 32 px a tablet of 768 px has room for when it stands upright. */
const LETTERS_IN_A_LINE = 46;

type MissedProps = Props & { view: Extract<Aside, { kind: 'missed' }> };

/** Somebody called in vain: a press calls back. */
function Missed({ view, onCallBack, ...props }: MissedProps) {
  const press = usePress(() => onCallBack(view.contactId));
  const { t } = props.words;
  const { day, time } = when(props, view.at);
  const isToday = day === when(props, props.now).day;
  const { name } = view;
  const today = isToday && t('missed.title', { name, time });
  return (
    <>
      <button type="button" class="aside__missed" {...press}>
        <span>{today || t('home.missed', { name, day, time })}</span>
        <span class="aside__offer">{t('missed.call_back')}</span>
      </button>
      {/* Where there is no room for a button, nor for the hour of another day: one of the two is always `display: none`. */}
      <p class="aside__said">{today || t('home.missed_day', { name, day })}</p>
    </>
  );
}

/** Day and time as one says them from today: “hier”, “16:20”. */
function when({ words, now, timeZone }: Pick<Props, 'words' | 'now' | 'timeZone'>, at: EpochMs) {
  const day = relativeDay(at, { now, timeZone, language: words.language.value });
  return { day, time: clockTime(at, timeZone) };
}
