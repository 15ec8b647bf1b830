import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Of `notify/`: what goes out, to which browsers, who wants what, and what is wrong just now. */
export const notifyTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createMessages(db);
    await createReach(db);
    await db.schema
      .createTable('alarm')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('subject_id', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('raised_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('alarm_pk', ['facility_id', 'subject_id', 'reason'])
      .execute();
  },
};

/** When a browser last showed what it was sent. */
export const pushReceipts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('push_subscription').addColumn('shown_at', 'bigint').execute();
  },
};

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('once', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('message_once')
    .unique()
    .on('message')
    .columns(['facility_id', 'once'])
    .execute();
  await db.schema.createIndex('message_due').on('message').columns(['state', 'channel', 'next_at']).execute();
  await db.schema
    .createIndex('message_recent')
    .on('message')
    .columns(['facility_id', 'channel', 'created_at'])
    .execute();
}

async function createReach(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('push_subscription')
    .addColumn('endpoint', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('credential_hash', 'text', (c) => c.notNull())
    .addColumn('p256dh', 'text', (c) => c.notNull())
    .addColumn('auth', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('push_subscription_by_owner')
    .on('push_subscription')
    .columns(['facility_id', 'owner_id'])
    .execute();
  await db.schema
    .createTable('alert_choice')
    .addColumn('staff_id', 'text', (c) => c.primaryKey())
    .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
    .addColumn('choices', 'text', (c) => c.notNull())
    .execute();
}
