import type { Id } from '../../protocol/primitives.ts';

export type ResidentTab = 'contacts' | 'tablets' | 'preview' | 'history' | 'details';

export type ContactRoute = { at: 'new' } | { at: 'show' | 'edit'; id: Id };

export type SettingsPart = 'settings' | 'channels' | 'access' | 'people' | 'journal';

/** Who waits now, or how long people have waited. */
export type HelpPart = 'now' | 'statistics';

/** The tablets, the boxes that they share, or what the house says on all of them. */
export type TabletsPart = 'fleet' | 'lines' | 'greetings';

/** What a URL of the console shows. Every place has one, so that *back*, bookmarks and reloads work. */
export type Route =
  | { at: 'residents' }
  | { at: 'new-resident' | 'import' }
  | { at: 'resident'; id: Id; tab: ResidentTab; contact: ContactRoute | null }
  | { at: 'tablets'; part: TabletsPart }
  | { at: 'visits' | 'history' | 'changes' }
  | { at: 'help'; part: HelpPart }
  | { at: 'settings'; part: SettingsPart };

const BASE = '/staff';

export const paths = {
  residents: () => `${BASE}/`,
  newResident: () => `${BASE}/residents/new`,
  importPeople: () => `${BASE}/residents/import`,
  resident: (id: Id, tab: ResidentTab = 'contacts') =>
    `${BASE}/residents/${id}${tab === 'contacts' ? '' : `/${tab}`}`,
  newContact: (residentId: Id) => `${BASE}/residents/${residentId}/contacts/new`,
  contact: (residentId: Id, id: Id) => `${BASE}/residents/${residentId}/contacts/${id}`,
  editContact: (residentId: Id, id: Id) => `${BASE}/residents/${residentId}/contacts/${id}/edit`,
  settings: (part: SettingsPart) => `${BASE}/settings${part === 'settings' ? '' : `/${part}`}`,
  help: (part: HelpPart) => `${BASE}/help${part === 'now' ? '' : `/${part}`}`,
  tablets: (part: TabletsPart) => `${BASE}/tablets${part === 'fleet' ? '' : `/${part}`}`,
  section: (at: 'tablets' | 'visits' | 'help' | 'history' | 'settings' | 'changes') => `${BASE}/${at}`,
};

const SETTINGS: readonly SettingsPart[] = ['channels', 'access', 'people', 'journal'];

/** Anything unknown is the list of residents: a console has no dead ends. */
export function parseRoute(path: string): Route {
  const [section, id, tab, contactId, verb] = path.split('/').filter(Boolean).slice(1);
  if (section === 'tablets')
    return { at: section, part: id === 'lines' || id === 'greetings' ? id : 'fleet' };
  if (section === 'visits' || section === 'history') return { at: section };
  if (section === 'help') return { at: 'help', part: id === 'statistics' ? id : 'now' };
  if (section === 'settings')
    return { at: 'settings', part: SETTINGS.find((part) => part === id) ?? 'settings' };
  if (section === 'changes') return { at: 'changes' };
  if (section !== 'residents' || !id) return { at: 'residents' };
  if (id === 'new') return { at: 'new-resident' };
  if (id === 'import') return { at: 'import' };
  if (tab === 'tablets' || tab === 'preview' || tab === 'history' || tab === 'details')
    return { at: 'resident', id, tab, contact: null };
  return {
    at: 'resident',
    id,
    tab: 'contacts',
    contact: tab === 'contacts' ? contactRoute(contactId, verb) : null,
  };
}

function contactRoute(id: Id | undefined, verb: string | undefined): ContactRoute | null {
  if (!id) return null;
  return id === 'new' ? { at: 'new' } : { at: verb === 'edit' ? 'edit' : 'show', id };
}
