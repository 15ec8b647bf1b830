import { expect, it } from 'vitest';
import { parseRoute, paths } from './routes.ts';

it('leads every path that the console makes to its place', () => {
  expect(parseRoute(paths.residents())).toEqual({ at: 'residents' });
  expect(parseRoute(paths.newResident())).toEqual({ at: 'new-resident' });
  expect(parseRoute(paths.importPeople())).toEqual({ at: 'import' });
  const anne = { at: 'resident', id: 'anne', contact: null };
  for (const tab of ['contacts', 'tablets', 'history', 'details'] as const)
    expect(parseRoute(paths.resident('anne', tab))).toEqual({ ...anne, tab });
  const contacts = { ...anne, tab: 'contacts' };
  expect(parseRoute(paths.newContact('anne'))).toEqual({ ...contacts, contact: { at: 'new' } });
  expect(parseRoute(paths.contact('anne', 'm'))).toEqual({ ...contacts, contact: { at: 'show', id: 'm' } });
  expect(parseRoute(paths.editContact('anne', 'm'))).toEqual({
    ...contacts,
    contact: { at: 'edit', id: 'm' },
  });
  for (const part of ['now', 'statistics'] as const)
    expect(parseRoute(paths.help(part))).toEqual({ at: 'help', part });
  expect(parseRoute(paths.section('help'))).toEqual({ at: 'help', part: 'now' });
  for (const at of ['visits', 'history', 'changes'] as const)
    expect(parseRoute(paths.section(at))).toEqual({ at });
  expect(parseRoute(paths.section('settings'))).toEqual({ at: 'settings', part: 'settings' });
  for (const part of ['settings', 'access', 'people', 'journal'] as const)
    expect(parseRoute(paths.settings(part))).toEqual({ at: 'settings', part });
});

it('shows the residents for a path that nobody knows', () => {
  expect(parseRoute('/staff/nonsense/x')).toEqual({ at: 'residents' });
  expect(parseRoute('/')).toEqual({ at: 'residents' });
});
