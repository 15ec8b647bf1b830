import type { Counted, LineName, Shape, Way } from './shape.ts';

/** `server`: whatever both reach over their own lines. */
export type Place = 'server' | 'tablet' | 'relative';

/** Two people, each on an access line of their own, and a server between them. */
export interface Lab {
  /** How the lines are made; part of every result. */
  readonly how: 'namespaces' | 'userspace';
  /** The server's address, as both people reach it. */
  readonly address: string;
  /** What a command begins with to run there; empty: it runs as usual. */
  at(place: Place): readonly string[];
  /** Where this person's browser must take its media through, as the way into the emulated line; null: anywhere. */
  relayPort(place: Place): number | null;
  set(line: LineName, way: Way | 'both', shape: Shape): Promise<void>;
  /** Both lines of both people as they are at first. */
  reset(): Promise<void>;
  counted(line: LineName): Promise<Counted>;
  /** The relative leaves one network for another, with another address; again: back. Null where the lab cannot. */
  readonly switchNetwork: (() => Promise<void>) | null;
  close(): Promise<void>;
}
