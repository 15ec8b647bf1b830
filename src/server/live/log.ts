/** What pino does. Fields hold ids, states and counts: never names, credentials or session descriptions. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
