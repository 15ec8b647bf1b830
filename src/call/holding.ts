/**
 * What watches over a call that is on: fetched while it rings. Without it a call is held as well as browsers do.
 * @param calm a page that is itself still coming waits for it
 */
export const fetchHolding = async (calm?: Promise<void>) => {
  if (calm) await calm;
  return import('./hold/hold.ts');
};
