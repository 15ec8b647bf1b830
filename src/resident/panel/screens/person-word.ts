import { createContext } from 'preact';
import type { Settings } from '../../app/settings.ts';

/** *Resident*, *patient* or *child*: what this house calls those in front of its tablets. */
export const PersonWord = createContext<Settings['personWord']>('resident');
