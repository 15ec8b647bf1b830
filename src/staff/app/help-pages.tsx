import { duration, longDate } from '../../i18n/dates.ts';
import type { MutationName } from '../../protocol/mutations.ts';
import type { Id } from '../../protocol/primitives.ts';
import { HelpBar } from '../screens/help/HelpBar.tsx';
import { HelpPage } from '../screens/help/HelpPage.tsx';
import { HelpStatistics } from '../screens/help/HelpStatistics.tsx';
import { byHour, byWeek, responseTimes, summary } from '../screens/help/response-times.ts';
import { openHelps } from '../screens/help/waiting.ts';
import type { Desk } from './desk.ts';
import { closedRows, helpRows } from './help-view.ts';
import { viewpoint } from './look.ts';
import { refusalText } from './refusal-words.ts';
import type { HelpPart } from './routes.ts';

type Props = { readonly desk: Desk };

/** Help requests with their clocks, and how long people have waited. */
export function HelpRoute({ desk, part }: Props & { readonly part: HelpPart }) {
  return part === 'now' ? <Now desk={desk} /> : <Statistics desk={desk} />;
}

function Now({ desk }: Props) {
  const now = desk.ticks.second.value;
  return (
    <HelpPage
      now={now}
      online={desk.online.value}
      open={helpRows(desk, now)}
      closed={closedRows(desk)}
      onTake={(id) => void changeHelp(desk, 'help.take', id)}
      onClose={(id) => void changeHelp(desk, 'help.close', id)}
    />
  );
}

const WEEKS = 12;

function Statistics({ desk }: Props) {
  const { now, timeZone, language } = viewpoint(desk);
  const times = responseTimes(desk.replica.records.value.help, { now, weeks: WEEKS, timeZone });
  return (
    <HelpStatistics
      weeks={WEEKS}
      all={summary(times)}
      hours={byHour(times, timeZone).map((found, hour) => ({ label: String(hour), found }))}
      perWeek={byWeek(times, { now, weeks: WEEKS, timeZone }).map(({ monday, found }) => ({
        label: longDate(monday, 'UTC', language),
        found,
      }))}
      say={(ms) => duration(ms / 60_000, language)}
    />
  );
}

/** Over every other page: who waits, with nobody on the way. */
export function HelpBarOf({ desk }: Props) {
  const anybody = openHelps(desk.replica.records.value.help).some(({ body }) => body.takenAt === null);
  if (!anybody) return null;
  const now = desk.ticks.second.value;
  return (
    <HelpBar
      waiting={helpRows(desk, now).filter(({ taken }) => taken === null)}
      now={now}
      onTake={(id) => void changeHelp(desk, 'help.take', id)}
    />
  );
}

async function changeHelp(desk: Desk, name: Extract<MutationName, 'help.take' | 'help.close'>, id: Id) {
  const refusal = await desk.actions.change(name, { id });
  if (!refusal) return;
  const refused = { refusal, at: desk.ticks.second.peek() };
  desk.notices.say(refusalText(desk.words, refused, viewpoint(desk).timeZone), 'bad');
}
