const FRONT = ['ui', 'i18n', 'call', 'sync', 'data', 'protocol'];

/**
 * Which folders of src/ each folder may import from, itself aside. biome.json says the same as lint rules;
 * direction.test.ts feeds every forbidden pair to the linter, so the two cannot part unnoticed.
 */
export const ALLOWED_IMPORTS: Record<string, readonly string[]> = {
  protocol: [],
  i18n: [],
  ui: ['i18n'],
  data: ['protocol'],
  call: ['protocol'],
  sync: ['data', 'protocol'],
  sw: ['protocol', 'i18n', 'data'],
  resident: FRONT,
  staff: FRONT,
  relative: FRONT,
  server: ['protocol', 'i18n'],
  // A screen is handed its data and callbacks: it never reaches into storage or the network by itself.
  'resident/screens': ['ui', 'i18n', 'call', 'protocol'],
  'staff/screens': ['ui', 'i18n', 'call', 'protocol'],
  'relative/screens': ['ui', 'i18n', 'call', 'protocol'],
};
