import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Id } from '../../protocol/primitives.ts';
import type { Log } from '../live/log.ts';
import type { Timers } from '../live/timers.ts';
import type { Principal } from '../principal.ts';
import { type LineFacts, lineOf } from './line-facts.ts';
import type { Page } from './line-ports.ts';
import type { Meter } from './meter.ts';

/** Counts what this server itself sends to and hears from the tablets of a line: pages, files, sockets. */
export interface Traffic {
  /** Call for every HTTP request, before it is answered. */
  request(request: IncomingMessage, response: ServerResponse): void;
  /** Who asks is known now. */
  asks(request: IncomingMessage, principal: Principal): void;
  /** A page said hello on this socket. */
  socket(page: Page, socket: Carrier): void;
  close(): void;
}

/** As far as `net.Socket` goes. */
export type Carrier = {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  once(event: 'close', heard: () => void): unknown;
};

type Deps = {
  facts: LineFacts;
  meter: Pick<Meter, 'add'>;
  addressOf: (request: IncomingMessage) => string;
  /** Whose tablet came from there last. */
  tabletAt: (address: string) => { facilityId: Id; tabletId: Id } | null;
  timers: Timers;
  log: Log;
};

/** Headers of TCP and IP on full packets, and the acknowledgements of the other way. */
const OVERHEAD = 1.06;
const SAMPLE_EVERY_MS = 60_000;

export function createTraffic({ facts, meter, addressOf, tabletAt, timers, log }: Deps): Traffic {
  const askers = new WeakMap<IncomingMessage, Principal>();
  const counted = new WeakMap<object, number>();
  const samples = new Set<() => void>();

  async function count(facilityId: Id, tabletId: Id, { address, bytes }: { address: string; bytes: number }) {
    meter.add(facilityId, lineOf(await facts.of(facilityId), tabletId, address), bytes * OVERHEAD);
  }

  function countSoon(facilityId: Id, tabletId: Id, carried: { address: string; bytes: number }): void {
    if (carried.bytes <= 0) return;
    count(facilityId, tabletId, carried).catch((error) =>
      log.error({ err: error, facilityId }, 'what a tablet used could not be counted'),
    );
  }

  /** Pages are asked for by nobody: what goes to the address of a tablet is most likely its own new version. */
  function whose(request: IncomingMessage, address: string): { facilityId: Id; tabletId: Id } | null {
    const principal = askers.get(request);
    if (principal === undefined) return tabletAt(address);
    return principal.kind === 'tablet' ? principal : null;
  }

  return {
    request(request, response) {
      const { socket } = request;
      const address = addressOf(request);
      response.once('close', () => {
        const tablet = whose(request, address);
        // Requests on one connection follow one another (HTTP/1.1): what it carried since the last one is this one's.
        const carried = socket.bytesRead + socket.bytesWritten;
        const bytes = carried - (counted.get(socket) ?? 0);
        counted.set(socket, carried);
        if (tablet) countSoon(tablet.facilityId, tablet.tabletId, { address, bytes });
      });
    },
    asks: (request, principal) => void askers.set(request, principal),
    socket({ principal, address = '' }, socket) {
      if (principal.kind !== 'tablet') return;
      let before = 0;
      const sample = () => {
        const carried = socket.bytesRead + socket.bytesWritten;
        countSoon(principal.facilityId, principal.tabletId, { address, bytes: carried - before });
        before = carried;
      };
      samples.add(sample);
      socket.once('close', () => {
        samples.delete(sample);
        sample();
      });
    },
    close: timers.every(SAMPLE_EVERY_MS, () => {
      for (const sample of samples) sample();
    }),
  };
}
