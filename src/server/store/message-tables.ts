import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The files of messages, and uploads on their way. Released migrations are never edited: see `migrations.ts`. */
export const messageTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('medium')
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('medium_pk', ['facility_id', 'hash'])
      .execute();
    await db.schema
      .createTable('upload')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('facility_id', 'text', (c) => c.notNull().references('facility.id'))
      .addColumn('bytes', 'bigint', (c) => c.notNull())
      .addColumn('hash', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('upload_by_facility').on('upload').column('facility_id').execute();
  },
};
