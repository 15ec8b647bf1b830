import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How calls went, in figures. Not records: nobody's screen waits for them, and they are forgotten after a season. */
export const qualityTable: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('call_quality')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('call_id', 'text', (c) => c.notNull())
      .addColumn('side', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('tablet_id', 'text')
      .addColumn('resident_id', 'text', (c) => c.notNull())
      .addColumn('contact_id', 'text', (c) => c.notNull())
      .addColumn('talk_ms', 'bigint', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('call_quality_pk', ['facility_id', 'call_id', 'side'])
      .execute();
    await db.schema
      .createIndex('call_quality_by_tablet')
      .on('call_quality')
      .columns(['facility_id', 'tablet_id', 'at'])
      .execute();
    await db.schema.createIndex('call_quality_by_time').on('call_quality').column('at').execute();
  },
};
