import type { Panel } from './open-panel.ts';

const GIB = 2 ** 30;

/** Short sentences about this tablet, for a nurse at the telephone with whoever helps. */
export function factsOf({ ports, words }: Pick<Panel, 'ports' | 'words'>): string[] {
  const { t } = words;
  const { resident, tablet } = ports.replica.records.value;
  const { version, storage, network, update } = ports.health.health.value;
  const whose = resident.get(ports.settings.value.residentId ?? '');
  const name = whose ? `${whose.givenName} ${whose.familyName}`.trim() : t('tablet.nobody');
  const unsent = ports.replica.pending.value.length;
  const free = storage.freeBytes === null ? null : (storage.freeBytes / GIB).toFixed(1).replace('.', ',');
  return [
    t('tablet.whose', { name }) + (whose?.room ? t('tablet.room', { room: whose.room }) : ''),
    t('tablet.name', { name: tablet.get(ports.tabletId)?.name ?? '' }),
    ports.online.value ? t('tablet.online', { kind: t(`network.${network.kind}`) }) : t('tablet.offline'),
    unsent > 0 ? t('tablet.unsent', { count: unsent }) : '',
    t(storage.persisted === false ? 'tablet.not_kept' : 'tablet.kept') +
      (free === null ? '' : t('tablet.free', { free })),
    t('tablet.version', { version }),
    update === 'rolled-back' ? t('tablet.rolled_back') : '',
  ].filter((fact) => fact !== '');
}
