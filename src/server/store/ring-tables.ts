import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Of `reach/`: which browsers of relatives may be woken. Several devices may share an endpoint: a browser has one, and a
 * relative of two residents is two devices in it.
 */
export const ringTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('ring_subscription')
      .addColumn('device_id', 'text', (c) => c.primaryKey())
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('endpoint', 'text', (c) => c.notNull())
      .addColumn('p256dh', 'text', (c) => c.notNull())
      .addColumn('auth', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('ring_subscription_by_endpoint')
      .on('ring_subscription')
      .column('endpoint')
      .execute();
  },
};
