/** What watches over a call that is on: fetched while it rings. Without it a call is held as well as browsers do. */
export const fetchHolding = () => import('./hold/hold.ts');
