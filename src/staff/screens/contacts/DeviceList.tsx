import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';

export type DeviceRow = { readonly id: Id; readonly label: string; readonly since: string };

export type Props = {
  readonly devices: readonly DeviceRow[];
  readonly onRevoke: (deviceId: Id) => Promise<Refusal | null>;
};

/** The browsers that accepted an invitation of this contact, each of which can be put out alone. */
export function DeviceList({ devices, onRevoke }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState<DeviceRow | null>(null);
  if (devices.length === 0) return null;
  return (
    <>
      <h3 class="access__part">{t('access.devices')}</h3>
      <ul class="rows">
        {devices.map((device) => (
          <li key={device.id} class="rows__row">
            <span class="rows__text">
              <strong>{device.label}</strong>
              <span class="soft">{t('access.since', { day: device.since })}</span>
            </span>
            <Button
              variant="quiet"
              aria-label={t('access.disconnect-which', { label: device.label })}
              onPress={() => setAsking(device)}
            >
              {t('access.disconnect')}
            </Button>
          </li>
        ))}
      </ul>
      {asking && (
        <ConfirmDialog
          title={t('access.disconnect-title', { label: asking.label })}
          text={t('access.disconnect-text')}
          confirm={t('access.disconnect')}
          onConfirm={() => onRevoke(asking.id)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
