import { createCall } from '../call/call.ts';
import { CallOf } from './CallOf.tsx';

/** All that a call needs, in one file: its machinery and its screens. */
export type CallPart = { readonly createCall: typeof createCall; readonly CallOf: typeof CallOf };

export const callPart: CallPart = { createCall, CallOf };
