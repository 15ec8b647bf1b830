import bellRingingIcon from '@phosphor-icons/core/fill/bell-ringing-fill.svg?raw';
import { useState } from 'preact/hooks';
import { ALERT_KINDS, type AlertChoices, type AlertKind, type OwnAlerts } from '../../../protocol/alerts.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { useSave } from '../form/use-save.ts';

export type Props = {
  readonly own: OwnAlerts;
  /** When this browser last showed an alert, in words. */
  readonly shown: string | null;
  /** Why this browser could not be switched on, in words. */
  readonly onSwitch: (on: boolean) => Promise<{ refusal: Refusal | null; why: string | null }>;
  readonly onChoose: (choices: AlertChoices) => Promise<Refusal | null>;
};

/** How the person here is told while they do not look at the console. */
export function AlertsCard({ own, shown, onSwitch, onChoose }: Props) {
  const { t } = useWords();
  const { busy, refused, run } = useSave();
  const [why, setWhy] = useState<string | null>(null);
  const flip = (on: boolean) =>
    void run(async () => {
      const told = await onSwitch(on);
      setWhy(told.why);
      return told.refusal;
    });
  return (
    <section class="card form">
      <h2 class="card__title">{t('alerts.title')}</h2>
      <p>{t(own.isHere ? 'alerts.on' : 'alerts.off')}</p>
      {own.isHere && <p class="soft">{shown ? t('alerts.shown', { when: shown }) : t('alerts.not-shown')}</p>}
      <div>
        <Button icon={bellRingingIcon} disabled={busy} onPress={() => flip(!own.isHere)}>
          {t(own.isHere ? 'alerts.switch-off' : 'alerts.switch-on')}
        </Button>
      </div>
      <p class="form-foot__refused" role="alert">
        {why ?? refused}
      </p>
      <Choices own={own} onChange={(choices) => void run(() => onChoose(choices))} />
      <p class="soft">{mailNote(own, t)}</p>
    </section>
  );
}

function mailNote({ can, email }: OwnAlerts, t: ReturnType<typeof useWords>['t']): string {
  if (!can.mail) return t('alerts.no-mail');
  return email === null ? t('alerts.no-address') : t('alerts.mail-to', { email });
}

type ChoicesProps = { readonly own: OwnAlerts; readonly onChange: (choices: AlertChoices) => void };

function Choices({ own, onChange }: ChoicesProps) {
  const { t } = useWords();
  const canMail = own.can.mail && own.email !== null;
  const box = (kind: AlertKind, way: 'push' | 'mail', enabled: boolean) => (
    <td>
      <label class="choice">
        <input
          type="checkbox"
          aria-label={`${t(`alerts.kind.${kind}`)}, ${t(`alerts.${way}`)}`}
          disabled={!enabled}
          checked={own.choices[kind][way]}
          onChange={(event) => {
            const ways = { ...own.choices[kind], [way]: event.currentTarget.checked };
            onChange({ ...own.choices, [kind]: ways });
          }}
        />
      </label>
    </td>
  );
  return (
    <div class="stats__scroll">
      <table class="stats__table">
        <thead>
          <tr>
            <th scope="col">{t('alerts.what')}</th>
            <th scope="col">{t('alerts.push')}</th>
            <th class="stats__short" scope="col">
              {t('alerts.mail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ALERT_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`alerts.kind.${kind}`)}</th>
              {box(kind, 'push', true)}
              {box(kind, 'mail', canMail)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
