import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import clockIcon from '@phosphor-icons/core/fill/clock-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import type { Refusal } from '../../../protocol/errors.ts';
import {
  CHECKS,
  type Light,
  RELAY_WAYS,
  type SelfTest,
  type TabletErrand,
} from '../../../protocol/health.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';
import { ServingPart } from '../shared/ServingPart.tsx';
import { CallPlot, type CallsLook } from './CallPlot.tsx';
import { Errands } from './Errands.tsx';
import { type Props as Deeds, TabletDeeds } from './TabletDeeds.tsx';
import type { Whose } from './TabletForm.tsx';
import type { TabletRow } from './tablet-row.ts';
import { WeekPlots } from './WeekPlots.tsx';
import type { Report } from './week-plot.ts';

export type Props = Omit<Deeds, 'name' | 'held'> & {
  readonly tablet: TabletRow;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly onErrand: (errand: TabletErrand) => Promise<Refusal | null>;
  readonly onWeek: () => Promise<readonly Report[] | null>;
  readonly onCalls: () => Promise<CallsLook | null>;
  readonly residents: readonly Whose[];
  readonly onBegin: (residentId: Id) => Promise<Refusal | null>;
  readonly onEnd: () => Promise<Refusal | null>;
};

/** All that is known of a tablet, and what can be done with it from here. */
export function TabletDetails(props: Props) {
  const { tablet, now, timeZone } = props;
  return (
    <div class="tablet-details">
      {tablet.kind === 'shared' && <ServingPart {...props} isServing={tablet.isServing} />}
      <Errands canAsk={tablet.online === true} onErrand={props.onErrand} />
      <dl class="facts">
        {tablet.facts.map(({ label, value }) => (
          <div key={label} class="facts__row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {tablet.selfTest && <Lights test={tablet.selfTest} />}
      <CallPlot onLoad={props.onCalls} />
      <WeekPlots now={now} timeZone={timeZone} onLoad={props.onWeek} />
      <TabletDeeds {...props} name={tablet.name} held={tablet.held} />
    </div>
  );
}

/** What the last self-test found: a colour never stands without its word. */
function Lights({ test }: { test: SelfTest }) {
  const { t } = useWords();
  return (
    <ul class="lights" aria-label={t('fleet.self-test')}>
      {CHECKS.map((check) => {
        const light = test.lights[check];
        return (
          <li key={check} class={`lights__one lights__one--${light}`}>
            <Icon
              svg={light === 'green' ? checkCircleIcon : light === 'unknown' ? clockIcon : warningCircleIcon}
            />
            <span>
              {t(`check.${check}`)}
              <span class="visually-hidden">{`: ${t(`check.is-${light}`)}`}</span>
              {check === 'relay' && test.relay && <RelayWays ways={test.relay} />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** By which ways the relay answers: what is missing is what somebody's network at home may need. */
function RelayWays({ ways }: { ways: NonNullable<SelfTest['relay']> }) {
  const { t } = useWords();
  const named = (light: Light) =>
    RELAY_WAYS.filter((way) => ways[way] === light)
      .map((way) => way.toUpperCase())
      .join(', ');
  const [green, red] = [named('green'), named('red')];
  const said = [green && t('check.relay-by', { ways: green }), red && t('check.relay-not-by', { ways: red })];
  return <span class="soft">{` · ${said.filter(Boolean).join(', ')}`}</span>;
}
