/** What a form does with a photo when it is saved. */
export type PhotoChoice = { at: 'keep' } | { at: 'none' } | { at: 'new'; blob: Blob; url: string };

export const KEEP_PHOTO: PhotoChoice = { at: 'keep' };

/** Where to show the chosen photo from. */
export function shownPhoto(choice: PhotoChoice, current: string | null): string | null {
  if (choice.at === 'new') return choice.url;
  return choice.at === 'keep' ? current : null;
}
