import checkCircleIcon from '@phosphor-icons/core/fill/check-circle-fill.svg?raw';
import warningCircleIcon from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { duration } from '../../../i18n/dates.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { paths } from '../../app/routes.ts';
import { useWords } from '../../app/words.ts';
import { PageTitle } from '../frame/PageTitle.tsx';
import { HelpTabs } from './HelpTabs.tsx';
import { runningClock } from './waiting.ts';

export type HelpRow = {
  readonly id: Id;
  readonly residentId: Id;
  /** Who, and where. */
  readonly name: string;
  /** Room and tablet. */
  readonly place: string;
  readonly askedAt: EpochMs;
  /** How many steps of `HELP_STEPS_MIN` have passed with nobody on the way. */
  readonly step: number;
  readonly taken: { readonly by: string | null } | null;
};

export type ClosedRow = {
  readonly id: Id;
  readonly name: string;
  readonly when: string;
  /** How long until it was closed, who went when, and what was called out in between. */
  readonly facts: readonly string[];
};

export type Props = {
  readonly open: readonly HelpRow[];
  readonly closed: readonly ClosedRow[];
  readonly now: EpochMs;
  readonly online: boolean;
  readonly onTake: (id: Id) => void;
  readonly onClose: (id: Id) => void;
};

/** Who asked for a person, for how long they have waited, and who is on the way. */
export function HelpPage({ open, closed, now, online, onTake, onClose }: Props) {
  const { t } = useWords();
  return (
    <div class="page">
      <PageTitle title={t('nav.help')} />
      <HelpTabs current="now" />
      <p class="help__no-alarm">
        <Icon svg={warningCircleIcon} />
        <span>{t('help.no-alarm')}</span>
      </p>
      {!online && (
        <p class="field__error" role="status">
          {t('help.offline')}
        </p>
      )}
      {open.length === 0 && (
        <p class="card help__nobody">
          <Icon svg={checkCircleIcon} />
          <span>{t('help.nobody')}</span>
        </p>
      )}
      <ul class="rows">
        {open.map((row) => (
          <li key={row.id} class={row.taken ? 'card' : `card help__card help__card--step${row.step}`}>
            <HelpLine row={row} now={now} onTake={onTake} onClose={onClose} />
          </li>
        ))}
      </ul>
      {closed.length > 0 && (
        <section>
          <h2 class="part-title">{t('help.closed')}</h2>
          <ul class="card rows">
            {closed.map(({ id, name, when, facts }) => (
              <li key={id} class="rows__row">
                <span class="rows__text">
                  <span>{name}</span>
                  <span class="soft">{facts.join(' · ')}</span>
                </span>
                <span class="soft">{when}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type LineProps = Pick<Props, 'now' | 'onTake' | 'onClose'> & { row: HelpRow };

function HelpLine({ row, now, onTake, onClose }: LineProps) {
  const { t, language } = useWords();
  const by = row.taken?.by;
  return (
    <div class="rows__row">
      <span class="rows__text">
        <a class="help__name" href={paths.resident(row.residentId)}>
          {row.name}
        </a>
        <span class="soft">{row.place}</span>
        {!row.taken && row.step > 0 && (
          <strong class="help__nobody-went">
            {t('help.nobody-went', { duration: duration((now - row.askedAt) / 60_000, language.value) })}
          </strong>
        )}
        {row.taken && (
          <span class="standing--online">
            {by ? t('help.taken', { name: by }) : t('help.taken-by-somebody')}
          </span>
        )}
      </span>
      <span class="help__clock">
        <span class="soft">{t('help.waits')}</span>
        <time class="help__time" dateTime={new Date(row.askedAt).toISOString()}>
          {runningClock(row.askedAt, now)}
        </time>
      </span>
      {!row.taken && (
        <Button variant="primary" onPress={() => onTake(row.id)}>
          {t('help.take')}
        </Button>
      )}
      <Button icon={checkCircleIcon} onPress={() => onClose(row.id)}>
        {t('help.close')}
      </Button>
    </div>
  );
}
